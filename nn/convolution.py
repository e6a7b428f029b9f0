"""Convolution of images (batch, channels, height, width).

In memory the outputs lie as (H, C, W, N): rows of pixels outermost, samples innermost
(``arrays.image_array``). The pixels under a window's rows are then one matrix, (rows x
channels) by (columns x samples), that needs no copy, and neighbours are compared and
gradients added in long runs. Any memory order is understood; ``rows_first`` is the
view that all work on.

Convolution is a matrix product with these matrices (im2col; Chellapilla, Puri &
Simard 2006): only the window's columns are laid out beside each other, a row of ones
below them multiplies the bias, and the window's rows are a view.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nn.arrays import Array, Workspace, image_array
from nn.errors import ShapeError
from nn.initializers import draw_weights
from nn.layers import Layer, Shape, require_sizes

SMALL_PRODUCT = 10**6  # rows x columns x depth up to which OpenBLAS multiplies without packing
NARROWEST_TILE = 64  # columns; below it the loop over the tiles costs more than it saves

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
            "{layer}: {name} is {value}, but must be one or two whole numbers of at least {least}.",
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
                "{layer} expects images (channels, height, width), but samples of shape {got} "
                "come in. Put Reshape((channels, height, width)) before it.",
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
                "{layer} expects images (batch, channels, height, width), but got {got}.",
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

    def _places(self, axis: int, count: int) -> list[slice]:
        """For each place in a window along an axis: that place in each of ``count`` windows."""
        size, stride = self.size[axis], self.stride[axis]
        return [slice(place, place + stride * (count - 1) + 1, stride) for place in range(size)]

    def _taps(self, height: int, width: int) -> list[tuple[slice, ...]]:
        """For each pixel of a window, in reading order, where it lies in all windows."""
        across = self._places(1, width)
        return [(down, slice(None), right) for down in self._places(0, height) for right in across]

    def _room_for_gradient(self, dtype: Any) -> tuple[Array, Array]:
        """Zeros (H, C, W, N) for the padded input's gradient, and the view dL/dx without border."""
        h, c, w, n = self._came()
        rows = rows_first(self._output("dx", (n, c, h, w), dtype))
        rows[...] = 0.0
        above, left = self.padding
        return rows, images_of(rows[above : h - above, :, left : w - left])

    def __str__(self) -> str:
        return f"{type(self).__name__}({'x'.join(map(str, self.size))})"


class Convolution(WindowLayer):
    """Base of layers whose windows have weights W, and b for each channel that leaves."""

    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(
        self,
        size: int | Pair,
        stride: int | Pair,
        padding: int | Pair,
        initializer: str,
        weight_std: float,
    ) -> None:
        super().__init__(size, stride, padding)
        self.initializer = initializer
        self.weight_std = weight_std

    def fans(self) -> Pair:
        """How many numbers reach one output, and how many outputs one input number reaches."""
        raise NotImplementedError

    def initialize(self, rng: np.random.Generator) -> None:
        shape = self.W.shape
        self.W[...] = draw_weights(self.initializer, rng, shape, self.fans(), self.weight_std)
        if "b" in self.parameter_shapes:
            self.b[...] = 0.0


