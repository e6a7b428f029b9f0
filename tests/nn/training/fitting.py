"""A small network to fit."""

from __future__ import annotations

import nn


def network(seed=0):
    return nn.Network([nn.Affine(3, 8), nn.Tanh(), nn.Affine(8, 2)], seed=seed)
