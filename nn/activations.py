"""Activation functions, each a layer: the function and its derivative side by side."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.errors import ShapeError
from nn.layers import Layer

LARGEST_EXPONENT = 80.0  # exp(80) is finite in float32; sigmoid(-80) is 2e-35


class Activation(Layer):
    """An elementwise function ``y = f(x)``; ``dx = dy f'(x)``, written with y alone.

    Shapes: any; y has the shape and type of x.
    """

    def __init__(self) -> None:
        super().__init__()
        self._y: Array | None = None

    def forward(self, x: Array) -> Array:
        y = self.workspace.empty("y", x.shape, x.dtype)
        self.function(x, y)
        self._y = y
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        if self._y is None:
            raise ShapeError("{layer}: call forward before backward.", layer=type(self).__name__)
        if not input_needed:
            return None
        dx = self.workspace.empty("dx", grad_output.shape, grad_output.dtype)
        self.derivative(self._y, dx)
        dx *= grad_output
        return dx

    def function(self, x: Array, y: Array) -> None:
        """Write f(x) into ``y``."""
        raise NotImplementedError

    def derivative(self, y: Array, slope: Array) -> None:
        """Write f'(x) into ``slope``, from y = f(x)."""
        raise NotImplementedError


class Sigmoid(Activation):
    """Logistic function ``y = 1 / (1 + exp(-x))``; ``f' = y (1 - y)``, at most 1/4."""

    def function(self, x: Array, y: Array) -> None:
        np.negative(x, out=y)
        np.minimum(y, LARGEST_EXPONENT, out=y)
        np.exp(y, out=y)
        y += 1.0
        np.reciprocal(y, out=y)

    def derivative(self, y: Array, slope: Array) -> None:
        np.subtract(1.0, y, out=slope)
        slope *= y


class Tanh(Activation):
    """Hyperbolic tangent ``y = tanh(x)``; ``f' = 1 - y²``, at most 1."""

    def function(self, x: Array, y: Array) -> None:
        np.tanh(x, out=y)

    def derivative(self, y: Array, slope: Array) -> None:
        np.multiply(y, y, out=slope)
        np.subtract(1.0, slope, out=slope)


class ReLU(Activation):
    """Rectified linear unit ``y = max(x, 0)``; ``f' = 1`` where x > 0, else 0.

    Nair & Hinton 2010. The derivative at 0 is taken as 0.
    """

    def function(self, x: Array, y: Array) -> None:
        np.maximum(x, self.workspace.zeros(x.shape, x.dtype), out=y)

    def derivative(self, y: Array, slope: Array) -> None:
        np.greater(y, self.workspace.zeros(y.shape, y.dtype), out=slope)


ACTIVATIONS: dict[str, type[Activation]] = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}
