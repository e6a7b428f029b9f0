"""One forward and one backward pass through layers, with all that is on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.layer import Layer

Sources = Sequence[Sequence[int]]  # of each layer: the indices of those it takes, -1: the input


def forward_values(layers: Sequence[Layer], sources: Sources, x: Array) -> list[Array]:
    """The value of each layer while training, as copies."""
    values: list[Array] = []
    for layer, before in zip(layers, sources, strict=True):
        layer.training = True
        values.append(layer.forward(*(values[one] if one >= 0 else x for one in before)).copy())
    return values


def backward_gradients(
    layers: Sequence[Layer], sources: Sources, values: Sequence[Array], x: Array, grad: Array
) -> list[Array]:
    """dL/dvalue of each layer, and at the end of the input; ``grad`` is that of the last layer.

    It is NaN where a layer sends nothing back: the numbers of words that enter an Embedding.
    """
    arrived = [np.zeros_like(one) for one in (*values, x)]
    arrived[-2] = grad
    for index in range(len(layers) - 1, -1, -1):
        layer = layers[index]
        back: Any = layer.backward(arrived[index].copy(), True)
        parts = back if layer.several_inputs else (back,)
        for source, part in zip(sources[index], parts, strict=True):
            arrived[source] = arrived[source] + (np.nan if part is None else part)
    return arrived
