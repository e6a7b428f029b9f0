"""Description: what there is to see of a data set, small enough to be drawn at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import REGRESSION, Dataset
from nn.data.preparation import mean_and_deviation

PICTURES = 24  # of each class
MOST_COLUMNS = 200
BINS = 24
MOST_SAMPLED = 20_000  # rows that a histogram counts at most, taken evenly


@dataclass(frozen=True)
class ColumnSummary:
    """A feature of the training samples: its spread, and how its values are distributed.

    ``counts`` are those of BINS equal bins from ``least`` to ``largest``, over ``sampled``
    samples; ``missing`` are NaN or infinite.
    """

    name: str
    least: float
    mean: float
    deviation: float
    largest: float
    missing: int
    counts: Array
    sampled: int


@dataclass(frozen=True)
class Description:
    """``counts`` has a row of the classes' sample counts for each part (none in a regression),
    ``pictures`` the first training pictures of each class (n, height, width), where they are
    pictures; ``columns`` the features otherwise, the target of a regression last.
    """

    counts: dict[str, Array]
    pictures: tuple[Array, ...] = ()
    columns: tuple[ColumnSummary, ...] = ()


@QUIET
def describe(dataset: Dataset) -> Description:
    """Look at a data set once; it takes a while for a large one."""
    counts = {} if dataset.task == REGRESSION else dataset.counts
    x, t = dataset.train.x, dataset.train.t
    if dataset.picture_shape is not None and counts:
        indices = [np.flatnonzero(t == one)[:PICTURES] for one in range(dataset.classes)]
        shown = tuple(x[rows].reshape(-1, *dataset.picture_shape) for rows in indices)
        return Description(counts, pictures=shown)
    columns = [
        _summary(name, x[:, index])
        for index, name in enumerate(dataset.feature_names[:MOST_COLUMNS])
    ]
    if dataset.task == REGRESSION:
        columns.append(_summary(dataset.target, t))
    return Description(counts, columns=tuple(columns))


def _summary(name: str, values: Array) -> ColumnSummary:
    finite = values[np.isfinite(values)]
    if not len(finite):
        nothing = float("nan")
        return ColumnSummary(
            name, nothing, nothing, nothing, nothing, len(values), np.zeros(BINS, int), 0
        )
    mean, deviation = mean_and_deviation([finite[:, None]])
    sampled = finite[:: -(-len(finite) // MOST_SAMPLED)]
    low, high = float(finite.min()), float(finite.max())
    room = 0.0 if high > low else 0.5
    counts, _ = np.histogram(sampled, BINS, (low - room, high + room))
    return ColumnSummary(
        name,
        low,
        float(mean[0]),
        float(deviation[0]),
        high,
        len(values) - len(finite),
        counts,
        len(sampled),
    )
