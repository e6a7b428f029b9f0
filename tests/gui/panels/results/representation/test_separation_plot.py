"""How far the classes part in every layer."""

from __future__ import annotations

import numpy as np

import nn
from gui.panels.results.representation.separation_plot import SeparationPlot, shares_of
from gui.style import theme
from tests.gui.panels.conftest import seen
from tests.gui.panels.results.conftest import loaded
from tests.gui.panels.results.representation.conftest import represented


def test_a_line_for_each_lane(qtbot, planes):
    plot = SeparationPlot()
    qtbot.addWidget(plot)
    plot.resize(360, 220)
    plot.grab()
    plot.show_pairs(list(zip(planes[1], planes[2], strict=True)))
    assert seen(plot, theme.lane_color(0)) > 20
    assert seen(plot, theme.lane_color(1)) > 20


def test_the_shares_are_percent_of_the_variance(planes):
    found = planes[2][0]
    x = planes[1][0].prepared.dataset.validation
    np.testing.assert_allclose(shares_of(found)[0], 100 * nn.separation(x.x, x.t))


def test_a_regression_says_that_there_are_no_classes(qtbot):
    recipes, data = loaded("sine")
    _, lanes, found = represented(data, recipes, 5)
    plot = SeparationPlot()
    qtbot.addWidget(plot)
    plot.show_pairs(list(zip(lanes, found, strict=True)))
    plot.grab()
    assert seen(plot, theme.lane_color(0)) == 0
