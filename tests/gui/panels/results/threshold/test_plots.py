"""Curves over all thresholds."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPointF, Qt

import nn
from gui.panels.results.threshold.plots import (
    MOST_POINTS,
    CalibrationPlot,
    Judged,
    ThresholdPlot,
    thinned,
)
from gui.style import theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def judged(two_classes):
    return [
        Judged(
            lane,
            nn.ThresholdCurve.of(one.truth, one.upper_shares),
            nn.Calibration.of(one.truth, one.upper_shares),
        )
        for lane, one in zip(two_classes[1], two_classes[2], strict=True)
    ]


@pytest.mark.parametrize("kind", ["roc", "pr"])
def test_the_point_is_moved_to_the_nearest_threshold(qtbot, judged, kind):
    plot = ThresholdPlot(kind)
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.show_curves(judged, 1, 0.5)
    plot.show()
    assert seen(plot, theme.lane_color(0)) > 20
    curve, area = judged[1].curve, plot._area()
    for threshold in (0.3, 0.7):
        where = area.point(*judged[1].place(kind, threshold))
        with qtbot.waitSignal(plot.moved) as moved:
            qtbot.mouseClick(plot, Qt.LeftButton, pos=where.toPoint())
        found = area.point(*judged[1].place(kind, moved.args[0]))
        assert (found - QPointF(where)).manhattanLength() < 6
        assert curve.at(moved.args[0]).sum() == len(plot.judged[1].curve.hits) * 0 + 40


def test_the_arrow_keys_move_the_threshold_and_stay_between_0_and_1(qtbot, judged):
    plot = ThresholdPlot("roc")
    qtbot.addWidget(plot)
    plot.show_curves(judged, 0, 0.5)
    for key, expected in ((Qt.Key_Right, 0.49), (Qt.Key_Left, 0.51)):
        with qtbot.waitSignal(plot.moved) as moved:
            qtbot.keyClick(plot, key)
        assert moved.args == [pytest.approx(expected)]
    plot.show_curves(judged, 0, 1.0)
    with qtbot.waitSignal(plot.moved) as moved:
        qtbot.keyClick(plot, Qt.Key_Left)
    assert moved.args == [1.0]


def test_calibration_is_painted(qtbot, judged):
    plot = CalibrationPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.grab()
    plot.show_curves(judged)
    assert seen(plot, theme.lane_color(1)) > 20


def test_long_curves_are_thinned_with_both_ends():
    values = np.arange(10_000)
    found = thinned(values)
    assert len(found) == MOST_POINTS
    assert (found[0], found[-1]) == (0, 9999)
    assert thinned(values[:10]).tolist() == list(range(10))
