"""Trainer: one network, one optimizer, and the mini-batches that it learns from."""

from __future__ import annotations

import copy
import math
from typing import Any, NamedTuple

import numpy as np

from nn.arrays import QUIET, Array
from nn.checks import check_whole
from nn.errors import DivergedError, FieldError, Phrase, ShapeError
from nn.network import Network
from nn.optimizers import Optimizer, require_optimizer, smaller_rate
from nn.training.probes import weight_indices


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
                "batch_size: a mini-batch of {value} is larger than the training set ({count}). "
                "Choose from 1 to {count}.",
                value=batch_size,
                count=len(t),
            )
        self.x, self.t = x, t
        self.batch_size = batch_size
        self.replacement = replacement
        self._rng = np.random.default_rng(seed)
        self._order = self._rng.permutation(len(t))
        self._position = 0
        self._chosen: Array | None = None
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
        self._chosen = chosen
        self.x.take(chosen, 0, self._x, "clip")
        self.t.take(chosen, 0, self._t, "clip")
        return self._x, self._t

    def upcoming(self) -> tuple[Array, Array]:
        """What ``draw`` will return next, in arrays of its own; nothing is drawn."""
        twin = copy.copy(self)
        twin._rng, twin._order = copy.deepcopy(self._rng), self._order.copy()
        twin._x, twin._t = np.empty_like(self._x), np.empty_like(self._t)
        return twin.draw()

    def latest(self) -> tuple[Array, Array]:
        """The mini-batch drawn last (the first one before that), as arrays of the caller's own."""
        if self.batch_size == len(self.t) and not self.replacement:
            return self.x, self.t
        chosen = self._chosen
        if chosen is None and self.replacement:
            chosen = copy.deepcopy(self._rng).integers(0, len(self.t), self.batch_size)
        elif chosen is None:
            chosen = self._order[: self.batch_size]
        return self.x[chosen], self.t[chosen]

    def state(self) -> tuple[Array, dict[str, Any]]:
        """The order of the present epoch, and the rest as JSON-ready values."""
        rest = {
            "position": self._position,
            "rng": self._rng.bit_generator.state,
            "chosen": None if self._chosen is None else self._chosen.tolist(),
        }
        return self._order.copy(), rest

    def restore(self, order: Array, rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError for another data set's state."""
        position = int(rest["position"])
        chosen = np.array(rest["chosen"] or [], np.intp)
        if len(chosen) not in (0, self.batch_size) or not np.isin(chosen, order).all():
            raise ValueError("its last mini-batch is not of this data set")
        if not np.array_equal(np.sort(order), np.arange(len(self.t))):
            raise ValueError("its order of samples is not of this data set")
        if not 0 <= position <= len(self.t):
            raise ValueError(f"its position {position} is outside the data set")
        self._order, self._position = order.astype(self._order.dtype), position
        self._rng.bit_generator.state = rest["rng"]
        self._chosen = chosen if len(chosen) else None


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
        require_trainable("Trainer", network, optimizer)
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


def require_trainable(taker: str, network: Network, optimizer: Optimizer) -> None:
    """Raise FieldError or ShapeError unless ``optimizer`` can train ``network``.

    ``taker`` was given them.
    """
    require_optimizer(optimizer)
    if not isinstance(network, Network):
        raise ShapeError(
            "{taker} needs an nn.Network, but got {got}.", taker=taker, got=type(network).__name__
        )
    optimizer.check_size(network.parameters)


@QUIET
def update(network: Network, optimizer: Optimizer, x: Array, targets: Array) -> float:
    """One step of training on a mini-batch; returns its loss before the step.

    Raises DivergedError, with the network as it was, when the loss or the gradient's norm
    is not finite; so the parameters always are.
    """
    memories = network.memories() if network.has_modes else None
    loss = network.loss_and_gradients(x, targets)
    if math.isfinite(loss) and math.isfinite(network.gradients.dot(network.gradients)):
        optimizer.update(network.parameters, network.gradients)
        return loss
    if memories is not None:
        network.remember(memories)
    if not np.isfinite(x).all():
        raise DivergedError(
            "The samples of step {step} contain missing (NaN) or infinite values, so the loss "
            "cannot be computed. Fill in the missing values, or drop the rows.",
            step=optimizer.steps + 1,
        )
    what = Phrase("loss") if not math.isfinite(loss) else Phrase("norm of the gradient")
    told = {
        "what": what,
        "value": loss if not math.isfinite(loss) else math.inf,
        "step": optimizer.steps + 1,
        "layer": first_not_finite(network),
        "rate": optimizer.learning_rate,
    }
    smaller = smaller_rate(optimizer.learning_rate)
    if smaller is None:
        raise DivergedError(
            "The {what} became {value} at step {step}, first in layer {layer}, although the "
            "learning rate is only {rate:g}. Scale the inputs, look for very large numbers in the "
            "data, or choose smaller initial weights.",
            **told,
        )
    raise DivergedError(
        "The {what} became {value} at step {step}, first in layer {layer}. The learning rate "
        "{rate:g} is probably too large; try {smaller:g}.",
        **told,
        smaller=smaller,
    )


def first_not_finite(network: Network) -> str:
    """The weight layer ("W3") where the last pass first met a number that is not finite.

    First on the way forward, then on the way back, then among the weights' gradients; when
    each number is finite, the layer with the largest gradient.
    """
    names = network.weight_names
    indices = weight_indices(network)

    def layer_at(index: int) -> str:
        return names[max(0, sum(one <= index for one in indices) - 1)]

    for index, output in enumerate(network.outputs):
        if output is not None and not np.isfinite(output).all():
            return layer_at(index)
    for index in reversed(range(len(network.output_grads))):
        grad = network.output_grads[index]
        if grad is not None and not np.isfinite(grad).all():
            return layer_at(index)
    for name in reversed(names):
        if not np.isfinite(network.grads[name]).all():
            return name
    return max(names, key=lambda name: float(np.abs(network.grads[name]).max()))
