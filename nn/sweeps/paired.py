"""Two recipes with the same seeds: which one is better, and whether that can be told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn.training.series import mean_and_deviation

CONFIDENCE = 0.95
QUADRATURE = 4001  # points of an integral
STEPS = 80  # halvings of an interval


@dataclass(frozen=True)
class PairedDifference:
    """How the scores of two recipes differ from seed to seed: the second minus the first.

    ``mean`` ± ``deviation`` (divided by n - 1), above zero in ``wins`` of ``count`` seeds; the mean
    over all seeds there could be lies between ``low`` and ``high`` with 95 % confidence (Student
    1908). With fewer than two seeds these are NaN. ``smallest`` and ``largest`` are what a single
    seed would have shown.
    """

    count: int
    wins: int
    losses: int
    mean: float
    deviation: float
    low: float
    high: float
    smallest: float
    largest: float

    @property
    def told_apart(self) -> bool:
        """Whether the interval leaves zero out; two seeds that agree by chance do not count."""
        return self.count > 2 and (self.low > 0.0 or self.high < 0.0)

    @classmethod
    def of(cls, first: Sequence[float], second: Sequence[float]) -> PairedDifference:
        """Of the scores of the same seeds, in the same order; pairs with a NaN are left out."""
        found = np.asarray(second, np.float64) - np.asarray(first, np.float64)
        found = found[np.isfinite(found)]
        mean, deviation = mean_and_deviation(found.tolist())
        half = math.nan
        if len(found) > 1:
            half = student_quantile(len(found) - 1) * deviation / math.sqrt(len(found))
        return cls(
            len(found), int((found > 0).sum()), int((found < 0).sum()),
            mean, deviation, mean - half, mean + half,
            float(found.min(initial=math.inf)), float(found.max(initial=-math.inf)),
        )  # fmt: skip


def student_quantile(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Between - and + this lies ``confidence`` of Student's t with so many degrees of freedom."""
    low, high = 0.0, 1e4
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _share_between(freedom, middle) < confidence:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _share_between(freedom: int, limit: float) -> float:
    """The integral of the density from -limit to limit; with t = √ν tan θ it is one of a cosine."""
    end = math.atan(limit / math.sqrt(freedom))
    angles = np.linspace(0.0, end, QUADRATURE)
    weight = 2.0 * math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    heights = np.cos(angles) ** (freedom - 1)
    area = float(np.sum((heights[1:] + heights[:-1]) / 2) * (angles[1] - angles[0]))
    return weight / math.sqrt(math.pi) * area
