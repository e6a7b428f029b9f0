"""The array type of the project, and the buffers that a layer writes into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Kept = TypeVar("Kept")

MOST_BUFFERS = 64
ROWS_AT_ONCE = 2048  # looked at together: a copy of all of them is not made
QUIET = np.errstate(over="ignore", invalid="ignore", divide="ignore")  # what is not finite is told


class Workspace:
    """Buffers that are made once per name and shape and then used again.

    A layer that stands alone gets fresh arrays, so that its results belong to
    the caller; inside a network (``reuse``) the same array comes back for the
    same name and shape, and a training step allocates nothing. A network has one
    type of numbers, so the type is no part of the key.
    """

    def __init__(self, reuse: bool = False) -> None:
        self.reuse = reuse
        self._kept: dict[tuple[Any, ...], Any] = {}

    def like(self, name: str, x: Array) -> Array:
        """An uninitialised array of the shape, type and memory order of ``x``."""
        if not self.reuse:
            return np.empty_like(x)
        try:
            return self._kept[name, x.shape]
        except KeyError:
            return self.keep((name, x.shape), lambda: np.empty_like(x))

    def empty(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """An uninitialised array of ``shape``; the same one each time when reused."""
        if not self.reuse:
            return np.empty(shape, dtype)
        try:
            return self._kept[name, shape]
        except KeyError:
            return self.keep((name, shape), lambda: np.empty(shape, dtype))

    def ones(self, size: int, dtype: npt.DTypeLike) -> Array:
        """A vector of ones: its product with a matrix sums the rows, faster than ``sum``."""
        if not self.reuse:
            return np.ones(size, dtype)
        try:
            return self._kept["ones", size]
        except KeyError:
            return self.keep(("ones", size), lambda: np.ones(size, dtype))

    def zeros_like(self, x: Array) -> Array:
        """Zeros to compare ``x`` with: faster than comparing an array with a number."""
        if not self.reuse:
            return np.zeros_like(x)
        try:
            return self._kept["zeros", x.shape]
        except KeyError:
            return self.keep(("zeros", x.shape), lambda: np.zeros_like(x))

    def keep(self, key: tuple[Any, ...], make: Callable[[], Kept]) -> Kept:
        """What ``make`` returned for this key the first time; made anew when not reused."""
        if not self.reuse:
            return make()
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST_BUFFERS:
                self._kept.clear()
            kept = self._kept[key] = make()
        return kept


def under(prefix: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    """The arrays whose names begin with ``prefix``, under the rest of their names."""
    return {name[len(prefix) :]: a for name, a in arrays.items() if name.startswith(prefix)}


def blocks(x: Array) -> Iterator[Array]:
    """Views of some rows of ``x`` after the others, for work whose copies should stay small."""
    return (x[start : start + ROWS_AT_ONCE] for start in range(0, len(x), ROWS_AT_ONCE))


def flat(x: Array) -> Array:
    """The numbers of an array in the order they lie in memory: a view where it has no gaps."""
    order = sorted(range(x.ndim), key=lambda axis: -x.strides[axis])
    return x.transpose(order).reshape(-1)


def image_array(shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
    """An uninitialised array (N, C, H, W) that lies in memory as (H, C, W, N).

    So the rows of pixels under a convolution's window lie together as one matrix, and
    one step along the samples is one step in memory (see convolution.py).
    """
    batch, channels, height, width = shape
    return np.empty((height, channels, width, batch), dtype).transpose(3, 1, 0, 2)
