from __future__ import annotations

import math

import pytest

import nn
from nn.tracing.slopes import AGREES, DIFFERS, NONE, central_slope


@pytest.mark.parametrize(
    ("f", "x", "exact"),
    [
        (lambda x: 1.0 / x, 1e-3, -1e6),
        (math.log, 1e-7, 1e7),
        (math.sin, 1e10, math.cos(1e10)),
        (math.exp, 600.0, math.exp(600.0)),
        (lambda x: x**3, 0.0, 0.0),
        (lambda x: x + 1e10, 1.0, 1.0),
        (lambda x: x * x, 1e-160, 2e-160),
        (lambda x: 3.0, 5.0, 0.0),
    ],
)
def test_a_derivative_is_found_at_every_size_of_value(f, x, exact):
    """Held against the derivatives of calculus."""

    def guarded(at):
        try:
            return f(at)
        except (ValueError, OverflowError, ZeroDivisionError):
            return math.nan

    slope = central_slope(guarded, x)
    assert slope.compare(exact) == AGREES
    assert slope.compare(exact * 1.5 + slope.scale) == DIFFERS
    assert slope.value == pytest.approx(exact, rel=1e-2, abs=1e-9)


@pytest.mark.parametrize(
    ("f", "x"),
    [(abs, 0.0), (lambda x: max(x, 1.0), 1.0), (lambda x: x**0.5 if x >= 0 else math.nan, 0.0)],
)
def test_where_there_is_no_derivative_nothing_is_compared(f, x):
    assert central_slope(f, x).compare(0.0) == NONE


@pytest.mark.parametrize(
    ("text", "values", "silent"),
    [
        ("relu(x)", {"x": 0}, {"x"}),
        ("max(a, b)", {"a": 1, "b": 1}, {"a", "b"}),
        ("min(x)", {"x": [1, 1, 2]}, {"x"}),
        ("x**y", {"x": -2, "y": 2}, {"y"}),
        ("sqrt(x)", {"x": 0}, {"x"}),
        ("exp(x[1]) + x[0]", {"x": [1e8, 1]}, set()),
        ("1/(1+exp(-1000*x))", {"x": 0.001}, set()),
        ("sigmoid(x)", {"x": 40}, set()),
    ],
)
def test_formulas_say_where_there_is_nothing_to_compare(text, values, silent):
    found = nn.formula(text, **values)
    verdicts = {
        name: {
            near.compare(float(exact))
            for near, exact in zip(slopes, found.gradients[name].reshape(-1), strict=True)
        }
        for name, slopes in found.slopes.items()
    }
    assert {name for name, told in verdicts.items() if NONE in told} == silent
    assert not any(DIFFERS in told for told in verdicts.values())
