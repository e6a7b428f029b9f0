"""Trainer: one network, one optimizer, and the mini-batches that it learns from."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from nn.arrays import Array
from nn.errors import DivergedError, FieldError, LabelError
from nn.losses import class_numbers
from nn.network import Network
from nn.optimizers import Optimizer


class StepRecord(NamedTuple):
    """One update: its number (from 1) and the loss of its mini-batch before it, in nats."""

    step: int
    loss: float


class Batches:
    """Mini-batches of shuffled epochs: each sample once an epoch, in a new order.

    What is left over at an epoch's end (fewer than ``batch_size``) is skipped.
    x (N, features), t class numbers (N,). Raises FieldError if N < batch_size.
    """

    def __init__(self, x: Array, t: Array, batch_size: int, seed: int) -> None:
        if batch_size > len(t) or batch_size < 1:
            raise FieldError(
                "batch_size: {value} samples cannot be drawn from {count} training samples; "
                "choose from 1 to {count}.",
                value=batch_size,
                count=len(t),
            )
        self.x, self.t = x, t
        self.batch_size = batch_size
        self._rng = np.random.default_rng(seed)
        self._order = self._rng.permutation(len(t))
        self._position = 0
        self._x = np.empty((batch_size, *x.shape[1:]), x.dtype)
        self._t = np.empty(batch_size, t.dtype)

    @property
    def per_epoch(self) -> int:
        """Mini-batches in one epoch."""
        return len(self.t) // self.batch_size

    def draw(self) -> tuple[Array, Array]:
        """The next mini-batch, in two arrays that the next call overwrites."""
        if self._position + self.batch_size > len(self.t):
            self._order = self._rng.permutation(len(self.t))
            self._position = 0
        chosen = self._order[self._position : self._position + self.batch_size]
        self._position += self.batch_size
        np.take(self.x, chosen, axis=0, out=self._x, mode="clip")
        np.take(self.t, chosen, out=self._t, mode="clip")
        return self._x, self._t

    def state(self) -> tuple[Array, dict[str, Any]]:
        """The order of the present epoch, and the rest as JSON-ready values."""
        rest = {"position": self._position, "rng": self._rng.bit_generator.state}
        return self._order.copy(), rest

    def restore(self, order: Array, rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError for another data set's state."""
        position = int(rest["position"])
        if not np.array_equal(np.sort(order), np.arange(len(self.t))):
            raise ValueError("its order of samples is not of this data set")
        if not 0 <= position <= len(self.t):
            raise ValueError(f"its position {position} is outside the data set")
        self._order, self._position = order.astype(self._order.dtype), position
        self._rng.bit_generator.state = rest["rng"]


class Trainer:
    """Trains ``network`` with ``optimizer`` on samples x (N, features) and labels t.

    ``t`` holds class numbers (N,) or one-hot rows (N, classes). ``step()`` draws a
    mini-batch and makes one update in place.
    """

    def __init__(
        self,
        network: Network,
        optimizer: Optimizer,
        x: Array,
        t: Array,
        batch_size: int = 200,
        seed: int = 0,
    ) -> None:
        numbers = class_numbers(t, network.output_size)
        x = np.ascontiguousarray(x, network.dtype)
        if len(x) != len(numbers):
            raise LabelError(
                "{samples} samples and {labels} labels: give one label for each sample, "
                "and at least one sample.",
                samples=len(x),
                labels=len(numbers),
            )
        self.network = network
        self.optimizer = optimizer
        self.batches = Batches(x, numbers, batch_size, seed)

    def step(self) -> StepRecord:
        """Draw a mini-batch and update the network once. Raises DivergedError."""
        loss = update(self.network, self.optimizer, *self.batches.draw())
        return StepRecord(self.optimizer.steps, loss)


def update(network: Network, optimizer: Optimizer, x: Array, numbers: Array) -> float:
    """One step of training on a mini-batch; returns its loss before the step.

    Raises DivergedError, with the network as it was, when the loss is not finite.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        loss = network.loss_and_gradients(x, numbers)
        if not -np.inf < loss < np.inf:
            raise DivergedError(
                "The loss became {loss} at step {step}. The learning rate {rate:g} is "
                "probably too large; try {smaller:g}.",
                loss=loss,
                step=optimizer.steps + 1,
                rate=optimizer.learning_rate,
                smaller=optimizer.learning_rate / 10,
            )
        optimizer.update(network.parameters, network.gradients)
    return loss
