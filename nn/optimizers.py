"""Optimizers, in order of growing complexity: each changes one flat parameter vector in place.

They share a verb, ``update(parameters, gradients)``, and never touch the
gradients. ``state`` holds the vectors that a saved run must carry.
"""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.errors import FieldError, Phrase


def _require(name: str, value: float, fits: bool, limits: str) -> None:
    if not fits:
        raise FieldError("{name}: {value} must be {limits}.", name=name, value=value, limits=limits)


class Optimizer:
    """Base: a learning rate, and state vectors of the length of the parameters."""

    state_names: tuple[str, ...] = ()

    def __init__(self, learning_rate: float) -> None:
        _require("learning_rate", learning_rate, 0.0 < learning_rate < math.inf, Phrase("above 0"))
        self.learning_rate = learning_rate
        self.steps = 0
        self.state: dict[str, Array] = {}
        self._scratch: Array | None = None

    def update(self, parameters: Array, gradients: Array) -> None:
        """Take one step down the gradient; both arrays are of one length."""
        if self._scratch is None or self._scratch.shape != parameters.shape:
            self._scratch = np.empty_like(parameters)
        if not self.state:
            self.state = {name: np.zeros_like(parameters) for name in self.state_names}
        self.steps += 1
        self._update(parameters, gradients, self._scratch)

    def _update(self, parameters: Array, gradients: Array, scratch: Array) -> None:
        raise NotImplementedError


class SGD(Optimizer):
    """Gradient descent ``w <- w - learning_rate g``. Robbins & Monro 1951."""

    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(learning_rate)

    def _update(self, parameters: Array, gradients: Array, scratch: Array) -> None:
        np.multiply(gradients, self.learning_rate, out=scratch)
        parameters -= scratch


class Momentum(Optimizer):
    """``v <- momentum v - learning_rate g``; ``w <- w + v``. Polyak 1964; Sutskever et al. 2013."""

    state_names = ("velocity",)

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate)
        _require("momentum", momentum, 0.0 <= momentum < 1.0, Phrase("from 0 to below 1"))
        self.momentum = momentum

    def _update(self, parameters: Array, gradients: Array, scratch: Array) -> None:
        velocity = self.state["velocity"]
        velocity *= self.momentum
        np.multiply(gradients, self.learning_rate, out=scratch)
        velocity -= scratch
        parameters += velocity


class Adam(Optimizer):
    """Adam: ``w <- w - alpha_t m / (sqrt(v) + epsilon_hat)``. Kingma & Ba 2015.

    Algorithm 1 in the order of section 2: ``alpha_t = learning_rate
    sqrt(1 - beta2^t) / (1 - beta1^t)`` and ``epsilon_hat = epsilon sqrt(1 - beta2^t)``,
    which equals the paper's algorithm with its own epsilon.
    """

    state_names = ("m", "v")

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(learning_rate)
        for name, beta in (("beta1", beta1), ("beta2", beta2)):
            _require(name, beta, 0.0 <= beta < 1.0, Phrase("from 0 to below 1"))
        _require("epsilon", epsilon, 0.0 < epsilon < math.inf, Phrase("above 0"))
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon

    def _update(self, parameters: Array, gradients: Array, scratch: Array) -> None:
        m, v = self.state["m"], self.state["v"]
        np.multiply(gradients, 1.0 - self.beta1, out=scratch)
        m *= self.beta1
        m += scratch
        np.multiply(gradients, gradients, out=scratch)
        scratch *= 1.0 - self.beta2
        v *= self.beta2
        v += scratch
        correction = (1.0 - self.beta2**self.steps) ** 0.5
        np.sqrt(v, out=scratch)
        scratch += self.epsilon * correction
        np.divide(m, scratch, out=scratch)
        scratch *= self.learning_rate * correction / (1.0 - self.beta1**self.steps)
        parameters -= scratch


OPTIMIZERS: dict[str, type[Optimizer]] = {"sgd": SGD, "momentum": Momentum, "adam": Adam}
