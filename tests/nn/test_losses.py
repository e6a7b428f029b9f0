"""The losses as functions, by the example of the notes."""

from __future__ import annotations

import numpy as np
import pytest

import nn

T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
RIGHT = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
WRONG = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@pytest.mark.parametrize(("y", "sse", "ce"), [(RIGHT, 0.0975, 0.5108), (WRONG, 0.5975, 2.3026)])
def test_the_example_of_the_notes(y, sse, ce):
    assert nn.sum_squared_error(y, T) == pytest.approx(sse, abs=1e-10)
    assert nn.cross_entropy_error(y, T) == pytest.approx(ce, abs=5e-5)
    assert nn.cross_entropy_error(y, 2) == nn.cross_entropy_error(y, T)


def test_a_batch_is_the_mean_of_its_samples():
    both = np.stack([RIGHT, WRONG])
    mean = (0.510825 + 2.302585) / 2
    assert nn.cross_entropy_error(both, np.array([2, 2])) == pytest.approx(mean, abs=1e-5)
    assert nn.sum_squared_error(both, np.stack([T, T])) == pytest.approx((0.0975 + 0.5975) / 2)


@pytest.mark.parametrize("name", nn.LOSSES)
def test_the_loss_of_each_sample_is_that_of_the_sample_alone(name):
    loss, rng = nn.LOSSES[name](), np.random.default_rng(1)
    binary = loss.takes == "probabilities" or loss.own_activation == "sigmoid"
    y = rng.random((6, 1 if binary else 3))
    y = y / y.sum(axis=1, keepdims=True) if not binary else y
    t = loss.targets(np.arange(6) % (2 if binary else 3), y.shape[1:], np.float64)
    alone = [loss.forward(y[one : one + 1].copy(), t[one : one + 1]) for one in range(6)]
    np.testing.assert_allclose(loss.each(y, t), alone, rtol=1e-12)
