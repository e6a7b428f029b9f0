"""Learning curve: how the score on held-out samples depends on how many there are to learn from.

Each point is the mean over several seeds; a seed decides the start weights, the order of the
samples, and which of them are left. Every network takes the recipe's number of steps, so that a
small set is only seen more often. Cortes et al. 1993, "Learning curves: asymptotic values and
rate of convergence".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nn.data.dataset import Dataset
from nn.errors import FieldError, NablascopeError
from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.recipe.basics import FULL_BATCH
from nn.training.recipe.experiment import Experiment
from nn.training.series import Series, mean_and_spread

POINTS = 6
LEAST_SHARE = 100  # the smallest set is the whole one divided by this, but has LEAST samples
LEAST = 10
MOST_SIZES, MOST_SEEDS = 20, 20


@dataclass(frozen=True)
class SizeResult:
    """What a run on ``size`` training samples came to.

    ``score`` and ``loss`` are those of the validation set, ``train_score`` that of the samples
    it learnt from; all are NaN where the run stopped (``failure``).
    """

    size: int
    seed: int
    loss: float
    score: float
    train_score: float
    failure: NablascopeError | None = None


class LearningCurve(Series):
    """A run for each size of the training set and each seed; their results are SizeResults.

    The sizes come one after the other, smallest first, each with all its seeds. Raises FieldError
    for sizes or a number of seeds that cannot be.

    Args:
        sizes: numbers of training samples; None for ``usual_sizes``.
        seeds: how often each size is trained, with the recipe's seed and those that follow.
    """

    parts = "validation", "train"

    def __init__(
        self,
        experiment: Experiment,
        dataset: Dataset,
        sizes: Sequence[int] | None = None,
        seeds: int = 3,
    ) -> None:
        whole = _all_of(dataset, experiment.train_size)
        chosen = usual_sizes(dataset, experiment.train_size) if sizes is None else sorted({*sizes})
        if not 1 <= len(chosen) <= MOST_SIZES:
            raise FieldError(
                "sizes: give 1 to {most} different numbers of samples, not {count}.",
                most=MOST_SIZES,
                count=len(chosen),
            )
        for size in chosen:
            if not 2 <= size <= whole:
                raise FieldError(
                    "sizes: {value} is outside 2 … {count}, the number of training samples.",
                    value=size,
                    count=whole,
                )
        if not 1 <= seeds <= MOST_SEEDS:
            raise FieldError("seeds: {value} is outside 1 … {most}.", value=seeds, most=MOST_SEEDS)
        super().__init__(experiment, dataset, len(chosen) * seeds)
        self.sizes, self.seeds = chosen, seeds
        self._dataset = dataset

    def recipe(self, index: int) -> Experiment:
        """The recipe of run ``index``."""
        size, seed = self.sizes[index // self.seeds], index % self.seeds
        first = self.experiment
        batch = first.batch_size if first.batch_size == FULL_BATCH else min(first.batch_size, size)
        return dataclasses.replace(
            first,
            train_size=size,
            batch_size=batch,
            seed=first.seed + seed,
            data_seed=first.data_seed + seed,
        )

    def begin(self, index: int) -> Race:
        return Race([self.recipe(index)], self._dataset)

    def result(
        self, index: int, lane: Lane, found: Mapping[str, tuple[float, float]]
    ) -> SizeResult:
        recipe, (_, train_score) = self.recipe(index), found["train"]
        size, seed = recipe.train_size, recipe.seed
        return SizeResult(size, seed, *found["validation"], train_score, lane.failure)


def usual_sizes(dataset: Dataset, most: int = 0) -> list[int]:
    """About six sizes up to all training samples, each larger than the last by the same factor.

    With ``most`` only so many are used. Digits of a person's own that are repeated among the
    training samples count once.
    """
    count = _all_of(dataset, most)
    first = min(max(LEAST, count // LEAST_SHARE), max(count // 2, 2))
    spaced = np.geomspace(first, count, POINTS)
    return sorted({*(_round(size) for size in spaced[:-1]), count})


def _all_of(dataset: Dataset, most: int) -> int:
    known = dataset.distinct or len(dataset.train)
    return min(known, most) if most else known


def _round(size: float) -> int:
    """To two digits, as people write such numbers."""
    return int(float(f"{size:.2g}"))


@dataclass(frozen=True)
class SizeMean:
    """What the runs on ``size`` training samples came to, over their seeds.

    ``score`` and ``train_score`` are means, ``spread`` is the standard deviation of the score
    (divided by n - 1; NaN for one run).
    """

    size: int
    score: float
    spread: float
    train_score: float


def curve_means(results: Sequence[SizeResult]) -> list[SizeMean]:
    """The means of every size, smallest first."""
    found = []
    for size in sorted({one.size for one in results}):
        some = [one for one in results if one.size == size]
        train = float(np.mean([one.train_score for one in some]))
        found.append(SizeMean(size, *mean_and_spread(some), train))
    return found


def last_change(means: Sequence[SizeMean]) -> str:
    """How the last size stands to the one before: "better", "worse" or "same".

    It differs where the scores do by more than the seeds. "" where that is not known: one size, or
    one seed.
    """
    if len(means) < 2:
        return ""
    before, last = means[-2:]
    change, doubt = last.score - before.score, float(np.hypot(before.spread, last.spread))
    if not np.isfinite(change + doubt):
        return ""
    return "same" if abs(change) <= doubt else "better" if change > 0 else "worse"
