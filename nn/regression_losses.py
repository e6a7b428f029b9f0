"""Losses of the difference between what the network gives and the numbers to reach."""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.checks import check_above_zero
from nn.loss import Loss


class DifferenceLoss(Loss):
    """Base of losses of the difference ``d = y - t``, element by element."""

    def forward(self, y: Array, t: Array) -> float:
        self._d = np.subtract(y, t, out=self.workspace.like("d", y))
        return self.of_difference(self._d)

    def of_difference(self, d: Array) -> float:
        """The loss for the differences ``d`` (batch, …)."""
        raise NotImplementedError

    def each(self, y: Array, t: Array) -> Array:
        return self.of_each(np.subtract(y, t).reshape(len(y), -1))

    def of_each(self, d: Array) -> Array:
        """The loss of each sample alone, (batch,), for the differences ``d`` (batch, numbers)."""
        raise NotImplementedError

    def _squares(self, d: Array) -> float:
        flat = d.reshape(-1)
        return float(flat.dot(flat))


class SumOfSquaredErrors(DifferenceLoss):
    """``1/2 sum_k (y_k - t_k)²``, averaged over the batch. Bishop 2006, equation 5.11."""

    def of_difference(self, d: Array) -> float:
        return 0.5 * self._squares(d) / len(d)

    def of_each(self, d: Array) -> Array:
        return np.asarray(0.5 * np.square(d).sum(axis=1))

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 1.0 / len(d), out=d)


class MeanSquaredError(DifferenceLoss):
    """``mean (y - t)²`` over all elements."""

    def of_difference(self, d: Array) -> float:
        return self._squares(d) / d.size

    def of_each(self, d: Array) -> Array:
        return np.asarray(np.square(d).mean(axis=1))

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 2.0 / d.size, out=d)


class MeanAbsoluteError(DifferenceLoss):
    """``mean |y - t|`` over all elements; the slope at 0 is taken as 0."""

    degree = 1

    def of_difference(self, d: Array) -> float:
        return float(np.abs(d, out=self.workspace.like("abs", d)).sum()) / d.size

    def of_each(self, d: Array) -> Array:
        return np.asarray(np.abs(d).mean(axis=1))

    def backward(self) -> Array:
        d = self._d
        np.sign(d, out=d)
        return np.multiply(d, 1.0 / d.size, out=d)


class RootMeanSquaredError(DifferenceLoss):
    """``sqrt(mean (y - t)²)`` over all elements of the batch together; slope 0 where it is 0."""

    degree = 1

    def of_difference(self, d: Array) -> float:
        self._rmse = math.sqrt(self._squares(d) / d.size)
        return self._rmse

    def of_each(self, d: Array) -> Array:
        return np.sqrt(np.square(d).mean(axis=1))

    def backward(self) -> Array:
        d = self._d
        return np.multiply(d, 1.0 / (d.size * self._rmse) if self._rmse else 0.0, out=d)

    def additive(self, value: float) -> float:
        return value * value

    def from_additive(self, mean: float) -> float:
        return math.sqrt(mean)


class Huber(DifferenceLoss):
    """``d²/2`` where |d| <= delta, else ``delta (|d| - delta/2)``; mean over all elements.

    Its ``degree`` holds where delta grows along: c y, c t and c delta give c² times the loss.
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

    def of_each(self, d: Array) -> Array:
        clipped = np.clip(d, -self.delta, self.delta)
        return np.asarray((clipped * (d - 0.5 * clipped)).mean(axis=1))

    def backward(self) -> Array:
        c = self._clipped
        return np.multiply(c, 1.0 / c.size, out=c)
