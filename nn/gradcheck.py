"""Central differences: the slow and simple gradient that backpropagation is held against."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from nn.arrays import Array

if TYPE_CHECKING:
    from nn.network import Network

STEP = 1e-5  # for float64: the error of the differences is smallest near eps^(1/3)
CORNER = 1e-3  # of the largest gradient: slopes to two sides that differ by more
NOISE = 1e-4  # of the network's largest gradient: smaller ones drown in rounding


class Checked(NamedTuple):
    """What a gradient check found for one parameter array.

    ``relative_error`` is the largest difference over the array's largest gradient, or over a
    ten-thousandth of the network's where that is more (before a BatchNorm a bias has the
    gradient 0); ``place`` is where it is, with the two values there. ``kinks`` counts entries
    that were left out: where the loss has a corner (a ReLU at exactly 0, a tie in a max
    pooling) there is no gradient to compare with.
    """

    name: str
    relative_error: float
    place: tuple[int, ...]
    backpropagation: float
    differences: float
    kinks: int


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
        above, below = _around(lambda: f(x), x, index, h)
        grad[index] = (above - below) / (2.0 * h)
    return grad


def check_gradients(
    network: Network, x: Array, t: Array, most: int = 200, seed: int = 0
) -> list[Checked]:
    """Backpropagation against central differences, in float64, for every parameter array.

    Up to ``most`` entries of each array are looked at, drawn with ``seed``. The network is
    looked at as it trains, with a dropout mask that stays the same. Entries at which the
    loss has a corner are counted and left out: there the slopes to the two sides differ.
    Errors as for ``network.gradient``.
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
    here = loss()
    results = []
    for name, indices, exact in found:
        array = twin.params[name]
        around = np.array([_around(loss, array, index, STEP) for index in indices])
        slopes = (around - here) / [STEP, -STEP]  # to both sides; their mean is the difference
        near = slopes.mean(axis=1)
        scale = max(float(np.abs(exact).max()), float(np.abs(near).max()), NOISE * largest)
        smooth = np.abs(slopes[:, 0] - slopes[:, 1]) <= CORNER * max(scale, largest)
        errors = np.where(smooth, np.abs(exact - near), 0.0)
        worst = int(np.argmax(errors))
        results.append(
            Checked(
                name,
                float(errors[worst]) / scale if scale else 0.0,
                tuple(int(one) for one in indices[worst]),
                float(exact[worst]),
                float(near[worst]),
                int(np.count_nonzero(~smooth)),
            )
        )
    return results


def _around(f: Callable[[], float], x: Array, index: tuple[int, ...], h: float) -> Array:
    """f with an entry of x moved up and down by h; the entry is put back exactly."""
    kept = x[index]
    x[index] = kept + h
    above = f()
    x[index] = kept - h
    below = f()
    x[index] = kept
    return np.array([above, below])
