"""Labels and targets: from what people have to what a loss takes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nn.arrays import Array, Workspace
from nn.checks import check_finite, check_whole
from nn.errors import LabelError, Phrase
from nn.layer import Shape


def label_array(t: Any) -> Array:
    """Labels as an array of whatever they are. Raises LabelError for rows of several lengths."""
    try:
        return np.asarray(t)
    except ValueError:  # NumPy: inhomogeneous shape
        raise LabelError(
            "Labels: the rows have different lengths, so they do not form an array."
        ) from None


def check_counts(samples: int, labels: int) -> None:
    """Raise LabelError unless there is one label for each sample."""
    if samples != labels:
        raise LabelError(
            "Got {samples} samples and {labels} labels. Give one label per sample, and at least "
            "one sample.",
            samples=samples,
            labels=labels,
        )


def class_numbers(t: Array, classes: int) -> Array:
    """Labels as class numbers (N,) of type intp, from class numbers or one-hot rows (N, classes).

    Raises LabelError for other shapes, values outside 0 … classes-1, fractions,
    or rows that are not one-hot.
    """
    t = label_array(t)
    numeric = t.dtype.kind in "iufb"
    if t.ndim == 2 and numeric:
        return _from_one_hot(t, classes)
    if t.ndim != 1 or not numeric:
        raise LabelError(
            "Labels must be class numbers of shape (N,) or one-hot rows of shape (N, {classes}), "
            "but have shape {shape} and type {dtype}.",
            classes=classes,
            shape=t.shape,
            dtype=t.dtype,
        )
    with np.errstate(invalid="ignore"):
        numbers = t.astype(np.intp)
    wrong = np.flatnonzero((numbers != t) | (numbers < 0) | (numbers >= classes))
    if len(wrong):
        raise LabelError(
            "Label {value} at position {position} is not a class number from 0 to {largest}.",
            value=t[wrong[0]],
            position=int(wrong[0]),
            largest=classes - 1,
        )
    return numbers


def _from_one_hot(t: Array, classes: int) -> Array:
    if t.shape[1] != classes:
        raise LabelError(
            "One-hot labels have {got} columns, but there are {classes} classes.",
            got=t.shape[1],
            classes=classes,
        )
    wrong = np.flatnonzero((np.count_nonzero(t, axis=1) != 1) | (t.max(axis=1) != 1))
    if len(wrong):
        raise LabelError(
            "Row {row} of the labels is not one-hot: it must contain a single 1 and otherwise 0.",
            row=int(wrong[0]),
        )
    return t.argmax(axis=1)


def one_hot(numbers: Array, classes: int, dtype: npt.DTypeLike = np.float32) -> Array:
    """Class numbers (N,) as rows (N, classes) with a single 1. Raises LabelError."""
    numbers = class_numbers(numbers, check_whole("classes", classes, 1))
    rows = np.zeros((len(numbers), classes), dtype)
    rows[np.arange(len(numbers)), numbers] = 1.0
    return rows


def two_classes(t: Array) -> tuple[float, float]:
    """The lower and the upper label of two: 0 and 1, or -1 and 1. Raises LabelError."""
    found = set(np.unique(t).tolist())
    for pair in ((0.0, 1.0), (-1.0, 1.0)):
        if found <= set(pair):
            return pair
    raise LabelError(
        "Accuracy needs classes: the labels must be 0 and 1, or -1 and 1, but contain {values}.",
        values=", ".join(f"{value:g}" for value in sorted(found)[:5]),
    )


def numbers_to_reach(t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
    """Targets (N, *output_shape) of ``dtype``; class numbers (N,) become one-hot rows.

    With a single output (N,) becomes (N, 1). Raises LabelError or DataError.
    """
    t = label_array(t)
    if t.dtype.kind not in "iufb":
        raise LabelError("Targets must be numbers, but have type {dtype}.", dtype=t.dtype)
    if t.ndim == 1 and len(output_shape) == 1:
        outputs = output_shape[0]
        if outputs == 1:
            t = t[:, np.newaxis]
        elif outputs is not None and (t.dtype.kind != "f" or (t == np.floor(t)).all()):
            return one_hot(t, outputs, dtype)
    expected = tuple(output_shape)
    if t.ndim != 1 + len(expected) or any(
        size not in (None, got) for size, got in zip(expected, t.shape[1:], strict=True)
    ):
        raise LabelError(
            "Targets of shape {got} do not fit outputs of shape {expected}. Give one number per "
            "output of each sample.",
            got=t.shape,
            expected=("N", *expected),
        )
    check_finite(t, Phrase("Target"))
    return np.ascontiguousarray(t, dtype)


def zeros_and_ones(t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
    """Targets of the outputs' shape that are all 0 or 1. Raises LabelError."""
    t = np.asarray(t)
    if t.ndim == 1 and len(output_shape) == 1 and output_shape[0] not in (1, None):
        t = t[:, np.newaxis]  # never taken for class numbers here: refused by its shape
    t = numbers_to_reach(t, output_shape, dtype)
    wrong = np.flatnonzero((t != 0) & (t != 1))
    if len(wrong):
        raise LabelError(
            "Binary cross-entropy: label {value} at position {position} must be 0 or 1.",
            value=t.reshape(-1)[wrong[0]],
            position=int(wrong[0]) // max(1, math.prod(t.shape[1:])),
        )
    return t


def chosen_indices(room: Workspace, size: int, classes: int, numbers: Array) -> Array:
    """Where the entry of each sample's class lies in flat scores (size x classes)."""
    rows = room.keep(("rows", size, classes), lambda: np.arange(0, size * classes, classes))
    return np.add(rows, numbers, room.empty("chosen", (size,), np.intp))
