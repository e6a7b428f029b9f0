"""Convolution of images (batch, channels, height, width).

It is a matrix product with the matrices of windows.py (im2col; Chellapilla, Puri &
Simard 2006): only the window's columns are laid out beside each other, a row of ones
below them multiplies the bias, and the window's rows are a view.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nn.arrays import Array, Workspace
from nn.errors import ShapeError
from nn.initializers import draw_weights
from nn.layer import Layer, Shape, require_sizes
from nn.windows import Pair, WindowLayer, rows_first

SMALL_PRODUCT = 10**6  # rows x columns x depth up to which OpenBLAS multiplies without packing
NARROWEST_TILE = 64  # columns; below it the loop over the tiles costs more than it saves


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
        for index, columns in enumerate(self._offsets(1, width)):
            rows[:, :, columns] += parts[:, index]
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
        for index, weight in zip(self._taps(height, width), self._kernels(), strict=True):
            np.multiply(images[index], weight, out=product)
            total += product
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        images, grad = self._kept(self._images), self._rows("dy", grad_output)
        height, _, width, _ = grad.shape
        product = self.workspace.empty("product", grad.shape, grad.dtype)
        kernels = self.dW.reshape(self.channels, -1)
        for tap, index in enumerate(self._taps(height, width)):
            np.multiply(images[index], grad, out=product)
            kernels[:, tap] = product.sum(axis=(0, 2, 3))
        if self.bias:
            np.sum(grad, axis=(0, 2, 3), out=self.db)
        if not input_needed:
            return None
        rows, dx = self._room_for_gradient(grad.dtype)
        for index, weight in zip(self._taps(height, width), self._kernels(), strict=True):
            np.multiply(grad, weight, out=product)
            rows[index] += product
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
            "{layer} expects {expected} channels, but the input images have {got}.",
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
