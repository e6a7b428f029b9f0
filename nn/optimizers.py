"""Optimizers, in order of growing complexity: each changes one flat parameter vector in place.

They share a verb, ``update(parameters, gradients)``, and never touch the gradients.
``state`` holds the vectors that a saved run must carry. All of them can clip the
gradient and add penalties to it; the learning rate may follow a schedule.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.checks import check_above_zero, check_number, check_share
from nn.errors import FieldError, ShapeError
from nn.registry import unknown
from nn.schedules import Constant, Schedule

OPTIONS = ("learning_rate", "weight_decay", "l1", "clip_value", "clip_norm", "schedule")
SMALLEST_RATE, LARGEST_RATE = 1e-6, 100.0  # learning rates of a recipe
BLOCK = 2**17  # parameters that are updated at once
NORM_MARGIN = 1e-6  # added to a norm before it divides, as PyTorch's clip_grad_norm_ does


class Optimizer:
    """Base: a learning rate, and state vectors of the length of the parameters.

    First the gradient is clipped (each entry to ``clip_value``, then the whole vector to
    the norm ``clip_norm``, where they are not 0; Pascanu et al. 2013), then the penalties'
    gradients are added: ``weight_decay w`` (L2: the loss plus weight_decay/2 sum w²) and
    ``l1 sign(w)``. They apply to all parameters, biases too, and are no part of the loss
    that is shown. The learning rate is ``learning_rate`` times the schedule's factor.
    """

    state_names: tuple[str, ...] = ()
    sums_of_squares: tuple[str, ...] = ()  # those of the states that are never below zero

    def __init__(
        self,
        learning_rate: float = 0.01,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        clip_value: float = 0.0,
        clip_norm: float = 0.0,
        schedule: Schedule | None = None,
        **others: Any,
    ) -> None:
        for name in others:
            raise unknown(name, OPTIONS, type(self).__name__)
        self.learning_rate = check_above_zero("learning_rate", learning_rate)
        self.weight_decay = check_number("weight_decay", weight_decay, 0.0)
        self.l1 = check_number("l1", l1, 0.0)
        self.clip_value = check_number("clip_value", clip_value, 0.0)
        self.clip_norm = check_number("clip_norm", clip_norm, 0.0)
        self.schedule = Constant() if schedule is None else schedule
        if not isinstance(self.schedule, Schedule):
            raise FieldError(
                "schedule: {value} is not a schedule. Use one such as nn.Cosine(steps=1000).",
                value=repr(schedule),
            )
        self.steps = 0
        self.began = 0  # the step before the first one that its state knows
        self.undecayed: slice | None = None  # parameters that have no weight decay
        self.state: dict[str, Array] = {}
        self._scratch: Array | None = None

    @property
    def rate(self) -> float:
        """The learning rate of the next update: what was set, times the schedule's factor."""
        return self.learning_rate * self.schedule.factor(self.steps)

    @property
    def plain_rate(self) -> float | None:
        """The number that times the gradient is the next update, where it is that simple."""
        return None

    def update(self, parameters: Array, gradients: Array) -> None:
        """Take one step down the gradient; both arrays are of one length."""
        scratch = self._scratch
        if scratch is None or scratch.shape[1:] != parameters.shape:
            self.check_size(parameters)
            scratch = self._scratch = np.empty((2, len(parameters)), parameters.dtype)
        if not self.state:
            self.state = {name: np.zeros_like(parameters) for name in self.state_names}
        rate = self.rate
        self.steps += 1
        if self._regularizes:
            gradients = self._regularized(parameters, gradients, scratch[0], scratch[1])
        size, states = len(parameters), self.state.values()
        if size <= BLOCK:
            self._update(rate, parameters, gradients, scratch[0], *states)
            return
        room = scratch[0, :BLOCK]
        for start in range(0, size, BLOCK):
            part = slice(start, min(start + BLOCK, size))
            own = room[: part.stop - start]
            self._update(rate, parameters[part], gradients[part], own, *(v[part] for v in states))

    def check_size(self, parameters: Array) -> None:
        """Raise ShapeError when what is remembered belongs to another network."""
        if not isinstance(parameters, np.ndarray) or parameters.ndim != 1:
            raise ShapeError(
                "{optimizer}.update takes the flat vectors network.parameters and "
                "network.gradients, but got {got}.",
                optimizer=type(self).__name__,
                got=getattr(parameters, "shape", type(parameters).__name__),
            )
        for vector in self.state.values():
            if vector.shape != parameters.shape:
                raise ShapeError(
                    "This {optimizer} was used to train a network with {known:,} parameters. "
                    "Create a new one for the network with {got:,}.",
                    optimizer=type(self).__name__,
                    known=len(vector),
                    got=len(parameters),
                )

    @property
    def _regularizes(self) -> bool:
        return bool(self.clip_value or self.clip_norm or self.weight_decay or self.l1)

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        """One step; ``states`` in the order of ``state_names``, ``scratch`` as long as they are.

        Elementwise: it is called for one part of long vectors after the other, so that the numbers
        it goes over several times stay in the processor's cache.
        """
        raise NotImplementedError

    def _added_decay(self) -> float:
        """The weight decay that is added to the gradient."""
        return self.weight_decay

    def _regularized(
        self, parameters: Array, gradients: Array, scratch: Array, result: Array
    ) -> Array:
        """The clipped gradient with the penalties' gradients, in ``result``."""
        np.copyto(result, gradients)
        if self.clip_value:
            np.clip(result, -self.clip_value, self.clip_value, out=result)
        if self.clip_norm:
            norm = math.sqrt(float(result.dot(result)))
            result *= min(1.0, self.clip_norm / (norm + NORM_MARGIN))
        if self._added_decay():
            np.multiply(parameters, self._added_decay(), out=scratch)
            if self.undecayed is not None:
                scratch[self.undecayed] = 0.0
            result += scratch
        if self.l1:
            np.sign(parameters, out=scratch)
            scratch *= self.l1
            result += scratch
        return result


