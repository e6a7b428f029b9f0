"""Panels about what every lane says to each sample."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.panels import PANELS
from gui.panels.assessed_panel import AssessedPanel
from gui.selection import Selection
from tests.conftest import toy_dataset
from tests.gui.panels.results.conftest import RECIPES, assessed, show

KINDS = [kind for kind in PANELS if issubclass(kind, AssessedPanel)]


@pytest.fixture(scope="module")
def run():
    return assessed(RECIPES, toy_dataset())


@pytest.mark.parametrize("kind", KINDS)
def test_what_other_lanes_said_is_dropped(qtbot, kind, run):
    panel = kind()
    qtbot.addWidget(panel)
    assert panel.shown is None
    show(panel, run)
    assert [one for _, one in panel.pairs] == run[2]
    assert panel.shown is run[2][0]
    panel.show_lane(1)
    assert panel.shown is run[2][1]
    panel.show_run(*run[:2])
    assert panel.pairs == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_test_set_is_offered_when_every_lane_has_ended(qtbot, kind, run):
    history, lanes, _ = run
    panel = kind()
    qtbot.addWidget(panel)
    panel.show_run(history, lanes)
    button = panel.parts_choice.buttons["test"]
    assert not button.isEnabled()
    assert "ended" in button.toolTip()
    stop = nn.Stop(20, nn.Sentence("It ended."), 20)
    panel.rename((replace(lanes[0], stop=stop), lanes[1]))
    assert not button.isEnabled()
    panel.rename(tuple(replace(lane, stop=stop) for lane in lanes))
    assert button.isEnabled()
    with qtbot.waitSignal(panel.part_asked) as asked:
        button.click()
    assert asked.args == ["test"]


def test_what_another_lane_in_the_same_slot_said_is_not_shown(qtbot, run):
    other = assessed(RECIPES, toy_dataset())
    panel = KINDS[0]()
    qtbot.addWidget(panel)
    panel.show_run(*run[:2])
    panel.take_assessments(other[2])
    assert panel.pairs == []


def test_another_part_drops_what_was_said_of_the_first(qtbot, run):
    panel = show(KINDS[0](), run)
    qtbot.addWidget(panel)
    panel.show_selection(Selection("validation", (0, 1), 3))
    assert panel.pairs
    panel.show_selection(Selection("test"))
    assert panel.pairs == []
    assert panel.parts_choice.current == "test"


def test_the_step_that_was_measured_is_told(qtbot, run):
    panel = show(KINDS[0](), run)
    qtbot.addWidget(panel)
    assert panel.told_step() == "measured at step 20"
    found = [replace(run[2][0], step=0), replace(run[2][1], step=0)]
    panel.take_assessments(found)
    assert panel.told_step() == "Untrained (step 0)"
    panel.take_assessments([found[0], run[2][1]])
    assert panel.told_step() == "measured at step 0 / 20"
