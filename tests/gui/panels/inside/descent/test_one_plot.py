"""The curve: the start is dragged, the wheel turned, and paths that leave do no harm."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.descent.one_plot import OnePlot


@pytest.fixture
def plot(qtbot):
    one = OnePlot()
    qtbot.addWidget(one)
    one.resize(500, 300)
    one.show()
    field = nn.ScalarField("x**2", 1)
    one.show_curve(field, (-3.0, 3.0))
    one.show_path(nn.descend(field, (-2.0,), "sgd", 0.1, 20), 20)
    return one


def test_the_start_is_where_a_person_clicks(qtbot, plot):
    with qtbot.waitSignal(plot.started) as told:
        qtbot.mousePress(plot, Qt.LeftButton, pos=plot._area().point(1.5, 2.0).toPoint())
    assert told.args[0] == pytest.approx(1.5, abs=0.03)
    with qtbot.waitSignal(plot.started) as told:
        qtbot.keyClick(plot, Qt.Key_Left)
    assert told.args == [pytest.approx(-2.1)]


def test_paths_that_leave_or_have_no_value_are_painted(plot):
    field = nn.ScalarField("x**2", 1)
    for rate in (1.5, 100.0):
        plot.show_path(nn.descend(field, (-2.0,), "sgd", rate, 200), 200)
        assert not plot.grab().isNull()
    log = nn.ScalarField("log(x)", 1)
    plot.show_curve(log, (-3.0, 3.0))
    plot.show_path(nn.descend(log, (0.5,), "sgd", 1.0, 20), 20)
    assert not plot.grab().isNull()
    plot.show_curve(log, (-3.0, -1.0))
    assert np.isnan(plot.ys).all()
    assert not plot.grab().isNull()


BEYOND = ("1e308*x**2", "1e308*x", "1/x", "exp(900*x)", "0*x", "0*log(x)")


@pytest.mark.parametrize("text", BEYOND)
def test_heights_beyond_all_numbers_are_painted(plot, text):
    field = nn.ScalarField(text, 1)
    plot.show_curve(field, (-3.0, 3.0))
    plot.show_path(nn.descend(field, (-2.0,), "sgd", 0.1, 20), 20)
    assert not plot.grab().isNull()
