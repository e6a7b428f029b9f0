"""Series: several runs of one recipe, one after the other, and what they come to."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from nn.data.dataset import REGRESSION, Dataset
from nn.training.evaluation import Evaluation
from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment


class Scored(Protocol):
    """What a run came to."""

    @property
    def score(self) -> float:
        """Accuracy, or R² of a regression; NaN where the run stopped."""


@dataclass(frozen=True)
class SeriesProgress:
    """How far a series is: its kind, and the results of the runs that are over.

    ``seconds`` is how long it will take yet, or NaN where that is not known.
    """

    kind: type[Series]
    name: str
    count: int
    regression: bool
    results: tuple[Any, ...]
    progress: float
    cancelled: bool = False
    seconds: float = math.nan

    @property
    def over(self) -> bool:
        """Whether no more results come."""
        return self.cancelled or len(self.results) == self.count


class Series:
    """``count`` runs of one recipe; ``advance`` does a small piece of work.

    A subclass says what the runs are, on which ``parts`` of the data each is evaluated at its
    end, and what is noted of it. A person's own digits are watched, and not trained on.
    """

    parts: Sequence[str] = ("validation",)

    def __init__(self, experiment: Experiment, dataset: Dataset, count: int) -> None:
        self.experiment = dataclasses.replace(experiment, own_digits="watch")
        self.count = count
        self.regression = dataset.task == REGRESSION
        self.results: list[Any] = []
        self._race: Race | None = None
        self._evaluations: dict[str, Evaluation] = {}

    def begin(self, index: int) -> Race:
        """The race, with one lane, of run ``index``."""
        raise NotImplementedError

    def result(self, index: int, lane: Lane, found: Mapping[str, tuple[float, float]]) -> Any:
        """What run ``index``, which is over, came to.

        ``found`` holds loss and score of each of the ``parts``, NaN where the run stopped;
        ``lane.failure`` is why it did.
        """
        raise NotImplementedError

    @property
    def finished(self) -> bool:
        """Whether all runs are over."""
        return len(self.results) == self.count

    @property
    def progress(self) -> float:
        """The share of all steps that has been taken, 0 … 1."""
        step = self._race.step if self._race else 0
        return (len(self.results) + step / self.experiment.steps) / self.count

    def report(self, cancelled: bool = False, seconds: float = math.nan) -> SeriesProgress:
        """How far it is."""
        return SeriesProgress(
            type(self),
            self.experiment.name,
            self.count,
            self.regression,
            tuple(self.results),
            self.progress,
            cancelled,
            seconds,
        )

    def advance(self) -> None:
        """The next piece of work: a step, or a chunk of an evaluation."""
        if self._race is None:
            self._race = self.begin(len(self.results))
        race, lane = self._race, self._race.lanes[0]
        if race.blocked:
            lane.record.drain()
        ended = lane.failure is not None or lane.stop is not None
        if not ended and (lane.step < lane.experiment.steps or lane.evaluating):
            race.advance()
            return
        if lane.failure is None and not self._evaluations:
            self._evaluations = {part: lane.evaluation(part) for part in self.parts}
        for evaluation in self._evaluations.values():
            if not evaluation.done:
                evaluation.advance()
                return
        found = {part: one.finish() for part, one in self._evaluations.items()}
        nothing = dict.fromkeys(self.parts, (math.nan, math.nan))
        self.results.append(self.result(len(self.results), lane, nothing | found))
        self._race, self._evaluations = None, {}

    def run(self) -> None:
        """All that is left."""
        while not self.finished:
            self.advance()


def mean_and_spread(results: Sequence[Scored]) -> tuple[float, float]:
    """Mean and standard deviation (divided by n - 1) of the scores; NaN where one stopped."""
    return mean_and_deviation([one.score for one in results])


def mean_and_deviation(values: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation (divided by n - 1); NaN where there are too few values."""
    if len(values) < 2:
        return (float(values[0]) if len(values) else math.nan), math.nan
    return float(np.mean(values)), float(np.std(values, ddof=1))
