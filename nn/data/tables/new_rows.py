"""New rows of a table as samples, for a network that was trained on its columns; and back."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Column
from nn.data.recipe import DataRecipe, Place
from nn.data.tables.columns import Cells, Signs
from nn.data.tables.dates import parsed, shown
from nn.data.tables.features import DAYS_TO_1970, encode, feature_names, text_key
from nn.data.tables.reading import read
from nn.data.tables.spelling import FORMER, PLAIN, Spelling
from nn.data.tables.types import (
    FALSE,
    TRUE,
)
from nn.data.tables.words import (
    DATE,
    FLAG,
    FORMER_SIGNS,
    NUMBER,
)
from nn.errors import DataError, Sentence, sentence
from nn.registry import nearest


@dataclass(frozen=True)
class NewRows:
    """Rows of a table as samples ``x`` (n, features), for a network that knows its columns.

    ``ids`` names them, where there is a column that does. ``filled`` counts the gaps that were
    filled, by column; ``unseen`` the texts that training never saw, with the row of each.
    """

    x: Array
    ids: tuple[str, ...] = ()
    filled: dict[str, int] = dataclasses.field(default_factory=dict)
    unseen: dict[str, dict[str, int]] = dataclasses.field(default_factory=dict)

    @property
    def remarks(self) -> list[Sentence]:
        """What has to be told of these rows."""
        told = [
            sentence("Column '{name}': {count} empty cells were filled in.", name=name,
                     count=count)
            for name, count in self.filled.items()
        ]  # fmt: skip
        told += [
            sentence(
                "Column '{name}': '{text}' (row {row}) does not occur in the training data, so "
                "this network does not know it{others}.",
                name=name,
                text=next(iter(texts)),
                row=next(iter(texts.values())),
                others=f" (+{len(texts) - 1})" if len(texts) > 1 else "",
            )
            for name, texts in self.unseen.items()
        ]
        return told


def encode_rows(
    path: Path,
    dataset_columns: Sequence[Column],
    recipe: DataRecipe,
    id_column: str = "",
    named: bool = True,
) -> NewRows:
    """New rows as samples, in the way that the columns of a data set became features.

    ``named`` says whether the table that was trained on had a row of names.

    Raises DataError for a file that lacks one of the columns.
    """
    hows = {one.name: one for one in dataset_columns}

    def known(name: str, delimiter: str) -> tuple[Spelling | None, Signs]:
        return _way_of(hows[name], delimiter) if name in hows else (None, Signs())

    asked = dataclasses.replace(recipe, columns="", decimal="auto", gaps="")
    if not named:
        asked = dataclasses.replace(asked, header="no")
    table = read(path, asked, Place(), [*hows, id_column], known)
    found = {one.name: one for one in table.columns}
    chosen = _chosen(path, found, dataset_columns)
    x = encode(chosen, dataset_columns, table.rows)
    gaps = {one.name: one.gaps for one in chosen}
    _check_gaps(path, dataset_columns, gaps, x)
    ids: tuple[str, ...] = ()
    if id_column in found:
        texts = list(found[id_column].texts)
        ids = tuple(texts[code] for code in np.concatenate(found[id_column].codes))
    return NewRows(
        x,
        ids,
        {name: int(gap.sum()) for name, gap in gaps.items() if gap.any()},
        {
            one.name: unseen
            for one, how in zip(chosen, dataset_columns, strict=True)
            if (unseen := _unseen(one, how))
        },
    )


def _chosen(path: Path, found: Mapping[str, Cells], columns: Sequence[Column]) -> list[Cells]:
    """The cells of each column. Raises DataError where one is absent, or holds no numbers."""
    absent = [one.name for one in columns if one.name not in found]
    near = nearest(absent[0], found) if absent else ""
    if near:
        raise DataError(
            "{path} has no column '{name}', which the network was trained on; the nearest is "
            "'{near}'. Its columns: {known}.",
            path=path,
            name=absent[0],
            near=near,
            known=", ".join(found),
        )
    if absent:
        raise DataError(
            "{path} has no column '{name}', which the network was trained on. Its columns: "
            "{known}.",
            path=path,
            name=absent[0],
            known=", ".join(found),
        )
    chosen = [found[one.name] for one in columns]
    for cells, column in zip(chosen, columns, strict=True):
        if cells.strays and not column.strays:
            raise DataError(
                "{path}, row {row}, column '{name}': '{value}' is not a number.",
                path=path,
                row=cells.stray_row,
                name=cells.name,
                value=cells.stray,
            )
    return chosen


def _check_gaps(path: Path, columns: Sequence[Column], gaps: Mapping[str, Array], x: Array) -> None:
    """Raise DataError for a gap that nothing can fill."""
    lost = np.isnan(x).any(axis=1)
    for how in columns:
        if how.categories and how.text_fill is None:
            lost |= gaps[how.name]
    if lost.any():
        raise DataError(
            "{path}, data row {row}: a value is missing, and the network was trained without such "
            "rows (missing: drop). Fill it in, or remove the row.",
            path=path,
            row=int(np.flatnonzero(lost)[0]) + 1,
        )


def check_sizes(path: Path, columns: Sequence[Column], x: Array) -> None:
    """Raise DataError for a number that float32 cannot hold."""
    rows, features = np.nonzero(np.isinf(x))
    if len(rows):
        names = [how.name for how in columns for _ in feature_names(how)]
        raise DataError(
            "{path}, data row {row}, column '{name}': the number is too large.",
            path=path,
            row=int(rows[0]) + 1,
            name=names[int(features[0])],
        )


def encode_row(columns: Sequence[Column], texts: Mapping[str, str]) -> Array:
    """One row as a sample (1, features): the text of each column by its name, "" for a gap.

    Raises DataError that names the column.
    """
    found = []
    for how in columns:
        spelling, signs = _way_of(how, ",")
        cells = Cells(how.name, signs=signs)
        cells.restart(spelling)
        cells.take([texts.get(how.name, "")], [1])
        if cells.strays:
            raise DataError(
                "Column '{name}': '{value}' is not a number.", name=how.name, value=cells.stray
            )
        found.append(cells)
    x = encode(found, columns, 1)
    for how, cells, value in zip(columns, found, _first_of_each(columns, x), strict=True):
        if np.isinf(value):
            raise DataError("Column '{name}': the number is too large.", name=how.name)
        text = texts.get(how.name, "")
        if text and _unseen(cells, how):
            raise DataError(
                "Column '{name}': '{value}' is not a valid value for this column{hint}.",
                name=how.name,
                value=text,
                hint=f" ({shown(how.form)})" if how.form else "",
            )
        unfilled = how.text_fill is None if how.categories else math.isnan(how.fill)
        if unfilled and cells.missing:
            raise DataError(
                "Column '{name}': a value is needed, because the network was trained on rows "
                "without missing values.",
                name=how.name,
            )
    return x


def _first_of_each(columns: Sequence[Column], x: Array) -> list[float]:
    """The first feature of each column in a sample (1, features)."""
    widths = [len(feature_names(how)) for how in columns]
    return [float(x[0, start]) for start in np.cumsum([0, *widths[:-1]])]


def fill_as_text(how: Column) -> str:
    """What stands for a gap, as the column writes it; "" where nothing does."""
    if how.categories:
        return how.text_fill or ""
    if math.isnan(how.fill) or how.type == DATE:
        return ""
    if how.type == FLAG:
        return "true" if how.fill > 0.5 else "false"
    return written(float(f"{how.fill:.4g}"), how.spelling or PLAIN)


def row_as_texts(columns: Sequence[Column], x: Array) -> dict[str, str]:
    """The texts of a sample (features,), as ``encode_row`` takes them; "" where there is none."""
    texts, start = {}, 0
    for how in columns:
        width = len(feature_names(how))
        part, start = x[start : start + width], start + width
        if how.categories:
            texts[how.name] = how.categories[int(part.argmax())] if part.any() else ""
        elif how.type == FLAG:
            texts[how.name] = "true" if part[0] > 0.5 else "false"
        elif how.type == DATE:
            day = datetime.fromordinal(int(part[0]) + DAYS_TO_1970)
            texts[how.name] = day.strftime(how.form)
        else:
            texts[how.name] = written(float(part[0]), how.spelling or PLAIN)
    return texts


def written(value: float, spelling: Spelling) -> str:
    """A number as the column writes it."""
    text = np.format_float_positional(np.float32(value), trim="-").replace(".", spelling.decimal)
    return f"{spelling.prefix}{text}{spelling.suffix}"


def _way_of(how: Column, delimiter: str) -> tuple[Spelling | None, Signs]:
    """The spelling of a column (None: text) and its gap signs, as they were in training."""
    if how.signs is None:  # a run of the first edition
        texts = {one.casefold() for one in FORMER_SIGNS} - {
            one.casefold() for one in how.categories
        }
        way = PLAIN if delimiter == "," else FORMER
        return None if how.categories else way, Signs(texts=frozenset(texts))
    signs = Signs.told(how.signs)
    return how.spelling if how.type == NUMBER else None, signs


def _unseen(cells: Cells, how: Column) -> dict[str, int]:
    """The texts of a column that have no feature, with the row below the names of each."""
    codes, known = cells.coded, {text_key(text, how.merged) for text in how.categories}
    return {
        text: int(np.flatnonzero(codes == code)[0]) + 1
        for text, code in cells.categories.items()
        if not _is_known(text, how, known)
    }


def _is_known(text: str, how: Column, known: set[str]) -> bool:
    """Whether a text of a new row means something to a column."""
    if how.categories:
        return text_key(text, how.merged) in known
    if how.type == FLAG:
        return text.casefold() in TRUE | FALSE
    return how.type != DATE or parsed(text, how.form) is not None
