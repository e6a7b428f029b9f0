"""Where the numbers of each kind of layer come from: the products that each one is the sum of."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn import activations, convolution, cross_entropy, layers, pooling, recurrent, regularization
from nn.arrays import Array
from nn.labels import one_hot
from nn.tracing.graph import Graph
from nn.tracing.trace import LOSS, LayerNode, Trace

Index = tuple[int, ...]
OUTPUT, INPUT_GRADIENT = "Y", "dX"  # arrays of a node; "d" and a parameter's name are the others
WINDOW = 2  # axes of an image that a window slides along


def element(name: str, index: Any) -> str:
    inside = ", ".join(str(int(one)) for one in index)
    return f"{name}[{inside}]" if inside else name


@dataclass(frozen=True)
class Products:
    """Terms ``left × right``: their values (K,), and where they stand in the arrays (K, axes)."""

    left_name: str
    left_indices: Array
    left: Array
    right_name: str
    right_indices: Array
    right: Array

    @property
    def values(self) -> Array:
        """The products (K,)."""
        return self.left * self.right

    def labels(self, k: int) -> tuple[str, str]:
        """What the two factors of a term are called: "X[74, 54]" and "W2[54, 55]"."""
        return element(self.left_name, self.left_indices[k]), element(
            self.right_name, self.right_indices[k]
        )


Found = tuple[tuple[Products, ...], tuple[tuple[str, float], ...], str]


class Case:
    """A node with the arrays that its sums are made of."""

    def __init__(self, trace: Trace, node: LayerNode) -> None:
        self.trace, self.node = trace, node
        self.inputs = [trace[one].value for one in node.inputs]
        self.x, self.y, self.dy = self.inputs[0], node.value, node.gradient
        names = (
            dict(zip(node.layer.parameter_shapes, node.params, strict=True)) if node.layer else {}
        )
        self.names = names  # the layer's name of a parameter → the network's
        self.params = {own: node.params[full] for own, full in names.items()}

    def is_gradient_of(self, array: str, own: str) -> bool:
        """Whether ``array`` is the gradient of this parameter of the layer."""
        return own in self.names and array == f"d{self.names[own]}"

    def expanded(self) -> Graph:
        """The elementary operations of the node."""
        return self.trace.expand(self.node.name)


def _at(array: Array, *axes: Any) -> tuple[Array, Array]:
    """Indices (K, axes) and the values there, for numbers and vectors that are broadcast."""
    spread = np.broadcast_arrays(*(np.asarray(axis, np.intp) for axis in axes))
    indices = np.stack([one.reshape(-1) for one in spread], axis=1)
    return indices, array[tuple(indices.T)]


def _products(left: str, a: tuple[Array, Array], right: str, b: tuple[Array, Array]) -> Products:
    return Products(left, a[0], a[1], right, b[0], b[1])


def _times(name: str, at: tuple[Array, Array], factor_name: str, factor: Any) -> Products:
    """Each of the values times a factor that is no element of an array."""
    factors = np.broadcast_to(np.asarray(factor, np.float64), at[1].shape)
    return _products(name, at, factor_name, (np.empty((len(factors), 0), np.intp), factors))


def _affine(case: Case, array: str, index: Index) -> Found:
    W, names = case.params["W"], case.names
    inputs, units, samples = np.arange(len(W)), np.arange(W.shape[1]), np.arange(len(case.x))
    if array == OUTPUT:
        n, j = index
        bias = (element(names["b"], (j,)), float(case.params["b"][j]))
        terms = _products("X", _at(case.x, n, inputs), names["W"], _at(W, inputs, j))
        return (terms,), (bias,), ""
    if array == INPUT_GRADIENT:
        n, k = index
        return (_products("dY", _at(case.dy, n, units), names["W"], _at(W, k, units)),), (), ""
    if case.is_gradient_of(array, "b"):
        return (_times("dY", _at(case.dy, samples, index[0]), "1", 1.0),), (), ""
    k, j = index
    return (_products("X", _at(case.x, samples, k), "dY", _at(case.dy, samples, j)),), (), ""


def _windows(layer: Any, index: Index, shape: tuple[int, ...]) -> tuple[list[Array], list[Array]]:
    """The offsets inside the window at ``index`` (rows, columns), and their pixels in the input.

    Pixels of the border that the padding adds are left out.
    """
    offsets, pixels = [], []
    for axis in range(WINDOW):
        u = np.arange(layer.size[axis])
        at = index[axis] * layer.stride[axis] + u - layer.padding[axis]
        inside = (at >= 0) & (at < shape[axis])
        offsets.append(u[inside])
        pixels.append(at[inside])
    return offsets, pixels


def _reached(layer: Any, pixel: Index, shape: tuple[int, ...]) -> tuple[list[Array], list[Array]]:
    """The offsets at which windows meet a pixel of the input, and the indices of these windows."""
    offsets, windows = [], []
    for axis in range(WINDOW):
        u = np.arange(layer.size[axis])
        start = pixel[axis] + layer.padding[axis] - u
        at = start // layer.stride[axis]
        inside = (start % layer.stride[axis] == 0) & (at >= 0) & (at < shape[axis])
        offsets.append(u[inside])
        windows.append(at[inside])
    return offsets, windows


def _column(x: Array) -> Array:
    return x[:, np.newaxis]


@dataclass(frozen=True)
class Sliding:
    """A product of sliding windows: the layer with the windows, and the arrays it stands between.

    ``own`` is its parameter, with ``W`` as its values; ``labels`` are the names of x and dy.
    """

    layer: Any
    own: str
    W: Array
    x: Array
    dy: Array
    labels: tuple[str, str]

    def output(self, index: Index, name: str) -> Products:
        """Of an element that leaves: the pixels in its window times the weights."""
        n, o, *window = index
        (u, v), (r, q) = _windows(self.layer, tuple(window), self.x.shape[2:])
        if self.W.ndim == 3:  # every channel has weights of its own
            at_x, at_W = _at(self.x, n, o, _column(r), q), _at(self.W, o, _column(u), v)
        else:
            c = np.arange(self.W.shape[1])[:, np.newaxis, np.newaxis]
            at_x, at_W = _at(self.x, n, c, _column(r), q), _at(self.W, o, c, _column(u), v)
        return _products(self.labels[0], at_x, name, at_W)

    def input_gradient(self, index: Index, name: str) -> Products:
        """Of a pixel that entered: the gradients of the windows it was in times its weights."""
        n, c, *pixel = index
        (u, v), (i, j) = _reached(self.layer, tuple(pixel), self.dy.shape[2:])
        if self.W.ndim == 3:
            at_dy, at_W = _at(self.dy, n, c, _column(i), j), _at(self.W, c, _column(u), v)
        else:
            o = np.arange(len(self.W))[:, np.newaxis, np.newaxis]
            at_dy, at_W = _at(self.dy, n, o, _column(i), j), _at(self.W, o, c, _column(u), v)
        return _products(self.labels[1], at_dy, name, at_W)

    def weight_gradient(self, index: Index) -> Products:
        """Of a weight: all pixels that it multiplied times the gradients of what they went into."""
        o, *rest = index
        c, *offsets = (o, *rest) if self.W.ndim == 3 else rest
        samples = np.arange(len(self.dy))[:, np.newaxis, np.newaxis]
        windows, pixels = [], []
        for axis, offset in enumerate(offsets):
            at = np.arange(self.dy.shape[2 + axis])
            pixel = at * self.layer.stride[axis] + offset - self.layer.padding[axis]
            inside = (pixel >= 0) & (pixel < self.x.shape[2 + axis])
            windows.append(at[inside])
            pixels.append(pixel[inside])
        at_x = _at(self.x, samples, c, _column(pixels[0]), pixels[1])
        at_dy = _at(self.dy, samples, o, _column(windows[0]), windows[1])
        return _products(self.labels[0], at_x, self.labels[1], at_dy)


def _sliding(one: Sliding, case: Case, array: str, index: Index) -> Found:
    name = case.names[one.own]
    if array == OUTPUT:
        channel = index[1]
        bias = [(element(full, (channel,)), own) for own, full in case.names.items() if own == "b"]
        added = tuple((label, float(case.params[own][channel])) for label, own in bias)
        return (one.output(index, name),), added, ""
    if array == INPUT_GRADIENT:
        return (one.input_gradient(index, name),), (), ""
    if case.is_gradient_of(array, one.own):
        return (one.weight_gradient(index),), (), ""
    samples = np.arange(len(case.dy))[:, np.newaxis, np.newaxis]
    i, j = (np.arange(size) for size in case.dy.shape[2:])
    return (_times("dY", _at(case.dy, samples, index[0], _column(i), j), "1", 1.0),), (), ""


def _convolution(case: Case, array: str, index: Index) -> Found:
    one = Sliding(case.node.layer, "W", case.params["W"], case.x, case.dy, ("X", "dY"))
    return _sliding(one, case, array, index)


def _separable(case: Case, array: str, index: Index) -> Found:
    """The pointwise product of what the depthwise one leaves, D ∗ x."""
    layer: Any = case.node.layer
    name = f"{case.names['D']} ∗ x"
    inner = case.expanded()[name]
    if array == INPUT_GRADIENT or case.is_gradient_of(array, "D"):
        labels = "X", f"d({name})"
        one = Sliding(layer.depthwise, "D", case.params["D"], case.x, inner.gradient, labels)
    else:
        W = case.params["W"]
        one = Sliding(layer.pointwise, "W", W, inner.value, case.dy, (name, "dY"))
    return _sliding(one, case, array, index)


def _winner(x: Array, layer: Any, index: Index) -> Index:
    """The index of the pixel that a max pooling takes: of equal ones the left, then the upper."""
    n, c, *window = index
    _, (r, q) = _windows(layer, tuple(window), x.shape[2:])
    view = x[n, c][np.ix_(r, q)]
    column = int(view.max(axis=0).argmax())
    return n, c, int(r[view[:, column].argmax()]), int(q[column])


def _max_pool(case: Case, array: str, index: Index) -> Found:
    layer: Any = case.node.layer
    if array == OUTPUT:
        return (_times("X", _at(case.x, *_winner(case.x, layer, index)), "1", 1.0),), (), ""
    n, c, *pixel = index
    _, (i, j) = _reached(layer, tuple(pixel), case.dy.shape[2:])
    won = [
        (n, c, a, b)
        for a in i.tolist()
        for b in j.tolist()
        if _winner(case.x, layer, (n, c, a, b)) == index
    ]
    axes = np.array(won, np.intp).reshape(-1, 4).T
    return (_times("dY", _at(case.dy, *axes), "1", 1.0),), (), ""


def _average_pool(case: Case, array: str, index: Index) -> Found:
    layer: Any = case.node.layer
    n, c, *rest = index
    count = math.prod(layer.size)
    if array == OUTPUT:
        _, (r, q) = _windows(layer, tuple(rest), case.x.shape[2:])
        return (_times("X", _at(case.x, n, c, _column(r), q), f"1/{count}", 1.0 / count),), (), ""
    _, (i, j) = _reached(layer, tuple(rest), case.dy.shape[2:])
    return (_times("dY", _at(case.dy, n, c, _column(i), j), f"1/{count}", 1.0 / count),), (), ""


def _global_average(case: Case, array: str, index: Index) -> Found:
    height, width = case.x.shape[2:]
    share = f"1/{height * width}", 1.0 / (height * width)
    n, c = index[:2]
    if array == OUTPUT:
        r, q = np.arange(height), np.arange(width)
        return (_times("X", _at(case.x, n, c, _column(r), q), *share),), (), ""
    return (_times("dY", _at(case.dy, n, c), *share),), (), ""


def _activation(case: Case, array: str, index: Index) -> Found:
    layer: Any = case.node.layer
    if array == OUTPUT:
        return (_times("X", _at(case.x, *index), "1", 1.0),), (), type(layer).__name__
    slope = np.empty_like(case.y)
    layer.derivative(case.x, case.y, slope)
    return (_products("dY", _at(case.dy, *index), "f′", _at(slope, *index)),), (), ""


def _softmax(case: Case, array: str, index: Index) -> Found:
    *rows, k = index
    if array == OUTPUT:
        graph = case.expanded()
        total = float(graph["s"].value[(*rows, 0)])
        return (_times("exp", _at(graph["e"].value, *index), "1/Σ", 1.0 / total),), (), ""
    j = np.arange(case.y.shape[-1])
    y = case.y[tuple(rows)]
    slopes = y * ((j == k) - y[k])
    return (_times("dY", _at(case.dy, *rows, j), "∂y/∂x", slopes),), (), ""


def _batch_norm(case: Case, array: str, index: Index) -> Found:
    graph, names = case.expanded(), case.names
    gamma, beta = case.params["gamma"], case.params["beta"]
    normal = graph["x̂"].value
    feature = index[0] if array not in (OUTPUT, INPUT_GRADIENT) else index[1]
    if array == OUTPUT:
        at_gamma = _at(gamma, feature)
        added = ((element(names["beta"], (feature,)), float(beta[feature])),)
        return (_products("x̂", _at(normal, *index), names["gamma"], at_gamma),), added, ""
    shared = (slice(None), feature)
    dy, hats = case.dy[shared], normal[shared]
    if array == INPUT_GRADIENT:
        factor = gamma[feature] / graph["σ"].value.reshape(-1)[feature]
        hat = float(normal[index])
        parts = {
            "dY": float(case.dy[index]),
            "−mean dY": -float(dy.mean()),
            "−x̂·mean dY·x̂": -hat * float((dy * hats).mean()),
        }
        none = np.empty((1, 0), np.intp)
        groups = tuple(
            _times(name, (none, np.array([value])), "γ/σ", factor) for name, value in parts.items()
        )
        return groups, (), ""
    at = np.argwhere(np.ones(dy.shape, bool)).T
    places = (at[0], feature, *at[1:])
    if case.is_gradient_of(array, "beta"):
        return (_times("dY", _at(case.dy, *places), "1", 1.0),), (), ""
    return (_products("dY", _at(case.dy, *places), "x̂", _at(normal, *places)),), (), ""


def _dropout(case: Case, array: str, index: Index) -> Found:
    mask: Any = getattr(case.node.layer, "mask", None)
    at = _at(case.x if array == OUTPUT else case.dy, *index)
    name = "X" if array == OUTPUT else "dY"
    if mask is None:
        return (_times(name, at, "1", 1.0),), (), ""
    return (_products(name, at, "mask", _at(mask, *index)),), (), ""


def _reshaped(case: Case, array: str, index: Index) -> Found:
    source, name, target = (case.x, "X", case.y) if array == OUTPUT else (case.dy, "dY", case.x)
    place = np.unravel_index(np.ravel_multi_index(index, target.shape), source.shape)
    return (_times(name, _at(source, *place), "1", 1.0),), (), ""


def _embedding(case: Case, array: str, index: Index) -> Found:
    W, name = case.params["W"], case.names["W"]
    if array == OUTPUT:
        *place, feature = index
        return (_times(name, _at(W, int(case.x[tuple(place)]), feature), "1", 1.0),), (), ""
    if array == INPUT_GRADIENT:
        none = np.empty((0, case.x.ndim), np.intp)
        return (_times("dY", (none, np.empty(0)), "1", 1.0),), (), ""
    word, feature = index
    places = np.argwhere(case.x == word).T
    return (_times("dY", _at(case.dy, *places, feature), "1", 1.0),), (), ""


def _add(case: Case, array: str, index: Index) -> Found:
    if array == OUTPUT:
        return (
            tuple(
                _times(f"X{i}", _at(x, *index), "1", 1.0)
                for i, x in enumerate(case.inputs, start=1)
            ),
            (),
            "",
        )
    return (_times("dY", _at(case.dy, *index), "1", 1.0),), (), ""


def _concatenate(case: Case, array: str, index: Index) -> Found:
    starts = np.cumsum([0, *(x.shape[1] for x in case.inputs)])
    n, feature, *rest = index
    if array == OUTPUT:
        which = int(np.searchsorted(starts, feature, side="right")) - 1
        at = _at(case.inputs[which], n, feature - starts[which], *rest)
        return (_times(f"X{which + 1}", at, "1", 1.0),), (), ""
    which = int(array.removeprefix(INPUT_GRADIENT)) - 1
    return (_times("dY", _at(case.dy, n, feature + starts[which], *rest), "1", 1.0),), (), ""


def _simple_rnn(case: Case, array: str, index: Index) -> Found:
    """Sums at one time; da is the gradient before the tanh."""
    layer: Any = case.node.layer
    graph = case.expanded()
    length = case.x.shape[1]
    names, params = case.names, case.params
    states = np.stack([graph[f"h{i}"].value for i in range(length + 1)], axis=1)
    da = np.stack([graph[f"a{i + 1}"].gradient for i in range(length)], axis=1)
    if array == OUTPUT:
        n, *time, u = index
        t = time[0] if layer.sequences else length - 1
        i, v = np.arange(layer.in_features), np.arange(layer.units)
        entering = _products("X", _at(case.x, n, t, i), names["Wx"], _at(params["Wx"], i, u))
        back = _products("h", _at(states, n, t, v), names["Wh"], _at(params["Wh"], v, u))
        bias = (element(names["b"], (u,)), float(params["b"][u]))
        return (entering, back), (bias,), "Tanh"
    if array == INPUT_GRADIENT:
        n, t, feature = index
        all_units = np.arange(layer.units)
        at_W = _at(params["Wx"], feature, all_units)
        return (_products("da", _at(da, n, t, all_units), names["Wx"], at_W),), (), ""
    n_all, t_all = np.arange(len(case.x))[:, np.newaxis], np.arange(length)
    at_da = _at(da, n_all, t_all, index[-1])
    if case.is_gradient_of(array, "b"):
        return (_times("da", at_da, "1", 1.0),), (), ""
    if case.is_gradient_of(array, "Wx"):
        return (_products("X", _at(case.x, n_all, t_all, index[0]), "da", at_da),), (), ""
    return (_products("h", _at(states, n_all, t_all, index[0]), "da", at_da),), (), ""


def products_of_loss(trace: Trace, array: str, index: Index) -> Found:
    """The mean over the samples, or (y − t)/N for the losses of scores."""
    loss = trace.loss_function
    if array == LOSS:
        graph = trace.expand(LOSS)
        squares = "mean" in graph  # the root of a mean
        each = graph[graph["mean" if squares else "Σ"].inputs[0]]
        factor = 1.0 / each.value.size if squares else float(np.asarray(graph[LOSS].local[0]))
        count = round(1.0 / abs(factor))
        places = np.argwhere(np.ones(each.value.shape, bool)).T
        sign = "−" if factor < 0.0 else ""
        terms = _times(each.name, _at(each.value, *places), f"{sign}1/{count}", factor)
        return (terms,), (), "√" if squares else ""
    y = trace[trace[LOSS].inputs[0]].value
    if isinstance(loss, cross_entropy.SoftmaxCrossEntropy | cross_entropy.SigmoidCrossEntropy):
        size, t = len(y), trace.targets
        p, rows = np.empty_like(y), t
        if isinstance(loss, cross_entropy.SoftmaxCrossEntropy):
            p, rows = activations.softmax(y), one_hot(t, y.shape[1], np.float64)
        else:
            activations.logistic(y, p)
            size = y.size
        share = 1.0 / size
        return (
            (
                _times("y", _at(p, *index), f"1/{size}", share),
                _times("t", _at(rows, *index), f"−1/{size}", -share),
            ),
            (),
            "",
        )
    gradient = trace[trace[LOSS].inputs[0]].gradient
    return (_times("∂L/∂y", _at(gradient, *index), "1", 1.0),), (), ""


TERMS: dict[type, Callable[[Case, str, Index], Found]] = {
    layers.Affine: _affine,
    layers.Flatten: _reshaped,
    layers.Reshape: _reshaped,
    layers.Embedding: _embedding,
    layers.Add: _add,
    layers.Concatenate: _concatenate,
    activations.Softmax: _softmax,
    activations.Activation: _activation,
    convolution.Convolution: _convolution,
    convolution.SeparableConv2D: _separable,
    pooling.MaxPool2D: _max_pool,
    pooling.AveragePool2D: _average_pool,
    pooling.GlobalAveragePool: _global_average,
    regularization.BatchNorm: _batch_norm,
    regularization.Dropout: _dropout,
    recurrent.SimpleRNN: _simple_rnn,
}


def products_of(trace: Trace, node: LayerNode, array: str, index: Index) -> Found:
    """The products that an element of one of a node's arrays is the sum of, what is added to
    them, and the name of the function that is applied afterwards."""
    if node.name == LOSS:
        return products_of_loss(trace, array, index)
    reader = next(TERMS[kind] for kind in type(node.layer).__mro__ if kind in TERMS)
    return reader(Case(trace, node), array, index)
