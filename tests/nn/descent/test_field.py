"""Typed functions: values anywhere, gradients by backpropagation against central differences."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.descent.field import ScalarField
from nn.descent.functions import OF_ONE, OF_TWO


@pytest.mark.parametrize("valley", [*OF_ONE.values(), *OF_TWO.values()])
def test_gradients_of_the_presets_are_those_of_central_differences(valley):
    field = ScalarField(valley.text, len(valley.start))
    rng = np.random.default_rng(0)
    for _ in range(5):
        point = rng.uniform(0.2, 1.5, field.dimensions)
        expected = nn.numerical_gradient(field.value, point.copy(), 1e-6)
        np.testing.assert_allclose(field.gradient(point), expected, rtol=1e-6, atol=1e-7)


def test_values_of_many_points_are_those_of_each():
    field = ScalarField("sin(x) * y^2 + max(x, y)", 2)
    x, y = np.random.default_rng(0).normal(size=(2, 3, 4))
    np.testing.assert_allclose(field.values(x, y), np.sin(x) * y**2 + np.maximum(x, y))
    assert field.value(np.array([0.5, 2.0])) == pytest.approx(np.sin(0.5) * 4 + 2)


def test_a_constant_has_a_value_everywhere_and_no_slope():
    field = ScalarField("3", 1)
    np.testing.assert_array_equal(field.values(np.zeros(4)), 3.0)
    np.testing.assert_array_equal(field.gradient(np.zeros(1)), 0.0)


def test_where_a_function_has_no_value_there_is_none():
    field = ScalarField("log(x)", 1)
    assert np.isnan(field.values(np.array([-1.0])))
    assert np.isnan(field.gradient(np.array([-1.0])))
    assert field.gradient(np.array([2.0])) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Type a function of x"),
        ("y + x", "y has no value here"),
        ("sum(x) + 2*x", "functions of lists"),
        ("max(x)", "functions of lists"),
        ("x +", "not complete"),
        ("w*x", "w"),
        ("sqrt(-1)*x", "square root"),
    ],
)
def test_what_is_no_function_of_x_says_why(text, told):
    with pytest.raises(nn.FormulaError, match=told):
        ScalarField(text, 1)
