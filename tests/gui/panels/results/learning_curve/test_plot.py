"""The plot of a learning curve."""

from __future__ import annotations

import math

import pytest

import nn
from gui.panels.results.learning_curve.plot import LearningCurvePlot
from gui.plotting.area import Area
from gui.style import theme

RESULTS = [
    nn.SizeResult(10, 0, 1.0, 0.5, 1.0),
    nn.SizeResult(10, 1, 1.0, 0.6, 1.0),
    nn.SizeResult(100, 0, 0.5, 0.9, 0.95),
    nn.SizeResult(100, 1, 0.5, math.nan, math.nan),
]


@pytest.fixture
def plot(qtbot):
    """A plot of two sizes, of which one has a run that stopped."""
    one = LearningCurvePlot()
    qtbot.addWidget(one)
    one.resize(600, 300)
    return one


def shown(plot, results, monkeypatch, regression=False):
    """The curves that are painted, as (sizes, values)."""
    curves = []
    kept = Area.paint_curve
    monkeypatch.setattr(
        Area, "paint_curve", lambda area, *a: (curves.append(a[1:3]), kept(area, *a))
    )
    plot.show_results(results, nn.curve_means(results), 0, regression)
    plot.grab()
    return curves


def test_the_curves_are_the_means_in_percent(plot, monkeypatch):
    trained, score = shown(plot, RESULTS[:3], monkeypatch)
    assert score[0].tolist() == [10, 100]
    assert score[1].tolist() == pytest.approx([55, 90])
    assert trained[1].tolist() == pytest.approx([100, 95])


def test_runs_that_stopped_leave_a_gap(plot, monkeypatch):
    _, score = shown(plot, RESULTS, monkeypatch)
    assert score[1][0] == pytest.approx(55)
    assert math.isnan(score[1][1])


def test_an_r2_far_below_zero_does_not_flatten_the_rest(plot, monkeypatch):
    results = [nn.SizeResult(10, 0, 1.0, -300.0, 1.0), nn.SizeResult(50, 0, 1.0, 0.9, 1.0)]
    _, score = shown(plot, results, monkeypatch, regression=True)
    assert score[1].tolist() == [-1.0, 0.9]


def test_the_bar_of_one_seed_has_no_ends(plot):
    """Its spread is not known."""
    plot.show_results(RESULTS[2:3], nn.curve_means(RESULTS[2:3]), 1, False)
    picture = plot.grab().toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(0, 600) for y in range(20, 300, 2)}
    assert theme.lane_color(1).name() in colors


def test_without_room_nothing_is_painted(plot, monkeypatch):
    plot.resize(600, 40)
    assert shown(plot, RESULTS, monkeypatch) == []
