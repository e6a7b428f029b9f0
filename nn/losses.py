"""Losses: what training makes small.

Each loss is a class with ``forward(y, t)`` → float and ``backward()`` → dL/dy for a
network, and a function of one sample or a batch for everybody else. y is what the
network gives, t what it should give: class numbers (N,), one-hot rows (N, classes), or
numbers of y's shape. A loss is the mean over the batch, so that it does not depend on
the batch's size.
"""

from __future__ import annotations

import copy
import math
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from nn.activations import Sigmoid, Softmax, logistic
from nn.arrays import QUIET, Array, Workspace
from nn.checks import as_array, as_float, check_above_zero, check_finite
from nn.errors import LabelError, Phrase, ShapeError
from nn.labels import (
    check_counts,
    chosen_places,
    class_numbers,
    label_array,
    numbers_to_reach,
    one_hot,
    two_classes,
    zeros_and_ones,
)
from nn.layers import Layer, Shape

SMALLEST_PROBABILITY = 1e-7  # keeps log(0) out of losses that take probabilities

AnyLoss = TypeVar("AnyLoss", bound="Loss")


@QUIET
def softmax(scores: Array) -> Array:
    """Probabilities ``exp(s_k) / sum_j exp(s_j)`` over the last axis, of the shape of ``scores``.

    The largest score is subtracted first, so no score overflows. Infinite scores give NaN.
    """
    scores = as_float(scores)
    if not scores.size:
        raise ShapeError("The input {got} holds no sample.", got=scores.shape)
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


ENDS: dict[str, type[Layer]] = {"probabilities": Sigmoid, "distributions": Softmax}


class Loss:
    """Base of all losses.

    ``takes`` says what y must be: "scores" before a softmax or sigmoid, "probabilities"
    after a sigmoid, "distributions" after a softmax, or "numbers". ``middle`` parts two
    classes when there is one output.
    """

    takes = "numbers"
    middle = 0.5

    def __init__(self) -> None:
        self.workspace = Workspace(reuse=True)

    def forward(self, y: Array, t: Array) -> float:
        """The mean loss of a batch; ``t`` as ``targets`` made it."""
        raise NotImplementedError

    def backward(self) -> Array:
        """dL/dy of the last ``forward``, in a buffer of the loss; once for each ``forward``."""
        raise NotImplementedError

    @QUIET
    def __call__(self, y: Array, t: Array) -> float:
        """The loss in float64 of a batch y (N, …), or of one sample when y has one axis."""
        y, t = as_array(y, Phrase("Output")).astype(np.float64), label_array(t)
        if y.ndim <= 1:
            y, t = np.atleast_1d(y)[np.newaxis], t[np.newaxis]
        if not y.size:
            raise ShapeError("The input {got} holds no sample.", got=y.shape)
        check_finite(y, Phrase("Output"))
        t = self.targets(t, y.shape[1:], np.float64)
        check_counts(len(y), len(t))
        return self.unbound_copy().forward(y, t)

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        """``t`` in the form that ``forward`` takes. Raises LabelError where it cannot be."""
        return numbers_to_reach(t, output_shape, dtype)

    def check_end(self, last: Layer, output_shape: Shape) -> None:
        """Raise ShapeError when a network that ends in ``last`` does not suit this loss."""
        if self.takes == "scores" and isinstance(last, Sigmoid | Softmax):
            raise ShapeError(
                "{loss} takes scores and applies its own {own}, but the network ends in {last}: "
                "leave that layer out.",
                loss=type(self).__name__,
                own="softmax" if isinstance(self, SoftmaxCrossEntropy) else "sigmoid",
                last=str(last),
            )
        if self.takes in ENDS and not isinstance(last, ENDS[self.takes]):
            binary = self.takes == "probabilities"
            raise ShapeError(
                "{loss} takes probabilities, but the network ends in {last}: end it in {end}, "
                "or use {other}.",
                loss=type(self).__name__,
                last=str(last),
                end="Sigmoid" if binary else "Softmax",
                other="SigmoidCrossEntropy" if binary else "SoftmaxCrossEntropy",
            )

    def accuracy(self, y: Array, targets: Array) -> float:
        """Share of samples that are given their own class, 0 … 1; ``targets`` as for ``forward``.

        The class is that of the largest output; with a single output it is the upper of
        two when the output is above the middle. Raises LabelError for targets that are no
        classes.
        """
        if targets.ndim > 1 and targets.shape[1] > 1:
            targets = class_numbers(targets, targets.shape[1])
        if targets.ndim == 1:
            return int(np.count_nonzero(y.argmax(axis=1) == targets)) / len(targets)
        lower, upper = two_classes(targets)
        middle = self.middle if lower == 0.0 else 0.0
        return int(np.count_nonzero((y > middle) == (targets == upper))) / targets.size

    def check_classes(self, targets: Array) -> None:
        """Raise LabelError unless an accuracy can be told for these targets."""
        if targets.ndim > 1 and targets.shape[1] > 1:
            class_numbers(targets, targets.shape[1])
        elif targets.ndim > 1:
            two_classes(targets)

    def are_classes(self, targets: Array) -> bool:
        """Whether an accuracy can be told for these targets."""
        try:
            self.check_classes(targets)
        except LabelError:
            return False
        return True

    def additive(self, value: float) -> float:
        """The loss as something whose mean over parts is that of the whole."""
        return value

    def from_additive(self, mean: float) -> float:
        """The loss from a mean of ``additive`` values."""
        return mean

    def unbound_copy(self: AnyLoss) -> AnyLoss:
        """The same loss with buffers of its own."""
        twin = copy.copy(self)
        twin.workspace = Workspace(reuse=True)
        return twin


