"""Cross-validation: the same recipe K times, each time with another fold held out.

Each run has its own network from the same seed and its own preparation, with the statistics of
its own training samples. Stone 1974, "Cross-validatory choice and assessment of statistical
predictions".
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn.data.dataset import REGRESSION, Dataset
from nn.data.split import folded
from nn.errors import NablascopeError
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment


@dataclass(frozen=True)
class FoldResult:
    """What a fold came to: loss and score (accuracy, or R² of a regression) where it was held out.

    ``failure`` is why the run stopped, if it did; loss and score are then NaN.
    """

    fold: int
    samples: int
    loss: float
    score: float
    failure: NablascopeError | None = None


@dataclass(frozen=True)
class FoldsProgress:
    """How far a cross-validation is: the results of the folds that were held out so far."""

    name: str
    count: int
    regression: bool
    results: tuple[FoldResult, ...]
    progress: float
    cancelled: bool = False

    @property
    def over(self) -> bool:
        """Whether no more results come."""
        return self.cancelled or len(self.results) == self.count


class CrossValidation:
    """K runs of one recipe, one after the other; ``advance`` does a small piece of work.

    Raises FieldError for a number of folds that cannot be.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, folds: int) -> None:
        self._datasets = folded(dataset, folds, experiment.data_seed)
        self.experiment = dataclasses.replace(experiment, own_digits="watch")
        self.folds = folds
        self.regression = dataset.task == REGRESSION
        self.results: list[FoldResult] = []
        self._race: Race | None = None

    @property
    def finished(self) -> bool:
        """Whether all folds have been held out once."""
        return len(self.results) == self.folds

    @property
    def progress(self) -> float:
        """The share of all steps that has been taken, 0 … 1."""
        step = self._race.step if self._race else 0
        return (len(self.results) + step / self.experiment.steps) / self.folds

    def report(self, cancelled: bool = False) -> FoldsProgress:
        """How far it is."""
        return FoldsProgress(
            self.experiment.name,
            self.folds,
            self.regression,
            tuple(self.results),
            self.progress,
            cancelled,
        )

    def advance(self) -> None:
        """The next piece of work: a step, or a chunk of an evaluation."""
        if self._race is None:
            self._race = Race([self.experiment], next(self._datasets))
        race, lane = self._race, self._race.lanes[0]
        if race.blocked:
            lane.record.drain()
        if lane.step < self.experiment.steps and lane.failure is None:
            race.advance()
            return
        loss, score = (math.nan, math.nan) if lane.failure else lane.evaluate("validation")
        samples = len(lane.parts["validation"])
        result = FoldResult(len(self.results), samples, loss, score, lane.failure)
        self.results.append(result)
        self._race = None

    def run(self) -> None:
        """All that is left."""
        while not self.finished:
            self.advance()


def mean_and_spread(results: Sequence[FoldResult]) -> tuple[float, float]:
    """Mean and standard deviation (divided by K - 1) of the scores; NaN where one stopped."""
    scores = np.array([one.score for one in results], np.float64)
    if len(scores) < 2:
        return (float(scores[0]) if len(scores) else math.nan), math.nan
    return float(scores.mean()), float(scores.std(ddof=1))
