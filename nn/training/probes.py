"""Probes: numbers read off a network after every step, without changing it."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from nn.activations import Activation, ReLU
from nn.arrays import QUIET, Array
from nn.loss import ENDS
from nn.network import Network
from nn.optimizers import Optimizer
from nn.windows import rows_first

MEASURES = {
    "gradient_norm": "‖∂L/∂W‖",
    "gradient_mean": "mean |∂L/∂W|",
    "signal_norm": "‖∂L/∂a‖",
    "update_ratio": "‖ΔW‖ / ‖W‖",
}
SMALLEST_SQUARE = 1e-30  # below it, squares of float32 numbers have lost digits
ROUNDED_RATIO = 1e-6  # of weights that move by less, rounding to float32 alters the change


class Probe:
    """The MEASURES of every weight layer in each step, input layer first.

    ``gradient_norm`` is the L2 norm of dL/dW and ``gradient_mean`` the mean of its absolute
    entries. ``signal_norm`` is the L2 norm of dL/da over the mini-batch, a being what leaves
    the layer's activation (at the output: the scores). ``update_ratio`` is the L2 norm of the
    change that the optimizer made, by that of the weights before it; about 1e-3 is usual
    (Karpathy, Stanford CS231n, "Ratio of weights:updates"). NaN where all weights are zero.

    Inputs that are always blank have a zero gradient: they pull ``gradient_mean`` of the
    first layer down, and its ``update_ratio`` too, since their weights count; they change
    neither of the norms.

    ``idle`` holds for each ReLU layer (its index in ``network.order``) how many steps ago
    each unit was last above zero for any sample; of a convolution each channel, for any pixel.
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self._network, self._optimizer = network, optimizer
        names = network.weight_names
        self.layers = len(names)
        self._gradients = [network.grads[name].reshape(-1) for name in names]
        self._weights = [network.params[name].reshape(-1) for name in names]
        self._scratch = np.empty_like(network.parameters)
        views = network.named_views(self._scratch)
        self._parts = [views[name].reshape(-1) for name in names]
        self._ones = [np.ones(len(one), network.dtype) for one in self._parts]
        self._lengths = [0.0] * self.layers
        self._rate: float | None = None
        self._far = False  # whether every layer moved far enough for rate × gradient to be exact
        self._ends = activation_indices(network)
        self._active = [i for i in self._ends if isinstance(network.order[i], ReLU)]
        self.watched = 0  # steps over which ``idle`` was counted
        self.idle: dict[int, Array] = {}
        self._idle = self._sums = np.zeros(0)

    @QUIET
    def before(self) -> None:
        """Remember the weights as they are before an update."""
        self._lengths = [norm(weights) for weights in self._weights]
        self._rate = self._optimizer.plain_rate if self._far else None
        if self._rate is None:
            np.copyto(self._scratch, self._network.parameters)

    @QUIET
    def read(self, out: Array) -> None:
        """Write each measure of each layer, measure after measure, into ``out``."""
        network, layers, rate = self._network, self.layers, self._rate
        changes = self._changes() if rate is None else []
        np.abs(network.gradients, self._scratch)
        for layer, gradient in enumerate(self._gradients):
            length = norm(gradient)
            signal = network.output_grads[self._ends[layer]]
            assert signal is not None
            change = changes[layer] if rate is None else rate * length
            out[layer] = length
            out[layers + layer] = self._parts[layer].dot(self._ones[layer]) / len(gradient)
            out[2 * layers + layer] = norm(signal.ravel("K"))
            out[3 * layers + layer] = (
                change / self._lengths[layer] if self._lengths[layer] else np.nan
            )
        self._far = bool((out[3 * layers :] > ROUNDED_RATIO).all())
        self._count_idle()

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """What the next numbers depend on: arrays, and JSON-ready values."""
        arrays = {f"idle/{index}": counts.copy() for index, counts in self.idle.items()}
        return arrays, {"watched": self.watched, "far": self._far}

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        self.watched, self._far = int(rest["watched"]), bool(rest["far"])
        if self.watched < 0:
            raise ValueError(f"idle units were counted over {self.watched} steps")
        if self.watched:
            widths = units(self._network)
            self._make_idle([widths[index] for index in self._active])
            for index in self._active:
                counts = arrays[f"idle/{index}"]
                fits = counts.shape == (widths[index],) and counts.dtype.kind == "i"
                if not fits or not ((counts >= 0) & (counts <= self.watched)).all():
                    raise ValueError(f"idle/{index}: {counts}")
                self.idle[index][:] = counts

    def _changes(self) -> list[float]:
        """How far the update moved each layer's weights (a plain one: rate times gradient)."""
        np.subtract(self._network.parameters, self._scratch, self._scratch)
        return [norm(part) for part in self._parts]

    def _count_idle(self) -> None:
        """A unit's sum over the mini-batch is above zero when one of its samples is."""
        self.watched += 1
        outputs = self._network.outputs
        if self.watched == 1:
            seen = (outputs[index] for index in self._active)
            self._make_idle([y.shape[1] for y in seen if y is not None])
        start = 0
        for index in self._active:
            y = outputs[index]
            assert y is not None
            end = start + y.shape[1]
            self._add_up(y, self._sums[start:end])
            start = end
        self._idle += 1
        self._idle[self._sums > 0.0] = 0

    def _add_up(self, y: Array, sums: Array) -> None:
        """Each unit's sum over the samples, or each channel's over samples and pixels."""
        ones = self._network.workspace.ones
        if y.ndim == 2:
            ones(len(y), y.dtype).dot(y, sums)
            return
        rows = rows_first(y)
        height, channels = rows.shape[:2]
        lines = rows.reshape(height * channels, -1)
        lines.dot(ones(lines.shape[1], y.dtype)).reshape(height, channels).sum(axis=0, out=sums)

    def _make_idle(self, widths: list[int]) -> None:
        """Counters for all ReLU units in one array, and the part of each layer in it."""
        self._idle = np.zeros(sum(widths), np.int64)
        self._sums = np.zeros(sum(widths), self._network.dtype)
        parts = np.split(self._idle, np.cumsum(widths)[:-1])
        self.idle = dict(zip(self._active, parts, strict=False))


