"""Each layer checked alone: its own backward pass, with the gradient that really arrives at it.

A wrong backward pass spoils the gradients of all layers before it. Checked alone, only the layer
that is wrong is red.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array
from nn.gradcheck import DOUBT, STEPS, Checked, Progress, compare, decayed
from nn.layer import Layer
from nn.loss import Loss
from nn.network import Network
from nn.passes import backward_gradients, forward_values

LARGE_SCORE = 120.0  # exp of it leaves float32, not float64
LEAST = 1e-3  # of the largest gradient in a layer: a smaller array is measured by it
INPUT, SCORES, PENALTY = "X", "scores", "penalty"


@QUIET
def check_layers(
    network: Network,
    x: Array,
    t: Array,
    most: int = 50,
    seed: int = 0,
    decay: float = 0.0,
    progress: Progress = None,
) -> list[Checked]:
    """The backward pass of every layer and of the loss, each held against differences of its own.

    For a layer f with the input v and the gradient g that arrives at it, what goes back has to be
    the gradient of ``sum g f(v)``. Names are "W3" for a parameter, "X of Sigmoid3" for what goes
    on to the layer before, "X of L" for the loss; a loss of scores is also checked in float32 with
    scores up to LARGE_SCORE ("large scores of L"), and with ``decay`` the penalty of each array
    of weights ("penalty of W3"). Arguments and errors as for ``check_gradients``.
    """
    twin = network.copy(np.float64)
    x, targets = twin.samples(x, t)
    memories = [layer.memory() for layer in twin.order]
    inputs, arriving, scores = _passes(twin, x, targets)
    names = {id(layer): named for layer, named in zip(twin.layers, twin.names(), strict=True)}
    rng = np.random.default_rng(seed)
    results: list[Checked] = []
    weights, counts = 0, dict.fromkeys((layer.kind for layer in twin.layers), 0)
    for index, layer in enumerate(twin.order):
        if progress is not None:
            progress(index / (len(twin.layers) + 1))
        weights += layer.has_weights
        counts[layer.kind] += 1
        alone = _Alone(layer, inputs[index], arriving[index], memories[index], rng)
        found = alone.check(f"{layer.kind}{counts[layer.kind]}", names[id(layer)], most, rng)
        results += [one._replace(layer=weights) for one in found]
    of_loss = _check_loss(twin, scores, targets, most, rng)
    results += [one._replace(layer=weights) for one in of_loss]
    return results + (_check_penalty(twin, decay, most, rng) if decay else [])


def _passes(
    twin: Network, x: Array, targets: Array
) -> tuple[list[list[Array]], list[Array], Array]:
    """What enters each layer, the gradient that arrives at it, and the network's outputs."""
    before = ordered_sources(twin)
    values = forward_values(twin.order, before, x)
    inputs = [[values[one] if one >= 0 else x for one in sources] for sources in before]
    twin.loss_function.forward(values[-1].copy(), targets)
    grad = twin.loss_function.backward().copy()
    arriving = backward_gradients(twin.order, before, values, x, grad)
    return [[one.copy() for one in each] for each in inputs], arriving, values[-1]


def ordered_sources(network: Network) -> list[tuple[int, ...]]:
    """For each layer of ``network.order`` the indices in it of those whose outputs it takes."""
    if network.is_chain:  # in which a pooling may be run before its activation
        return [(index - 1,) for index in range(len(network.order))]
    return network.sources


