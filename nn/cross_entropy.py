"""Cross-entropies: losses of probabilities, or of the scores before a sigmoid or softmax."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nn.activations import logistic
from nn.arrays import Array
from nn.checks import check_finite
from nn.errors import LabelError, Phrase, ShapeError
from nn.labels import (
    chosen_indices,
    class_numbers,
    one_hot,
    zeros_and_ones,
)
from nn.layer import Layer, Shape
from nn.loss import Loss

SMALLEST_PROBABILITY = 1e-7  # keeps log(0) out of losses that take probabilities


class BinaryCrossEntropy(Loss):
    """``-mean(t log p + (1 - t) log(1 - p))`` from probabilities p of the class 1.

    t is 0 or 1, of y's shape, or (N,) with a single output. Logarithms of
    probabilities below 1e-7 are taken as log(1e-7). Bishop 2006, equation 4.90.
    """

    takes = "probabilities"

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        return zeros_and_ones(t, output_shape, dtype)

    def forward(self, y: Array, t: Array) -> float:
        room = self.workspace
        p = np.clip(y, SMALLEST_PROBABILITY, 1.0 - SMALLEST_PROBABILITY, out=room.like("p", y))
        self._inside = np.equal(p, y, out=room.empty("inside", y.shape, bool))
        self._p, self._t = p, t
        each = np.negative(p, out=room.like("each", y))
        np.log1p(each, out=each)  # log(1 - p)
        each *= np.subtract(1.0, t, out=room.like("chances", y))
        chances = np.log(p, out=room.like("chances", y))
        chances *= t
        each += chances
        return -float(each.mean())

    def backward(self) -> Array:
        p = self._p
        grad = np.subtract(p, self._t, out=self.workspace.like("grad", p))
        grad *= self._inside
        scale = np.subtract(1.0, p, out=self.workspace.like("each", p))
        scale *= p
        scale *= p.size
        return np.divide(grad, scale, out=grad)


class SigmoidCrossEntropy(Loss):
    """Sigmoid and binary cross-entropy in one: ``mean(log(1 + exp(s)) - t s)`` from scores s.

    With the margin ``m = (2 t - 1) s`` it is ``mean log(1 + exp(-m))``, and the gradient
    ``(sigmoid(s) - t) / size`` is ``(1 - 2 t) sigmoid(-m) / size``: so written, no difference of
    nearly equal numbers takes the digits of a confident right answer. Stable for any finite score.
    """

    takes = "scores"
    own_activation = "sigmoid"
    middle = 0.0

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        return zeros_and_ones(t, output_shape, dtype)

    def forward(self, y: Array, t: Array) -> float:
        room = self.workspace
        self._signs = np.multiply(t, -2.0, out=room.like("signs", y))
        self._signs += 1.0
        self._against = np.multiply(self._signs, y, out=room.like("against", y))  # -m
        each = np.logaddexp(0.0, self._against, out=room.like("each", y))
        return float(each.sum()) / each.size

    def each(self, y: Array, t: Array) -> Array:
        return np.logaddexp(0.0, (1.0 - 2.0 * t) * y).reshape(len(y), -1).mean(axis=1)

    def backward(self) -> Array:
        grad = self.workspace.like("each", self._against)
        logistic(self._against, grad)
        grad *= self._signs
        grad *= 1.0 / grad.size
        return grad


class CategoricalCrossEntropy(Loss):
    """``-mean_n sum_k t_nk log y_nk`` from probabilities y (N, classes) and rows t.

    t is one-hot, or rows of probabilities that add up to 1 (soft labels); class
    numbers are accepted as well. Logarithms of probabilities below 1e-7 are taken as
    log(1e-7). Bishop 2006, equation 4.108.
    """

    takes = "distributions"

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        classes = _classes(self, output_shape)
        t = np.asarray(t)
        if t.ndim != 2 or t.shape[1] != classes or t.dtype.kind != "f":
            return one_hot(t, classes, dtype)
        check_finite(t, Phrase("Label"))
        wrong = np.flatnonzero((np.abs(t.sum(axis=1) - 1.0) > 1e-4) | (t.min(axis=1) < 0.0))
        if len(wrong):
            raise LabelError(
                "Row {row} of the labels is not a probability distribution: its values must be 0 "
                "or more and add up to 1.",
                row=int(wrong[0]),
            )
        return np.ascontiguousarray(t, dtype)

    def forward(self, y: Array, t: Array) -> float:
        p = np.maximum(y, SMALLEST_PROBABILITY, out=self.workspace.like("p", y))
        self._inside = np.equal(p, y, out=self.workspace.empty("inside", y.shape, bool))
        self._p, self._t = p, t
        each = np.log(p, out=self.workspace.like("each", y))
        each *= t
        return -float(each.sum()) / len(y)

    def backward(self) -> Array:
        p = self._p
        grad = np.divide(self._t, p, out=self.workspace.like("each", p))
        grad *= self._inside
        return np.multiply(grad, -1.0 / len(p), out=grad)


class SparseCategoricalCrossEntropy(Loss):
    """``-mean_n log y[n, t_n]`` from probabilities y (N, classes) and class numbers t (N,).

    The same quantity as CategoricalCrossEntropy, with the labels as numbers.
    """

    takes = "distributions"

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        return class_numbers(t, _classes(self, output_shape))

    def forward(self, y: Array, t: Array) -> float:
        room, size = self.workspace, len(y)
        chosen = chosen_indices(room, size, y.shape[1], t)
        picked = y.reshape(-1).take(chosen, 0, room.empty("picked", (size,), y.dtype), "clip")
        self._inside = np.greater_equal(
            picked, SMALLEST_PROBABILITY, out=room.empty("inside", (size,), bool)
        )
        np.maximum(picked, SMALLEST_PROBABILITY, out=picked)
        self._y, self._chosen, self._picked = y, chosen, picked
        return -float(np.log(picked, out=room.empty("logs", (size,), y.dtype)).mean())

    def backward(self) -> Array:
        picked = self._picked
        np.multiply(picked, -float(len(picked)), out=picked)
        np.divide(self._inside, picked, out=picked)
        grad = self.workspace.like("grad", self._y)
        grad[...] = 0.0
        grad.reshape(-1).put(self._chosen, picked, "clip")
        return grad


class SoftmaxCrossEntropy(Loss):
    """Softmax and cross-entropy in one: ``L = mean_n(log sum_j exp(s_nj) - s_n,t_n)`` in nats.

    Shapes: scores (batch, classes), class numbers (batch,). The gradient with
    respect to the scores is ``(softmax(s) - one_hot(t)) / batch``; taking both
    together is stable for any finite score. Bishop 2006, section 4.3.4.

    What the other classes share, ``rest = sum_{j != t} exp(s_j - max)``, is added up apart from
    the sample's own class. Where that has the largest score the loss is ``log(1 + rest)``, and
    ``softmax(s)_t - 1`` is ``-rest / total`` everywhere: a confident right answer keeps its digits.
    """

    takes = "scores"
    own_activation = "softmax"

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        return class_numbers(t, _classes(self, output_shape))

    def check_end(self, last: Layer, output_shape: Shape) -> None:
        super().check_end(last, output_shape)
        if _classes(self, output_shape) < 2:
            raise ShapeError(
                "{loss} needs two or more outputs, but the network has 1. Use one output per "
                "class, or SigmoidCrossEntropy.",
                loss=type(self).__name__,
            )

    def forward(self, y: Array, t: Array) -> float:
        """The mean loss of the batch; keeps its gradient for ``backward``."""
        size, classes = y.shape
        room = self.workspace
        p = room.like("probabilities", y)
        np.subtract(y, self._largest(y), p)
        flat = p.reshape(-1)
        chosen = chosen_indices(room, size, classes, t)
        picked = flat.take(chosen, 0, room.empty("picked", (size,), p.dtype), "clip")
        np.exp(p, p)
        own = flat.take(chosen, 0, room.empty("own", (size,), p.dtype), "clip")
        flat.put(chosen, 0.0, "clip")
        rest = p.dot(room.ones(classes, p.dtype), room.empty("rest", (size,), p.dtype))
        totals = np.add(rest, own, room.empty("totals", (size,), p.dtype))
        own -= 1.0
        own += rest  # totals - 1, where that is small too
        np.log1p(own, own)
        np.subtract(own, picked, picked)
        flat.put(chosen, np.negative(rest, rest), "clip")
        np.divide(p, totals[:, np.newaxis], p)
        self._p = p
        return float(picked.dot(room.ones(size, p.dtype))) / size

    def each(self, y: Array, t: Array) -> Array:
        away = y - y.max(axis=1, keepdims=True)
        own = np.take_along_axis(away, t[:, np.newaxis], axis=1)[:, 0]
        parts = np.exp(away)
        np.put_along_axis(parts, t[:, np.newaxis], 0.0, axis=1)
        return np.log1p(parts.sum(axis=1) + (np.exp(own) - 1.0)) - own

    def backward(self) -> Array:
        """dL/dscores (batch, classes)."""
        p = self._p
        return np.multiply(p, 1.0 / len(p), p)

    def _largest(self, scores: Array) -> Array:
        """The largest score of each row (batch, 1); taken along columns, which is faster."""
        size, classes = scores.shape
        columns = self.workspace.empty("columns", (classes, size), scores.dtype)
        np.copyto(columns, scores.T)
        largest = self.workspace.empty("largest", (size,), scores.dtype)
        return np.maximum.reduce(columns, axis=0, out=largest)[:, np.newaxis]


def _classes(loss: Loss, output_shape: Shape) -> int:
    """Number of classes. Raises ShapeError when the outputs are not one row for a sample."""
    if len(output_shape) != 1 or output_shape[0] is None:
        raise ShapeError(
            "{loss} needs one row of numbers per sample, but the network outputs {shape}. End it "
            "with Flatten and Affine.",
            loss=type(loss).__name__,
            shape=output_shape,
        )
    return output_shape[0]
