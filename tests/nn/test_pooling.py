"""Poolings."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.networks import IMAGES, LABELS


def test_of_equal_numbers_the_first_gets_the_gradient():
    """As in PyTorch, whose indices for a constant image point at each window's first pixel."""
    pool = nn.MaxPool2D(2)
    pool.forward(np.zeros((1, 1, 4, 4), np.float32))
    dx = pool.backward(np.ones((1, 1, 2, 2), np.float32))[0, 0]
    np.testing.assert_array_equal(dx, np.kron(np.eye(2) * 0 + 1, [[1, 0], [0, 0]]))


@pytest.mark.parametrize("name", [n for n, a in nn.ACTIVATIONS.items() if a is not nn.Softmax])
def test_pooling_before_a_monotone_activation_gives_the_same_bits(name):
    """What the network does inside is what its layers do one after the other."""
    layers = [nn.Conv2D(2, 3, 3), nn.ACTIVATIONS[name](), nn.MaxPool2D(2),
              nn.Flatten(), nn.Affine(18, 4)]  # fmt: skip
    network = nn.Network(layers, input_shape=(2, 8, 6))
    scores = network.predict(IMAGES)
    y = IMAGES
    for layer in [layer.unbound_copy() for layer in layers]:
        y = layer.forward(y)
    np.testing.assert_array_equal(scores, y)
    if name != "step":
        for one in nn.check_gradients(network, IMAGES, LABELS, most=30):
            assert one.relative_error < 1e-6, one