class SGD(Optimizer):
    """Gradient descent ``w <- w - learning_rate g``. Robbins & Monro 1951.

    As every optimizer it takes the options of Optimizer: weight_decay, l1, clip_value,
    clip_norm, schedule.
    """

    @property
    def plain_rate(self) -> float | None:
        return None if self._regularizes else self.rate

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        np.multiply(gradients, rate, scratch)
        np.subtract(parameters, scratch, parameters)


class Momentum(Optimizer):
    """``v <- momentum v - learning_rate g``; ``w <- w + v``. Polyak 1964; Sutskever et al. 2013."""

    state_names = ("velocity",)

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9, **options: Any) -> None:
        super().__init__(learning_rate, **options)
        self.momentum = check_share("momentum", momentum)

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        (velocity,) = states
        velocity *= self.momentum
        np.multiply(gradients, rate, out=scratch)
        velocity -= scratch
        parameters += velocity


class Nesterov(Momentum):
    """Momentum that looks ahead: ``v <- momentum v - rate g``; ``w <- w + momentum v - rate g``.

    Nesterov 1983, in the form of Sutskever et al. 2013 with the gradient taken at the point
    where the parameters stand. With a constant rate the path is that of PyTorch's SGD; when
    the rate changes, here the steps taken so far keep the rate they were taken with.
    """

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        (velocity,) = states
        np.multiply(gradients, rate, out=scratch)
        velocity *= self.momentum
        velocity -= scratch
        parameters -= scratch
        np.multiply(velocity, self.momentum, out=scratch)
        parameters += scratch


class AdaGrad(Optimizer):
    """``h <- h + g²``; ``w <- w - learning_rate g / (sqrt(h) + epsilon)``. Duchi et al. 2011."""

    state_names = sums_of_squares = ("h",)

    def __init__(self, learning_rate: float = 0.01, epsilon: float = 1e-10, **options: Any) -> None:
        super().__init__(learning_rate, **options)
        self.epsilon = check_above_zero("epsilon", epsilon)

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        (h,) = states
        np.multiply(gradients, gradients, out=scratch)
        h += scratch
        descend_by_ratio(rate, parameters, gradients, h, self.epsilon, scratch)


