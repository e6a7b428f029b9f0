"""A small network and a batch for it."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.fixture
def small():
    return nn.TwoLayerNet(input_size=6, hidden_size=5, output_size=3, weight_init_std=0.5)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.random((8, 6)), rng.integers(0, 3, 8)
