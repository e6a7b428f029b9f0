"""Dataset: samples with their labels, in three parts that are kept apart."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn.arrays import Array


@dataclass(frozen=True)
class Part:
    """Samples x (N, features) float32 with class numbers t (N,)."""

    x: Array
    t: Array

    def __len__(self) -> int:
        return len(self.t)


@dataclass(frozen=True)
class Dataset:
    """A classification task: what is trained on, what is watched, and what is asked last.

    ``train`` changes the weights, ``validation`` is looked at while training,
    ``test`` once at the end. ``trained_own`` are the digits of a person's own that ``train``
    holds (see own.py), which are repeated after its first ``distinct`` samples.
    """

    name: str
    source: str
    class_names: tuple[str, ...]
    train: Part
    validation: Part
    test: Part
    trained_own: Part | None = None
    distinct: int | None = None

    @property
    def features(self) -> int:
        """Numbers in one sample."""
        return int(self.train.x.shape[1])

    @property
    def classes(self) -> int:
        """Number of classes."""
        return len(self.class_names)

    @cached_property
    def fingerprint(self) -> str:
        """A short mark by which a saved run knows the data it was trained on."""
        labels = zlib.crc32(self.train.t.tobytes())
        images = zlib.crc32(self.train.x[:1000].tobytes())
        return f"{len(self.train)}-{labels:08x}-{images:08x}"


def pixels(images: Array) -> Array:
    """uint8 pixels 0 … 255 as float32 0 … 1, in the shape of ``images``."""
    return np.divide(images, 255.0, dtype=np.float32)
