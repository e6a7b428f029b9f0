"""Values over the steps: on a logarithmic axis, from the lowest value where that is below 0."""

from __future__ import annotations

import numpy as np

import nn
from gui.panels.inside.descent.values_plot import ValuesPlot
from gui.style import theme


def plot_of(qtbot, *values, lowest=0.0):
    plot = ValuesPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    paths = []
    for one in values:
        nothing = np.zeros((len(one), 1))
        path = nn.DescentPath("sgd", 0.1, nothing, np.array(one), nothing)
        paths.append((path, theme.color("accent")))
    plot.show_paths(paths, 10, lowest)
    return plot


def test_the_axis_holds_all_values_that_have_a_logarithm(qtbot):
    axis = plot_of(qtbot, [100.0, 1.0, 0.0, np.nan], [3.0, 0.02])._up()
    assert (axis.low, axis.high) == (-2, 2)


def test_values_below_zero_are_told_from_the_lowest(qtbot):
    plot = plot_of(qtbot, [1.0, -1.0, -2.0], lowest=-2.0)
    assert plot.lowest == -2.0
    assert not plot.grab().isNull()


def test_nothing_and_only_zeros_can_be_painted(qtbot):
    for plot in (plot_of(qtbot), plot_of(qtbot, [0.0, 0.0])):
        assert not plot.grab().isNull()
