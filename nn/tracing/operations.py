"""The elementary operations of a computational graph, each a function beside its derivative."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn.activations import logistic, normal_distribution
from nn.arrays import Array
from nn.layer import Layer


class Operation:
    """``y = f(a, b, …)`` on arrays, and what the gradient becomes on its way back.

    ``symbol`` stands in the drawn node, and ``template`` is the formula, with ``{}`` for each
    input. ``kind`` names the operation.
    """

    kind: str
    symbol: str
    template: str

    def forward(self, *inputs: Array) -> Array:
        """The value for these inputs."""
        raise NotImplementedError

    def local(self, y: Array, *inputs: Array) -> tuple[Array | None, ...]:
        """The local derivative dy/dinput for each input, element by element.

        None where it is no single number, such as in a matrix product.
        """
        return (None,) * len(inputs)

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        """dL/dinput for each input, from ``grad`` = dL/dy, by the chain rule."""
        slopes = self.local(y, *inputs)
        return tuple(
            summed_to(x.shape, product(grad, np.asarray(slope)))
            for slope, x in zip(slopes, inputs, strict=True)
        )


@dataclass(frozen=True)
class Elementwise(Operation):
    """An operation on each element; inputs of different shapes are broadcast as in NumPy.

    ``f`` takes the inputs, ``slopes`` the value and the inputs, and returns a local derivative
    for each input.
    """

    kind: str
    symbol: str
    template: str
    f: Callable[..., Array]
    slopes: Callable[..., Sequence[Any]]

    def forward(self, *inputs: Array) -> Array:
        return np.asarray(self.f(*inputs))

    def local(self, y: Array, *inputs: Array) -> tuple[Array, ...]:
        return tuple(np.broadcast_to(one, y.shape) for one in self.slopes(y, *inputs))


def sigmoid(x: Array) -> Array:
    """``1 / (1 + exp(-x))``, element by element."""
    y = np.empty_like(x)
    logistic(x, y)
    return y


def _density(x: Array) -> Array:
    return np.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)


def _power_slopes(y: Array, a: Array, b: Array) -> Sequence[Array]:
    by_base = np.where(b == 0.0, 0.0, b * np.power(a, b - 1.0))
    by_exponent = np.where((a == 0.0) & (b > 0.0), 0.0, y * np.log(a))
    return by_base, by_exponent


NEGATE = Elementwise("Negate", "×(−1)", "−{}", np.negative, lambda _y, _x: (-1.0,))
EXP = Elementwise("Exp", "exp", "exp({})", np.exp, lambda y, _x: (y,))
EXP_MINUS_1 = Elementwise("ExpMinus1", "exp − 1", "exp({}) − 1", np.expm1, lambda y, _x: (y + 1.0,))
LOG = Elementwise("Log", "log", "log({})", np.log, lambda _y, x: (1.0 / x,))
LOG_PLUS_1 = Elementwise(
    "LogPlus1", "log(1 + ·)", "log(1 + {})", np.log1p, lambda _y, x: (1.0 / (1.0 + x),)
)
LOG_1_EXP = Elementwise(
    "LogOfOnePlusExp",
    "log(1 + eˣ)",
    "log(1 + exp({}))",
    lambda x: np.logaddexp(0.0, x),
    lambda _y, x: (sigmoid(x),),
)
RECIPROCAL = Elementwise("Reciprocal", "1/x", "1/{}", np.reciprocal, lambda y, _x: (-y * y,))
SQUARE = Elementwise("Square", "x²", "{}²", np.square, lambda _y, x: (2.0 * x,))
SQRT = Elementwise("Sqrt", "√", "√{}", np.sqrt, lambda y, _x: (0.5 / y,))
ABS = Elementwise("Abs", "|x|", "|{}|", np.abs, lambda _y, x: (np.sign(x),))
SIN = Elementwise("Sin", "sin", "sin({})", np.sin, lambda _y, x: (np.cos(x),))
COS = Elementwise("Cos", "cos", "cos({})", np.cos, lambda _y, x: (-np.sin(x),))
TANH = Elementwise("Tanh", "tanh", "tanh({})", np.tanh, lambda y, _x: (1.0 - y * y,))
SIGMOID = Elementwise("Sigmoid", "σ", "σ({})", sigmoid, lambda y, _x: (y * (1.0 - y),))
NORMAL = Elementwise(
    "NormalDistribution", "Φ", "Φ({})", normal_distribution, lambda _y, x: (_density(x),)
)
ADD = Elementwise("Add", "+", "{} + {}", np.add, lambda _y, _a, _b: (1.0, 1.0))
SUBTRACT = Elementwise("Subtract", "−", "{} − {}", np.subtract, lambda _y, _a, _b: (1.0, -1.0))
MULTIPLY = Elementwise(
    "Multiply", "×", "{} × {}", lambda *both: product(*both), lambda _y, a, b: (b, a)
)
DIVIDE = Elementwise("Divide", "÷", "{} / {}", np.divide, lambda y, _a, b: (1.0 / b, -y / b))
POWER = Elementwise("Power", "xʸ", "{} ^ {}", np.power, _power_slopes)
MAXIMUM = Elementwise("Maximum", "max", "max({}, {})", np.maximum, lambda _y, a, b: (a > b, a <= b))
MINIMUM = Elementwise("Minimum", "min", "min({}, {})", np.minimum, lambda _y, a, b: (a <= b, a > b))


def shift(constant: float) -> Elementwise:
    """``y = x + constant``."""
    sign = "+" if constant >= 0.0 else "−"
    text = f"{abs(constant):g}"
    template = f"{{}} {sign} {text}"
    return Elementwise(
        "Shift", f"{sign}{text}", template, lambda x: x + constant, lambda _y, _x: (1.0,)
    )


def scale(constant: float, text: str | None = None) -> Elementwise:
    """``y = constant x``; ``text`` is how the constant is written, such as 1/128."""
    shown = f"{constant:g}" if text is None else text
    written = shown.replace("-", "−")
    return Elementwise(
        "Scale",
        f"×({written})" if written.startswith("−") else f"×{written}",
        f"{written} × {{}}",
        lambda x: x * constant,
        lambda _y, _x: (constant,),
    )


def clip(low: float, high: float) -> Elementwise:
    """``y = min(max(x, low), high)``; the derivative is 1 from low to high, else 0."""
    return Elementwise(
        "Clip",
        "clip",
        f"clip({{}}, {low:g}, {high:g})",
        lambda x: np.clip(x, low, high),
        lambda y, x: (y == x,),
    )


@dataclass(frozen=True)
class Reduction(Operation):
    """Sum, mean or largest element along ``axes``, which stay with length 1 (all: none stay)."""

    kind: str
    symbol: str
    template: str
    axes: tuple[int, ...] | None = None

    def forward(self, *inputs: Array) -> Array:
        functions: dict[str, Callable[..., Array]] = {"Sum": np.sum, "Mean": np.mean, "Max": np.max}
        f = functions[self.kind]
        return np.asarray(f(inputs[0], axis=self.axes, keepdims=self.axes is not None))

    def local(self, y: Array, *inputs: Array) -> tuple[Array, ...]:
        x = inputs[0]
        if self.kind == "Max":
            return (_first_largest(x, y, self.axes),)
        share = 1.0 if self.kind == "Sum" else y.size / x.size
        return (np.broadcast_to(share, x.shape),)


def _first_largest(x: Array, y: Array, axes: tuple[int, ...] | None) -> Array:
    """1 at the first of the elements that are the largest, else 0."""
    hits = x == y
    if axes is None:
        first = np.zeros(x.shape)
        first.reshape(-1)[int(hits.argmax())] = 1.0
        return first
    (axis,) = axes
    return np.asarray(hits & (hits.cumsum(axis=axis) == 1), float)


def total(axes: tuple[int, ...] | None = None) -> Reduction:
    """The sum of the elements."""
    return Reduction("Sum", "Σ", "Σ {}", axes)


def mean(axes: tuple[int, ...] | None = None) -> Reduction:
    """The mean of the elements."""
    return Reduction("Mean", "mean", "mean({})", axes)


def largest(axes: tuple[int, ...] | None = None) -> Reduction:
    """The largest of the elements; the first of equal ones gets the gradient."""
    return Reduction("Max", "max", "max({})", axes)


@dataclass(frozen=True)
class Dot(Operation):
    """Matrix product ``y = a · b``."""

    kind = "Dot"
    symbol = "·"
    template = "{} · {}"

    def forward(self, *inputs: Array) -> Array:
        return inputs[0] @ inputs[1]

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        a, b = inputs
        return grad @ b.T, a.T @ grad


@dataclass(frozen=True)
class Pick(Operation):
    """One element, or those at an index as in NumPy; the others get no gradient."""

    index: Any
    template: str
    kind = "Pick"
    symbol = "[ ]"

    def forward(self, *inputs: Array) -> Array:
        return np.asarray(inputs[0][self.index])

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        back = np.zeros_like(inputs[0])
        np.add.at(back, self.index, grad)
        return (back,)


@dataclass(frozen=True)
class Rearrange(Operation):
    """The same numbers in another shape."""

    shape: tuple[int, ...]
    kind = "Rearrange"
    symbol = "reshape"
    template = "{}"

    def forward(self, *inputs: Array) -> Array:
        return inputs[0].reshape(self.shape)

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        return (grad.reshape(inputs[0].shape),)


@dataclass(frozen=True)
class Join(Operation):
    """Arrays one after the other along an axis."""

    axis: int
    kind = "Join"
    symbol = "join"
    template = "[{}, {}]"

    def forward(self, *inputs: Array) -> Array:
        return np.concatenate(inputs, axis=self.axis)

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        cuts = np.cumsum([x.shape[self.axis] for x in inputs])[:-1]
        return tuple(np.split(grad, cuts, axis=self.axis))


@dataclass(frozen=True)
class Stack(Operation):
    """Arrays of one shape along a new axis."""

    axis: int
    kind = "Stack"
    symbol = "stack"
    template = "[{}, …]"

    def forward(self, *inputs: Array) -> Array:
        return np.stack(inputs, axis=self.axis)

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        return tuple(np.moveaxis(grad, self.axis, 0))


@dataclass(frozen=True)
class Cut(Operation):
    """The value unchanged, and no gradient back."""

    kind = "Cut"
    symbol = "cut"
    template = "{}"

    def forward(self, *inputs: Array) -> Array:
        return inputs[0]

    def local(self, y: Array, *inputs: Array) -> tuple[Array, ...]:
        return (np.zeros(y.shape),)


@dataclass(frozen=True)
class ThroughLayer(Operation):
    """A linear operation of the engine as one node, such as the sliding product of a convolution.

    Its inputs are those of ``layer`` and then the parameters named in ``names``, which the layer
    is bound to while it is asked.
    """

    layer: Layer
    symbol: str
    template: str
    names: tuple[str, ...] = ()

    @property
    def kind(self) -> str:  # type: ignore[override]
        return type(self.layer).__name__

    def forward(self, *inputs: Array) -> Array:
        return self._bound(inputs).forward(*self._entering(inputs)).copy()

    def backward(self, grad: Array, y: Array, *inputs: Array) -> tuple[Array, ...]:
        layer = self._bound(inputs)
        layer.forward(*self._entering(inputs))
        back: Any = layer.backward(grad, True)
        parts = back if layer.several_inputs else (back,)
        mine = [getattr(layer, f"d{name}").copy() for name in self.names]
        return (*(np.array(part) for part in parts), *mine)

    def _entering(self, inputs: tuple[Array, ...]) -> tuple[Array, ...]:
        return inputs[: len(inputs) - len(self.names)]

    def _bound(self, inputs: tuple[Array, ...]) -> Layer:
        """A copy of the layer with these parameters; those that are no inputs are zero."""
        layer = self.layer.unbound_copy()
        given = dict(zip(self.names, inputs[len(inputs) - len(self.names) :], strict=True))
        arrays = {
            name: given.get(name, np.zeros(shape)) for name, shape in layer.parameter_shapes.items()
        }
        layer.bind(arrays, {name: np.zeros_like(array) for name, array in arrays.items()})
        return layer


def product(a: Array, b: Array) -> Array:
    """``a b``, where 0 times infinity, which an overflowing exp may be, is 0."""
    with np.errstate(invalid="ignore"):
        found = np.asarray(np.multiply(a, b))
    lost = np.isnan(found)
    if lost.any():
        lost &= ((a == 0.0) & np.isinf(b)) | ((b == 0.0) & np.isinf(a))
        found = np.where(lost, 0.0, found)
    return found


def summed_to(shape: tuple[int, ...], grad: Array) -> Array:
    """A gradient summed over the axes along which an input of ``shape`` was broadcast."""
    extra = grad.ndim - len(shape)
    if extra > 0:
        grad = grad.sum(axis=tuple(range(extra)))
    axes = tuple(i for i, size in enumerate(shape) if size == 1 and grad.shape[i] != 1)
    if axes:
        grad = grad.sum(axis=axes, keepdims=True)
    return np.array(np.broadcast_to(grad, shape))
