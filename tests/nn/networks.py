"""What the tests of networks share."""

from __future__ import annotations

import numpy as np

import nn
from tests.nn import cases


def in_float64(name):
    """The layer of a case with its parameters in float64, and an input."""
    case = cases.LAYER_CASES[name]
    layer = case.ours()
    values = {key: cases.parameter(name, key, layer).astype(np.float64) for key in case.parameters}
    layer.bind(values, {key: np.zeros_like(array) for key, array in values.items()})
    return layer, case.x(name).astype(np.float64), values


def relative_error(found, expected, least=0.0):
    """Largest difference over the largest number, which counts as at least ``least``."""
    scale = max(np.abs(found).max(), np.abs(expected).max(), least)
    return np.abs(found - expected).max() / scale if scale else 0.0


def images(seed=0, loss=None):
    """A small network with every kind of state: running statistics and a random generator."""
    layers = [nn.Conv2D(2, 3, 3, padding=1), nn.ReLU(), nn.BatchNorm(3), nn.AveragePool2D(2),
              nn.DepthwiseConv2D(3, 2), nn.Tanh(), nn.Dropout(0.4), nn.GlobalAveragePool(),
              nn.Affine(3, 4)]  # fmt: skip
    return nn.Network(layers, loss, seed=seed, input_shape=(2, 8, 6))


IMAGES = np.random.default_rng(0).normal(size=(9, 2, 8, 6)).astype(np.float32)
LABELS = np.arange(9) % 4


def embedding():
    return nn.Network([nn.Embedding(9, 4), nn.SimpleRNN(4, 5, sequences=True), nn.SimpleRNN(5, 3),
                       nn.Affine(3, 2)])  # fmt: skip


def close(ours, theirs):
    """To 1e-5, or to 1e-5 of the largest number where they are large."""
    tolerance = 1e-5 * max(1.0, np.abs(theirs).max())
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=tolerance)
