"""Central differences: the slow and simple gradient that backpropagation is held against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn.arrays import Array


def numerical_gradient(f: Callable[[Array], float], x: Array, h: float = 1e-4) -> Array:
    """``(f(x + h e_i) - f(x - h e_i)) / 2h`` for every element of x, in x's shape.

    ``f`` is called with x itself, changed in one element at a time and put back
    exactly. The error falls with h²; use float64, where h = 1e-4 leaves about 1e-8.
    """
    grad = np.zeros(x.shape, np.result_type(x.dtype, np.float32))
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        x[index] = kept
        grad[index] = (above - below) / (2.0 * h)
    return grad
