"""Metrics: how good predictions are, in the definitions of scikit-learn's documentation.

A class that is never predicted has a precision of 0, one without samples a recall of 0, as
scikit-learn takes them with ``zero_division=0``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array

Z_95 = 1.959963984540054  # 97.5 % of a normal distribution lie below so many standard deviations


def confusion_matrix(truth: Array, predicted: Array, classes: int) -> Array:
    """How many samples of each class (row) were given each class (column): (classes, classes)."""
    pairs = truth.astype(np.intp) * classes + predicted.astype(np.intp)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


@dataclass(frozen=True, eq=False)
class ClassScores:
    """Precision, recall and F1 of each class, all (classes,) in 0 … 1.

    ``support`` is how many samples of each class there are, ``taken`` how many it was given to.
    """

    precision: Array
    recall: Array
    f1: Array
    support: Array
    taken: Array

    @classmethod
    def of(cls, matrix: Array) -> ClassScores:
        """Those of a confusion matrix."""
        hits, support, taken = np.diagonal(matrix), matrix.sum(axis=1), matrix.sum(axis=0)
        f1 = _share(2.0 * hits, support + taken)
        return cls(_share(hits, taken), _share(hits, support), f1, support, taken)

    @property
    def rows(self) -> Array:
        """Precision, recall and F1 of each class, (classes, 3)."""
        return np.stack([self.precision, self.recall, self.f1], axis=1)

    @property
    def macro(self) -> Array:
        """The means over the classes that have samples or predictions, (3,)."""
        met = (self.support > 0) | (self.taken > 0)
        return self.rows[met].mean(axis=0) if met.any() else np.full(3, math.nan)

    @property
    def weighted(self) -> Array:
        """The means over the samples, (3,)."""
        total = int(self.support.sum())
        return self.support @ self.rows / total if total else np.full(3, math.nan)


def _share(part: Array, whole: Array) -> Array:
    """``part / whole``, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


@dataclass(frozen=True, eq=False)
class ThresholdCurve:
    """How a classifier of two classes does at every threshold that makes a difference.

    ``thresholds`` (points,) fall, the first is infinite: nothing is taken for the upper class.
    ``hits`` and ``alarms`` are how many samples of the upper and of the lower class have a
    probability of at least the threshold; ``upper`` and ``lower`` are how many there are.
    Fawcett 2006, An introduction to ROC analysis.
    """

    thresholds: Array
    hits: Array
    alarms: Array
    upper: int
    lower: int

    @classmethod
    def of(cls, truth: Array, shares: Array) -> ThresholdCurve:
        """That of probabilities (n,) of the upper class, where ``truth`` (n,) is 0 or 1."""
        order = np.argsort(-shares, kind="stable")
        values, positive = shares[order], truth[order] == 1
        last = np.flatnonzero(np.append(np.diff(values) != 0, True))[: len(values)]
        hits = np.concatenate([[0], np.cumsum(positive)[last]])
        alarms = np.concatenate([[0], np.cumsum(~positive)[last]])
        thresholds = np.concatenate([[math.inf], values[last].astype(float)])
        upper = int(positive.sum())
        return cls(thresholds, hits, alarms, upper, len(truth) - upper)

    @property
    def true_positive_rate(self) -> Array:
        """The share of the upper class that is found (recall); NaN where there is none of it."""
        return self.hits / (self.upper or math.nan)

    @property
    def false_positive_rate(self) -> Array:
        """The share of the lower class that is taken for the upper one; NaN without any."""
        return self.alarms / (self.lower or math.nan)

    @property
    def precision(self) -> Array:
        """The share of the upper class among what is taken for it; 1 where nothing is."""
        taken = self.hits + self.alarms
        return np.divide(self.hits, taken, out=np.ones(len(taken)), where=taken > 0)

    @property
    def area(self) -> float:
        """The area under the ROC curve: the probability that a sample of the upper class has the
        larger one of two probabilities. NaN where a class is missing."""
        if not self.upper or not self.lower:
            return math.nan
        return float(np.trapezoid(self.true_positive_rate, self.false_positive_rate))

    @property
    def average_precision(self) -> float:
        """``sum (R_n - R_n-1) P_n``: the precision, averaged over the recall."""
        return float((np.diff(self.true_positive_rate) * self.precision[1:]).sum())

    def index(self, threshold: float) -> int:
        """The point of the curve where probabilities of at least ``threshold`` are taken."""
        return max(int(np.searchsorted(-self.thresholds, -threshold, side="right")) - 1, 0)

    def between(self, index: int) -> float:
        """A threshold in 0 … 1 that belongs to a point, in the middle of all that do."""
        high = min(float(self.thresholds[index]), 1.0)
        low = float(self.thresholds[index + 1]) if index + 1 < len(self.thresholds) else 0.0
        return high if index == 0 and low >= 1.0 else (high + low) / 2

    def at(self, threshold: float) -> Array:
        """The confusion matrix (2, 2) where probabilities of at least ``threshold`` are taken for
        the upper class."""
        index = self.index(threshold)
        hits, alarms = int(self.hits[index]), int(self.alarms[index])
        return np.array([[self.lower - alarms, alarms], [self.upper - hits, hits]])


