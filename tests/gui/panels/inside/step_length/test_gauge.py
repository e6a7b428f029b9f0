"""The gauge: the median of the latest steps, and what is no number left out."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.inside.step_length.gauge import RECENT, Gauge, Steps
from tests.gui.panels.conftest import entrant, filled, rows_of


@pytest.fixture
def lane():
    return entrant(filled(0, rows_of(5, 1.0, 0.5, (1, 1), (1, 1), (1, 1), (1, 1))))


def test_the_needle_is_the_median_of_the_latest_steps(lane):
    alphas = np.concatenate([np.full(200, 5.0), np.linspace(-1.0, 0.0, RECENT), [np.nan, np.inf]])
    assert Steps(lane, alphas).median == pytest.approx(-0.5)
    assert np.isnan(Steps(lane, np.array([np.nan])).median)
    assert np.isnan(Steps(lane, np.empty(0)).median)


def test_all_kinds_of_steps_are_painted(qtbot, lane):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.resize(500, 300)
    for alphas in ([], [np.nan], [-1.0, -1.0], [0.2], [50.0, np.inf], [-9.0]):
        gauge.show_steps([Steps(lane, np.array(alphas, float))] * 2)
        assert not gauge.grab().isNull()


def test_many_lanes_stand_in_two_rows_where_they_are_narrow(qtbot, lane):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.show_steps([Steps(lane, np.array([0.0]))] * 4)
    for wide, columns in ((900, 4), (420, 2)):
        gauge.resize(wide, 300)
        assert gauge._columns == columns
    gauge.show_steps([])
    assert gauge._columns == 1
