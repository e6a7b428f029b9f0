"""Loss and accuracy along a line, and the perceptron's staircase."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.functions.line_plots import GatePlot, LinePlots, figure, gate, up_axis


@pytest.fixture
def plots(qtbot, made):
    panel = made()
    widget = LinePlots()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    copies = [nn.LaneCopy.of(lane) for lane in panel.race.lanes]
    widget.pairs = [
        (lane, nn.lane_line(copy, "weight", points=21))
        for lane, copy in zip(panel.lanes, copies, strict=True)
    ]
    return widget


def test_a_smooth_line_and_a_staircase_are_painted_and_told(plots):
    assert not plots.grab().isNull()
    _, one = plots.pairs[0]
    assert float(figure(one, "loss")) == pytest.approx(one.line.slope, rel=1e-2)
    accuracy = one.line.accuracy
    assert int(figure(one, "accuracy")) == (accuracy[1:] != accuracy[:-1]).sum()
    assert "weight of each lane" in plots._across_title()
    plots.pairs = plots.pairs[:1]
    assert "change of the weight W3[" in plots._across_title()


def test_the_axis_holds_all_finite_values():
    axis = up_axis([np.array([1.0, np.nan]), np.array([3.0, np.inf])])
    assert axis.low < 1.0 < 3.0 < axis.high
    assert up_axis([np.array([np.nan])]).low == 0.0
    for same in (2.0, 1e30, -1e30, 0.0):
        assert up_axis([np.array([same, same])]).low < same


def test_the_gate_is_flat_with_the_step(qtbot):
    _, errors, stepped, _ = gate()
    assert set(np.round(stepped, 6)) == {0.0, 0.25}
    np.testing.assert_array_equal(errors, stepped)
    widget = GatePlot()
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    assert not widget.grab().isNull()
