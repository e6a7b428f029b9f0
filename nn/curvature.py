"""Curvature of the loss: products with its Hessian, and the largest eigenvalue (sharpness).

No second derivatives are derived by hand: ``H v`` is a difference of two gradients, in float64.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.network import Network

MOVED = 1e-4  # of the parameters' length: how far they are moved to each side
LEAST_MOVED = 1e-6


@dataclass(frozen=True, eq=False)
class Sharpness:
    """The largest eigenvalue of the Hessian, its ``direction`` (unit length), and how exact it is.

    ``change`` is the relative change in the last iteration.
    """

    value: float
    direction: Array
    change: float


class CurvatureProbe:
    """The Hessian of a network's loss over fixed samples, at any parameters.

    x (n, …) and targets as they enter the network and its loss; the penalties of an optimizer
    are no part of the loss. Dropout draws one mask and keeps it, and BatchNorm takes the
    statistics of these samples. The network given does not change.
    """

    def __init__(self, network: Network, x: Array, targets: Array) -> None:
        self._twin = network.copy(np.float64)
        self._x = np.asarray(x, np.float64) if x.dtype.kind == "f" else x
        kept = targets.astype(np.float64) if targets.dtype.kind == "f" else targets
        self._targets = kept
        self._memories = self._twin.memories()

    @QUIET
    def gradient(self, parameters: Array) -> Array:
        """dL/dparameters (size,) at ``parameters`` (size,), the caller's own."""
        twin = self._twin
        twin.parameters[...] = parameters
        twin.remember(self._memories)
        self.loss = twin.loss_and_gradients(self._x, self._targets)
        return twin.gradients.copy()

    def product(self, parameters: Array, direction: Array) -> Array:
        """``H v`` for a direction v (size,), by central differences of the gradient."""
        start = np.asarray(parameters, np.float64)
        length = float(np.linalg.norm(direction))
        if not length > 0.0:
            return np.zeros_like(start)
        h = max(MOVED * float(np.linalg.norm(start)), LEAST_MOVED) / length
        difference = self.gradient(start + h * direction) - self.gradient(start - h * direction)
        result: Array = difference / (2.0 * h)
        return result

    def sharpness(
        self,
        parameters: Array,
        start: Array | None = None,
        most: int = 100,
        tolerance: float = 1e-4,
        progress: Callable[[float], None] = lambda _: None,
    ) -> Sharpness:
        """The largest eigenvalue by power iteration, from the direction ``start`` or a random one.

        It ends when an iteration changes it by less than ``tolerance``, or after ``most`` of them.
        Where the eigenvalue of largest size is negative, the iteration goes on with H plus that
        size, whose largest eigenvalue belongs to the same direction. Golub & Van Loan 2013,
        section 7.3.1.
        """
        size = len(parameters)
        v = np.random.default_rng(0).standard_normal(size) if start is None else start.copy()
        v /= np.linalg.norm(v)
        shift, value, change = 0.0, 0.0, np.inf
        for index in range(most):
            progress(index / most)
            product = self.product(parameters, v) + shift * v
            rayleigh = float(v @ product)
            change = abs(rayleigh - shift - value) / max(abs(rayleigh - shift), 1e-30)
            value = rayleigh - shift
            length = float(np.linalg.norm(product))
            if not 0.0 < length < np.inf:
                break
            if change < tolerance and value < 0.0 and shift == 0.0:
                shift = -value
                v = np.random.default_rng(1).standard_normal(size)
                v /= np.linalg.norm(v)
                continue
            v = product / length
            if change < tolerance:
                break
        return Sharpness(value, v, change)
