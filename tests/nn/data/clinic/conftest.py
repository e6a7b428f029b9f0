"""Sound data."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.fixture(scope="module", params=["digits", "moons", "spiral-3", "sine", "reviews"])
def sound(request):
    """Sound data of several kinds."""
    if request.param != "digits":
        return nn.load_dataset(nn.DataRecipe(request.param, samples=600))
    rng = np.random.default_rng(0)
    pictures = rng.random((10, 784)) < 0.3
    parts = []
    for size in (600, 200, 200):
        t = rng.permutation(np.arange(size) % 10)
        x = pictures[t] * rng.uniform(0.5, 1.0, (size, 784))
        parts.append(nn.Part(x.astype(np.float32), t))
    names = tuple("0123456789")
    return nn.Dataset("digits", "tests", names, *parts, limits=(0, 1), picture=(28, 28))
