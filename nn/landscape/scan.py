"""Scanner: loss and score of a network moved along one or two directions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.layers import Affine
from nn.network import Network


class Scanner:
    """A network's loss and accuracy over fixed samples at ``parameters + a first + b second``.

    x (n, …) and targets as they enter the network and its loss; layers do as in use, not as in
    training. The scores of a first affine layer are linear in its weights: they are made of three
    matrix products that are done once. The network given does not change.
    """

    @QUIET
    def __init__(
        self, network: Network, x: Array, targets: Array, first: Array, second: Array | None = None
    ) -> None:
        twin = self._twin = network.copy()
        for layer, other in zip(twin.layers, network.layers, strict=True):
            layer.remember(other.memory())
        self._targets = targets
        self._x = np.asarray(x, twin.dtype) if x.dtype.kind == "f" else x
        self._start = twin.parameters.astype(np.float64)
        self._directions = [one for one in (first, second) if one is not None]
        self._classes = twin.loss_function.are_classes(targets)
        self._linear: list[Array] = []
        head = twin.order[0]
        if twin.is_chain and isinstance(head, Affine):
            self._linear = [self._head_of(vector) for vector in (self._start, *self._directions)]

    def _head_of(self, vector: Array) -> Array:
        """What the first layer gives for the samples with a vector of parameters in place."""
        views = self._twin.named_views(vector)
        weights, bias = views["W1"].astype(self._twin.dtype), views["b1"].astype(self._twin.dtype)
        result: Array = self._x @ weights + bias
        return result

    @QUIET
    def at(self, *offsets: float) -> tuple[float, float]:
        """(loss, accuracy) at these offsets, one for each direction; NaN without classes."""
        twin, loss = self._twin, self._twin.loss_function
        moved = self._start.copy()
        for offset, direction in zip(offsets, self._directions, strict=True):
            moved += offset * direction
        twin.parameters[...] = moved
        scores = self._from_second_layer(offsets) if self._linear else twin.predict(self._x)
        value = loss.forward(scores, self._targets)
        score = loss.accuracy(scores, self._targets) if self._classes else np.nan
        return float(value), float(score)

    def _from_second_layer(self, offsets: tuple[float, ...]) -> Array:
        y = self._linear[0].copy()
        for offset, part in zip(offsets, self._linear[1:], strict=True):
            y += y.dtype.type(offset) * part
        for layer in self._twin.order[1:]:
            y = layer.forward(y)
        return y

    @QUIET
    def slope(self) -> float:
        """dL/doffset at 0 along the first direction, by backpropagation over the same samples.

        Layers do as in use here too.
        """
        twin = self._twin
        twin.parameters[...] = self._start
        twin.loss_function.forward(twin.forward(self._x), self._targets)
        twin.backward(twin.loss_function.backward())
        return float(twin.gradients.astype(np.float64) @ self._directions[0])


@dataclass(frozen=True, eq=False)
class Line:
    """Loss and accuracy (n,) at ``offsets`` (n,) along a direction, and the loss' slope at 0.

    ``samples`` are how many they were measured over; the accuracy is NaN where there are no
    classes.
    """

    offsets: Array
    loss: Array
    accuracy: Array
    slope: float
    samples: int


def scan_line(
    scanner: Scanner,
    offsets: Array,
    samples: int,
    progress: Callable[[float], None] = lambda _: None,
) -> Line:
    """The line through the scanner's first direction. ``progress`` may raise Cancelled."""
    found = np.empty((len(offsets), 2))
    for index, offset in enumerate(offsets):
        progress(index / len(offsets))
        found[index] = scanner.at(float(offset))
    return Line(offsets, found[:, 0], found[:, 1], scanner.slope(), samples)


def scan_plane(
    scanner: Scanner,
    across: Array,
    up: Array,
    progress: Callable[[float], None] = lambda _: None,
) -> Array:
    """The loss (len(up), len(across)) over the plane of two directions."""
    loss = np.empty((len(up), len(across)))
    for row, b in enumerate(up):
        for column, a in enumerate(across):
            progress((row + column / len(across)) / len(up))
            loss[row, column] = scanner.at(float(a), float(b))[0]
    return loss
