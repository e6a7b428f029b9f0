"""Features of a table's columns: one for a number or a flag, several for a text or a date.

What is learnt from the rows (fills, categories) is learnt from the training part only.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Column
from nn.data.tables.columns import EXACT, Cells
from nn.data.tables.dates import WEEKDAYS, parsed
from nn.data.tables.types import (
    FALSE,
    TRUE,
    Typed,
    folded,
)
from nn.data.tables.words import (
    DATE,
    FILLS,
    FLAG,
    NUMBER,
    TEXT,
    USUAL,
)
from nn.errors import Sentence, sentence

DAYS_TO_1970 = 719163  # from the first day of the year 1
MOST_MERGED = 0.9  # of the different numbers of a column must stay different


def text_key(text: str, merged: bool) -> str:
    """By what texts are told apart."""
    return folded(text) if merged else text


def shown_as(cells: Cells, merged: bool) -> dict[str, str]:
    """What the texts that count as one are called: as they are written most often."""
    codes = cells.coded
    seen = np.bincount(codes[codes >= 0], minlength=len(cells.texts))
    best: dict[str, str] = {}
    for text, code in cells.categories.items():
        key = text_key(text, merged)
        if key not in best or seen[code] > seen[cells.texts[best[key]]]:
            best[key] = text
    return best


def learn(one: Typed, training: Array, missing: str, merged: bool) -> Column:
    """What a column's training rows say: its categories, and what fills its gaps."""
    cells = one.cells
    signs = tuple(sorted(cells.signs.texts - {""}))
    how = Column(
        one.name, strays=cells.strays, type=one.type, spelling=cells.spelling, signs=signs,
        form=one.form, merged=merged,
    )  # fmt: skip
    if one.type == TEXT:
        codes = cells.coded[training]
        seen = np.bincount(codes[codes >= 0], minlength=len(cells.texts))
        shown = shown_as(cells, merged)
        known = {
            shown[text_key(text, merged)] for text, code in cells.categories.items() if seen[code]
        }
        names = list(cells.texts)
        usual = names[int(seen.argmax())] if missing != "drop" and seen.any() else None
        if usual is not None:
            usual = shown[text_key(usual, merged)]
        return dataclasses.replace(
            how, categories=tuple(sorted(known)), text_fill=usual, spelling=None
        )
    numbers = _as_numbers(cells, how)[training]
    fill = _fill_of(numbers[np.isfinite(numbers)], "most frequent" if one.type == FLAG else missing)
    if missing == "drop":
        fill = math.nan
    return dataclasses.replace(how, fill=fill)


def _fill_of(numbers: Array, missing: str) -> float:
    """What stands for a missing number."""
    if not len(numbers):
        return 0.0
    if missing in ("mean", "drop"):
        return float(numbers.mean(dtype=np.float64))
    if missing == "median":
        return float(np.median(numbers))
    values, counts = np.unique(numbers, return_counts=True)
    return float(values[counts.argmax()])


def filled(columns: Sequence[Column], missing: str) -> list[Sentence]:
    """What was filled in, column by column."""
    return [
        sentence(
            "Column '{name}': {count} missing values filled with {value} ({how} of the training "
            "set).",
            name=one.name,
            count=one.gaps,
            value=one.text_fill if one.categories else f"{one.fill:.6g}",
            how=USUAL if one.type in (TEXT, FLAG) else FILLS[missing],
        )
        for one in columns
        if one.gaps
    ]


def rounded(one: Typed) -> list[Sentence]:
    """Whether numbers that differ become the same in 32 bits."""
    if one.type != NUMBER:
        return []
    numbers = one.cells.values
    if numbers.dtype == np.float32:
        return []
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers) or np.abs(numbers).max() < EXACT:
        return []
    before, after = len(np.unique(numbers)), len(np.unique(numbers.astype(np.float32)))
    if after > MOST_MERGED * before:
        return []
    return [
        sentence(
            "Column '{name}': numbers are stored with 7 digits, so only {after} of {before} "
            "different values remain. Subtract a constant from them.",
            name=one.name,
            before=f"{before:,}",
            after=f"{after:,}",
        )
    ]


def feature_names(how: Column) -> list[str]:
    """What the features of a column are called."""
    if how.categories:
        return [f"{how.name}={name}" for name in how.categories]
    if how.type != DATE:
        return [how.name]
    names = [f"{how.name} (days)", *(f"{how.name}=month {month}" for month in range(1, 13))]
    if "%d" in how.form:
        names += [f"{how.name}={day}" for day in WEEKDAYS]
    return names


def _as_numbers(cells: Cells, how: Column) -> Array:
    """A column as numbers (rows,): as they are, of a flag 0 or 1, of a date its days since 1970."""
    if not cells.is_text:
        return cells.values
    value = np.full(len(cells.texts) + 1, np.nan)
    for text, code in cells.categories.items():
        if how.type == FLAG:
            if text.casefold() in TRUE | FALSE:
                value[code] = float(text.casefold() in TRUE)
        elif (day := parsed(text, how.form)) is not None:
            value[code] = day.toordinal() - DAYS_TO_1970
    return value[cells.coded]


def _features(cells: Cells, how: Column) -> Array:
    """The features of a column, (rows, features of it)."""
    if how.categories:
        codes = cells.coded
        indices = {text_key(name, how.merged): index for index, name in enumerate(how.categories)}
        to_index = np.full(len(cells.texts) + 1, -2)
        for text, code in cells.categories.items():
            to_index[code] = indices.get(text_key(text, how.merged), -2)
        if how.text_fill is not None:
            to_index[-1] = indices.get(text_key(how.text_fill, how.merged), -2)
        return to_index[codes][:, None] == np.arange(len(how.categories))
    numbers = _as_numbers(cells, how)
    days = np.where(np.isnan(numbers), how.fill, numbers)[:, None]
    if how.type != DATE:
        return days
    hot = np.zeros((len(cells.texts) + 1, len(feature_names(how)) - 1))
    for text, code in cells.categories.items():
        if (day := parsed(text, how.form)) is not None:
            hot[code, day.month - 1] = 1.0
            if "%d" in how.form:
                hot[code, 12 + day.weekday()] = 1.0
    return np.column_stack([days, hot[cells.coded]])


def encode(columns: Sequence[Cells], learnt: Sequence[Column], rows: int) -> Array:
    """Samples (rows, features) float32."""
    widths = [len(feature_names(how)) for how in learnt]
    x = np.empty((rows, sum(widths)), np.float32)
    start = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for cells, how, width in zip(columns, learnt, widths, strict=True):
            x[:, start : start + width] = _features(cells, how)
            start += width
    return x
