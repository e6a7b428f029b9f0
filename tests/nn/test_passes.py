from __future__ import annotations

import numpy as np

import nn
from nn.passes import backward_gradients, forward_values


def test_the_parts_of_branches_add_up_on_the_way_back():
    """y = (x + 2x)·1: the input gets dL/dy through both branches, by the chain rule."""
    double, add = nn.Affine(2, 2), nn.Add()
    double.bind({"W": 2.0 * np.eye(2), "b": np.zeros(2)}, {"W": np.zeros((2, 2)), "b": np.zeros(2)})
    layers, sources = [double, add], [(-1,), (-1, 0)]
    x = np.array([[1.0, -3.0]])
    values = forward_values(layers, sources, x)
    np.testing.assert_array_equal(values[-1], 3.0 * x)
    grad = np.array([[0.5, 1.0]])
    *_, first = backward_gradients(layers, sources, values, x, grad)
    np.testing.assert_array_equal(first, 3.0 * grad)


def test_the_numbers_of_words_have_no_gradient():
    network = nn.Network([nn.Embedding(5, 3), nn.Flatten(), nn.Affine(6, 2)], seed=0, input_shape=2)
    twin = network.copy(np.float64)
    x = np.array([[1.0, 4.0]])
    values = forward_values(twin.layers, twin.sources, x)
    *_, first = backward_gradients(twin.layers, twin.sources, values, x, np.ones((1, 2)))
    assert np.isnan(first).all()
