"""Recurrent layers."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn import cases


def test_a_truncated_gradient_stops_at_the_edge_of_a_block():
    """With blocks of 2 of 5 places and a loss on the last, only x_4 has a gradient."""
    layer = nn.SimpleRNN(3, 4, truncation=2, seed=1)
    layer.forward(cases.numbers("rnn", 2, 5, 3))
    dx = layer.backward(np.ones((2, 4), np.float32))
    assert np.abs(dx[:, 4]).min() > 0
    assert not dx[:, :4].any()


@pytest.mark.parametrize("sequences", [False, True])
def test_a_recurrent_layer_is_its_formula_step_by_step(sequences):
    """Elman 1990: h_t = tanh(x_t Wx + h_(t-1) Wh + b), from h_0 = 0."""
    layer = nn.SimpleRNN(3, 4, sequences=sequences, seed=1)
    x = np.random.default_rng(0).normal(size=(2, 5, 3)).astype(np.float32)
    h, all_h = np.zeros((2, 4)), []
    for time in range(5):
        h = np.tanh(x[:, time] @ layer.Wx + h @ layer.Wh + layer.b)
        all_h.append(h)
    expected = np.stack(all_h, axis=1) if sequences else h
    np.testing.assert_allclose(layer.forward(x), expected, rtol=1e-5, atol=1e-6)
