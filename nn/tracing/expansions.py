"""Layers and losses as the elementary operations that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from nn import activations, convolution, cross_entropy, layers, pooling, recurrent, regularization
from nn import regression_losses as regression
from nn.arrays import Array
from nn.cross_entropy import SMALLEST_PROBABILITY
from nn.labels import one_hot
from nn.layer import Layer
from nn.loss import Loss
from nn.tracing import operations as op
from nn.tracing.graph import CONSTANT, PARAMETER, Graph, Tape

ROWS = (-1,)  # the axis along which a softmax adds up
LARGEST_EXPONENT = 700.0  # exp of a float64 overflows above 709
SMALLEST_POWER = 1e-300  # a smaller probability is not certain to have a logarithm
Parameters = dict[str, str]  # the layer's name of a parameter, and its node


def expand_layer(
    layer: Layer, inputs: Sequence[Array], params: Mapping[str, Array], gradient: Array
) -> Graph:
    """The graph of a layer's elementary operations.

    ``inputs`` are its values on the way forward, ``params`` its parameters under their names in
    the network, and ``gradient`` = dL/doutput.
    """
    tape = Tape()
    names = [tape.leaf(name, x) for name, x in zip(_input_names(len(inputs)), inputs, strict=True)]
    nodes = {
        own: tape.leaf(full, value, PARAMETER)
        for own, (full, value) in zip(layer.parameter_shapes, params.items(), strict=True)
    }
    expansion = _find(LAYER_EXPANSIONS, layer)
    end = expansion(tape, layer, names, nodes) if expansion else _whole(tape, layer, names, nodes)
    return tape.backward({end: gradient})


def expand_loss(loss: Loss, y: Array, targets: Array) -> Graph:
    """The graph of a loss's elementary operations, from the outputs y and its targets."""
    tape = Tape()
    name = tape.leaf("a" if loss.takes == "scores" else "y", y)
    expansion = _find(LOSS_EXPANSIONS, loss)
    assert expansion is not None, f"{type(loss).__name__} has no expansion"
    end = expansion(tape, loss, name, targets)
    return tape.backward({end: np.ones(())})


def _find(table: Mapping[type, Callable[..., str]], thing: object) -> Callable[..., str] | None:
    return next((table[kind] for kind in type(thing).__mro__ if kind in table), None)


def _input_names(count: int) -> list[str]:
    return ["x"] if count == 1 else [f"x{index}" for index in range(1, count + 1)]


