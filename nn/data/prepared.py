"""Prepared: what one lane learns from, and how its samples enter the network."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn.arrays import blocks
from nn.data.dataset import REGRESSION, Dataset
from nn.data.faults import FAULTS
from nn.data.preparation import Preparation, fitted, target_scale
from nn.data.split import with_fewer
from nn.errors import DataError


@dataclass(frozen=True, eq=False)
class Prepared:
    """A data set as a lane has it, sound or with a fault, with the preparation of its samples.

    ``sound`` is the same data set without the fault, ``scaling``, ``statistics`` and ``fault``
    what the recipe says.
    """

    dataset: Dataset
    preparation: Preparation
    sound: Dataset
    scaling: str = "none"
    statistics: str = "training"
    fault: str = "none"

    @property
    def features(self) -> int:
        """Numbers that enter the network for one sample."""
        return self.preparation.features(self.dataset.features)

    @cached_property
    def spread(self) -> tuple[float, float, float]:
        """Mean, standard deviation and largest |x| of all numbers that enter in training."""
        count, total, squares, largest = 0, 0.0, 0.0, 0.0
        for raw in blocks(self.dataset.train.x):
            block = self.preparation.apply(raw)
            count += block.size
            total += float(block.sum(dtype=np.float64))
            squares += float(np.square(block, dtype=np.float64).sum())
            largest = max(largest, float(np.abs(block).max()))
        mean = total / max(count, 1)
        return mean, max(squares / max(count, 1) - mean**2, 0.0) ** 0.5, largest


def prepare(
    dataset: Dataset,
    scaling: str = "none",
    statistics: str = "training",
    fault: str = "none",
    seed: int = 0,
    target_scaling: str = "none",
    train_size: int = 0,
) -> Prepared:
    """Put a fault into the data set, and fit the preparation to its training samples.

    ``fault`` is a name of FAULTS. ``target_scaling`` is that of a regression's targets. With a
    ``train_size`` there are at most so many training samples, chosen by ``seed``.

    Raises DataError for a fault that the data cannot have, and for sequences, whose numbers
    are names of words that cannot be scaled.
    """
    if dataset.entries is not None and scaling != "none":
        raise DataError(
            "scaling: the numbers in '{name}' stand for words and cannot be scaled. Choose none.",
            name=dataset.name,
        )
    dataset = with_fewer(dataset, train_size, seed) if train_size else dataset
    damage = FAULTS[fault]
    faulty = damage.data(dataset, np.random.default_rng(seed))
    parts = [faulty.train.x]
    if statistics != "training":
        held = faulty.validation.x, faulty.test.x
        parts += [x for x in held if x.shape[1:] == parts[0].shape[1:]]
    preparation = damage.preparation(fitted(scaling, parts), faulty)
    if faulty.task == REGRESSION:
        scale = target_scale(target_scaling, faulty.train.t)
        preparation = dataclasses.replace(preparation, target=scale)
    return Prepared(faulty, preparation, dataset, scaling, statistics, fault)
