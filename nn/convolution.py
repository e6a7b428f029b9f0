"""Convolution and pooling of images (batch, channels, height, width).

The outputs lie in memory with the samples innermost (see ``arrays.batch_last``). A row of
pixels of all samples is then one long run of numbers, so that cutting out windows,
comparing neighbours and adding gradients back are few long loops instead of many short
ones. Any memory order is understood; ``channels_first`` is the view that all work on.

Convolution is a matrix product: the windows of an image are laid out as columns
(im2col; Chellapilla, Puri & Simard 2006), with a row of ones below them for the bias.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nn.arrays import Array, Workspace, batch_last
from nn.errors import ShapeError
from nn.initializers import draw_weights
from nn.layers import Layer, Shape, require_sizes

SMALL_PRODUCT = 10**6  # rows x columns x depth up to which OpenBLAS multiplies without packing
NARROWEST_TILE = 64  # columns; below it the loop over the tiles costs more than it saves

Pair = tuple[int, int]


def channels_first(x: Array) -> Array:
    """The view (C, H, W, N) of images (N, C, H, W)."""
    return x.transpose(1, 2, 3, 0)


def pair(name: str, layer: str, value: int | Pair, least: int = 1) -> Pair:
    """``value`` for height and width. Raises ShapeError unless both are whole and >= ``least``."""
    both = (value, value) if isinstance(value, int | np.integer) else tuple(value)
    if len(both) != 2 or any(type(one) is not int or one < least for one in both):
        raise ShapeError(
            "{layer}: {name} is {value}, but must be one or two whole numbers of at least {least}.",
            layer=layer,
            name=name,
            value=value,
            least=least,
        )
    return both[0], both[1]


class ImageLayer(Layer):
    """Base of layers over images (batch, channels, height, width)."""

    def output_shape(self, input_shape: Shape) -> Shape:
        if len(input_shape) != 3:
            raise ShapeError(
                "{layer} expects images (channels, height, width), but samples of shape {got} "
                "come in. Put Reshape((channels, height, width)) before it.",
                layer=str(self),
                got=input_shape,
            )
        return input_shape

    def _output(self, name: str, shape: tuple[int, ...], dtype: Any) -> Array:
        """Room for images of ``shape`` that leave the layer."""
        if not self.workspace.reuse:
            return batch_last(shape, dtype)
        return self.workspace.keep((name, shape), lambda: batch_last(shape, dtype))

    def _innermost(self, x: Array) -> Array:
        """The view (C, H, W, N) of images x, in memory in that order; copied when it is not."""
        images = channels_first(x)
        if images.flags.c_contiguous:
            return images
        own = self.workspace.keep(
            ("innermost", images.shape), lambda: np.empty(images.shape, x.dtype)
        )
        np.copyto(own, images)
        return own


class WindowLayer(ImageLayer):
    """Base of layers that look at images through windows of ``size``, ``stride`` apart."""

    def __init__(self, size: int | Pair, stride: int | Pair, padding: int | Pair = 0) -> None:
        super().__init__()
        name = type(self).__name__
        self.size = pair("size", name, size)
        self.stride = pair("stride", name, stride)
        self.padding = pair("padding", name, padding, least=0)

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
                "{layer} expects images (batch, channels, height, width), but got {got}.",
                layer=str(self),
                got=x.shape,
            )
        return self.output_shape(x.shape[1:])  # type: ignore[return-value]

    def _padded(self, x: Array, channels: Array) -> Array:
        """``channels`` (C, H, W, N) with a border of zeros, when there is padding."""
        above, left = self.padding
        if not above and not left:
            return channels
        c, h, w, n = channels.shape
        shape = (c, h + 2 * above, w + 2 * left, n)
        padded = self.workspace.keep(("padded", shape), lambda: np.zeros(shape, x.dtype))
        padded[:, above : above + h, left : left + w] = channels
        return padded

    def __str__(self) -> str:
        return f"{type(self).__name__}({'x'.join(map(str, self.size))})"


def windows(x: Array, size: Pair, stride: Pair, counts: Pair) -> Array:
    """View (C, kh, kw, oh, ow, N) of images (C, H, W, N): pixel (i, j) of every window."""
    c, h, w, n = x.strides
    shape = (x.shape[0], *size, *counts, x.shape[3])
    return as_strided(x, shape, (c, h, w, h * stride[0], w * stride[1], n), writeable=False)


def tiled_product(a: Array, b: Array, out: Array) -> None:
    """``out = a @ b`` for a small a (m, k) and a wide b (k, p), tile by tile of b's columns."""
    whole, tile = _whole_tiles(a.size, b.shape[1])
    if whole:
        stacked = (matrix[:, :whole].reshape(len(matrix), -1, tile) for matrix in (b, out))
        right, result = (matrix.transpose(1, 0, 2) for matrix in stacked)
        np.matmul(a, right, out=result)
    if whole < b.shape[1]:
        np.matmul(a, b[:, whole:], out=out[:, whole:])


