"""What the tests of the clinic share."""

from __future__ import annotations

import numpy as np

import nn


def levels(data, **how):
    """The level of each check."""
    seed = how.pop("seed", 0)
    return {one.name: one.level for one in nn.checkup(nn.prepare(data, **how, seed=seed))}


def checked(data, **how):
    return {one.name: one for one in nn.checkup(nn.prepare(data, **how))}


def clouds(rng, size, apart, task=nn.CLASSIFICATION):
    """Two classes that overlap, in two features."""
    parts = []
    for _ in range(3):
        t = rng.permutation(np.arange(size) % 2)
        x = rng.normal(size=(size, 2)) + apart * t[:, None]
        parts.append(nn.Part(x.astype(np.float32), t))
    return nn.Dataset("clouds", "tests", ("a", "b"), *parts, task=task)