class Conv2D(Convolution):
    """Convolution ``y[n, o] = b[o] + sum_c W[o, c] * x[n, c]`` (cross-correlation, as usual).

    Shapes: x (batch, in_channels, H, W), W (out_channels, in_channels, kh, kw), b
    (out_channels,), y (batch, out_channels, H', W') with H' = (H + 2 padding - kh) // stride
    + 1. ``size``, ``stride`` and ``padding`` are one number or two (height, width). Start
    values: W by ``initializer`` with fan_in = in_channels kh kw, b zero. Raises ShapeError
    if the input has other channels or is smaller than the window. LeCun et al. 1998.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        size: int | Pair,
        stride: int | Pair = 1,
        padding: int | Pair = 0,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int | None = 0,
    ) -> None:
        super().__init__(size, stride, padding, initializer, weight_std)
        require_sizes("Conv2D", in_channels=in_channels, out_channels=out_channels)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.input_shape = (in_channels, None, None)
        self._matrices: Array | None = None
        self._has(seed, W=(out_channels, in_channels, *self.size), b=(out_channels,))

    def fans(self) -> Pair:
        area = self.size[0] * self.size[1]
        return self.in_channels * area, self.out_channels * area

    def output_channels(self, channels: int | None) -> int | None:
        require_channels(self, self.in_channels, channels)
        return self.out_channels

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        shape = self._check(x)
        x = x.astype(self.W.dtype, copy=False)
        self._matrices = self._lay_out(self._padded(x), *shape[1:])
        y = self._output("y", (len(x), *shape), x.dtype)
        flat = rows_first(y).reshape(shape[1], shape[0], -1)
        stacked_product(self._weights_and_bias(), self._matrices, flat)
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        matrices = self._kept(self._matrices)
        grad = self._rows("dy", grad_output)
        height, out_channels = grad.shape[:2]
        flat = grad.reshape(height, out_channels, -1)
        parts = self.workspace.empty(
            "parts", (height, out_channels, matrices.shape[1]), matrices.dtype
        )
        np.matmul(flat, matrices.transpose(0, 2, 1), out=parts)
        (kh, kw), channels = self.size, self.in_channels
        joined = parts.sum(axis=0).reshape(out_channels, kh, kw * channels + 1)
        weights = joined[:, :, :-1].reshape(out_channels, kh, kw, channels)
        self.dW[...] = weights.transpose(0, 3, 1, 2)
        self.db[...] = joined[:, 0, -1]
        return self._gradient_of_input(flat, grad.shape) if input_needed else None

    def _lay_out(self, rows: Array, height: int, width: int) -> Array:
        """The matrices (H', kh (kw C + 1), W' N) whose product with the weights is the output."""
        h, c, _, n = rows.shape
        (kh, kw), (down, right) = self.size, self.stride
        shape = (h, kw * c + 1, width, n)
        laid = self.workspace.keep(("laid", shape), lambda: np.ones(shape, rows.dtype))
        row, channel, pixel, sample = rows.strides
        cut = as_strided(rows, (h, kw, c, width, n), (row, pixel, channel, pixel * right, sample))
        np.copyto(laid[:, :-1].reshape(cut.shape), cut)
        row, line = laid.strides[:2]
        return as_strided(
            laid,
            (height, kh * (kw * c + 1), width * n),
            (row * down, line, laid.itemsize),
            writeable=False,
        )

    def _weights_and_bias(self) -> Array:
        """(out_channels, kh (kw C + 1)): the weights, and the bias for the first row of ones."""
        out_channels, channels, kh, kw = self.W.shape
        shape = (out_channels, kh, kw * channels + 1)
        joined = self.workspace.keep(("joined",), lambda: np.zeros(shape, self.W.dtype))
        weights = joined[:, :, :-1].reshape(out_channels, kh, kw, channels)
        weights[...] = self.W.transpose(0, 2, 3, 1)
        joined[:, 0, -1] = self.b
        return joined.reshape(out_channels, -1)

    def _gradient_of_input(self, flat: Array, shape: tuple[int, ...]) -> Array:
        """dL/dx: for every row of x, the products with the gradients of the rows it went into."""
        _, out_channels, width, n = shape
        h, channels = self._came()[:2]
        (kh, kw), down = self.size, self.stride[0]
        # the gradient's rows, between rows of zeros: row r of x meets rows r … r + kh - 1 of it
        spread = self.workspace.keep(
            ("spread", h, flat.shape),
            lambda: np.zeros((h + kh - 1, *flat.shape[1:]), flat.dtype),
        )
        spread[kh - 1 : kh + down * (len(flat) - 1) : down] = flat
        row, line, item = spread.strides
        matrices = as_strided(
            spread, (h, kh * out_channels, width * n), (row, line, item), writeable=False
        )
        weights = self.W[:, :, ::-1].transpose(3, 1, 2, 0).reshape(kw * channels, -1)
        parts = self.workspace.empty("dparts", (h, kw, channels, width, n), flat.dtype)
        stacked_product(weights, matrices, parts.reshape(h, kw * channels, -1))
        rows, dx = self._room_for_gradient(flat.dtype)
        for place, columns in enumerate(self._places(1, width)):
            rows[:, :, columns] += parts[:, place]
        return dx


def stacked_product(a: Array, b: Array, out: Array) -> None:
    """``out[i] = a @ b[i]`` for a small a (m, k) and b (count, k, wide), in tiles of b's columns.

    The tiles are equal, and small enough for OpenBLAS's path without packing if possible.
    """
    count, depth, wide = b.shape
    tiles = 1
    while a.size * wide > SMALL_PRODUCT * tiles and wide // (tiles + 1) >= NARROWEST_TILE:
        tiles += 1
        while wide % tiles and wide // tiles >= NARROWEST_TILE:
            tiles += 1
    if tiles == 1 or wide % tiles:
        np.matmul(a, b, out=out)
        return
    row, line, item = b.strides
    shape, strides = (count, tiles, depth, wide // tiles), (row, wide // tiles * item, line, item)
    split = as_strided(b, shape, strides, writeable=False)
    np.matmul(a, split, out=out.reshape(count, len(a), tiles, -1).transpose(0, 2, 1, 3))


class PointwiseConv2D(Conv2D):
    """Convolution with windows of one pixel: an affine map of the channels. Lin et al. 2014."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int | None = 0,
    ) -> None:
        super().__init__(in_channels, out_channels, 1, 1, 0, initializer, weight_std, seed)