def weight_indices(network: Network) -> list[int]:
    """Where in ``network.order`` the layers with weights stand, input layer first."""
    return [index for index, layer in enumerate(network.order) if layer.has_weights]


def activation_indices(network: Network) -> list[int]:
    """For each weight layer, where its activation stands in ``network.order``; else itself.

    The softmax or sigmoid before a loss of probabilities is not counted: it belongs to the loss.
    """
    indices, count = weight_indices(network), len(network.order)
    count -= network.loss_function.takes in ENDS
    ends = []
    for first, after in itertools.pairwise([*indices, count]):
        inside = range(first, after)
        ends.append(
            max((i for i in inside if isinstance(network.order[i], Activation)), default=first)
        )
    return ends


def predecessors(network: Network) -> list[int]:
    """For each layer in ``network.order`` the one before it, -1 for the input.

    Before branches that join it is the last of them: of a residual block, the one with the layers.
    """
    if network.is_chain:
        return list(range(-1, len(network.order) - 1))
    return [sources[-1] for sources in network.sources]


def units(network: Network) -> list[int]:
    """How many units, or channels, leave each layer of a recipe's network, in its ``order``."""
    shape, counts = network.input_shape, []
    for layer in network.order:
        shape = layer.output_shape(shape)
        counts.append(shape[0] or 0)
    return counts


def norm(vector: Array) -> float:
    """L2 norm of a flat vector, also where squares leave the range of float32."""
    square = float(vector.dot(vector))
    if SMALLEST_SQUARE < square < math.inf:
        return math.sqrt(square)
    largest = float(np.abs(vector).max()) if vector.size else 0.0
    if not 0.0 < largest < math.inf:
        return largest
    scaled = vector.astype(np.float64) / largest
    return largest * math.sqrt(float(scaled.dot(scaled)))