class RMSProp(Optimizer):
    """``h <- decay h + (1 - decay) g²``; ``w <- w - learning_rate g / (sqrt(h) + epsilon)``.

    Tieleman & Hinton 2012, lecture 6.5.
    """

    state_names = sums_of_squares = ("h",)

    def __init__(
        self,
        learning_rate: float = 0.01,
        decay: float = 0.99,
        epsilon: float = 1e-8,
        **options: Any,
    ) -> None:
        super().__init__(learning_rate, **options)
        self.decay = check_share("decay", decay)
        self.epsilon = check_above_zero("epsilon", epsilon)

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        (h,) = states
        average_in(h, self.decay, gradients, gradients, scratch)
        descend_by_ratio(rate, parameters, gradients, h, self.epsilon, scratch)


class Adam(Optimizer):
    """Adam: ``w <- w - alpha_t m / (sqrt(v) + epsilon_hat)``. Kingma & Ba 2015.

    Algorithm 1 in the order of section 2: ``alpha_t = learning_rate
    sqrt(1 - beta2^t) / (1 - beta1^t)`` and ``epsilon_hat = epsilon sqrt(1 - beta2^t)``,
    which equals the paper's algorithm with its own epsilon.
    """

    state_names, sums_of_squares = ("m", "v"), ("v",)

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        **options: Any,
    ) -> None:
        super().__init__(learning_rate, **options)
        self.beta1 = check_share("beta1", beta1)
        self.beta2 = check_share("beta2", beta2)
        self.epsilon = check_above_zero("epsilon", epsilon)

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        m, v = states
        average_in(m, self.beta1, gradients, None, scratch)
        average_in(v, self.beta2, gradients, gradients, scratch)
        steps = self.steps - self.began
        correction = math.sqrt(1.0 - self.beta2**steps)
        descend_by_ratio(
            rate * correction / (1.0 - self.beta1**steps),
            parameters,
            m,
            v,
            self.epsilon * correction,
            scratch,
        )


class AdamW(Adam):
    """Adam with the weights' decay apart from the gradient: ``w <- (1 - rate decay) w`` first.

    Loshchilov & Hutter 2019, algorithm 2 (with the learning rate in the decay, as PyTorch does).
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.01,
        **options: Any,
    ) -> None:
        super().__init__(learning_rate, beta1, beta2, epsilon, weight_decay=weight_decay, **options)

    def _added_decay(self) -> float:
        return 0.0

    def _update(
        self, rate: float, parameters: Array, gradients: Array, scratch: Array, *states: Array
    ) -> None:
        parameters *= 1.0 - rate * self.weight_decay
        super()._update(rate, parameters, gradients, scratch, *states)


def average_in(mean: Array, decay: float, a: Array, b: Array | None, scratch: Array) -> None:
    """``mean <- decay mean + (1 - decay) a b``, elementwise, in place; b may be left out."""
    if b is None:
        np.multiply(a, 1.0 - decay, out=scratch)
    else:
        np.multiply(a, b, out=scratch)
        scratch *= 1.0 - decay
    mean *= decay
    mean += scratch


def descend_by_ratio(
    rate: float, parameters: Array, above: Array, squares: Array, epsilon: float, scratch: Array
) -> None:
    """``parameters <- parameters - rate above / (sqrt(squares) + epsilon)``, in place."""
    np.sqrt(squares, out=scratch)
    scratch += epsilon
    np.divide(above, scratch, out=scratch)
    scratch *= rate
    parameters -= scratch


def smaller_rate(rate: float) -> float | None:
    """A tenth of a learning rate, as far as a recipe takes it; None where that is no less."""
    if rate <= SMALLEST_RATE:
        return None
    return min(max(rate / 10.0, SMALLEST_RATE), LARGEST_RATE)


def require_optimizer(optimizer: object) -> None:
    """Raise FieldError unless it is an optimizer."""
    if not isinstance(optimizer, Optimizer):
        raise FieldError(
            "optimizer: {value} is not an optimizer. Use one such as nn.SGD(learning_rate=0.1).",
            value=repr(optimizer),
        )


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
}
