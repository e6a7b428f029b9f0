"""What all probes share: a sample, its label, and the next one."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.probe.point_probe import PointProbe
from gui.probe.probe import Probe
from gui.probe.probe_side import PROBES


@pytest.fixture
def probe(qtbot, lanes_over):
    """A point probe over the moons."""
    one = PointProbe()
    qtbot.addWidget(one)
    one.told = []
    one.changed.connect(lambda: one.told.append(one.index))
    one.show_run(*lanes_over("moons"))
    return one


def test_it_begins_with_the_first_sample_of_the_validation_set_and_its_label(probe):
    validation = probe.dataset.validation
    assert probe.index == 0
    assert probe.truth == validation.t[0]
    assert probe.sample().tolist() == [validation.x[0].tolist()]
    assert probe.told == [0]


def test_the_next_sample_comes_again_from_the_first_after_the_last(qtbot, probe):
    count = len(probe.dataset.validation)
    for expected in [*range(1, count), 0]:
        probe.next_button.click()
        assert probe.index == expected


def test_what_a_person_changes_has_no_label_of_its_own(probe):
    probe.touch()
    assert probe.truth is None
    probe.show_next()
    assert probe.truth == probe.dataset.validation.t[1]


def test_lanes_that_are_renamed_keep_the_sample_that_is_shown(probe):
    probe.show_next()
    probe.rename(probe.lanes)
    probe.show_run(probe.lanes, probe.dataset)
    assert probe.index == 1


@pytest.mark.parametrize("kind", PROBES)
def test_every_probe_says_what_it_is_and_its_button_keeps_no_keys(qtbot, kind):
    one = kind()
    qtbot.addWidget(one)
    assert isinstance(one, Probe)
    assert one.heading
    assert one.next_button.text()
    assert one.next_button.focusPolicy() == Qt.TabFocus
    assert one.sample() is None
