"""Dropout and batch normalization."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def test_dropout_keeps_the_mean_and_does_nothing_at_inference():
    """Srivastava et al. 2014: a share of 1 - p is kept, scaled by 1 / (1 - p)."""
    dropout, x = nn.Dropout(0.3, seed=1), np.ones((200, 500), np.float32)
    y = dropout.forward(x)
    assert np.mean(y == 0) == pytest.approx(0.3, abs=0.005)
    assert y.mean() == pytest.approx(1.0, abs=0.01)
    np.testing.assert_allclose(y[y > 0], 1 / 0.7, rtol=1e-6)
    np.testing.assert_array_equal(dropout.backward(x), y)
    dropout.training = False
    np.testing.assert_array_equal(dropout.forward(x), x)


def test_dropout_goes_on_where_its_memory_was_taken():
    dropout, x = nn.Dropout(0.5), np.ones((3, 7), np.float32)
    dropout.forward(x)
    memory = dropout.memory()
    first = [dropout.forward(x).copy() for _ in range(3)]
    other = nn.Dropout(0.5, seed=9)
    other.remember(memory)
    np.testing.assert_array_equal(first, [other.forward(x).copy() for _ in range(3)])


def test_batch_normalization_gives_mean_0_and_variance_1_and_then_gamma_and_beta():
    """Ioffe & Szegedy 2015, algorithm 1."""
    layer = nn.BatchNorm(3)
    x = np.random.default_rng(0).normal([5, -2, 0], [2, 0.1, 30], (400, 3))
    y = layer.forward(x)
    np.testing.assert_allclose(y.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(y.var(axis=0), 1, rtol=2e-3)
    layer.gamma[...], layer.beta[...] = 2, 1
    np.testing.assert_allclose(layer.forward(x), 2 * y + 1, rtol=1e-5)


def test_in_use_the_running_statistics_take_the_place_of_the_batchs():
    """Algorithm 2: after many batches they are those of all samples."""
    layer, rng = nn.BatchNorm(1, momentum=0.05), np.random.default_rng(1)
    for _ in range(400):
        layer.forward(rng.normal(3.0, 2.0, (200, 1)))
    layer.training = False
    assert layer.forward(np.array([[3.0], [5.0]]))[:, 0] == pytest.approx([0, 1], abs=0.05)
