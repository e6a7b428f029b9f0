"""Losses: what training makes small.

Each loss is a class with ``forward(y, t)`` → float and ``backward()`` → dL/dy for a
network, and a function of one sample or a batch for everybody else. y is what the
network gives, t what it should give: class numbers (N,), one-hot rows (N, classes), or
numbers of y's shape. A loss is the mean over the batch, so that it does not depend on
the batch's size.
"""

from __future__ import annotations

from nn.arrays import Array
from nn.cross_entropy import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    SparseCategoricalCrossEntropy,
)
from nn.loss import Loss
from nn.regression_losses import (
    Huber,
    MeanAbsoluteError,
    MeanSquaredError,
    RootMeanSquaredError,
    SumOfSquaredErrors,
)


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
