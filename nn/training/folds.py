"""Cross-validation: the same recipe K times, each time with another fold held out.

Each run has its own network from the same seed and its own preparation, with the statistics of
its own training samples. Stone 1974, "Cross-validatory choice and assessment of statistical
predictions".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nn.data.dataset import Dataset
from nn.data.split import folded
from nn.errors import NablascopeError
from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment
from nn.training.series import Series


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


class CrossValidation(Series):
    """K runs of one recipe, each without another fold; their results are FoldResults.

    Raises FieldError for a number of folds that cannot be.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, folds: int) -> None:
        super().__init__(experiment, dataset, folds)
        self._datasets = folded(dataset, folds, experiment.data_seed)

    def begin(self, index: int) -> Race:
        return Race([self.experiment], next(self._datasets))

    def result(
        self, index: int, lane: Lane, found: Mapping[str, tuple[float, float]]
    ) -> FoldResult:
        samples = len(lane.parts["validation"])
        return FoldResult(index, samples, *found["validation"], lane.failure)
