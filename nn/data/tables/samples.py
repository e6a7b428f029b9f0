"""From a table to samples: the target, the task, and the features of each column, in three parts.

What is learnt from the rows is learnt from the training part only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION, Column, Dataset, Part, ReadColumn
from nn.data.recipe import DataRecipe, Place
from nn.data.split import require_parts, shares_of, split_rows
from nn.data.tables.features import encode, feature_names, filled, learn, rounded
from nn.data.tables.reading import Table, read
from nn.data.tables.targets import targets
from nn.data.tables.types import (
    Typed,
    alike,
    judge_feature,
    quoted_signs,
    target_of,
    typed_columns,
)
from nn.data.tables.words import (
    DELIMITERS,
    FEATURE,
    ID,
    SKIP,
    TARGET,
    TEXT,
)
from nn.errors import DataError, FieldError, Phrase, Sentence, sentence

MOST_NUMBERS = 100_000_000  # that samples may have together: 400 MB


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """The table ``recipe.file`` as a Dataset. Raises DataError or FieldError."""
    if not recipe.file:
        raise DataError("file: choose the table to read, such as a CSV, TSV or Excel file.")
    return as_dataset(read(Path(recipe.file), recipe, place), recipe)


@dataclass(frozen=True)
class Examined:
    """The columns of a table with their roles, the target, and the task that it makes.

    ``t`` are class numbers (-1: none) or numbers to reach (NaN: none); ``told`` says in one line
    what the task is, and why.
    """

    columns: list[Typed]
    target: Typed
    t: Array
    class_names: tuple[str, ...]
    task: str
    told: Sentence


def examine(table: Table, recipe: DataRecipe) -> Examined:
    """What a table is taken for. Raises DataError or FieldError."""
    columns = typed_columns(table)
    target = target_of(table, columns, recipe.target)
    if target.cells.asked.role == SKIP:
        raise FieldError("columns: the target '{name}' cannot be skipped.", name=target.name)
    for one in columns:
        if one.role == TARGET and one is not target:
            one.role = FEATURE
    target.role = TARGET
    target.left_out = None
    merged = recipe.spellings == "merged"
    t, names, task, told = targets(table, target, recipe)
    if names:
        target.remarks += quoted_signs(target, as_class=True)
        target.remarks += alike(target, merged)
    for one in columns:
        if one.role == FEATURE:
            judge_feature(one, merged)
    return Examined(columns, target, t, names, task, told)


def as_dataset(table: Table, recipe: DataRecipe) -> Dataset:
    """The rows of a table as samples, split as the recipe says. Raises DataError."""
    found = examine(table, recipe)
    features = [one for one in found.columns if one.role == FEATURE]
    if not features:
        raise DataError(
            "{path} has no features besides the target '{target}': {why}",
            path=table.path,
            target=found.target.name,
            why=" ".join(str(told) for one in found.columns for told in one.told) or "—",
        )
    remarks = [_how(table), found.told, *table.remarks]
    remarks += [told for one in found.columns for told in one.told]
    rows, left_out = _usable(found, features, recipe)
    remarks += left_out
    t, task = found.t, found.task
    parts = split_rows(t[rows], shares_of(recipe), recipe.data_seed, task != REGRESSION)
    require_parts(parts, recipe, len(rows))
    learnt = _learnt(features, rows, rows[parts[0]], recipe)
    _check_size(table, learnt)
    remarks += [told for one in features for told in rounded(one)]
    used = [how for how in learnt if _has_values(how)]
    remarks += _not_used(table, learnt)
    if recipe.missing != "drop":
        remarks += filled(used, recipe.missing)
    cells = [one.cells for one, how in zip(features, learnt, strict=True) if _has_values(how)]
    x = encode(cells, used, table.rows)
    first, second, third = (Part(x[rows[part]], t[rows[part]]) for part in parts)
    return Dataset(
        recipe.data,
        table.path.name,
        found.class_names,
        first,
        second,
        third,
        licence="",
        task=task,
        names=tuple(name for how in used for name in feature_names(how)),
        target=found.target.name,
        columns=tuple(used),
        read_columns=_read_columns(found),
        id_column=next((one.name for one in found.columns if one.role == ID), ""),
        named=table.header,
        remarks=tuple(remarks),
    )


def _usable(
    found: Examined, features: list[Typed], recipe: DataRecipe
) -> tuple[Array, list[Sentence]]:
    """The rows that have a target, and with missing: drop no gap; and what was left out."""
    remarks = []
    matter = np.isfinite(found.t) if found.task == REGRESSION else found.t >= 0
    lost = int((~matter).sum())
    if lost:
        remarks.append(
            sentence("{count} rows without a value of '{name}' were dropped.", count=lost,
                     name=found.target.name)
        )  # fmt: skip
    if recipe.missing == "drop":
        gaps = np.logical_or.reduce([one.cells.gaps for one in features])
        dropped = int((gaps & matter).sum())
        matter &= ~gaps
        if dropped:
            remarks.append(
                sentence("{count} rows with missing values were dropped.", count=dropped)
            )
    return np.flatnonzero(matter), remarks


def _learnt(
    features: list[Typed], rows: Array, training: Array, recipe: DataRecipe
) -> list[Column]:
    """How each column becomes features, learnt from the ``training`` ones of all ``rows``."""
    merged = recipe.spellings == "merged"
    return [
        dataclasses.replace(
            learn(one, training, recipe.missing, merged), gaps=int(one.cells.gaps[rows].sum())
        )
        for one in features
    ]


def _has_values(how: Column) -> bool:
    """Whether a column has a value in the training part: of a text, one that is kept."""
    return how.type != TEXT or bool(how.categories)


def _not_used(table: Table, learnt: list[Column]) -> list[Sentence]:
    """Which columns say nothing in the training part. Raises DataError if that is all of them."""
    silent = [how.name for how in learnt if not _has_values(how)]
    if len(silent) == len(learnt):
        raise DataError("{path}: no column has a value in the training set.", path=table.path)
    if not silent:
        return []
    return [
        sentence(
            "Columns without any text in the training set were left out: {names}.",
            names=", ".join(silent),
        )
    ]


def _read_columns(found: Examined) -> tuple[ReadColumn, ...]:
    """All columns of the table, with what was found and told of each."""
    return tuple(
        ReadColumn(one.name, one.role, one.type, one.cells.missing, tuple(one.told))
        for one in found.columns
    )


def _check_size(table: Table, learnt: Sequence[Column]) -> None:
    """Raise DataError where the features would not fit into memory."""
    features = sum(len(feature_names(one)) for one in learnt)
    if features * table.rows > MOST_NUMBERS:
        raise DataError(
            "{path} would become {rows} samples with {features} features, which is more than "
            "{most} numbers. Skip columns of text (columns: name=skip).",
            path=table.path,
            rows=f"{table.rows:,}",
            features=f"{features:,}",
            most=f"{MOST_NUMBERS:,}",
        )


def _how(table: Table) -> Sentence:
    names = {code: name for name, code in DELIMITERS.items()}
    told = {
        "header": Phrase("with header") if table.header else Phrase("without header"),
        "rows": f"{table.rows:,}",
        "columns": len(table.columns),
    }
    if table.source.kind != "text":
        return sentence("Read {header}; {rows} rows, {columns} columns.", **told)
    return sentence(
        "Read as {encoding}, delimiter {delimiter}, {header}; {rows} rows, {columns} columns.",
        encoding=table.source.encoding,
        delimiter=Phrase(names[table.source.delimiter]),
        **told,
    )
