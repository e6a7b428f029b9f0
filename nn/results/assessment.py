"""Assessment: what a lane says to every sample of a part of its data, and what is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import BINARY, REGRESSION
from nn.results.metrics import ClassScores, RegressionScores, confusion_matrix
from nn.training.history import Record
from nn.training.lane import Lane
from nn.training.model import Model

PARTS = ("validation", "test")  # of the data, of which results speak


@dataclass(frozen=True, eq=False)
class Assessment:
    """The lane ``slot`` after ``step`` steps, on the ``part`` "validation" or "test".

    For each sample (n,): the ``truth`` and what was ``predicted``, both class numbers or, of a
    regression, numbers in their own unit; its loss; and the ``shares`` (n, classes), the
    probability of each class (of a regression (n, 1), the numbers). What is not finite stays so.
    ``record`` is the lane's: a later lane in the same slot has another one.
    """

    record: Record
    step: int
    part: str
    task: str
    classes: int
    truth: Array
    predicted: Array
    losses: Array
    shares: Array

    @classmethod
    @QUIET
    def of(cls, lane: Lane, step: int, part: str, outputs: Array) -> Assessment:
        """That of what left a lane's network after ``step`` steps for the whole part, (n, …).

        Raises LabelError for labels that are no classes.
        """
        network, prepared = lane.network, lane.prepared
        data, model = prepared.dataset, Model.of(network, prepared)
        samples, target, loss = data.parts[part], prepared.preparation.target, network.loss_function
        targets = network.targets(target.apply(samples.t), len(samples))
        shares = model.shares_of(outputs)
        losses = loss.each(outputs, targets) * target.spread**loss.degree
        predicted = model.meant(outputs)
        truth = samples.t if data.task == REGRESSION else samples.t.astype(np.intp)
        facts = lane.record, step, part, data.task, data.classes
        return cls(*facts, truth, predicted, losses, shares)

    @property
    def slot(self) -> int:
        """The lane's mark."""
        return self.record.slot

    def __len__(self) -> int:
        return len(self.truth)

    @cached_property
    def finite(self) -> bool:
        """Whether every prediction is a number: those of a diverged lane mean nothing."""
        return bool(np.isfinite(self.shares).all())

    @cached_property
    def matrix(self) -> Array:
        """The confusion matrix (classes, classes), a row for each true class."""
        return confusion_matrix(self.truth, self.predicted, self.classes)

    @cached_property
    def scores(self) -> ClassScores:
        """Precision, recall and F1 of each class."""
        return ClassScores.of(self.matrix)

    @cached_property
    def regression(self) -> RegressionScores:
        """The errors of a regression, in the target's own unit."""
        return RegressionScores.of(self.truth, self.predicted)

    @cached_property
    def wrong(self) -> Array:
        """Which samples are given another class than their own, (n,) bool."""
        return self.predicted != self.truth

    @property
    def accuracy(self) -> float:
        """The share of samples that are given their own class; NaN without samples."""
        return 1.0 - float(self.wrong.mean()) if len(self) else float("nan")

    @cached_property
    def confidence(self) -> Array:
        """The probability of the class that each sample was given, (n,)."""
        return np.take_along_axis(self.shares, self.predicted[:, np.newaxis], axis=1)[:, 0]

    @property
    def upper_shares(self) -> Array:
        """The probability of the second of two classes, (n,)."""
        assert self.task == BINARY or self.classes == 2
        return self.shares[:, 1]

    def cell(self, truth: int, predicted: int) -> Array:
        """Which samples of one class were given another (or the same), as indices."""
        return np.flatnonzero((self.truth == truth) & (self.predicted == predicted))


def assess(
    lane: Lane, part: str, now: bool = False, check: Callable[[], None] = lambda: None
) -> Assessment:
    """What a lane says to a part of its data (see Lane.outputs)."""
    step, outputs = lane.outputs(part, now, check)
    return Assessment.of(lane, step, part, outputs)
