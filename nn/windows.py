"""Images (batch, channels, height, width), and the windows that slide over them.

In memory the outputs lie as (H, C, W, N): rows of pixels outermost, samples innermost
(``arrays.image_array``). The pixels under a window's rows are then one matrix, (rows x
channels) by (columns x samples), that needs no copy, and neighbours are compared and
gradients added in long runs. Any memory order is understood; ``rows_first`` is the
view that all work on.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nn.arrays import Array, image_array
from nn.errors import ShapeError
from nn.layer import Layer, Shape

Pair = tuple[int, int]


def rows_first(x: Array) -> Array:
    """The view (H, C, W, N) of images (N, C, H, W)."""
    return x.transpose(2, 1, 3, 0)


def images_of(rows: Array) -> Array:
    """The view (N, C, H, W) of an array (H, C, W, N)."""
    return rows.transpose(3, 1, 0, 2)


def pair(name: str, layer: str, value: int | Pair, least: int = 1) -> Pair:
    """``value`` for height and width. Raises ShapeError unless both are whole and >= ``least``."""
    both = (value, value) if isinstance(value, int | np.integer) else value
    whole = isinstance(both, tuple | list | np.ndarray) and all(
        isinstance(one, int | np.integer) and not isinstance(one, bool) for one in both
    )
    if not whole or len(both) != 2 or min(both) < least:
        raise ShapeError(
            "{layer}: {name} must be one or two whole numbers of at least {least}, but is {value}.",
            layer=layer,
            name=name,
            value=value,
            least=least,
        )
    return int(both[0]), int(both[1])


class ImageLayer(Layer):
    """Base of layers over images (batch, channels, height, width)."""

    def output_shape(self, input_shape: Shape) -> Shape:
        if len(input_shape) != 3:
            raise ShapeError(
                "{layer} expects images of shape (channels, height, width), but got samples of "
                "shape {got}. Put Reshape((channels, height, width)) before it.",
                layer=str(self),
                got=input_shape,
            )
        return input_shape

    def _output(self, name: str, shape: tuple[int, ...], dtype: Any) -> Array:
        """Room for images of ``shape`` that leave the layer."""
        return self.workspace.keep((name, shape), lambda: image_array(shape, dtype))

    def _rows(self, name: str, x: Array) -> Array:
        """The view (H, C, W, N) of images x, in memory in that order; copied when it is not."""
        rows = rows_first(x)
        if rows.flags.c_contiguous:
            return rows
        own = self.workspace.empty(name, rows.shape, x.dtype)
        np.copyto(own, rows)
        return own


class WindowLayer(ImageLayer):
    """Base of layers that look at images through windows of ``size``, ``stride`` apart."""

    def __init__(self, size: int | Pair, stride: int | Pair, padding: int | Pair = 0) -> None:
        super().__init__()
        name = type(self).__name__
        self.size = pair("size", name, size)
        self.stride = pair("stride", name, stride)
        self.padding = pair("padding", name, padding, least=0)
        self._padded_shape: tuple[int, ...] | None = None

    def output_channels(self, channels: int | None) -> int | None:
        """Channels that leave when ``channels`` enter. Raises ShapeError."""
        return channels

    def output_shape(self, input_shape: Shape) -> Shape:
        super().output_shape(input_shape)
        channels = self.output_channels(input_shape[0])
        height, width = (self._windows(axis, input_shape[1 + axis]) for axis in (0, 1))
        return channels, height, width

    def _windows(self, axis: int, length: int | None) -> int | None:
        """How many windows fit along an axis of ``length`` pixels."""
        if length is None:
            return None
        size, padding = self.size[axis], self.padding[axis]
        if size > length + 2 * padding:
            raise ShapeError(
                "{layer}: a window of {size} pixels does not fit into {length} pixels "
                "with a padding of {padding}. Use a smaller window or more padding.",
                layer=str(self),
                size=size,
                length=length,
                padding=padding,
            )
        return (length + 2 * padding - size) // self.stride[axis] + 1

    def _check(self, x: Array) -> tuple[int, int, int]:
        """(channels, height, width) of the output for the input ``x``."""
        if x.ndim != 4:
            raise ShapeError(
                "{layer} expects images of shape (batch, channels, height, width), but got {got}.",
                layer=str(self),
                got=x.shape,
            )
        return self.output_shape(x.shape[1:])  # type: ignore[return-value]

    def _padded(self, x: Array) -> Array:
        """The images x as (H, C, W, N), with a border of zeros when there is padding."""
        above, left = self.padding
        if not above and not left:
            rows = self._rows("x", x)
        else:
            n, c, h, w = x.shape
            shape = (h + 2 * above, c, w + 2 * left, n)
            rows = self.workspace.keep(("padded", shape), lambda: np.zeros(shape, x.dtype))
            rows[above : above + h, :, left : left + w] = rows_first(x)
        self._padded_shape = rows.shape
        return rows

    def _came(self) -> tuple[int, ...]:
        """(H, C, W, N) of the padded input. Raises ShapeError without a forward pass."""
        return self._kept(self._padded_shape)

    def _offsets(self, axis: int, count: int) -> list[slice]:
        """For each offset in a window along an axis: that pixel of each of ``count`` windows."""
        size, stride = self.size[axis], self.stride[axis]
        return [slice(index, index + stride * (count - 1) + 1, stride) for index in range(size)]

    def _taps(self, height: int, width: int) -> list[tuple[slice, ...]]:
        """For each pixel of a window, in reading order, where it lies in all windows."""
        across = self._offsets(1, width)
        return [(down, slice(None), right) for down in self._offsets(0, height) for right in across]

    def _room_for_gradient(self, dtype: Any) -> tuple[Array, Array]:
        """Zeros (H, C, W, N) for the padded input's gradient, and the view dL/dx without border."""
        h, c, w, n = self._came()
        rows = rows_first(self._output("dx", (n, c, h, w), dtype))
        rows[...] = 0.0
        above, left = self.padding
        return rows, images_of(rows[above : h - above, :, left : w - left])

    def __str__(self) -> str:
        return f"{type(self).__name__}({'x'.join(map(str, self.size))})"