class DifferenceLoss(Loss):
    """Base of losses of the difference ``d = y - t``, element by element."""

    def forward(self, y: Array, t: Array) -> float:
        self._d = np.subtract(y, t, out=self.workspace.like("d", y))
        return self.of_difference(self._d)

    def of_difference(self, d: Array) -> float:
        """The loss for the differences ``d`` (batch, …)."""
        raise NotImplementedError

    def _squares(self, d: Array) -> float:
        flat = d.reshape(-1)
        return float(flat.dot(flat))


class SumOfSquaredErrors(DifferenceLoss):
    """``1/2 sum_k (y_k - t_k)²``, averaged over the batch. Bishop 2006, equation 5.11."""

    def of_difference(self, d: Array) -> float:
        return 0.5 * self._squares(d) / len(d)

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 1.0 / len(d), out=d)


class MeanSquaredError(DifferenceLoss):
    """``mean (y - t)²`` over all elements."""

    def of_difference(self, d: Array) -> float:
        return self._squares(d) / d.size

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 2.0 / d.size, out=d)


class MeanAbsoluteError(DifferenceLoss):
    """``mean |y - t|`` over all elements; the slope at 0 is taken as 0."""

    def of_difference(self, d: Array) -> float:
        return float(np.abs(d, out=self.workspace.like("abs", d)).sum()) / d.size

    def backward(self) -> Array:
        d = self._d
        np.sign(d, out=d)
        return np.multiply(d, 1.0 / d.size, out=d)


class RootMeanSquaredError(DifferenceLoss):
    """``sqrt(mean (y - t)²)`` over all elements of the batch together; slope 0 where it is 0."""

    def of_difference(self, d: Array) -> float:
        self._rmse = math.sqrt(self._squares(d) / d.size)
        return self._rmse

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 1.0 / (d.size * self._rmse) if self._rmse else 0.0, out=d)

    def additive(self, value: float) -> float:
        return value * value

    def from_additive(self, mean: float) -> float:
        return math.sqrt(mean)


