"""From the columns of a table to samples: the target, the task, and one or more features each.

Whatever is learnt from the rows (fills, categories) is learnt from the training part only.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION, Column, Dataset, Part, ReadColumn
from nn.data.recipe import DataRecipe, Place
from nn.data.split import require_parts, shares_of, split_rows
from nn.data.tables.columns import EXACT, Cells, Signs
from nn.data.tables.dates import WEEKDAYS, parsed, shown
from nn.data.tables.reading import Table, read
from nn.data.tables.spelling import FORMER, PLAIN, Spelling
from nn.data.tables.types import (
    FALSE,
    TRUE,
    Typed,
    alike,
    folded,
    judge_feature,
    quoted_signs,
    target_of,
    typed_columns,
)
from nn.data.tables.words import (
    DATE,
    DELIMITERS,
    FEATURE,
    FILLS,
    FLAG,
    FORMER_SIGNS,
    ID,
    NUMBER,
    SKIP,
    TARGET,
    TASKS_ASKED,
    TEXT,
    USUAL,
)
from nn.errors import DataError, FieldError, Phrase, Sentence, remark, sentence
from nn.registry import lookup

DAYS_TO_1970 = 719163  # from the first day of the year 1
MOST_NUMBERS = 100_000_000  # that samples may have together: 400 MB
MOST_MERGED = 0.9  # of the different numbers of a column must stay different
MOST_CLASSES = 1000
MOST_CLASS_NUMBERS = 20  # whole numbers in a target that are taken for classes
FEWEST_OF_A_CLASS = 5  # rows, for whole numbers to look like labels


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
    t, names, task, told = _targets(table, target, recipe)
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
    target, t, task = found.target, found.t, found.task
    features = [one for one in found.columns if one.role == FEATURE]
    if not features:
        raise DataError(
            "{path} has no column to learn from besides the target '{target}': {why}",
            path=table.path,
            target=target.name,
            why=" ".join(str(told) for one in found.columns for told in one.told) or "—",
        )
    remarks = [_how(table), found.told, *table.remarks]
    remarks += [told for one in found.columns for told in one.told]
    matter = np.isfinite(t) if task == REGRESSION else t >= 0
    lost = int((~matter).sum())
    if lost:
        remarks.append(
            sentence("{count} rows have no value of '{name}' and are left out.", count=lost,
                     name=target.name)
        )  # fmt: skip
    missing = [one.cells.gaps for one in features]
    if recipe.missing == "drop":
        gaps = np.logical_or.reduce(missing)
        dropped = int((gaps & matter).sum())
        matter &= ~gaps
        if dropped:
            remarks.append(sentence("{count} rows with a gap are left out.", count=dropped))
    rows = np.flatnonzero(matter)
    parts = split_rows(t[rows], shares_of(recipe), recipe.data_seed, task != REGRESSION)
    require_parts(parts, recipe, len(rows))
    merged = recipe.spellings == "merged"
    learnt = [
        dataclasses.replace(
            _learn(one, rows[parts[0]], recipe.missing, merged), gaps=int(gap[rows].sum())
        )
        for one, gap in zip(features, missing, strict=True)
    ]
    silent = [one.name for one in learnt if one.type == TEXT and not one.categories]
    _check_size(table, learnt)
    remarks += [told for one in features for told in _rounded(one)]
    kept = [how for how in learnt if how.name not in silent]
    if silent:
        remarks.append(
            sentence(
                "Columns without a text in the training part are left out: {names}.",
                names=", ".join(silent),
            )
        )
    if recipe.missing != "drop":
        remarks += _filled(kept, recipe.missing)
    if not kept:
        raise DataError("{path}: no column of the training part has a value.", path=table.path)
    used = [one.cells for one in features if one.name not in silent]
    read_columns = tuple(
        ReadColumn(one.name, one.role, one.type, one.cells.missing, tuple(one.told))
        for one in found.columns
    )
    x = _encode(used, kept, table.rows)
    first, second, third = (Part(x[rows[part]], t[rows[part]]) for part in parts)
    ids = [one.name for one in found.columns if one.role == ID]
    return Dataset(
        recipe.data,
        table.path.name,
        found.class_names,
        first,
        second,
        third,
        licence="",
        task=task,
        names=tuple(name for how in kept for name in feature_names(how)),
        target=target.name,
        columns=tuple(kept),
        read_columns=read_columns,
        id_column=ids[0] if ids else "",
        named=table.header,
        remarks=tuple(remarks),
    )


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
            sentence("Column '{name}': {count} cells were empty and are filled.", name=name,
                     count=count)
            for name, count in self.filled.items()
        ]  # fmt: skip
        told += [
            sentence(
                "Column '{name}': '{text}' (row {row}) does not occur in the training data and "
                "means nothing to this network{others}.",
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
    absent = [one.name for one in dataset_columns if one.name not in found]
    if absent:
        raise DataError(
            "{path} has no column '{name}', which the network was trained on. Its columns: "
            "{known}.",
            path=path,
            name=absent[0],
            known=", ".join(found),
        )
    chosen = [found[one.name] for one in dataset_columns]
    for cells, column in zip(chosen, dataset_columns, strict=True):
        if cells.strays and not column.strays:
            raise DataError(
                "{path}, row {row}, column '{name}': '{value}' is no number.",
                path=path,
                row=cells.stray_row,
                name=cells.name,
                value=cells.stray,
            )
    x = _encode(chosen, dataset_columns, table.rows)
    gaps = {one.name: one.gaps for one in chosen}
    lost = np.isnan(x).any(axis=1)
    for how in dataset_columns:
        if how.categories and how.text_fill is None:
            lost |= gaps[how.name]
    if lost.any():
        raise DataError(
            "{path}, {row}. row below the names: a value is missing, and the network was trained "
            "without rows that have gaps (missing: drop). Fill it in, or leave the row out.",
            path=path,
            row=int(np.flatnonzero(lost)[0]) + 1,
        )
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
                "Column '{name}': '{value}' is no number.", name=how.name, value=cells.stray
            )
        found.append(cells)
    x = _encode(found, columns, 1)
    for how, cells, value in zip(columns, found, _first_of_each(columns, x), strict=True):
        if np.isinf(value):
            raise DataError("Column '{name}': the number is too large.", name=how.name)
        text = texts.get(how.name, "")
        if text and _unseen(cells, how):
            raise DataError(
                "Column '{name}': '{value}' is not a value of this column{hint}.",
                name=how.name,
                value=text,
                hint=f" ({shown(how.form)})" if how.form else "",
            )
        unfilled = how.text_fill is None if how.categories else math.isnan(how.fill)
        if unfilled and cells.missing:
            raise DataError(
                "Column '{name}': a value is needed, since the network was trained on rows without "
                "gaps.",
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
    codes, known = cells.coded, {_key(text, how.merged) for text in how.categories}
    return {
        text: int(np.flatnonzero(codes == code)[0]) + 1
        for text, code in cells.categories.items()
        if not _is_known(text, how, known)
    }


def _is_known(text: str, how: Column, known: set[str]) -> bool:
    """Whether a text of a new row means something to a column."""
    if how.categories:
        return _key(text, how.merged) in known
    if how.type == FLAG:
        return text.casefold() in TRUE | FALSE
    return how.type != DATE or parsed(text, how.form) is not None


def _key(text: str, merged: bool) -> str:
    """By what texts are told apart."""
    return folded(text) if merged else text


# The target.


def _targets(
    table: Table, target: Typed, recipe: DataRecipe
) -> tuple[Array, tuple[str, ...], str, Sentence]:
    """Class numbers (-1: none) with their names, or numbers to reach (NaN: none); and why."""
    lookup(dict.fromkeys(TASKS_ASKED), recipe.task, "task")
    if not target.cells.is_text:
        return _of_numbers(table, target, recipe.task)
    if recipe.task == "regression":
        raise FieldError(
            "task: the target '{name}' holds texts, such as '{value}', and a regression needs "
            "numbers. Choose classification, or another target.",
            name=target.name,
            value=next(iter(target.cells.categories), ""),
        )
    merged = recipe.spellings == "merged"
    shown = _shown(target.cells, merged)
    order = sorted(set(shown.values()))
    class_of = {name: number for number, name in enumerate(order)}
    to_class = np.full(len(target.cells.texts) + 1, -1, np.int64)
    for text, code in target.cells.categories.items():
        to_class[code] = class_of[shown[_key(text, merged)]]
    t = to_class[target.cells.coded]
    _check_classes(table, target, len(order))
    told = sentence(
        "Target '{name}': classification into {count} classes, since it holds texts.",
        name=target.name,
        count=len(order),
    )
    return t, tuple(order), BINARY if len(order) == 2 else CLASSIFICATION, told


def _shown(cells: Cells, merged: bool) -> dict[str, str]:
    """What the texts that count as one are called: as they are written most often."""
    codes = cells.coded
    seen = np.bincount(codes[codes >= 0], minlength=len(cells.texts))
    best: dict[str, str] = {}
    for text, code in cells.categories.items():
        key = _key(text, merged)
        if key not in best or seen[code] > seen[cells.texts[best[key]]]:
            best[key] = text
    return best


def _of_numbers(
    table: Table, target: Typed, asked: str
) -> tuple[Array, tuple[str, ...], str, Sentence]:
    """The same for a target of numbers, which are classes if they look like labels."""
    numbers = target.cells.values
    found, counts = np.unique(numbers[np.isfinite(numbers)], return_counts=True)
    few = len(found) <= MOST_CLASS_NUMBERS and bool((found == np.floor(found)).all())
    labels = few and _look_like_labels(found, counts)
    told = {"name": target.name, "count": len(found)}
    as_numbers = target.cells.asked.type == NUMBER or not labels
    if asked == "regression" or (asked == "auto" and as_numbers):
        _check_values(table, target, len(found))
        if asked == "auto" and few and target.cells.asked.type != NUMBER:
            why = remark(
                "Target '{name}': regression, since its {count} whole numbers do not look like "
                "labels (0, 1, 2 … or 1, 2, 3 …, five rows each). Set task: classification to take "
                "them as classes.",
                ("task", "classification"),
                **told,
            )
        else:
            why = sentence("Target '{name}': regression, since it holds numbers.", **told)
        return numbers.astype(np.float32), (), REGRESSION, why
    _check_classes(table, target, len(found))
    names = tuple(f"{one:.17g}" for one in found)
    t = np.where(np.isfinite(numbers), np.searchsorted(found, numbers), -1)
    why = remark(
        "Target '{name}': classification into {count} classes, since its whole numbers look like "
        "labels. Set task: regression to take them as numbers.",
        ("task", "regression"),
        **told,
    )
    if asked != "auto":
        why = sentence("Target '{name}': classification into {count} classes, as asked.", **told)
    return t, names, BINARY if len(found) == 2 else CLASSIFICATION, why


def _look_like_labels(found: Array, counts: Array) -> bool:
    """Whether whole numbers count up from 0 or 1 (or are -1 and 1), with some rows each."""
    counting = len(found) > 1 and found[0] in (0, 1) and bool((np.diff(found) == 1).all())
    signs = found.tolist() == [-1, 1]
    return (counting or signs) and bool((counts >= FEWEST_OF_A_CLASS).all())


def _check_values(table: Table, target: Typed, values: int) -> None:
    if values < 2:
        raise DataError(
            "{path}: the target '{name}' has {count} value(s): there is nothing to tell apart. "
            "Choose another target.",
            path=table.path,
            name=target.name,
            count=values,
        )


def _check_classes(table: Table, target: Typed, classes: int) -> None:
    _check_values(table, target, classes)
    if classes > MOST_CLASSES:
        raise DataError(
            "{path}: the target '{name}' has {count} different values, which are too many to be "
            "classes (at most {most}). Choose another target, or take it as numbers "
            "(columns: {name}=number).",
            path=table.path,
            name=target.name,
            count=classes,
            most=MOST_CLASSES,
        )


# The features.


def _check_size(table: Table, learnt: Sequence[Column]) -> None:
    """Raise DataError where the features would not fit into memory."""
    features = sum(len(feature_names(one)) for one in learnt)
    if features * table.rows > MOST_NUMBERS:
        raise DataError(
            "{path} would become {rows} samples of {features} features, which is more than "
            "{most} numbers. Leave columns of text out (columns: name=skip).",
            path=table.path,
            rows=f"{table.rows:,}",
            features=f"{features:,}",
            most=f"{MOST_NUMBERS:,}",
        )


def _rounded(one: Typed) -> list[Sentence]:
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
            "Column '{name}': its numbers are kept with 7 digits, so of {before} different ones "
            "{after} are left. Subtract a fixed number from them.",
            name=one.name,
            before=f"{before:,}",
            after=f"{after:,}",
        )
    ]


def _learn(one: Typed, training: Array, missing: str, merged: bool) -> Column:
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
        shown = _shown(cells, merged)
        known = {shown[_key(text, merged)] for text, code in cells.categories.items() if seen[code]}
        names = list(cells.texts)
        usual = names[int(seen.argmax())] if missing != "drop" and seen.any() else None
        if usual is not None:
            usual = shown[_key(usual, merged)]
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


def _filled(columns: Sequence[Column], missing: str) -> list[Sentence]:
    """What was filled in, column by column."""
    return [
        sentence(
            "Column '{name}': {count} gaps filled with {value} ({how} of the training part).",
            name=one.name,
            count=one.gaps,
            value=one.text_fill if one.categories else f"{one.fill:.6g}",
            how=USUAL if one.type in (TEXT, FLAG) else FILLS[missing],
        )
        for one in columns
        if one.gaps
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
        places = {_key(name, how.merged): place for place, name in enumerate(how.categories)}
        to_place = np.full(len(cells.texts) + 1, -2)
        for text, code in cells.categories.items():
            to_place[code] = places.get(_key(text, how.merged), -2)
        if how.text_fill is not None:
            to_place[-1] = places.get(_key(how.text_fill, how.merged), -2)
        return to_place[codes][:, None] == np.arange(len(how.categories))
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


def _encode(columns: Sequence[Cells], learnt: Sequence[Column], rows: int) -> Array:
    """Samples (rows, features) float32."""
    widths = [len(feature_names(how)) for how in learnt]
    x = np.empty((rows, sum(widths)), np.float32)
    start = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for cells, how, width in zip(columns, learnt, widths, strict=True):
            x[:, start : start + width] = _features(cells, how)
            start += width
    return x


def _how(table: Table) -> Sentence:
    names = {code: name for name, code in DELIMITERS.items()}
    told = {
        "header": Phrase("with names") if table.header else Phrase("without names"),
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
