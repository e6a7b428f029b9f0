"""The base of all losses: what y a loss takes, targets, accuracy, and means over parts."""

from __future__ import annotations

import copy
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from nn.activations import Sigmoid, Softmax, logistic, softmax
from nn.arrays import QUIET, Array, Workspace
from nn.checks import as_array, check_finite
from nn.errors import LabelError, Phrase, ShapeError
from nn.labels import (
    check_counts,
    class_numbers,
    label_array,
    numbers_to_reach,
    two_classes,
)
from nn.layer import Layer, Shape

AnyLoss = TypeVar("AnyLoss", bound="Loss")
ENDS: dict[str, type[Layer]] = {"probabilities": Sigmoid, "distributions": Softmax}
MANY = 2000  # samples


class Loss:
    """Base of all losses.

    ``takes`` says what y must be: "scores" before a softmax or sigmoid, "probabilities"
    after a sigmoid, "distributions" after a softmax, or "numbers"; ``own_activation`` is what
    a loss of scores applies itself. ``middle`` parts two classes when there is one output.
    ``degree`` says how a loss of numbers grows with them: where outputs and targets are c times
    as large, it is c**degree times as large.
    """

    takes = "numbers"
    own_activation = ""
    middle = 0.5
    degree = 2
    broken = False  # on purpose: see bugs.py

    def __init__(self) -> None:
        self.workspace = Workspace(reuse=True)

    def forward(self, y: Array, t: Array) -> float:
        """The mean loss of a batch; ``t`` as ``targets`` made it."""
        raise NotImplementedError

    def each(self, y: Array, t: Array) -> Array:
        """The loss of each sample of a batch alone, (N,)."""
        twin = self.unbound_copy()  # its buffers, and what it keeps for ``backward``, are its own
        rows = range(len(y))
        return np.array([twin.forward(y[one : one + 1], t[one : one + 1]) for one in rows], float)

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
            raise ShapeError("The input contains no samples (shape {got}).", got=y.shape)
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
                "{loss} takes scores and applies {own} itself, but the network ends with {last}. "
                "Remove that layer.",
                loss=type(self).__name__,
                own=self.own_activation,
                last=str(last),
            )
        if self.takes in ENDS and not isinstance(last, ENDS[self.takes]):
            binary = self.takes == "probabilities"
            raise ShapeError(
                "{loss} takes probabilities, but the network ends with {last}. End it with {end}, "
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

    @property
    def squashes(self) -> type[Layer] | None:
        """What makes probabilities of the scores, in the loss or before it; None for numbers."""
        own = {"sigmoid": Sigmoid, "softmax": Softmax}
        return ENDS.get(self.takes) or own.get(self.own_activation)

    @QUIET
    def probabilities(self, y: Array) -> Array:
        """The probability of each class, (N, classes), that a classifier's outputs y mean.

        With one output there are two classes, and it speaks for the upper one. Outputs that were
        trained to reach 0 and 1 estimate a probability themselves (Bishop 2006, section 1.5.5);
        what leaves the range from 0 to 1 is clipped.
        """
        if self.own_activation == "softmax":
            return softmax(y) if len(y) < MANY else _softmax_of_many(y)
        if self.own_activation == "sigmoid":
            upper = np.empty_like(y)
            logistic(y, upper)
        else:
            upper = np.clip(y, 0.0, 1.0)
        return np.concatenate([1.0 - upper, upper], axis=1) if upper.shape[1] == 1 else upper

    def unbound_copy(self: AnyLoss) -> AnyLoss:
        """The same loss with buffers of its own."""
        twin = copy.copy(self)
        twin.workspace = Workspace(reuse=True)
        return twin


def _softmax_of_many(scores: Array) -> Array:
    """The same softmax taken along columns, which is faster for many rows of few classes."""
    columns = np.ascontiguousarray(scores.T)
    columns -= columns.max(axis=0)
    np.exp(columns, columns)
    columns /= columns.sum(axis=0)
    return columns.T
