"""The array type of the project, and the buffers that a layer writes into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

MOST_BUFFERS = 16


class Workspace:
    """Buffers that are made once per name and shape and then used again.

    A layer that stands alone gets fresh arrays, so that its results belong to
    the caller; inside a network (``reuse``) the same array comes back for the
    same name and shape, and a training step allocates nothing.
    """

    def __init__(self, reuse: bool = False) -> None:
        self.reuse = reuse
        self._buffers: dict[tuple[str, tuple[int, ...], np.dtype[Any]], Array] = {}

    def empty(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """An uninitialised array of ``shape``; the same one each time when reused."""
        if not self.reuse:
            return np.empty(shape, dtype)
        key = (name, shape, np.dtype(dtype))
        buffer = self._buffers.get(key)
        if buffer is None:
            self._make_room()
            buffer = self._buffers[key] = np.empty(shape, dtype)
        return buffer

    def ones(self, size: int, dtype: npt.DTypeLike) -> Array:
        """A vector of ones: its product with a matrix sums the rows, faster than ``sum``."""
        return self._constant("ones", (size,), dtype, np.ones)

    def zeros(self, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """Zeros to compare with: whole arrays are compared faster than an array and a number."""
        return self._constant("zeros", shape, dtype, np.zeros)

    def _constant(
        self,
        name: str,
        shape: tuple[int, ...],
        dtype: npt.DTypeLike,
        make: Callable[[tuple[int, ...], npt.DTypeLike], Array],
    ) -> Array:
        """An array that nobody writes into, made once."""
        key = (name, shape, np.dtype(dtype))
        if key not in self._buffers:
            self._make_room()
            self._buffers[key] = make(shape, dtype)
        return self._buffers[key]

    def _make_room(self) -> None:
        if len(self._buffers) >= MOST_BUFFERS:
            self._buffers.clear()
