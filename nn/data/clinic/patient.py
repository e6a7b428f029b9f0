"""Patient: the data of a lane, and what several checks of the clinic want to know of them."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from nn.arrays import Array, blocks
from nn.data.dataset import REGRESSION
from nn.data.prepared import Prepared
from nn.errors import Phrase, Sentence

GOOD, WARN, BAD = "good", "warn", "bad"
LEVELS = (GOOD, WARN, BAD)


class Patient:
    """The data of a lane, and what several checks want to know of them."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.data = prepared.dataset
        self.regression = self.data.task == REGRESSION

    @cached_property
    def alike(self) -> bool:
        """Whether the samples of all parts have as many features."""
        return len({part.x.shape[1] for part in self.data.parts.values()}) == 1

    @cached_property
    def ends(self) -> tuple[Array, Array]:
        """Least and largest value of each feature in the training samples; NaN is left out."""
        x = self.data.train.x
        low, high = np.full(x.shape[1], np.inf), np.full(x.shape[1], -np.inf)
        for block in blocks(x):
            low = np.fmin(low, np.fmin.reduce(block, axis=0))
            high = np.fmax(high, np.fmax.reduce(block, axis=0))
        return low, high

    @cached_property
    def constant(self) -> Array:
        """Which features are the same in every training sample, bool (features,)."""
        low, high = self.ends
        return ~(high > low)

    @cached_property
    def marks(self) -> dict[str, list[int]]:
        """A mark for each sample, equal where the samples are equal."""
        return {
            name: [hash(row.tobytes()) for row in part.x] for name, part in self.data.parts.items()
        }


# level, the number behind it, and an advice where that of the check does not suit what was found
Found = tuple[str, Sentence] | tuple[str, Sentence, Phrase]


def percent(share: float) -> str:
    return f"{100 * share:.3g} %"
