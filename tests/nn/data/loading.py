"""Loading a data set by its name."""

from __future__ import annotations

import numpy as np

import nn
from nn.data.recipe import DataRecipe


def load(name, **recipe):
    return nn.load_dataset(DataRecipe(name, **recipe))


def joined(data):
    parts = data.parts.values()
    return np.concatenate([one.x for one in parts]), np.concatenate([one.t for one in parts])