class Huber(DifferenceLoss):
    """``d²/2`` where |d| <= delta, else ``delta (|d| - delta/2)``; mean over all elements.

    Huber 1964, section 4.
    """

    def __init__(self, delta: float = 1.0) -> None:
        super().__init__()
        self.delta = check_above_zero("Huber: delta", delta)

    def of_difference(self, d: Array) -> float:
        clipped = np.clip(d, -self.delta, self.delta, out=self.workspace.like("clipped", d))
        # with c = clip(d): c (d - c/2) is d²/2 inside and delta (|d| - delta/2) outside
        rest = np.multiply(clipped, -0.5, out=self.workspace.like("rest", d))
        rest += d
        self._clipped = clipped
        return float(np.dot(clipped.reshape(-1), rest.reshape(-1))) / d.size

    def backward(self) -> Array:
        c = self._clipped
        return np.multiply(c, 1.0 / c.size, out=c)


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
                "Row {row} of the labels holds no probabilities: they must be 0 or more and "
                "add up to 1.",
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
        chosen = chosen_places(room, size, y.shape[1], t)
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

    def targets(self, t: Array, output_shape: Shape, dtype: npt.DTypeLike) -> Array:
        return class_numbers(t, _classes(self, output_shape))

    def check_end(self, last: Layer, output_shape: Shape) -> None:
        super().check_end(last, output_shape)
        if _classes(self, output_shape) < 2:
            raise ShapeError(
                "{loss} parts two classes or more, but the network has 1 output: give it one "
                "output for each class, or use SigmoidCrossEntropy.",
                loss=type(self).__name__,
            )

    def forward(self, y: Array, t: Array) -> float:
        """The mean loss of the batch; keeps its gradient for ``backward``."""
        size, classes = y.shape
        room = self.workspace
        p = room.like("probabilities", y)
        np.subtract(y, self._largest(y), p)
        flat = p.reshape(-1)
        chosen = chosen_places(room, size, classes, t)
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
            "{loss} needs one row of numbers for each sample, but the network gives {shape}: "
            "end it in Flatten and Affine.",
            loss=type(loss).__name__,
            shape=output_shape,
        )
    return output_shape[0]


def sum_squared_error(y: Array, t: Array) -> float:
    """``1/2 sum_k (y_k - t_k)²`` of one sample, or its mean over a batch (N, …).

    t is of y's shape, or class numbers. Raises LabelError.
    """
    return SumOfSquaredErrors()(y, t)


def mean_squared_error(y: Array, t: Array) -> float:
    """``mean (y - t)²`` over all elements of one sample or a batch. Raises LabelError."""
    return MeanSquaredError()(y, t)


def mean_absolute_error(y: Array, t: Array) -> float:
    """``mean |y - t|`` over all elements of one sample or a batch. Raises LabelError."""
    return MeanAbsoluteError()(y, t)


def root_mean_squared_error(y: Array, t: Array) -> float:
    """``sqrt(mean (y - t)²)`` over all elements of one sample or a batch. Raises LabelError."""
    return RootMeanSquaredError()(y, t)


def huber_loss(y: Array, t: Array, delta: float = 1.0) -> float:
    """Huber's loss, mean over all elements of one sample or a batch. Raises LabelError."""
    return Huber(delta)(y, t)


def binary_cross_entropy(y: Array, t: Array, from_logits: bool = False) -> float:
    """Binary cross-entropy from probabilities, or from scores with ``from_logits``."""
    return (SigmoidCrossEntropy() if from_logits else BinaryCrossEntropy())(y, t)


def categorical_cross_entropy(y: Array, t: Array, from_logits: bool = False) -> float:
    """Cross-entropy with one-hot rows, from probabilities or (``from_logits``) scores."""
    return (SoftmaxCrossEntropy() if from_logits else CategoricalCrossEntropy())(y, t)


def sparse_categorical_cross_entropy(y: Array, t: Array, from_logits: bool = False) -> float:
    """Cross-entropy with class numbers, from probabilities or (``from_logits``) scores."""
    return (SoftmaxCrossEntropy() if from_logits else SparseCategoricalCrossEntropy())(y, t)


def cross_entropy_error(y: Array, t: Array) -> float:
    """``-mean_n log y[n, t_n]`` from probabilities y (N, classes) or one sample (classes,).

    ``t`` holds class numbers or one-hot rows. Probabilities below 1e-7 count as 1e-7.
    """
    return SparseCategoricalCrossEntropy()(y, t)


LOSSES: dict[str, type[Loss]] = {
    "softmax-cross-entropy": SoftmaxCrossEntropy,
    "categorical-cross-entropy": CategoricalCrossEntropy,
    "sparse-categorical-cross-entropy": SparseCategoricalCrossEntropy,
    "sigmoid-cross-entropy": SigmoidCrossEntropy,
    "binary-cross-entropy": BinaryCrossEntropy,
    "sum-of-squared-errors": SumOfSquaredErrors,
    "mse": MeanSquaredError,
    "mae": MeanAbsoluteError,
    "rmse": RootMeanSquaredError,
    "huber": Huber,
}
