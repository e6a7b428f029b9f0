"""The plane: heights, paths, and a start that is dragged."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.descent.two_plot import TwoPlot
from gui.style import theme


@pytest.fixture
def plot(qtbot):
    one = TwoPlot()
    qtbot.addWidget(one)
    one.resize(420, 300)
    one.show()
    valley = nn.OF_TWO["book"]
    field = nn.ScalarField(valley.text, 2)
    one.show_field(field, valley.bounds)
    paths = nn.descend_together(field, valley.start, {"sgd": 0.95, "adam": 0.3}, 30)
    one.show_paths([(path, theme.color("accent")) for path in paths], 30)
    return one


def test_the_start_is_where_a_person_clicks(qtbot, plot):
    with qtbot.waitSignal(plot.started) as told:
        qtbot.mousePress(plot, Qt.LeftButton, pos=plot._area().point(4.0, -2.0).toPoint())
    assert told.args == [pytest.approx(4.0, abs=0.1), pytest.approx(-2.0, abs=0.1)]
    with qtbot.waitSignal(plot.started) as told:
        qtbot.keyClick(plot, Qt.Key_Up)
    assert told.args == [pytest.approx(-7.0), pytest.approx(2.2)]


def test_the_heights_are_made_once_for_a_size(plot):
    plot.grab()
    first = plot._image
    plot.step = 3
    plot.grab()
    assert plot._image is first
    plot.resize(300, 200)
    plot.grab()
    assert plot._image is not first


def test_a_path_that_left_is_painted(plot):
    field = nn.ScalarField("x**2 - y**2", 2)
    plot.show_field(field, (-2.0, 2.0, -2.0, 2.0))
    paths = nn.descend_together(field, (1.0, 0.1), {"sgd": 50.0}, 100)
    plot.show_paths([(path, theme.color("accent")) for path in paths], 100)
    assert paths[0].left is not None
    assert not plot.grab().isNull()
