"""Preparation: what is done to the features of a sample before it enters a network.

It belongs to the network: it is saved with it, and whatever the network is asked (drawings, new
rows, the points of a plane) goes through it. Its statistics come from the training part only;
taking them from all parts is a leak, and there only to be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array, blocks

SCALINGS = ("none", "standardise", "min-max")
TARGET_SCALINGS = ("none", "standardise")
STATISTICS = ("training", "all data")
MOST_TEXTS = 200  # features that a column of text becomes at most


@dataclass(frozen=True)
class TargetScale:
    """How the targets of a regression are scaled: ``(t - offset) / spread``, and back.

    Everything that is shown, printed or saved is scaled back to the target's own unit.
    """

    offset: float = 0.0
    spread: float = 1.0

    def apply(self, t: Array) -> Array:
        """Targets (n,) as the network learns them, float32."""
        if self == TargetScale():
            return t
        scaled: Array = ((t - self.offset) / self.spread).astype(np.float32)
        return scaled

    def undo(self, y: Array) -> Array:
        """Answers of the network in the target's own unit."""
        if self == TargetScale():
            return y
        own: Array = y * self.spread + self.offset
        return own


@dataclass(frozen=True, eq=False)
class Preparation:
    """``(x - offset) * factor`` for each feature; a feature that is ``text`` becomes one-hot.

    ``offset`` and ``factor`` are float32 (features,), or None where nothing is scaled. ``text``
    names a feature that is no number but a text, and ``texts`` (k,) are those of its values that
    have a column of their own, after all others. ``target`` is what is done to the targets.
    """

    offset: Array | None = None
    factor: Array | None = None
    text: int | None = None
    texts: Array | None = None
    target: TargetScale = TargetScale()

    @property
    def empty(self) -> bool:
        """Whether samples go into the network as they are."""
        return self.offset is None and self.factor is None and self.text is None

    def features(self, raw: int) -> int:
        """Numbers that enter the network, for ``raw`` features of a sample."""
        return raw if self.texts is None else raw - 1 + len(self.texts)

    def apply(self, x: Array, room: Array | None = None) -> Array:
        """Samples x (n, features) as the network takes them; x itself stays as it is.

        ``room`` is an array of x's shape that may be written into (x itself, if it may be).
        """
        if self.empty:
            return x
        y = np.empty_like(x) if room is None else room
        if self.offset is None:
            np.copyto(y, x)
        else:
            np.subtract(x, self.offset, y)
        if self.factor is not None:
            y *= self.factor
        if self.text is None or self.texts is None:
            return y
        hot = (x[:, self.text, None] == self.texts).astype(y.dtype)
        return np.concatenate([np.delete(y, self.text, axis=1), hot], axis=1)

    def arrays(self) -> dict[str, Array]:
        """As named arrays, for a saved run."""
        named = {"offset": self.offset, "factor": self.factor, "texts": self.texts}
        kept = {name: array for name, array in named.items() if array is not None}
        if self.text is not None:
            kept["text"] = np.array(self.text)
        if self.target != TargetScale():
            kept["target"] = np.array([self.target.offset, self.target.spread])
        return kept

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array]) -> Preparation:
        """What ``arrays`` gave. Raises ValueError or TypeError for anything else."""
        kept: dict[str, Any] = dict(arrays)
        if "text" in kept:
            kept["text"] = int(kept["text"])
        if "target" in kept:
            offset, spread = map(float, kept["target"])
            if not np.isfinite([offset, spread]).all() or spread <= 0.0:
                raise ValueError(f"preparation: targets scaled by {spread}")
            kept["target"] = TargetScale(offset, spread)
        for name, array in kept.items():
            if name not in ("text", "target") and (array.ndim != 1 or array.dtype != np.float32):
                raise ValueError(f"preparation: {name} of shape {array.shape}")
        return cls(**kept)


@QUIET
def fitted(scaling: str, parts: Sequence[Array]) -> Preparation:
    """The preparation of one of SCALINGS, with the statistics of these samples together.

    ``standardise``: mean 0 and standard deviation 1 (of the whole: divided by n). ``min-max``:
    from 0 to 1. A feature that is the same everywhere is only moved.
    """
    if scaling == "none":
        return Preparation()
    if scaling == "standardise":
        offset, spread = mean_and_deviation(parts)
    else:
        low = np.min([part.min(axis=0) for part in parts if len(part)], axis=0)
        high = np.max([part.max(axis=0) for part in parts if len(part)], axis=0)
        offset, spread = low.astype(np.float64), high.astype(np.float64) - low
    constant = spread <= 1e-7 * np.maximum(np.abs(offset), 1e-30)
    factor = 1.0 / np.where(constant, 1.0, spread)
    return Preparation(offset.astype(np.float32), factor.astype(np.float32))


def target_scale(scaling: str, t: Array) -> TargetScale:
    """The scale of a regression's targets (n,), by those of the training part.

    Targets that are all the same are only moved.
    """
    known = t[np.isfinite(t)].astype(np.float64)
    if scaling == "none" or not len(known):
        return TargetScale()
    spread = float(known.std())
    constant = spread <= 1e-7 * max(abs(float(known.mean())), 1e-30)
    return TargetScale(float(known.mean()), 1.0 if constant else spread)


def mean_and_deviation(parts: Sequence[Array]) -> tuple[Array, Array]:
    """Mean and standard deviation of each feature over all samples, in float64 (features,)."""
    count = sum(map(len, parts))
    mean = sum(some.sum(axis=0, dtype=np.float64) for x in parts for some in blocks(x)) / count
    squares = sum(((some - mean) ** 2).sum(axis=0) for x in parts for some in blocks(x)) / count
    return mean, np.sqrt(squares)
