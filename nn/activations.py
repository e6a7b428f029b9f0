"""Activation functions, each a layer: the function and its derivative side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from nn.arrays import QUIET, Array, flat
from nn.checks import as_float, check_number
from nn.errors import NoGradientError, ShapeError
from nn.layer import Layer

ONE = np.array(1.0, np.float32)  # NumPy takes up a number of Python's in twice the time
ERF_GRID = 512  # points per unit of the table that erf is expanded around
BLOCK = 8192  # numbers of a GELU worked on in one go
ERF_END = 6.0  # erf(6) is 1 to the last bit of float64


class Activation(Layer):
    """An elementwise function ``y = f(x)``; ``dx = dy f'(x)``.

    Shapes: any; y has the shape and type of x. ``hidden`` says whether it can stand
    between layers that learn, ``monotone`` whether f never falls.
    """

    hidden = True
    monotone = True

    def __init__(self) -> None:
        super().__init__()
        self._x: Array | None = None
        self._y: Array | None = None

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        y = self.workspace.like("y", x)
        self.function(x, y)
        self._x, self._y = x, y
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        x, y = self._kept(self._x), self._kept(self._y)
        if not input_needed:
            return None
        dx = self.workspace.like("dx", y)
        self.derivative(x, y, dx)
        return np.multiply(dx, grad_output, dx)

    def function(self, x: Array, y: Array) -> None:
        """Write f(x) into ``y``."""
        raise NotImplementedError

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        """Write f'(x) into ``slope``; y = f(x)."""
        raise NotImplementedError


class Step(Activation):
    """Heaviside step ``y = 1`` where x > 0, else 0: the perceptron's activation.

    Its slope is 0 wherever it has one, so there is no gradient to learn from:
    ``backward`` raises NoGradientError. Rosenblatt 1958.
    """

    hidden = False

    def function(self, x: Array, y: Array) -> None:
        np.greater(x, self.workspace.zeros_like(x), out=y)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        raise NoGradientError(
            "Step has no gradient: it is flat on both sides of its jump, so backpropagation "
            "cannot train through it. Use Sigmoid, its smooth version, for training."
        )


class Identity(Activation):
    """``y = x``; ``f' = 1``: a layer without an activation."""

    def function(self, x: Array, y: Array) -> None:
        np.copyto(y, x)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        slope[...] = 1.0


class Sigmoid(Activation):
    """Logistic function ``y = 1 / (1 + exp(-x))``; ``f' = y (1 - y)``, at most 1/4."""

    def function(self, x: Array, y: Array) -> None:
        logistic(x, y)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.subtract(ONE, y, slope)
        np.multiply(slope, y, slope)


class Tanh(Activation):
    """Hyperbolic tangent ``y = tanh(x)``; ``f' = 1 - y²``, at most 1."""

    def function(self, x: Array, y: Array) -> None:
        np.tanh(x, y)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.multiply(y, y, slope)
        np.subtract(ONE, slope, slope)


class ReLU(Activation):
    """Rectified linear unit ``y = max(x, 0)``; ``f' = 1`` where x > 0, else 0.

    Nair & Hinton 2010. The derivative at 0 is taken as 0.
    """

    def function(self, x: Array, y: Array) -> None:
        np.maximum(x, self.workspace.zeros_like(x), out=y)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.greater(y, 0.0, out=slope)


class LeakyReLU(Activation):
    """``y = x`` where x > 0, else ``slope x``. Maas, Hannun & Ng 2013."""

    def __init__(self, slope: float = 0.01) -> None:
        super().__init__()
        check_number("LeakyReLU: slope", slope, 0.0, 1.0)
        self.slope = slope

    def function(self, x: Array, y: Array) -> None:
        np.multiply(x, self.slope, out=y)
        np.maximum(x, y, out=y)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.greater(x, self.workspace.zeros_like(x), out=slope)
        slope *= 1.0 - self.slope
        slope += self.slope


class ELU(Activation):
    """``y = x`` where x > 0, else ``alpha (exp(x) - 1)``. Clevert et al. 2016, equation 15."""

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__()
        check_number("ELU: alpha", alpha, 0.0, math.inf)
        self.alpha = alpha

    def function(self, x: Array, y: Array) -> None:
        zeros = self.workspace.zeros_like(x)
        np.minimum(x, zeros, out=y)
        np.expm1(y, out=y)
        y *= self.alpha
        y += np.maximum(x, zeros, out=self.workspace.like("positive", x))

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.add(y, self.alpha, out=slope)  # alpha exp(x) where x <= 0
        right = np.greater(x, 0.0, out=self.workspace.empty("right", x.shape, bool))
        np.copyto(slope, 1.0, where=right)


class GELU(Activation):
    """``y = x Phi(x)``, Phi the normal distribution; exact, not the tanh approximation.

    Hendrycks & Gimpel 2016, section 2; ``f' = Phi(x) + x phi(x)``.
    """

    monotone = False

    def function(self, x: Array, y: Array) -> None:
        for part, out in in_blocks(x, y):
            np.multiply(part, normal_distribution(part), out=out)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        for part, out in in_blocks(x, slope):
            density = np.exp(-0.5 * np.square(np.clip(part, -40.0, 40.0)))
            density *= 1.0 / math.sqrt(2.0 * math.pi)
            np.add(normal_distribution(part), part * density, out=out)


