"""FoundNetwork: what a file tells of a network, whatever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.errors import CheckpointError

AFFINE, CONVOLUTION = "Affine", "Conv2D"


@dataclass(eq=False)
class FoundLayer:
    """A layer with weights, in the orientation of ``nn``, and what follows it.

    ``W`` is (inputs, units), or (channels out, channels in, height, width) of a convolution; ``b``
    is None where there is none. ``norm`` holds gamma, beta, mean and variance of a batch
    normalization, and its ``epsilon``. ``activation`` is a name of nn.ACTIVATIONS, or None where
    the file does not say; ``added`` tells whether the input of the layer is added after it.
    """

    kind: str
    name: str
    W: Array
    b: Array | None = None
    norm: dict[str, Array] = field(default_factory=dict)
    epsilon: float = 1e-5
    activation: str | None = None
    added: bool = False

    @property
    def inputs(self) -> int:
        """Numbers, or channels, that enter."""
        return self.W.shape[0 if self.kind == AFFINE else 1]

    @property
    def units(self) -> int:
        """Numbers, or channels, that leave."""
        return self.W.shape[1 if self.kind == AFFINE else 0]


@dataclass(frozen=True, eq=False)
class FoundNetwork:
    """The layers with weights of a network, from the input to the scores.

    What comes in is ``(x - offset) * factor``, and what goes out ``scores * spread + shift``.
    ``table`` (entries, numbers) is an embedding before the first layer. ``known`` tells whether
    the file says which activations there are.
    """

    path: Path
    layers: Sequence[FoundLayer]
    known: bool
    offset: Array | None = None
    factor: Array | None = None
    spread: float = 1.0
    shift: float = 0.0
    table: Array | None = None

    def __post_init__(self) -> None:
        if not self.layers or self.layers[-1].kind != AFFINE:
            raise CheckpointError(
                "{path} holds no network that a recipe can express: it has to end with a dense "
                "layer.",
                path=self.path,
            )
        arrays = [self.offset, self.factor, self.table]
        arrays += [one for layer in self.layers for one in (layer.W, layer.b)]
        arrays += [one for layer in self.layers for one in layer.norm.values()]
        negative = any((layer.norm["variance"] < 0).any() for layer in self.layers if layer.norm)
        if negative or not all(np.isfinite(one).all() for one in arrays if one is not None):
            raise CheckpointError(
                "{path} holds weights that are not finite numbers, or variances below zero.",
                path=self.path,
            )
