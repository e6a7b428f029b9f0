"""Functions as they are drawn, against the book's numbers, closed forms and PyTorch's record."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from nn.functions import (
    COMPARED,
    CURVES,
    activation_curve,
    cross_entropy_curve,
    largest_slope,
    losses_of_output,
)

RIGHT = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])  # the study notes
WRONG = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@pytest.mark.parametrize("name", [one for one in CURVES if one != "step"])
def test_slopes_are_those_of_central_differences(name):
    z = np.linspace(-5.9, 5.9, 60)  # not at a corner
    h = 1e-5
    curve = activation_curve(name, z)
    sides = [activation_curve(name, z + one).y for one in (-h, h)]
    np.testing.assert_allclose(curve.slope, (sides[1] - sides[0]) / (2 * h), atol=1e-6)
    np.testing.assert_array_equal(curve.z, z)


@pytest.mark.parametrize(
    ("name", "z", "slope"),
    [
        ("sigmoid", 0.0, 0.25),
        ("tanh", 0.0, 1.0),
        ("relu", None, 1.0),
        ("leaky-relu", None, 1.0),
        ("identity", 0.0, 1.0),
        ("softplus", None, 1.0),
        ("gelu", math.sqrt(2.0), 1.1289),  # f'' = 0 at sqrt(2): Hendrycks & Gimpel 2016
        ("silu", 2.3994, 1.0998),  # Elfwing et al. 2018, section 2
        ("step", 0.0, 0.0),
    ],
)
def test_the_largest_slope(name, z, slope):
    at, most = largest_slope(name)
    assert most == pytest.approx(slope, abs=1e-4)
    if z is not None:
        assert at == pytest.approx(z, abs=2e-3)


def test_the_two_examples_of_the_study_notes():
    """0.0975 is a better loss than 0.5975, and 0.5108 than 2.3026."""
    right, wrong = ({one.name: one.value for one in losses_of_output(y, 2)} for y in (RIGHT, WRONG))
    assert right["sum-of-squared-errors"] == pytest.approx(0.0975)
    assert wrong["sum-of-squared-errors"] == pytest.approx(0.5975)
    for name in ("categorical-cross-entropy", "sparse-categorical-cross-entropy"):
        assert right[name] == pytest.approx(0.5108, abs=5e-5)
        assert wrong[name] == pytest.approx(2.3026, abs=5e-5)


def test_closed_forms_of_all_losses():
    """For y = (0.2, 0.7, 0.1) and the class 1: written out by hand."""
    y = np.array([0.2, 0.7, 0.1])
    d = y - [0, 1, 0]
    mse = (d**2).mean()
    expected = {
        "sum-of-squared-errors": ((d**2).sum() / 2, d),
        "mse": (mse, 2 * d / 3),
        "mae": (np.abs(d).mean(), np.sign(d) / 3),
        "rmse": (math.sqrt(mse), d / 3 / math.sqrt(mse)),
        "huber": ((d**2).mean() / 2, d / 3),
        "binary-cross-entropy": (
            -(math.log(0.8) + math.log(0.7) + math.log(0.9)) / 3,
            np.array([1 / 0.8, -1 / 0.7, 1 / 0.9]) / 3,
        ),
        "categorical-cross-entropy": (-math.log(0.7), np.array([0, -1 / 0.7, 0])),
        "sparse-categorical-cross-entropy": (-math.log(0.7), np.array([0, -1 / 0.7, 0])),
    }
    found = losses_of_output(y, 1)
    assert [one.name for one in found] == list(COMPARED)
    assert set(COMPARED) == set(expected)
    for one in found:
        assert one.value == pytest.approx(expected[one.name][0])
        np.testing.assert_allclose(one.gradient, expected[one.name][1], atol=1e-12)


def test_outputs_that_are_no_row_and_classes_that_are_not_there_are_named():
    with pytest.raises(nn.FieldError, match="one output for each"):
        losses_of_output(np.array([1.0]), 0)
    with pytest.raises(nn.LabelError, match="not a class number from 0 to 2"):
        losses_of_output(np.ones(3), 3)
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'sigmoid'"):
        activation_curve("sigmoidd", np.zeros(1))


def test_the_curve_of_cross_entropy_and_its_slope():
    y = np.array([1e-9, 0.1, 0.5, 1.0])
    values, slopes = cross_entropy_curve(y)
    np.testing.assert_allclose(values, -np.log([1e-7, 0.1, 0.5, 1.0]))
    np.testing.assert_allclose(slopes, [0.0, -10.0, -2.0, -1.0])
