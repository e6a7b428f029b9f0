"""Losses of differences."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (nn.sum_squared_error, 1.5),
        (nn.mean_squared_error, 1.0),
        (nn.mean_absolute_error, 1.0),
        (nn.root_mean_squared_error, 1.0),
        (nn.huber_loss, 0.5),
        (lambda y, t: nn.huber_loss(y, t, delta=0.5), 0.375),
    ],
)
def test_losses_of_differences_of_one(function, expected):
    """Three outputs that miss by 1 each; Huber 1964: delta (|d| - delta/2) beyond delta."""
    y, t = np.array([1.0, 0.0, 2.0]), np.array([0.0, 1.0, 1.0])
    assert function(y, t) == pytest.approx(expected)
    assert function(np.stack([y, y]), np.stack([t, t])) == pytest.approx(expected)


def test_rmse_over_chunks_is_that_of_the_whole():
    """The root of the mean of squares, not a mean of roots."""
    network = nn.Network([nn.Affine(1, 1)], loss=nn.RootMeanSquaredError())
    network.params["W1"] = np.array([[1.0]])
    x = np.linspace(0, 3, 2500, dtype=np.float32)[:, None]
    assert network.evaluation_chunk < len(x)
    assert network.loss(x, np.zeros(2500)) == pytest.approx(np.sqrt(np.mean(x**2)), rel=1e-5)