@dataclass(frozen=True, eq=False)
class Calibration:
    """Whether probabilities are what they say: of the samples that are given 80 %, are 80 % so?

    For each of equally wide ranges of the probability: the mean of what was ``given``, the share
    that was ``met`` (both NaN without samples), and how many samples it has.
    """

    given: Array
    met: Array
    counts: Array

    @classmethod
    def of(cls, truth: Array, shares: Array, ranges: int = 10) -> Calibration:
        """That of probabilities (n,) of the upper class, where ``truth`` (n,) is 0 or 1."""
        edges = np.linspace(0.0, 1.0, ranges + 1)
        index = np.searchsorted(edges[1:-1], shares)
        counts = np.bincount(index, minlength=ranges)
        total = np.where(counts, counts, math.nan)
        given = np.bincount(index, shares, ranges) / total
        met = np.bincount(index, truth == 1, ranges) / total
        return cls(given, met, counts)

    @property
    def error(self) -> float:
        """The mean of |met - given|, by samples (expected calibration error, Guo et al. 2017)."""
        filled = self.counts > 0
        gaps = np.abs(self.met - self.given)[filled]
        return float(gaps @ self.counts[filled]) / (int(self.counts.sum()) or math.nan)


@dataclass(frozen=True)
class RegressionScores:
    """Mean absolute error, root mean squared error and R² of predicted numbers.

    R² is NaN for fewer than two samples, and where all targets are the same.
    """

    mean_absolute_error: float
    root_mean_squared_error: float
    r2: float

    @classmethod
    def of(cls, truth: Array, predicted: Array) -> RegressionScores:
        """Those of numbers (n,) in their own unit; NaN without any."""
        if not len(truth):
            return cls(math.nan, math.nan, math.nan)
        wrong = predicted.astype(float) - truth
        spread = float(np.square(truth - truth.mean(dtype=float)).sum())
        squares = float(np.square(wrong).sum())
        r2 = 1.0 - squares / spread if spread > 0.0 else math.nan
        return cls(float(np.abs(wrong).mean()), math.sqrt(squares / len(wrong)), r2)


def wilson_interval(hits: float, count: int, z: float = Z_95) -> tuple[float, float]:
    """The interval of a share of which ``hits`` of ``count`` were seen, 95 % unless told.

    Wilson 1927; it keeps within 0 … 1, also for few samples. (0, 1) without any.
    """
    if count < 1:
        return 0.0, 1.0
    share, square = hits / count, z * z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = z * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    half /= 1 + square / count
    low, high = max(middle - half, 0.0), min(middle + half, 1.0)
    return low if hits > 0 else 0.0, high if hits < count else 1.0  # exactly, at the ends
