"""Pooling of images: the largest number or the mean of every window (see convolution.py)."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.layer import Layer, Shape
from nn.windows import ImageLayer, Pair, WindowLayer, rows_first


class Pooling(WindowLayer):
    """Base of poolings: the windows lie side by side unless a stride is told."""

    def __init__(self, size: int | Pair = 2, stride: int | Pair | None = None) -> None:
        super().__init__(size, size if stride is None else stride)


class MaxPool2D(Pooling):
    """The largest number of every window of every channel.

    Shapes: x (batch, C, H, W), y (batch, C, (H - kh) // stride + 1, …); ``stride`` is the
    window's size unless told. The window is taken apart: the largest of each column, then
    the largest of these. Of equal numbers the left one, then the upper one gets the
    gradient.
    """

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        channels, height, width = self._check(x)
        images = self._padded(x)
        shape = (height, channels, images.shape[2], len(x))
        columns = self.workspace.empty("columns", shape, x.dtype)
        self._down = self._largest("down", self._views(images, 0, height), columns)
        y = self._output("y", (len(x), channels, height, width), x.dtype)
        self._across = self._largest("across", self._views(columns, 1, width), rows_first(y))
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        h, c, w, n = self._came()
        if not input_needed:
            return None
        grad = self._rows("dy", grad_output)
        columns = self.workspace.empty("dcolumns", (len(grad), c, w, n), grad.dtype)
        self._spread(grad, self._across, columns, axis=1)
        dx = self._output("dx", (n, c, h, w), grad.dtype)
        self._spread(columns, self._down, rows_first(dx), axis=0)
        return dx

    def _views(self, rows: Array, axis: int, count: int) -> list[Array]:
        """For each offset in a window along ``axis``, the view of that pixel of every window."""
        before = (slice(None),) * (2 * axis)
        return [rows[(*before, index)] for index in self._offsets(axis, count)]

    def _largest(self, name: str, views: list[Array], out: Array) -> list[Array]:
        """Write the largest of the views into ``out``; where each view beat those before it."""
        masks = list(self.workspace.empty(name, (len(views) - 1, *out.shape), bool))
        best = views[0]
        for mask, view in zip(masks, views[1:], strict=True):
            np.greater(view, best, out=mask)
            best = np.maximum(view, best, out=out)
        if best is not out:
            np.copyto(out, best)
        return masks

    def _spread(self, grad: Array, masks: list[Array], out: Array, axis: int) -> None:
        """Give each gradient to the number that was the largest along ``axis``."""
        size, stride, count = self.size[axis], self.stride[axis], grad.shape[2 * axis]
        views = self._views(out, axis, count)
        if stride != size or size * count != out.shape[2 * axis]:
            out[...] = 0.0
        if stride < size:
            self._add_to(views, grad, masks, axis)
            return
        rest = grad
        for index in range(size - 1, 0, -1):  # each gradient goes into one of the views
            np.multiply(rest, masks[index - 1], out=views[index])
            left = views[0] if index == 1 else self.workspace.like(f"rest{axis}", grad)
            rest = np.subtract(rest, views[index], out=left)
        if size == 1:
            views[0][...] = rest

    def _add_to(self, views: list[Array], grad: Array, masks: list[Array], axis: int) -> None:
        """The same for windows that overlap, whose gradients add up."""
        rest = self.workspace.like(f"rest{axis}", grad)
        part = self.workspace.like(f"part{axis}", grad)
        np.copyto(rest, grad)
        for view, mask in zip(views[:0:-1], masks[::-1], strict=True):
            np.multiply(rest, mask, out=part)
            rest -= part
            view += part
        views[0] += rest


class AveragePool2D(Pooling):
    """The mean of every window of every channel. Shapes as in MaxPool2D. LeCun et al. 1998."""

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        channels, height, width = self._check(x)
        images = self._padded(x)
        y = self._output("y", (len(x), channels, height, width), x.dtype)
        total = rows_first(y)
        total[...] = 0.0
        for index in self._taps(height, width):
            total += images[index]
        total *= 1.0 / (self.size[0] * self.size[1])
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        grad = self._rows("dy", grad_output)
        rows, dx = self._room_for_gradient(grad.dtype)
        share = self.workspace.like("share", grad)
        np.multiply(grad, 1.0 / (self.size[0] * self.size[1]), out=share)
        for index in self._taps(len(grad), grad.shape[2]):
            rows[index] += share
        return dx


class GlobalAveragePool(ImageLayer):
    """The mean of every channel: x (batch, C, H, W), y (batch, C). Lin et al. 2014, section 3.2."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[int, ...] | None = None

    def output_shape(self, input_shape: Shape) -> Shape:
        super().output_shape(input_shape)
        return input_shape[:1]

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        self.output_shape(x.shape[1:])
        self._shape = x.shape
        y = self.workspace.empty("y", x.shape[:2], x.dtype)
        np.add.reduce(x, axis=(2, 3), out=y)
        return np.multiply(y, 1.0 / (x.shape[2] * x.shape[3]), out=y)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        shape = self._kept(self._shape)
        share = self.workspace.like("share", grad_output)
        np.multiply(grad_output, 1.0 / (shape[2] * shape[3]), out=share)
        dx = self._output("dx", shape, share.dtype)
        dx[...] = share[:, :, np.newaxis, np.newaxis]
        return dx


POOLING: dict[str, type[Layer]] = {
    "max-pool2d": MaxPool2D,
    "average-pool2d": AveragePool2D,
    "global-average-pool": GlobalAveragePool,
}