class DepthwiseConv2D(Convolution):
    """Convolution of every channel with a kernel of its own, ``y[n, c] = b[c] + W[c] * x[n, c]``.

    Shapes as in Conv2D, with W (channels, kh, kw) and as many channels out as in;
    fan_in = kh kw. ``bias=False`` leaves b out. Howard et al. 2017, section 3.1.
    """

    def __init__(
        self,
        channels: int,
        size: int | Pair,
        stride: int | Pair = 1,
        padding: int | Pair = 0,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int | None = 0,
        bias: bool = True,
    ) -> None:
        super().__init__(size, stride, padding, initializer, weight_std)
        require_sizes("DepthwiseConv2D", channels=channels)
        self.channels = channels
        self.input_shape = (channels, None, None)
        self.bias = bias
        self._images: Array | None = None
        shapes: dict[str, tuple[int, ...]] = {"W": (channels, *self.size)}
        self._has(seed, **shapes, **({"b": (channels,)} if bias else {}))

    def fans(self) -> Pair:
        area = self.size[0] * self.size[1]
        return area, area

    def output_channels(self, channels: int | None) -> int | None:
        require_channels(self, self.channels, channels)
        return self.channels

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        channels, height, width = self._check(x)
        x = x.astype(self.W.dtype, copy=False)
        images = self._images = self._padded(x)
        y = self._output("y", (len(x), channels, height, width), x.dtype)
        total = rows_first(y)
        product = self.workspace.empty("product", total.shape, x.dtype)
        total[...] = self.b[:, np.newaxis, np.newaxis] if self.bias else 0.0
        for place, weight in zip(self._taps(height, width), self._kernels(), strict=True):
            np.multiply(images[place], weight, out=product)
            total += product
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        images, grad = self._kept(self._images), self._rows("dy", grad_output)
        height, _, width, _ = grad.shape
        product = self.workspace.empty("product", grad.shape, grad.dtype)
        kernels = self.dW.reshape(self.channels, -1)
        for tap, place in enumerate(self._taps(height, width)):
            np.multiply(images[place], grad, out=product)
            kernels[:, tap] = product.sum(axis=(0, 2, 3))
        if self.bias:
            np.sum(grad, axis=(0, 2, 3), out=self.db)
        if not input_needed:
            return None
        rows, dx = self._room_for_gradient(grad.dtype)
        for place, weight in zip(self._taps(height, width), self._kernels(), strict=True):
            np.multiply(grad, weight, out=product)
            rows[place] += product
        return dx

    def _kernels(self) -> Array:
        """The weights of each pixel of the window (kh kw, channels, 1, 1)."""
        return self.W.reshape(self.channels, -1).T[:, :, np.newaxis, np.newaxis]


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
        seed: int | None = 0,
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
        self.depthwise.workspace, self.pointwise.workspace = Workspace(), Workspace()

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
}