class _Alone:
    """One layer with its inputs, and a gradient of size 1 in the direction of the one arriving."""

    def __init__(
        self,
        layer: Layer,
        inputs: list[Array],
        grad: Array,
        memory: dict[str, Array],
        rng: np.random.Generator,
    ) -> None:
        self._layer, self._inputs, self._memory = layer, inputs, memory
        largest = float(np.abs(grad).max())
        usable = 0.0 < largest < np.inf
        self._grad = grad / largest if usable else rng.normal(size=grad.shape)

    def weighted(self) -> float:
        """The sum of the outputs times the gradient that arrives."""
        self._layer.remember(self._memory)
        return float(np.vdot(self._layer.forward(*self._inputs), self._grad))

    def check(
        self, label: str, names: dict[str, str], most: int, rng: np.random.Generator
    ) -> list[Checked]:
        """Each parameter and each input against the differences of ``weighted``."""
        layer, here = self._layer, self.weighted()
        size = float(np.vdot(np.abs(layer.forward(*self._inputs)), np.abs(self._grad)))
        self.weighted()
        back: Any = layer.backward(self._grad.copy(), True)
        parts = back if layer.several_inputs else (back,)
        arrays = {
            full: (getattr(layer, own), getattr(layer, f"d{own}")) for own, full in names.items()
        }
        for number, (value, part) in enumerate(zip(self._inputs, parts, strict=True), start=1):
            if part is not None:
                name = INPUT if len(parts) == 1 else f"{INPUT}{number}"
                arrays[f"{name} of {label}"] = value, part
        arrays = {name: (value, grad.copy()) for name, (value, grad) in arrays.items()}
        largest = max((float(np.abs(grad).max()) for _, grad in arrays.values()), default=0.0)
        rounding = size * sys.float_info.epsilon
        floor = max(LEAST * largest, rounding / STEPS[0] / DOUBT)
        return [
            compare(name, self.weighted, here, value, grad, floor, rounding, most, rng)
            for name, (value, grad) in arrays.items()
        ]


def _check_loss(
    twin: Network, scores: Array, targets: Array, most: int, rng: np.random.Generator
) -> list[Checked]:
    loss = twin.loss_function
    results = [_one_loss(f"{INPUT} of L", loss, scores, targets, np.float64, most, rng)]
    if loss.takes == "scores":
        large = scores - scores.max(axis=-1, keepdims=True) + LARGE_SCORE
        name = f"large {SCORES} of L"
        results.append(_one_loss(name, loss, large, targets, np.float32, most, rng))
    return results


def _one_loss(
    name: str,
    loss: Loss,
    y: Array,
    targets: Array,
    dtype: type[np.floating[Any]],
    most: int,
    rng: np.random.Generator,
) -> Checked:
    """The gradient of a loss, computed in ``dtype``, against differences in float64."""
    own = loss.unbound_copy()
    given = targets.astype(dtype) if targets.dtype.kind == "f" else targets
    own.forward(y.astype(dtype), given)
    gradient = own.backward().astype(np.float64)
    y, exact = y.copy(), loss.unbound_copy()

    def value() -> float:
        return exact.forward(y.copy(), targets)

    here = value()
    rounding = abs(here) * sys.float_info.epsilon
    if not np.isfinite(gradient).all():
        entry = tuple(int(i) for i in np.argwhere(~np.isfinite(gradient))[0])
        return Checked(name, np.inf, entry, float(gradient[entry]), np.nan, 0)
    floor = max(LEAST / len(y), rounding / STEPS[0] / DOUBT)
    return compare(name, value, here, y, gradient, floor, rounding, most, rng)


def _check_penalty(
    twin: Network, decay: float, most: int, rng: np.random.Generator
) -> list[Checked]:
    """What the weight decay adds to the gradient against the differences of decay/2 sum w²."""
    added = twin.named_views(decayed(twin, decay))
    results, weights = [], 0
    for layer, named in zip(twin.layers, twin.names(), strict=True):
        weights += layer.has_weights
        for name in (full for own, full in named.items() if own.startswith("W")):
            array = twin.params[name]
            value = _penalty_of(array, decay)
            here = value()
            rounding = abs(here) * sys.float_info.epsilon
            floor = max(LEAST * decay, rounding / STEPS[0] / DOUBT)
            label = f"{PENALTY} of {name}"
            one = compare(label, value, here, array, added[name], floor, rounding, most, rng)
            results.append(one._replace(layer=weights))
    return results


def _penalty_of(array: Array, decay: float) -> Callable[[], float]:
    return lambda: 0.5 * decay * float(np.vdot(array, array))