class SiLU(Activation):
    """``y = x sigmoid(x)``, also called Swish. Elfwing et al. 2018; Ramachandran et al. 2017."""

    monotone = False

    def function(self, x: Array, y: Array) -> None:
        sigmoid = self.workspace.like("sigmoid", x)
        logistic(x, sigmoid)
        np.multiply(x, sigmoid, out=y)
        self._sigmoid = sigmoid

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.subtract(1.0, self._sigmoid, out=slope)
        slope *= y
        slope += self._sigmoid


class Softplus(Activation):
    """``y = log(1 + exp(x))``; ``f' = sigmoid(x)``. Dugas et al. 2001."""

    def function(self, x: Array, y: Array) -> None:
        np.logaddexp(x, self.workspace.zeros_like(x), out=y)

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        logistic(x, slope)


class Softmax(Activation):
    """Probabilities ``exp(x_k) / sum_j exp(x_j)`` over the last axis, as an output layer.

    ``dx = y (dy - sum_k dy_k y_k)``. For training, SoftmaxCrossEntropy on the scores is
    faster and stable for any score.
    """

    hidden = False
    monotone = False

    def function(self, x: Array, y: Array) -> None:
        each = self.workspace.empty("each", (*x.shape[:-1], 1), x.dtype)
        np.subtract(x, np.max(x, axis=-1, keepdims=True, out=each), out=y)
        np.exp(y, out=y)
        y /= np.sum(y, axis=-1, keepdims=True, out=each)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        y = self._kept(self._y)
        dx = np.multiply(grad_output, y, out=self.workspace.like("dx", y))
        each = self.workspace.empty("each", (*y.shape[:-1], 1), y.dtype)
        np.sum(dx, axis=-1, keepdims=True, out=each)
        dx -= np.multiply(y, each, out=self.workspace.like("part", y))
        return dx


@QUIET
def softmax(scores: Array) -> Array:
    """Probabilities ``exp(s_k) / sum_j exp(s_j)`` over the last axis, of the shape of ``scores``.

    The largest score is subtracted first, so no score overflows. Infinite scores give NaN.
    """
    scores = as_float(scores)
    if not scores.size:
        raise ShapeError("The input contains no samples (shape {got}).", got=scores.shape)
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def in_blocks(x: Array, out: Array) -> Iterator[tuple[Array, Array]]:
    """Both arrays, of one memory order, in parts: so that what is in between stays small."""
    numbers, results = flat(x), flat(out)
    if not np.shares_memory(results, out):  # an array with gaps: its flat form is a copy
        yield x, out
        return
    for start in range(0, len(numbers), BLOCK):
        yield numbers[start : start + BLOCK], results[start : start + BLOCK]


@QUIET  # exp(-x) = inf is right: y = 0
def logistic(x: Array, y: Array) -> None:
    """Write ``1 / (1 + exp(-x))`` into ``y``."""
    np.negative(x, y)
    np.exp(y, y)
    np.add(y, ONE, y)
    np.divide(ONE, y, y)


def normal_distribution(x: Array) -> Array:
    """Phi(x) = (1 + erf(x / sqrt(2))) / 2, in the type of x."""
    return 0.5 + 0.5 * erf(x * math.sqrt(0.5))


def erf(x: Array) -> Array:
    """The error function, elementwise, to 1e-15: NumPy has none.

    A Taylor expansion around the nearest point of a grid, where ``math.erf`` gives the
    value and ``erf' = 2/sqrt(pi) exp(-x²)`` all derivatives.
    """
    values, slopes = _erf_tables()
    near = np.clip(np.nan_to_num(x), -ERF_END, ERF_END).astype(np.float64)
    index = np.rint((near + ERF_END) * ERF_GRID).astype(np.intp)
    a = index / ERF_GRID - ERF_END
    d = near - a
    # erf''/erf' = -2a, erf'''/erf' = 4a² - 2, erf''''/erf' = 12a - 8a³
    series = d * (1.0 + d * (-a + d * ((4 * a * a - 2) / 6.0 + d * (12 * a - 8 * a**3) / 24.0)))
    found: Array = values[index] + slopes[index] * series
    return np.where(np.isnan(x), np.nan, found).astype(x.dtype)


@lru_cache(maxsize=1)
def _erf_tables() -> tuple[Array, Array]:
    grid = np.arange(int(2 * ERF_END * ERF_GRID) + 1) / ERF_GRID - ERF_END
    values = np.array([math.erf(point) for point in grid])
    return values, 2.0 / math.sqrt(math.pi) * np.exp(-grid * grid)


ACTIVATIONS: dict[str, type[Activation]] = {
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "relu": ReLU,
    "leaky-relu": LeakyReLU,
    "elu": ELU,
    "gelu": GELU,
    "silu": SiLU,
    "softplus": Softplus,
    "identity": Identity,
    "step": Step,
    "softmax": Softmax,
}
