"""A small task to fit."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.fixture
def data():
    """Two clouds, and labels."""
    rng = np.random.default_rng(0)
    t = rng.integers(0, 2, 120)
    return (rng.normal(size=(120, 3)) + 2 * t[:, None]).astype(np.float32), t


@pytest.fixture
def pictures():
    """Noise with the form of MNIST."""
    rng = np.random.default_rng(0)
    t = np.arange(300) % 10
    x = rng.random((300, 784), np.float32)
    parts = (nn.Part(x[a:b], t[a:b]) for a, b in ((0, 200), (200, 250), (250, 300)))
    return nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)
