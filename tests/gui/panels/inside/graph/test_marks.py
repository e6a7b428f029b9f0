from __future__ import annotations

import math

import pytest

from gui.panels.inside.graph.marks import curve_of, decimal, gradient_pen


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.137, "0.14"), (-0.001, "0.00"), (12.4, "12"), (34567.0, "3e+04"), (math.nan, "–")],
)
def test_numbers_on_edges_are_short(value, text):
    assert decimal(value) == text


def test_a_larger_gradient_has_a_wider_and_stronger_arrow():
    pens = [gradient_pen(norm) for norm in (0.0, 1e-7, 1e-5, 1e-3, 1e-1, 1.0, 100.0)]
    widths = [wide for _, wide in pens]
    assert widths == sorted(widths)
    assert widths[0] == widths[2] == pytest.approx(0.8)
    assert widths[-1] == widths[-2] == pytest.approx(9.0)
    assert pens[0][0].alphaF() < pens[-1][0].alphaF() == 1.0


def test_activations_have_a_curve_and_other_layers_none(traced):
    (lane, _) = traced()
    curve = curve_of(lane.trace["Sigmoid1"])
    assert curve[0] == (0.0, 0.0)
    assert curve[-1] == (1.0, 1.0)
    assert curve_of(lane.trace["Affine1"]) is None
