"""The target of a table: class numbers or numbers to reach, and why."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION
from nn.data.recipe import DataRecipe
from nn.data.tables.features import shown_as, text_key
from nn.data.tables.reading import Table
from nn.data.tables.types import (
    Typed,
)
from nn.data.tables.words import (
    NUMBER,
    TASKS_ASKED,
)
from nn.errors import DataError, FieldError, Sentence, remark, sentence
from nn.registry import lookup

MOST_CLASSES = 1000
MOST_CLASS_NUMBERS = 20  # whole numbers in a target that are taken for classes
FEWEST_OF_A_CLASS = 5  # rows, for whole numbers to look like labels


def targets(
    table: Table, target: Typed, recipe: DataRecipe
) -> tuple[Array, tuple[str, ...], str, Sentence]:
    """Class numbers (-1: none) with their names, or numbers to reach (NaN: none); and why."""
    lookup(dict.fromkeys(TASKS_ASKED), recipe.task, "task")
    if not target.cells.is_text:
        return _of_numbers(table, target, recipe.task)
    if recipe.task == "regression":
        raise FieldError(
            "task: the target '{name}' contains text, such as '{value}', but a regression needs "
            "numbers. Choose classification, or another target.",
            name=target.name,
            value=next(iter(target.cells.categories), ""),
        )
    merged = recipe.spellings == "merged"
    shown = shown_as(target.cells, merged)
    order = sorted(set(shown.values()))
    class_of = {name: number for number, name in enumerate(order)}
    to_class = np.full(len(target.cells.texts) + 1, -1, np.int64)
    for text, code in target.cells.categories.items():
        to_class[code] = class_of[shown[text_key(text, merged)]]
    t = to_class[target.cells.coded]
    _check_classes(table, target, len(order))
    told = sentence(
        "Target '{name}': classification into {count} classes, because it contains text.",
        name=target.name,
        count=len(order),
    )
    return t, tuple(order), BINARY if len(order) == 2 else CLASSIFICATION, told


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
                "Target '{name}': regression, because its {count} whole numbers do not look like "
                "labels (0, 1, 2 … or 1, 2, 3 …, with at least five rows each). Set task: "
                "classification to treat them as classes.",
                ("task", "classification"),
                **told,
            )
        else:
            why = sentence("Target '{name}': regression, because it contains numbers.", **told)
        return numbers.astype(np.float32), (), REGRESSION, why
    _check_classes(table, target, len(found))
    names = tuple(f"{one:.17g}" for one in found)
    t = np.where(np.isfinite(numbers), np.searchsorted(found, numbers), -1)
    why = remark(
        "Target '{name}': classification into {count} classes, because its whole numbers look "
        "like labels. Set task: regression to treat them as numbers.",
        ("task", "regression"),
        **told,
    )
    if asked != "auto":
        why = sentence("Target '{name}': classification into {count} classes, as set.", **told)
    return t, names, BINARY if len(found) == 2 else CLASSIFICATION, why


def _look_like_labels(found: Array, counts: Array) -> bool:
    """Whether whole numbers count up from 0 or 1 (or are -1 and 1), with some rows each."""
    counting = len(found) > 1 and found[0] in (0, 1) and bool((np.diff(found) == 1).all())
    signs = found.tolist() == [-1, 1]
    return (counting or signs) and bool((counts >= FEWEST_OF_A_CLASS).all())


def _check_values(table: Table, target: Typed, values: int) -> None:
    if values < 2:
        raise DataError(
            "{path}: the target '{name}' has only {count} value(s), so there is nothing to learn. "
            "Choose another target.",
            path=table.path,
            name=target.name,
            count=values,
        )


def _check_classes(table: Table, target: Typed, classes: int) -> None:
    _check_values(table, target, classes)
    if classes > MOST_CLASSES:
        raise DataError(
            "{path}: the target '{name}' has {count} different values, too many for classes (at "
            "most {most}). Choose another target, or read it as numbers (columns: {name}=number).",
            path=table.path,
            name=target.name,
            count=classes,
            most=MOST_CLASSES,
        )
