"""Ranges: between which values the numbers of a table lie in its training part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Column
from nn.data.tables.features import feature_names
from nn.data.tables.new_rows import written
from nn.data.tables.spelling import PLAIN
from nn.data.tables.words import NUMBER


def number_ranges(columns: Sequence[Column], x: Array) -> dict[str, tuple[float, float]]:
    """The least and the largest value of each column of numbers, in samples x (n, features)."""
    ranges, start = {}, 0
    for how in columns:
        width = len(feature_names(how))
        if how.type in (NUMBER, "") and not how.categories and len(x):
            values = x[:, start]
            finite = values[np.isfinite(values)]
            if len(finite):
                ranges[how.name] = float(finite.min()), float(finite.max())
        start += width
    return ranges


def number_as_text(column: Column, value: float) -> str:
    """A number as the column writes it."""
    return written(value, column.spelling or PLAIN)
