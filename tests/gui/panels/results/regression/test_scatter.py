"""Predictions and residuals as points."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

from gui.panels.results.regression.scatter import ScatterPlot
from gui.style import theme
from tests.gui.panels.conftest import seen


@pytest.fixture(params=[False, True])
def plot(request, qtbot, regression):
    one = ScatterPlot("plot", request.param)
    qtbot.addWidget(one)
    one.resize(420, 300)
    one.show_pairs(list(zip(regression[1], regression[2], strict=True)), None)
    one.show()
    return one


def test_points_of_both_lanes_are_seen(plot):
    assert seen(plot, theme.lane_color(0)) > 20
    assert seen(plot, theme.lane_color(1)) > 0


def test_a_click_chooses_the_nearest_sample(qtbot, plot, regression):
    found = regression[2][1]
    for sample in (3, 11):
        y = found.predicted[sample]
        place = (y, y - found.truth[sample]) if plot.residuals else (found.truth[sample], y)
        with qtbot.waitSignal(plot.sample_chosen) as chosen:
            qtbot.mouseClick(plot, Qt.LeftButton, pos=plot.area().point(*place).toPoint())
        other = regression[2]
        away = np.min([abs(one.predicted[chosen.args[0]] - y) for one in other])
        assert away < 0.1 * np.ptp(found.truth)
    with qtbot.assertNotEmitted(plot.sample_chosen):
        qtbot.mouseClick(plot, Qt.LeftButton, pos=QPoint(3, 3))


def test_the_sample_that_is_chosen_has_a_ring(plot):
    before = seen(plot, theme.color("text"))
    plot.show_pairs(plot.pairs, 5)
    assert seen(plot, theme.color("text")) > before


def test_nothing_is_painted_without_lanes(qtbot):
    one = ScatterPlot("plot", residuals=False)
    qtbot.addWidget(one)
    one.grab()