def _whole(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    """A layer that is one operation."""
    inside = ", ".join(["{}"] * (len(x) + len(params)))
    name = type(layer).__name__
    operation = op.ThroughLayer(layer, name, f"{name}({inside})", tuple(params))
    return tape.apply(operation, *x, *params.values(), name="y")


def _affine(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    product = tape.apply(op.Dot(), *x, params["W"], name=f"x·{params['W']}")
    return tape.apply(op.ADD, product, params["b"], name="y")


def _reshaped(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    value = tape.value(x[0])
    shape = getattr(layer, "shape", (value[0].size,))
    return tape.apply(op.Rearrange((len(value), *shape)), *x, name="y")


def _embedding(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    index = tape.value(x[0]).astype(np.intp)
    return tape.apply(op.Pick(index, "{}[x]"), params["W"], name="y")


def _add(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    end = x[0]
    for index, one in enumerate(x[1:], start=2):
        end = tape.apply(op.ADD, end, one, name="y" if index == len(x) else None)
    return end


def _concatenate(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return tape.apply(op.Join(1), *x, name="y")


def _sigmoid(tape: Tape, layer: Layer, x: list[str], params: Parameters, end: str = "y") -> str:
    u = tape.apply(op.NEGATE, *x, name="u")
    e = tape.apply(op.EXP, u, name="e")
    s = tape.apply(op.shift(1.0), e, name="s")
    return tape.apply(op.RECIPROCAL, s, name=end)


def _tanh(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    """``tanh(x) = 1 - 2 / (exp(2x) + 1)``: it does not overflow, as exp(x) - exp(-x) would."""
    u = tape.apply(op.scale(2.0), *x, name="u")
    e = tape.apply(op.EXP, u, name="e")
    s = tape.apply(op.shift(1.0), e, name="s")
    r = tape.apply(op.RECIPROCAL, s, name="r")
    return tape.apply(op.shift(1.0), tape.apply(op.scale(-2.0), r, name="v"), name="y")


def _relu(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return tape.apply(op.MAXIMUM, *x, tape.leaf("0", 0.0, CONSTANT), name="y")


def _leaky_relu(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    assert isinstance(layer, activations.LeakyReLU)
    return tape.apply(op.MAXIMUM, *x, tape.apply(op.scale(layer.slope), *x, name="u"), name="y")


def _elu(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    assert isinstance(layer, activations.ELU)
    zero = tape.leaf("0", 0.0, CONSTANT)
    below = tape.apply(op.MINIMUM, *x, zero, name="u")
    e = tape.apply(op.EXP_MINUS_1, below, name="e")
    left = tape.apply(op.scale(layer.alpha), e, name="v")
    return tape.apply(op.ADD, tape.apply(op.MAXIMUM, *x, zero, name="r"), left, name="y")


def _gelu(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return tape.apply(op.MULTIPLY, *x, tape.apply(op.NORMAL, *x, name="p"), name="y")


def _silu(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return tape.apply(op.MULTIPLY, *x, _sigmoid(tape, layer, x, params, "p"), name="y")


def _softplus(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return _log_1_exp(tape, x[0], "y")


def _log_1_exp(tape: Tape, x: str, name: str) -> str:
    """``log(1 + exp(x))``, in one operation where exp alone would overflow."""
    if tape.value(x).max(initial=0.0) < LARGEST_EXPONENT:
        return tape.apply(op.LOG_PLUS_1, tape.apply(op.EXP, x, name="e"), name=name)
    return tape.apply(op.LOG_1_EXP, x, name=name)


def _identity(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    return tape.apply(op.scale(1.0), *x, name="y")


def _softmax(tape: Tape, layer: object, x: list[str], params: Parameters) -> str:
    _, e, s = _powers(tape, x[0])
    return tape.apply(op.DIVIDE, e, s, name="y")


def _powers(tape: Tape, x: str) -> tuple[str, str, str]:
    """The scores less the largest one, their powers, and the sum of these."""
    m = tape.apply(op.largest(ROWS), x, name="m")
    d = tape.apply(op.SUBTRACT, x, m, name="d")
    e = tape.apply(op.EXP, d, name="e")
    return d, e, tape.apply(op.total(ROWS), e, name="s")


def _windows_product(tape: Tape, layer: Layer, x: str, weights: str, name: str) -> str:
    """The sliding product of a convolution, without its bias."""
    return tape.apply(op.ThroughLayer(layer, "∗", "{1} ∗ {0}", ("W",)), x, weights, name=name)


def _with_bias(tape: Tape, product: str, bias: str) -> str:
    """One number is added to each channel."""
    channels = len(tape.value(bias))
    each = tape.apply(op.Rearrange((channels, 1, 1)), bias, name=f"{bias}[c]")
    return tape.apply(op.ADD, product, each, name="y")


def _convolution(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    weights = params["W"]
    if "b" not in params:
        return _windows_product(tape, layer, x[0], weights, "y")
    product = _windows_product(tape, layer, x[0], weights, f"{weights} ∗ x")
    return _with_bias(tape, product, params["b"])


def _separable(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    assert isinstance(layer, convolution.SeparableConv2D)
    depth, weights = params["D"], params["W"]
    inner = _windows_product(tape, layer.depthwise, x[0], depth, f"{depth} ∗ x")
    product = _windows_product(tape, layer.pointwise, inner, weights, f"{weights} ∗ {depth} ∗ x")
    return _with_bias(tape, product, params["b"])


def _batch_norm(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    """Ioffe & Szegedy 2015, algorithm 1, in training; gamma and beta at each pixel of images."""
    assert isinstance(layer, regularization.BatchNorm)
    pixels = tape.value(x[0]).ndim - 2
    axes = (0, *range(2, 2 + pixels))
    shape = (1, layer.features, *(1,) * pixels)
    mean = tape.apply(op.mean(axes), *x, name="μ")
    d = tape.apply(op.SUBTRACT, *x, mean, name="d")
    var = tape.apply(op.mean(axes), tape.apply(op.SQUARE, d, name="d²"), name="σ²")
    deviation = tape.apply(op.SQRT, tape.apply(op.shift(layer.epsilon), var, name="v"), name="σ")
    normal = tape.apply(op.DIVIDE, d, deviation, name="x̂")
    gamma, beta = (
        tape.apply(op.Rearrange(shape), params[one], name=f"{params[one]} of each feature")
        for one in ("gamma", "beta")
    )
    scaled = tape.apply(op.MULTIPLY, normal, gamma, name=f"x̂ {params['gamma']}")
    return tape.apply(op.ADD, scaled, beta, name="y")


def _dropout(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    assert isinstance(layer, regularization.Dropout)
    mask = np.ones(()) if layer.mask is None else layer.mask
    return tape.apply(op.MULTIPLY, *x, tape.leaf("mask", mask, CONSTANT), name="y")


def _simple_rnn(tape: Tape, layer: Layer, x: list[str], params: Parameters) -> str:
    """Unrolled over the length of the sequence; h begins at zero."""
    assert isinstance(layer, recurrent.SimpleRNN)
    size, length = tape.value(x[0]).shape[:2]
    h = tape.leaf("h0", np.zeros((size, layer.units)), CONSTANT)
    states = []
    for index in range(length):
        if layer.truncation is not None and index and index % layer.truncation == 0:
            h = tape.apply(op.Cut(), h, name=f"{h} cut")
        one = index + 1
        entering = tape.apply(op.Pick((slice(None), index), f"{{}}[{index}]"), *x, name=f"x{one}")
        fed = tape.apply(op.Dot(), entering, params["Wx"], name=f"x{one}·{params['Wx']}")
        back = tape.apply(op.Dot(), h, params["Wh"], name=f"h{index}·{params['Wh']}")
        a = tape.apply(op.ADD, tape.apply(op.ADD, fed, back), params["b"], name=f"a{one}")
        h = tape.apply(op.TANH, a, name=f"h{one}")
        states.append(h)
    return tape.apply(op.Stack(1), *states, name="y") if layer.sequences else h


LAYER_EXPANSIONS: dict[type, Callable[..., str]] = {
    layers.Affine: _affine,
    layers.Flatten: _reshaped,
    layers.Reshape: _reshaped,
    layers.Embedding: _embedding,
    layers.Add: _add,
    layers.Concatenate: _concatenate,
    activations.Sigmoid: _sigmoid,
    activations.Tanh: _tanh,
    activations.ReLU: _relu,
    activations.LeakyReLU: _leaky_relu,
    activations.ELU: _elu,
    activations.GELU: _gelu,
    activations.SiLU: _silu,
    activations.Softplus: _softplus,
    activations.Identity: _identity,
    activations.Softmax: _softmax,
    convolution.Convolution: _convolution,
    convolution.SeparableConv2D: _separable,
    pooling.MaxPool2D: _whole,
    pooling.AveragePool2D: _whole,
    pooling.GlobalAveragePool: _whole,
    regularization.BatchNorm: _batch_norm,
    regularization.Dropout: _dropout,
    recurrent.SimpleRNN: _simple_rnn,
}


def _mean_loss(tape: Tape, each: str, count: int, sign: float = 1.0) -> str:
    """``sign / count`` times the sum of all elements."""
    written = f"1/{count}" if sign > 0 else f"−1/{count}"
    return tape.apply(
        op.scale(sign / count, written), tape.apply(op.total(), each, name="Σ"), name="L"
    )


def _softmax_cross_entropy(tape: Tape, loss: Loss, a: str, targets: Array) -> str:
    size, classes = tape.value(a).shape
    d, e, s = _powers(tape, a)
    t = tape.leaf("t", one_hot(targets, classes, np.float64), CONSTANT)
    if (tape.value(e) > SMALLEST_POWER * tape.value(s)).all():
        logs = tape.apply(op.LOG, tape.apply(op.DIVIDE, e, s, name="y"), name="log y")
    else:  # a probability is too small for a number: its logarithm is not
        logs = tape.apply(op.SUBTRACT, d, tape.apply(op.LOG, s, name="log s"), name="log y")
    return _mean_loss(tape, tape.apply(op.MULTIPLY, t, logs, name="t log y"), size, -1.0)


def _sigmoid_cross_entropy(tape: Tape, loss: Loss, a: str, targets: Array) -> str:
    """``log(1 + exp((1 - 2t) a))`` is −log of the probability of the sample's own class."""
    signs = tape.leaf("1 − 2t", 1.0 - 2.0 * targets, CONSTANT)
    each = _log_1_exp(tape, tape.apply(op.MULTIPLY, signs, a, name="u"), "−log p")
    return _mean_loss(tape, each, tape.value(a).size)


def _categorical(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    size, classes = tape.value(y).shape
    rows = targets if targets.ndim == 2 else one_hot(targets, classes, np.float64)
    p = tape.apply(op.clip(SMALLEST_PROBABILITY, np.inf), y, name="p")
    logs = tape.apply(op.LOG, p, name="log p")
    product = tape.apply(op.MULTIPLY, tape.leaf("t", rows, CONSTANT), logs, name="t log p")
    return _mean_loss(tape, product, size, -1.0)


def _sparse_categorical(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    size = len(targets)
    picked = tape.apply(op.Pick((np.arange(size), targets), "{}[t]"), y, name="y[t]")
    p = tape.apply(op.clip(SMALLEST_PROBABILITY, np.inf), picked, name="p")
    return _mean_loss(tape, tape.apply(op.LOG, p, name="log p"), size, -1.0)


def _binary(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    low = SMALLEST_PROBABILITY
    p = tape.apply(op.clip(low, 1.0 - low), y, name="p")
    u = tape.apply(op.NEGATE, p, name="−p")
    one = tape.leaf("t", targets, CONSTANT)
    other = tape.leaf("1 − t", 1.0 - targets, CONSTANT)
    upper = tape.apply(op.MULTIPLY, one, tape.apply(op.LOG, p, name="log p"), name="t log p")
    logs = tape.apply(op.LOG_PLUS_1, u, name="log(1 − p)")
    lower = tape.apply(op.MULTIPLY, other, logs, name="(1 − t) log(1 − p)")
    both = tape.apply(op.ADD, upper, lower, name="each")
    return _mean_loss(tape, both, tape.value(y).size, -1.0)


def _difference(tape: Tape, y: str, targets: Array) -> str:
    return tape.apply(op.SUBTRACT, y, tape.leaf("t", targets, CONSTANT), name="d")


def _half_squares(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    squares = tape.apply(op.SQUARE, _difference(tape, y, targets), name="d²")
    return _mean_loss(tape, squares, 2 * len(targets))


def _mean_squares(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    squares = tape.apply(op.SQUARE, _difference(tape, y, targets), name="d²")
    return _mean_loss(tape, squares, targets.size)


def _root_mean_squares(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    squares = tape.apply(op.SQUARE, _difference(tape, y, targets), name="d²")
    return tape.apply(op.SQRT, tape.apply(op.mean(), squares, name="mean"), name="L")


def _mean_absolute(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    each = tape.apply(op.ABS, _difference(tape, y, targets), name="|d|")
    return _mean_loss(tape, each, targets.size)


def _huber(tape: Tape, loss: Loss, y: str, targets: Array) -> str:
    """``c (d - c/2)`` with c = clip(d) is d²/2 inside, and delta (|d| - delta/2) outside."""
    assert isinstance(loss, regression.Huber)
    d = _difference(tape, y, targets)
    c = tape.apply(op.clip(-loss.delta, loss.delta), d, name="c")
    rest = tape.apply(op.SUBTRACT, d, tape.apply(op.scale(0.5), c, name="c/2"), name="d − c/2")
    return _mean_loss(tape, tape.apply(op.MULTIPLY, c, rest, name="each"), targets.size)


LOSS_EXPANSIONS: dict[type, Callable[[Tape, Any, str, Array], str]] = {
    cross_entropy.SoftmaxCrossEntropy: _softmax_cross_entropy,
    cross_entropy.SigmoidCrossEntropy: _sigmoid_cross_entropy,
    cross_entropy.CategoricalCrossEntropy: _categorical,
    cross_entropy.SparseCategoricalCrossEntropy: _sparse_categorical,
    cross_entropy.BinaryCrossEntropy: _binary,
    regression.SumOfSquaredErrors: _half_squares,
    regression.MeanSquaredError: _mean_squares,
    regression.RootMeanSquaredError: _root_mean_squares,
    regression.MeanAbsoluteError: _mean_absolute,
    regression.Huber: _huber,
}
