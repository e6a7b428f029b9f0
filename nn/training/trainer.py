"""Trainer: one network, one optimizer, and the mini-batches that it learns from."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from nn.arrays import Array
from nn.checks import check_whole
from nn.errors import DivergedError, FieldError, Phrase
from nn.network import Network
from nn.optimizers import Optimizer, require_optimizer


class StepRecord(NamedTuple):
    """One update: its number (from 1) and the loss of its mini-batch before it."""

    step: int
    loss: float


class Batches:
    """Mini-batches of shuffled epochs: each sample once an epoch, in a new order.

    What is left over at an epoch's end (fewer than ``batch_size``) is skipped. With
    ``replacement`` every sample is drawn from all of them each time, as in the study
    notes: some come twice in an epoch, some not at all. A batch of all samples keeps
    their order. x (N, …), t (N, …). Raises FieldError if N < batch_size.
    """

    def __init__(
        self, x: Array, t: Array, batch_size: int, seed: int, replacement: bool = False
    ) -> None:
        check_whole("batch_size", batch_size, 1)
        check_whole("seed", seed, 0)
        if batch_size > len(t):
            raise FieldError(
                "batch_size: {value} samples cannot be drawn from {count} training samples; "
                "choose from 1 to {count}.",
                value=batch_size,
                count=len(t),
            )
        self.x, self.t = x, t
        self.batch_size = batch_size
        self.replacement = replacement
        self._rng = np.random.default_rng(seed)
        self._order = self._rng.permutation(len(t))
        self._position = 0
        self._x = np.empty((batch_size, *x.shape[1:]), x.dtype)
        self._t = np.empty((batch_size, *t.shape[1:]), t.dtype)

    @property
    def per_epoch(self) -> int:
        """Mini-batches in one epoch."""
        return len(self.t) // self.batch_size

    def draw(self) -> tuple[Array, Array]:
        """The next mini-batch, in two arrays that the next call overwrites."""
        size = self.batch_size
        if size == len(self.t) and not self.replacement:
            return self.x, self.t
        if self._position + size > len(self.t):
            self._rng.shuffle(self._order)
            self._position = 0
        if self.replacement:
            chosen = self._rng.integers(0, len(self.t), size)
        else:
            chosen = self._order[self._position : self._position + size]
        self._position += size
        self.x.take(chosen, 0, self._x, "clip")
        self.t.take(chosen, 0, self._t, "clip")
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
    """Trains ``network`` with ``optimizer`` on samples x (N, …) and their targets t.

    ``t`` is what the network's loss takes: class numbers (N,), one-hot rows (N, classes)
    or numbers to reach. ``step()`` draws a mini-batch and makes one update in place;
    ``drawn`` are the targets of the last one. ``batch_size=1`` is one sample at a time,
    None the full batch; see Batches for ``replacement``. Raises errors of the family for
    samples that do not fit.
    """

    def __init__(
        self,
        network: Network,
        optimizer: Optimizer,
        x: Array,
        t: Array,
        batch_size: int | None = 200,
        seed: int = 0,
        replacement: bool = False,
    ) -> None:
        require_optimizer(optimizer)
        x, targets = network.samples(x, t)
        self.network = network
        self.optimizer = optimizer
        size = len(targets) if batch_size is None else batch_size
        self.batches = Batches(x, targets, size, seed, replacement)

    def step(self) -> StepRecord:
        """Draw a mini-batch and update the network once. Raises DivergedError."""
        x, self.drawn = self.batches.draw()
        loss = update(self.network, self.optimizer, x, self.drawn)
        return StepRecord(self.optimizer.steps, loss)


def update(network: Network, optimizer: Optimizer, x: Array, targets: Array) -> float:
    """One step of training on a mini-batch; returns its loss before the step.

    Raises DivergedError, with the network as it was, when the loss or the gradient's norm
    is not finite; so the parameters always are.
    """
    memories = network.memories() if network.has_modes else None
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        loss = network.loss_and_gradients(x, targets)
        if math.isfinite(loss) and math.isfinite(network.gradients.dot(network.gradients)):
            optimizer.update(network.parameters, network.gradients)
            return loss
    if memories is not None:
        network.remember(memories)
    what = Phrase("loss") if not math.isfinite(loss) else Phrase("gradient's norm")
    raise DivergedError(
        "The {what} became {value} at step {step}. The learning rate {rate:g} is "
        "probably too large; try {smaller:g}.",
        what=what,
        value=loss if not math.isfinite(loss) else math.inf,
        step=optimizer.steps + 1,
        rate=optimizer.learning_rate,
        smaller=optimizer.learning_rate / 10,
    )
