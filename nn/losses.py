"""Losses: what training makes small. Labels are class numbers or one-hot rows."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array, Workspace
from nn.errors import LabelError, ShapeError

SMALLEST_PROBABILITY = 1e-7  # keeps log(0) out of cross_entropy_error


def class_numbers(t: Array, classes: int) -> Array:
    """Labels as class numbers (N,) of type intp, from class numbers or one-hot rows (N, classes).

    Raises LabelError for other shapes, values outside 0 … classes-1, fractions,
    or rows that are not one-hot.
    """
    t = np.asarray(t)
    numeric = t.dtype.kind in "iufb"
    if t.ndim == 2 and numeric:
        return _from_one_hot(t, classes)
    if t.ndim != 1 or not numeric:
        raise LabelError(
            "Labels must be class numbers of shape (N,) or one-hot rows of shape (N, {classes}); "
            "got shape {shape} of type {dtype}.",
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
            "Row {row} of the labels is not one-hot: it must hold a single 1 and else 0.",
            row=int(wrong[0]),
        )
    return t.argmax(axis=1)


def softmax(scores: Array) -> Array:
    """Probabilities ``exp(s_k) / sum_j exp(s_j)`` over the last axis, of the shape of ``scores``.

    The largest score is subtracted first, so no score overflows.
    """
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def sum_squared_error(y: Array, t: Array) -> float:
    """``1/2 sum (y - t)²`` over all elements; y and t of one shape. Raises ShapeError."""
    y, t = np.asarray(y, np.float64), np.asarray(t, np.float64)
    if y.shape != t.shape:
        raise ShapeError(
            "sum_squared_error: y has shape {y} and t has shape {t}; they must be equal.",
            y=y.shape,
            t=t.shape,
        )
    return float(0.5 * np.sum((y - t) ** 2))


def cross_entropy_error(y: Array, t: Array) -> float:
    """``-mean_n log y[n, t_n]`` from probabilities y (N, classes) or one sample (classes,).

    ``t`` holds class numbers or one-hot rows. Probabilities below 1e-7 count as 1e-7.
    """
    y, t = np.asarray(y, np.float64), np.asarray(t)
    if y.ndim == 1:
        y, t = y[np.newaxis], t[np.newaxis]
    numbers = class_numbers(t, y.shape[1])
    picked = y[np.arange(len(y)), numbers]
    return float(-np.log(np.maximum(picked, SMALLEST_PROBABILITY)).mean())


class SoftmaxCrossEntropy:
    """Softmax and cross-entropy in one: ``L = mean_n(log sum_j exp(s_nj) - s_n,t_n)`` in nats.

    Shapes: scores (batch, classes), class numbers (batch,). The gradient with
    respect to the scores is ``(softmax(s) - one_hot(t)) / batch``; taking both
    together is stable for any finite score. Bishop 2006, section 4.3.4.
    """

    def __init__(self) -> None:
        self.workspace = Workspace(reuse=True)
        self._rows: dict[tuple[int, int], Array] = {}

    def forward(self, scores: Array, numbers: Array) -> float:
        """The mean loss of the batch; keeps the probabilities for ``backward``."""
        size, classes = scores.shape
        y = self.workspace.empty("probabilities", scores.shape, scores.dtype)
        np.subtract(scores, self._largest(scores), out=y)
        chosen = self._first_places(size, classes) + numbers
        picked = y.reshape(-1)[chosen]
        np.exp(y, out=y)
        totals = y @ self.workspace.ones(classes, y.dtype)
        y /= totals[:, np.newaxis]
        self._y, self._chosen = y, chosen
        np.log(totals, out=totals)
        totals -= picked
        return float(np.dot(totals, self.workspace.ones(size, y.dtype))) / size

    def backward(self) -> Array:
        """dL/dscores (batch, classes), in the buffer of the probabilities."""
        y = self._y
        y.reshape(-1)[self._chosen] -= 1.0
        y *= 1.0 / len(y)
        return y

    def _largest(self, scores: Array) -> Array:
        """The largest score of each row (batch, 1); taken along columns, which is faster."""
        columns = self.workspace.empty("columns", scores.shape[::-1], scores.dtype)
        np.copyto(columns, scores.T)
        return np.maximum.reduce(columns, axis=0)[:, np.newaxis]

    def _first_places(self, size: int, classes: int) -> Array:
        """Where each row begins in the flat scores."""
        key = (size, classes)
        if key not in self._rows:
            self._rows = {key: np.arange(0, size * classes, classes)}
        return self._rows[key]


LOSSES: dict[str, type[SoftmaxCrossEntropy]] = {"softmax-cross-entropy": SoftmaxCrossEntropy}
