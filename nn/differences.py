"""Central differences: the slow and simple gradient that backpropagation is held against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn.arrays import Array


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
        above, below = around(lambda: f(x), x, index, h)
        grad[index] = (above - below) / (2.0 * h)
    return grad


def around(f: Callable[[], float], x: Array, index: tuple[int, ...], h: float) -> Array:
    """f with an entry of x moved up and down by h; the entry is put back exactly."""
    kept = x[index]
    x[index] = kept + h
    above = f()
    x[index] = kept - h
    below = f()
    x[index] = kept
    return np.array([above, below])
