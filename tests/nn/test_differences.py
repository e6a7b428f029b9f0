"""The numerical gradient, against derivatives known by hand."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.mark.parametrize(
    ("function", "gradient"),
    [
        (lambda x: float((x**2).sum()), lambda x: 2 * x),  # the example of the notes
        (lambda x: float(np.sin(x).sum()), np.cos),
        (lambda x: float(np.exp(x).prod()), lambda x: np.full(x.shape, np.exp(x.sum()))),
    ],
)
@pytest.mark.parametrize("shape", [(2,), (2, 3), ()])
def test_the_numerical_gradient_is_the_derivative(function, gradient, shape):
    x = np.random.default_rng(0).normal(size=shape)
    np.testing.assert_allclose(nn.numerical_gradient(function, x), gradient(x), atol=1e-7)


def test_the_error_falls_with_the_square_of_the_step():
    """Of x³ it is h² exactly."""
    x = np.array([1.0])
    for h in (1e-1, 1e-2):
        found = nn.numerical_gradient(lambda x: float(x[0] ** 3), x, h)
        assert found[0] - 3.0 == pytest.approx(h**2, rel=1e-6)


def test_the_argument_is_put_back_exactly():
    x = np.array([0.1, 0.2, 0.3], np.float32)
    before = x.copy()
    nn.numerical_gradient(lambda x: float(x.sum()), x)
    np.testing.assert_array_equal(x, before)


def test_whole_numbers_are_taken_as_numbers():
    np.testing.assert_allclose(nn.numerical_gradient(lambda x: float((x**2).sum()), [3, 4]), [6, 8])
