"""What each layer of a lane makes of the samples: where they lie, and whether classes part."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import REGRESSION
from nn.errors import FieldError
from nn.network import Network
from nn.results.components import Components, separation
from nn.results.ranking import nearest
from nn.training.lane_copy import LaneCopy
from nn.training.probes import activation_indices

MOST_SAMPLES = 1000
LEAST_SAMPLES = 100
MOST_NUMBERS = 4_000_000  # of one layer: a convolution's has many units, so fewer samples are taken
NEIGHBOURS = 8


@dataclass(frozen=True, eq=False)
class LayerRepresentation:
    """A layer ("x" is the input, "W1" the first one with weights) and its activations.

    ``plane`` has the samples in its first two principal components, ``separation`` is the share
    of the variance between classes (NaN without classes), and ``neighbours`` (samples, 8) are
    the samples whose activations lie nearest to those of each, as rows of the representation: of
    the first and the last hidden layer, of others (samples, 0).
    """

    name: str
    plane: Components
    separation: float
    neighbours: Array


@dataclass(frozen=True, eq=False)
class Representation:
    """The layers of the lane ``slot`` after ``step`` steps, of some validation samples.

    ``rows`` are the samples' indices in the validation set, ``truth`` their targets,
    ``predicted`` what the lane gives them, and ``losses`` the loss of each.
    """

    slot: int
    step: int
    layers: tuple[LayerRepresentation, ...]
    rows: Array
    truth: Array
    predicted: Array
    losses: Array
    network: Network

    def layer(self, name: str) -> LayerRepresentation | None:
        """The layer of this name."""
        return next((one for one in self.layers if one.name == name), None)

    @QUIET
    def place(self, entering: Array) -> dict[str, Array]:
        """Where a sample (1, features), as it enters the network, lies in the plane of each layer.

        By the layer's name, (2,). The network belongs to the representation: one thread at a time.
        """
        found = _activations(self.network, entering, self.layers[0].name != "x")
        places = (one.plane.place(found[one.name])[0] for one in self.layers)
        return dict(zip((one.name for one in self.layers), places, strict=True))


@QUIET
def represent(
    copy: LaneCopy,
    before: Representation | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Representation:
    """What the layers of a lane make of its validation samples, at most MOST_SAMPLES of them.

    The planes are turned to look like those of ``before``. ``progress`` may raise Cancelled.
    Raises FieldError where activations are not finite.
    """
    network, prepared, step = copy.network.copy(), copy.prepared, copy.step
    if copy.best is not None:
        step, state = copy.best
        network.restore(state)
    part, words = prepared.dataset.validation, prepared.dataset.entries is not None
    first = _activations(network, prepared.preparation.apply(part.x[:1]), words)
    widest = max(one.shape[1] for one in first.values())
    most = min(MOST_SAMPLES, max(MOST_NUMBERS // widest, LEAST_SAMPLES))
    rows = np.linspace(0, len(part) - 1, min(len(part), most)).astype(np.intp)
    x = prepared.preparation.apply(part.x[rows])
    found = _activations(network, x, words)
    if not all(np.isfinite(one).all() for one in found.values()):
        raise FieldError(
            "The activations are not finite: this lane has diverged. Reset it with a smaller "
            "learning rate."
        )
    scores = network.predict(x)
    classes = prepared.dataset.task != REGRESSION
    target, loss = prepared.preparation.target, network.loss_function
    losses = loss.each(scores, network.targets(target.apply(part.t[rows]), len(rows)))
    layers = _layers(found, part.t[rows] if classes else None, before, progress)
    predicted = copy.model(network).meant(scores)
    losses = losses * target.spread**loss.degree
    made = rows, part.t[rows], predicted, losses, network
    return Representation(copy.slot, step, layers, *made)


def _layers(
    found: dict[str, Array],
    labels: Array | None,
    before: Representation | None,
    progress: Callable[[float], None],
) -> tuple[LayerRepresentation, ...]:
    """What is told of each layer's activations; without ``labels`` nothing of classes."""
    hidden = [name for name in found if name != "x"][:-1]
    layers = []
    for index, (name, numbers) in enumerate(found.items()):
        progress(index / len(found))
        old = before.layer(name) if before is not None else None
        if old is not None and name == "x" and len(old.plane.points) == len(numbers):
            layers.append(old)  # the input is always the same
            continue
        plane = Components.of(numbers)
        plane = plane.like(old.plane) if old is not None else plane
        apart = separation(numbers, labels) if labels is not None else math.nan
        near = np.empty((len(numbers), 0), np.intp)
        if name in (*hidden[:1], *hidden[-1:]):
            near = nearest(numbers, np.arange(len(numbers)), NEIGHBOURS)
        layers.append(LayerRepresentation(name, plane, apart, near))
    return tuple(layers)


def _activations(network: Network, x: Array, words: bool = False) -> dict[str, Array]:
    """What leaves each layer with weights, after its activation: (samples, units) by name.

    The input comes first, as "x", unless its numbers stand for words; the last are the scores.
    """
    ends = activation_indices(network)
    names = [f"W{number}" for number in range(1, len(ends) + 1)]
    parts: dict[str, list[Array]] = {name: [] for name in names}
    for start in range(0, len(x), network.evaluation_chunk):
        chunk = x[start : start + network.evaluation_chunk]
        network.forward(chunk)
        for name, end in zip(names, ends, strict=True):
            output = network.outputs[end]
            assert output is not None
            parts[name].append(output.reshape(len(chunk), -1).copy())
    found = {} if words else {"x": x.reshape(len(x), -1)}
    return {**found, **{name: np.concatenate(one) for name, one in parts.items()}}