def tiled_outer_product(a: Array, b: Array, out: Array, workspace: Workspace) -> None:
    """``out = a @ b.T`` for wide a (m, p) and b (k, p): the products of their tiles, added up."""
    whole, tile = _whole_tiles(out.size, b.shape[1])
    np.matmul(a[:, whole:], b[:, whole:].T, out=out)  # zeros when nothing is left over
    if whole:
        left = a[:, :whole].reshape(len(a), -1, tile).transpose(1, 0, 2)
        right = b[:, :whole].reshape(len(b), -1, tile).transpose(1, 2, 0)
        parts = workspace.empty("parts", (whole // tile, *out.shape), out.dtype)
        np.matmul(left, right, out=parts)
        out += parts.sum(axis=0)


def _whole_tiles(size: int, columns: int) -> Pair:
    """Columns in whole tiles, and the columns of a tile, beside a matrix of ``size`` numbers."""
    tile = SMALL_PRODUCT // size
    if tile < NARROWEST_TILE or tile >= columns:
        return 0, 0
    return columns // tile * tile, tile


class Convolution(WindowLayer):
    """Base of convolutions: images to columns, and the columns' gradients back to images."""

    def __init__(self, size: int | Pair, stride: int | Pair, padding: int | Pair) -> None:
        super().__init__(size, stride, padding)
        self._columns: Array | None = None
        self._image_shape: tuple[int, ...] = ()

    def _lay_out(self, x: Array, counts: Pair, extra: int) -> Array:
        """Columns (C kh kw + extra, oh ow N) of the images x; the extra rows are ones."""
        images = self._padded(x, self._innermost(x))
        self._image_shape = images.shape
        rows = x.shape[1] * self.size[0] * self.size[1]
        shape = (rows + extra, counts[0] * counts[1] * len(x))
        columns = self.workspace.keep(("columns", shape), lambda: np.ones(shape, x.dtype))
        cut = windows(images, self.size, self.stride, counts)
        np.copyto(columns[:rows].reshape(cut.shape), cut)
        self._columns = columns
        return columns

    def _put_back(self, columns: Array, counts: Pair) -> Array:
        """dL/dx (batch, C, H, W): every pixel's gradient is the sum over its windows."""
        c, h, w, n = self._image_shape
        images = channels_first(self._output("dx", (n, c, h, w), columns.dtype))
        images[...] = 0.0
        parts = columns.reshape(c, *self.size, *counts, n)
        for i in range(self.size[0]):
            for j in range(self.size[1]):
                place = _every(i, self.stride[0], counts[0], j, self.stride[1], counts[1])
                images[place] += parts[:, i, j]
        above, left = self.padding
        return np.moveaxis(images[:, above : h - above, left : w - left], -1, 0)


def _every(i: int, down: int, rows: int, j: int, right: int, columns: int) -> tuple[slice, ...]:
    """Pixel (i, j) of every window: slices of the channels, the height and the width."""
    height = slice(i, i + down * (rows - 1) + 1, down)
    width = slice(j, j + right * (columns - 1) + 1, right)
    return slice(None), height, width


class Conv2D(Convolution):
    """Convolution ``y[n, o] = b[o] + sum_c W[o, c] * x[n, c]`` (cross-correlation, as usual).

    Shapes: x (batch, in_channels, H, W), W (out_channels, in_channels, kh, kw), b
    (out_channels,), y (batch, out_channels, H', W') with H' = (H + 2 padding - kh) // stride
    + 1. ``size``, ``stride`` and ``padding`` are one number or two (height, width). Start
    values: W by ``initializer`` with fan_in = in_channels kh kw, b zero. Raises ShapeError
    if the input has other channels or is smaller than the window. LeCun et al. 1998.
    """

    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        size: int | Pair,
        stride: int | Pair = 1,
        padding: int | Pair = 0,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__(size, stride, padding)
        require_sizes("Conv2D", in_channels=in_channels, out_channels=out_channels)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.input_shape = (in_channels, None, None)
        self.initializer = initializer
        self.weight_std = weight_std
        self._has(seed, W=(out_channels, in_channels, *self.size), b=(out_channels,))

    def initialize(self, rng: np.random.Generator) -> None:
        area = self.size[0] * self.size[1]
        fans = (self.in_channels * area, self.out_channels * area)
        self.W[...] = draw_weights(self.initializer, rng, self.W.shape, fans, self.weight_std)
        self.b[...] = 0.0

    def output_channels(self, channels: int | None) -> int | None:
        require_channels(self, self.in_channels, channels)
        return self.out_channels

    def forward(self, x: Array) -> Array:
        shape = self._check(x)
        x = x.astype(self.W.dtype, copy=False)
        columns = self._lay_out(x, shape[1:], extra=1)
        y = self._output("y", (len(x), *shape), x.dtype)
        tiled_product(self._joined(), columns, channels_first(y).reshape(shape[0], -1))
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        columns = self._kept(self._columns)
        grad = self._innermost(grad_output)
        rows = grad.reshape(self.out_channels, -1)
        joined = self.workspace.like("djoined", self._joined())
        tiled_outer_product(rows, columns, joined, self.workspace)
        self.dW.reshape(self.out_channels, -1)[...] = joined[:, :-1]
        self.db[...] = joined[:, -1]
        if not input_needed:
            return None
        shape = (len(columns) - 1, columns.shape[1])
        dcolumns = self.workspace.empty("dcolumns", shape, columns.dtype)
        tiled_product(self.W.reshape(self.out_channels, -1).T, rows, dcolumns)
        return self._put_back(dcolumns, grad.shape[1:3])

    def _joined(self) -> Array:
        """The matrix [W | b] (out_channels, in_channels kh kw + 1), to go with the row of ones."""
        shape = (self.out_channels, self.W[0].size + 1)
        joined = self.workspace.empty("joined", shape, self.W.dtype)
        joined[:, :-1] = self.W.reshape(self.out_channels, -1)
        joined[:, -1] = self.b
        return joined


class PointwiseConv2D(Conv2D):
    """Convolution with windows of one pixel: an affine map of the channels. Lin et al. 2014."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__(in_channels, out_channels, 1, 1, 0, initializer, weight_std, seed)


class DepthwiseConv2D(Convolution):
    """Convolution of every channel with a kernel of its own, ``y[n, c] = b[c] + W[c] * x[n, c]``.

    Shapes as in Conv2D, with W (channels, kh, kw) and as many channels out as in;
    fan_in = kh kw. ``bias=False`` leaves b out. Howard et al. 2017, section 3.1.
    """

    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(
        self,
        channels: int,
        size: int | Pair,
        stride: int | Pair = 1,
        padding: int | Pair = 0,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int = 0,
        bias: bool = True,
    ) -> None:
        super().__init__(size, stride, padding)
        require_sizes("DepthwiseConv2D", channels=channels)
        self.channels = channels
        self.input_shape = (channels, None, None)
        self.initializer = initializer
        self.weight_std = weight_std
        self.bias = bias
        shapes: dict[str, tuple[int, ...]] = {"W": (channels, *self.size)}
        self._has(seed, **shapes, **({"b": (channels,)} if bias else {}))

    def initialize(self, rng: np.random.Generator) -> None:
        area = self.size[0] * self.size[1]
        fans = (area, area)
        self.W[...] = draw_weights(self.initializer, rng, self.W.shape, fans, self.weight_std)
        if self.bias:
            self.b[...] = 0.0

    def output_channels(self, channels: int | None) -> int | None:
        require_channels(self, self.channels, channels)
        return self.channels

    def forward(self, x: Array) -> Array:
        shape = self._check(x)
        x = x.astype(self.W.dtype, copy=False)
        columns = self._lay_out(x, shape[1:], extra=0).reshape(self.channels, self.W[0].size, -1)
        y = self._output("y", (len(x), *shape), x.dtype)
        rows = channels_first(y).reshape(self.channels, 1, -1)
        np.matmul(self.W.reshape(self.channels, 1, -1), columns, out=rows)
        if self.bias:
            rows += self.b[:, np.newaxis, np.newaxis]
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        columns = self._kept(self._columns).reshape(self.channels, self.W[0].size, -1)
        grad = self._innermost(grad_output)
        rows = grad.reshape(self.channels, -1)
        np.matmul(columns, rows[:, :, np.newaxis], out=self.dW.reshape(self.channels, -1, 1))
        if self.bias:
            np.dot(rows, self.workspace.ones(rows.shape[1], rows.dtype), out=self.db)
        if not input_needed:
            return None
        dcolumns = self.workspace.like("dcolumns", columns)
        kernels = self.W.reshape(self.channels, -1, 1)
        np.multiply(kernels, rows[:, np.newaxis], out=dcolumns)
        return self._put_back(dcolumns, grad.shape[1:3])


class SeparableConv2D(Layer):
    """A depthwise convolution (D, without bias) and a pointwise one (W, b) behind it.

    Shapes: D (in_channels, kh, kw), W (out_channels, in_channels, 1, 1), b (out_channels,);
    else as in Conv2D. Chollet 2017 (Xception); Howard et al. 2017.
    """

    D: Array
    W: Array
    b: Array

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        size: int | Pair,
        stride: int | Pair = 1,
        padding: int | Pair = 0,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__()
        start = (initializer, weight_std)
        self.depthwise = DepthwiseConv2D(in_channels, size, stride, padding, *start, bias=False)
        self.pointwise = PointwiseConv2D(in_channels, out_channels, *start)
        self.input_shape = self.depthwise.input_shape
        shapes = {"D": self.depthwise.W.shape, "W": self.pointwise.W.shape, "b": (out_channels,)}
        self._has(seed, **shapes)

    def initialize(self, rng: np.random.Generator) -> None:
        self.depthwise.initialize(rng)
        self.pointwise.initialize(rng)

    def bind(self, parameters: dict[str, Array], gradients: dict[str, Array]) -> None:
        super().bind(parameters, gradients)
        self.depthwise.bind({"W": parameters["D"]}, {"W": gradients["D"]})
        self.pointwise.bind(parameters, gradients)

    def unbound_copy(self) -> SeparableConv2D:
        twin = super().unbound_copy()
        twin.depthwise = self.depthwise.unbound_copy()
        twin.pointwise = self.pointwise.unbound_copy()
        return twin

    def output_shape(self, input_shape: Shape) -> Shape:
        return self.pointwise.output_shape(self.depthwise.output_shape(input_shape))

    def forward(self, x: Array) -> Array:
        self.depthwise.workspace.reuse = self.pointwise.workspace.reuse = self.workspace.reuse
        return self.pointwise.forward(self.depthwise.forward(x))

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        grad = self.pointwise.backward(grad_output)
        assert grad is not None
        return self.depthwise.backward(grad, input_needed)


class MaxPool2D(WindowLayer):
    """The largest number of every window of every channel.

    Shapes: x (batch, C, H, W), y (batch, C, (H - kh) // stride + 1, …); ``stride`` is the
    window's size unless told. Of equal numbers the first in reading order gets the gradient.
    The window is taken apart: the largest of each row, then the largest of these.
    """

    def __init__(self, size: int | Pair = 2, stride: int | Pair | None = None) -> None:
        super().__init__(size, size if stride is None else stride)
        self._shape: tuple[int, ...] | None = None

    def forward(self, x: Array) -> Array:
        channels, height, width = self._check(x)
        images = self._innermost(x)
        self._shape = images.shape
        rows = self.workspace.empty("rows", (channels, images.shape[1], width, len(x)), x.dtype)
        views = _shifts(images, 2, self.size[1], self.stride[1], width)
        self._across = self._largest("across", views, rows)
        y = self._output("y", (len(x), channels, height, width), x.dtype)
        views = _shifts(rows, 1, self.size[0], self.stride[0], height)
        self._down = self._largest("down", views, channels_first(y))
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        if self._shape is None:
            raise ShapeError("{layer}: call forward before backward.", layer=str(self))
        if not input_needed:
            return None
        grad = self._innermost(grad_output)
        c, h, w, n = self._shape
        rows = self.workspace.empty("drows", (c, h, grad.shape[2], n), grad.dtype)
        self._spread(grad, self._down, rows, axis=1)
        dx = self._output("dx", (n, c, h, w), grad.dtype)
        self._spread(rows, self._across, channels_first(dx), axis=2)
        return dx

    def _largest(self, name: str, views: list[Array], out: Array) -> list[Array]:
        """Write the largest of the views into ``out``; where each view beat those before it."""
        masks = []
        best = views[0]
        for place, view in enumerate(views[1:]):
            mask = self.workspace.empty(f"{name}{place}", out.shape, bool)
            masks.append(np.greater(view, best, out=mask))
            best = np.maximum(view, best, out=out)
        if best is not out:
            np.copyto(out, best)
        return masks

    def _spread(self, grad: Array, masks: list[Array], out: Array, axis: int) -> None:
        """Give each gradient to the number that was the largest along ``axis``."""
        size, stride = self.size[axis - 1], self.stride[axis - 1]
        shifts = _shifts(out, axis, size, stride, grad.shape[axis])
        overlap = stride < size
        if stride != size or size * grad.shape[axis] != out.shape[axis]:
            out[...] = 0.0
        rest = grad
        for place in range(size - 1, 0, -1):
            part = shifts[place]
            if overlap:
                part = self.workspace.like(f"part{axis}", grad)
            np.multiply(rest, masks[place - 1], out=part)
            left = shifts[0] if place == 1 and not overlap else None
            if left is None:
                left = self.workspace.like(f"rest{axis}{place % 2}", grad)
            rest = np.subtract(rest, part, out=left)
            if overlap:
                shifts[place] += part
        if overlap:
            shifts[0] += rest
        elif rest is grad:
            shifts[0][...] = rest


def _shifts(x: Array, axis: int, size: int, stride: int, count: int) -> list[Array]:
    """For each place in a window along ``axis``, the view of that place in every window."""
    before = (slice(None),) * axis
    last = stride * (count - 1) + 1
    return [x[(*before, slice(place, place + last, stride))] for place in range(size)]


class AveragePool2D(WindowLayer):
    """The mean of every window of every channel. Shapes as in MaxPool2D. LeCun et al. 1998."""

    def __init__(self, size: int | Pair = 2, stride: int | Pair | None = None) -> None:
        super().__init__(size, size if stride is None else stride)
        self._shape: tuple[int, ...] | None = None

    def forward(self, x: Array) -> Array:
        channels, height, width = self._check(x)
        images = self._innermost(x)
        self._shape = images.shape
        y = self._output("y", (len(x), channels, height, width), x.dtype)
        total = channels_first(y)
        total[...] = 0.0
        for place in self._places(height, width):
            total += images[place]
        total *= 1.0 / (self.size[0] * self.size[1])
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        if self._shape is None:
            raise ShapeError("{layer}: call forward before backward.", layer=str(self))
        grad = self._innermost(grad_output)
        c, h, w, n = self._shape
        dx = self._output("dx", (n, c, h, w), grad.dtype)
        images = channels_first(dx)
        images[...] = 0.0
        share = np.multiply(
            grad, 1.0 / (self.size[0] * self.size[1]), out=self.workspace.like("share", grad)
        )
        for place in self._places(*grad.shape[1:3]):
            images[place] += share
        return dx

    def _places(self, height: int, width: int) -> list[tuple[slice, ...]]:
        return [
            _every(i, self.stride[0], height, j, self.stride[1], width)
            for i in range(self.size[0])
            for j in range(self.size[1])
        ]


class GlobalAveragePool(ImageLayer):
    """The mean of every channel: x (batch, C, H, W), y (batch, C). Lin et al. 2014, section 3.2."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[int, ...] | None = None

    def output_shape(self, input_shape: Shape) -> Shape:
        super().output_shape(input_shape)
        return input_shape[:1]

    def forward(self, x: Array) -> Array:
        self.output_shape(x.shape[1:])
        self._shape = x.shape
        y = self.workspace.empty("y", x.shape[:2], x.dtype)
        return np.mean(x, axis=(2, 3), out=y)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        if self._shape is None:
            raise ShapeError("{layer}: call forward before backward.", layer=str(self))
        share = grad_output / (self._shape[2] * self._shape[3])
        dx = self._output("dx", self._shape, share.dtype)
        dx[...] = share[:, :, np.newaxis, np.newaxis]
        return dx


def require_channels(layer: Layer, expected: int, got: int | None) -> None:
    """Raise ShapeError unless images have the channels that a layer expects."""
    if got not in (None, expected):
        raise ShapeError(
            "{layer} expects {expected} channels, but images with {got} come in.",
            layer=str(layer),
            expected=expected,
            got=got,
        )


CONVOLUTIONS: dict[str, type[Layer]] = {
    "conv2d": Conv2D,
    "pointwise-conv2d": PointwiseConv2D,
    "depthwise-conv2d": DepthwiseConv2D,
    "separable-conv2d": SeparableConv2D,
    "max-pool2d": MaxPool2D,
    "average-pool2d": AveragePool2D,
    "global-average-pool": GlobalAveragePool,
}
