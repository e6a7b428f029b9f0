"""Recurrent layers: networks that read a sequence step by step."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.errors import ShapeError
from nn.initializers import draw_weights
from nn.layer import Layer, Shape, require_sizes


class SimpleRNN(Layer):
    """``h_t = tanh(x_t Wx + h_(t-1) Wh + b)``, unrolled over the length of the sequence.

    Shapes: x (batch, length, in_features), Wx (in_features, units), Wh (units, units), b
    (units,); y is h at the last time (batch, units), or at all (batch, length, units) with
    ``sequences=True``. h begins at zero. With ``truncation`` = k the backward pass cuts the
    gradient between blocks of k times, counted from the first: truncated backpropagation
    through time (Williams & Peng 1990); None follows it to the beginning. Elman 1990.
    """

    Wx: Array
    Wh: Array
    b: Array
    dWx: Array
    dWh: Array
    db: Array

    def __init__(
        self,
        in_features: int,
        units: int,
        sequences: bool = False,
        truncation: int | None = None,
        initializer: str = "xavier",
        weight_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__()
        require_sizes("SimpleRNN", in_features=in_features, units=units)
        if truncation is not None:
            require_sizes("SimpleRNN", truncation=truncation)
        self.in_features = in_features
        self.units = units
        self.sequences = sequences
        self.truncation = truncation
        self.initializer = initializer
        self.weight_std = weight_std
        self.input_shape = (None, in_features)
        self._x: Array | None = None
        self._has(seed, Wx=(in_features, units), Wh=(units, units), b=(units,))

    def initialize(self, rng: np.random.Generator) -> None:
        for weights in (self.Wx, self.Wh):
            fans = weights.shape
            weights[...] = draw_weights(self.initializer, rng, fans, fans, self.weight_std)  # type: ignore[arg-type]
        self.b[...] = 0.0

    def output_shape(self, input_shape: Shape) -> Shape:
        if len(input_shape) != 2 or input_shape[1] not in (None, self.in_features):
            raise ShapeError(
                "{layer} expects sequences of shape (length, {expected}), but got samples of "
                "shape {got}.",
                layer=str(self),
                expected=self.in_features,
                got=input_shape,
            )
        return (input_shape[0], self.units) if self.sequences else (self.units,)

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        self.output_shape(x.shape[1:])
        length = x.shape[1]
        if x.ndim != 3 or not length:
            raise ShapeError(
                "{layer} expects an input of shape (batch, length, {expected}), but got {got}.",
                layer=str(self),
                expected=self.in_features,
                got=x.shape,
            )
        times = self.workspace.empty("x", (length, len(x), self.in_features), self.Wx.dtype)
        np.copyto(times, x.transpose(1, 0, 2))  # one time of all samples lies together
        h = self.workspace.empty("h", (length + 1, len(x), self.units), times.dtype)
        h[0] = 0.0
        np.matmul(times, self.Wx, out=h[1:])
        h[1:] += self.b
        fed_back = self.workspace.empty("fed_back", h[0].shape, h.dtype)
        for index in range(length):
            np.dot(h[index], self.Wh, fed_back)
            h[index + 1] += fed_back
            np.tanh(h[index + 1], h[index + 1])
        self._x, self._h = times, h
        shown = h[1:].transpose(1, 0, 2) if self.sequences else h[length]
        y = self.workspace.empty("y", shown.shape, h.dtype)
        np.copyto(y, shown)
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        times = self._kept(self._x)
        h, length = self._h, len(times)
        da = self.workspace.empty("da", (length, *h.shape[1:]), h.dtype)
        arriving = self.workspace.empty("arriving", h[0].shape, h.dtype)
        arriving[...] = 0.0  # dL/dh_t from the times after it
        for index in range(length - 1, -1, -1):
            if self.sequences:
                arriving += grad_output[:, index]
            elif index == length - 1:
                arriving += grad_output
            np.multiply(h[index + 1], h[index + 1], da[index])
            np.subtract(1.0, da[index], da[index])
            da[index] *= arriving
            if self.truncation is not None and index % self.truncation == 0:
                arriving[...] = 0.0
            else:
                np.dot(da[index], self.Wh.T, arriving)
        flat = da.reshape(-1, self.units)
        np.dot(times.reshape(-1, self.in_features).T, flat, out=self.dWx)
        np.dot(h[:-1].reshape(-1, self.units).T, flat, out=self.dWh)
        np.dot(self.workspace.ones(len(flat), flat.dtype), flat, out=self.db)
        if not input_needed:
            return None
        by_place = np.matmul(da, self.Wx.T, out=self.workspace.like("dtimes", times))
        dx = self.workspace.empty("dx", (h.shape[1], length, self.in_features), h.dtype)
        np.copyto(dx, by_place.transpose(1, 0, 2))
        return dx

    def __str__(self) -> str:
        return f"SimpleRNN({self.in_features}, {self.units})"


RECURRENT: dict[str, type[Layer]] = {"simple-rnn": SimpleRNN}
