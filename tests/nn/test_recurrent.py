"""Recurrent layers."""

from __future__ import annotations

import numpy as np

import nn
from tests.nn import cases


def test_a_truncated_gradient_stops_at_the_edge_of_a_block():
    """With blocks of 2 of 5 places and a loss on the last, only x_4 has a gradient."""
    layer = nn.SimpleRNN(3, 4, truncation=2, seed=1)
    layer.forward(cases.numbers("rnn", 2, 5, 3))
    dx = layer.backward(np.ones((2, 4), np.float32))
    assert np.abs(dx[:, 4]).min() > 0
    assert not dx[:, :4].any()
