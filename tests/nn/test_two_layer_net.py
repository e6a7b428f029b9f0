"""The network of the study notes."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def test_the_parameters_have_the_names_and_shapes_of_the_notes():
    net = nn.TwoLayerNet(input_size=784, hidden_size=80, output_size=10, weight_init_std=0.01)
    shapes = {key: array.shape for key, array in net.params.items()}
    assert shapes == {"W1": (784, 80), "b1": (80,), "W2": (80, 10), "b2": (10,)}
    assert net.params["W1"].std() == pytest.approx(0.01, rel=0.02)
    assert not net.params["b1"].any()
    affine = net.layers[0]
    assert affine.W.shape == affine.dW.shape == (784, 80)
    assert affine.b.shape == affine.db.shape == (80,)


def test_the_training_script_of_the_notes_runs(toy):
    """Build, gradient, ``params[key] -= learning_rate * grad[key]``, loss, accuracy."""
    x, t = toy.train.x, toy.train.t
    net = nn.TwoLayerNet(input_size=6, hidden_size=10, output_size=3)
    before = net.loss(x, t)
    rng = np.random.default_rng(0)
    for _ in range(600):
        mask = rng.choice(len(x), 20)
        grad = net.gradient(x[mask], t[mask])
        for key in ("W1", "b1", "W2", "b2"):
            net.params[key] -= 0.1 * grad[key]
    assert net.loss(x, t) < before / 10
    assert net.accuracy(toy.test.x, toy.test.t) > 0.95
