"""Central differences: the slow and simple gradient that backpropagation is held against."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from nn.arrays import Array

if TYPE_CHECKING:
    from nn.network import Network

STEP = 1e-5  # for float64: the error of the differences is smallest near eps^(1/3)
NOISE = 1e-4  # of the network's largest gradient: smaller ones drown in rounding


class Checked(NamedTuple):
    """What a gradient check found for one parameter array.

    ``relative_error`` is the largest difference over the array's largest gradient, or over a
    ten-thousandth of the network's where that is more (before a BatchNorm a bias has the
    gradient 0); ``place`` is where it is, with the two values there.
    """

    name: str
    relative_error: float
    place: tuple[int, ...]
    backpropagation: float
    differences: float


def numerical_gradient(f: Callable[[Array], float], x: Array, h: float = 1e-4) -> Array:
    """``(f(x + h e_i) - f(x - h e_i)) / 2h`` for every element of x, in x's shape.

    ``f`` is called with x itself (whole numbers become float64 first), changed in one
    element at a time and put back exactly. The error falls with h²; use float64, where
    h = 1e-4 leaves about 1e-8.
    """
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    grad = np.zeros(x.shape, x.dtype)
    for index in np.ndindex(x.shape):
        grad[index] = _difference(f, x, index, h)
    return grad


def check_gradients(
    network: Network, x: Array, t: Array, most: int = 200, seed: int = 0
) -> list[Checked]:
    """Backpropagation against central differences, in float64, for every parameter array.

    Up to ``most`` entries of each array are looked at, drawn with ``seed``. The network is
    looked at as it trains, with a dropout mask that stays the same. A kink between the
    two points of a difference (ReLU, max pooling) shows as a large error although
    both are right; other inputs or another seed tell. Errors as for ``network.gradient``.
    """
    x, targets = network.samples(x, t)
    twin = network.copy(np.float64)
    loss = twin.training_loss(x.astype(np.float64), targets)
    loss()
    twin.backward(twin.loss_function.backward())
    rng = np.random.default_rng(seed)
    found = []
    for name, array in twin.params.items():
        count = min(most, array.size)
        places = np.sort(rng.choice(array.size, count, replace=False))
        indices = list(zip(*np.unravel_index(places, array.shape), strict=True))
        exact = np.array([twin.grads[name][index] for index in indices])
        found.append((name, indices, exact))
    largest = float(np.abs(twin.gradients).max())
    results = []
    for name, indices, exact in found:
        array = twin.params[name]
        near = np.array([_difference(lambda _: loss(), array, index, STEP) for index in indices])
        worst = int(np.argmax(np.abs(exact - near)))
        scale = max(float(np.abs(exact).max()), float(np.abs(near).max()), NOISE * largest)
        error = float(np.abs(exact - near)[worst]) / scale if scale else 0.0
        place = tuple(int(one) for one in indices[worst])
        results.append(Checked(name, error, place, float(exact[worst]), float(near[worst])))
    return results


def _difference(f: Callable[[Array], float], x: Array, index: tuple[int, ...], h: float) -> float:
    kept = x[index]
    x[index] = kept + h
    above = f(x)
    x[index] = kept - h
    below = f(x)
    x[index] = kept
    return (above - below) / (2.0 * h)
