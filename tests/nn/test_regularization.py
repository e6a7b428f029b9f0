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
