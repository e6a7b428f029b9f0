"""The loss of a lane around its present weights: along a line, and over a plane."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from nn.arrays import QUIET, Array
from nn.curvature import CurvatureProbe
from nn.errors import FieldError, Phrase
from nn.landscape.directions import (
    filter_normalized,
    orthogonal,
    path_plane,
    random_pair,
    weight_direction,
    with_length,
)
from nn.landscape.scan import Line, Scanner, scan_line, scan_plane
from nn.training.lane_copy import LaneCopy

RANDOM, CURVATURE, PATH = "random", "curvature", "path"
PLANES = {
    RANDOM: Phrase("Two random directions"),
    CURVATURE: Phrase("Gradient and largest curvature"),
    PATH: Phrase("Plane of the path"),
}
WEIGHT, GRADIENT = "weight", "gradient"
LINES = {
    GRADIENT: Phrase("Along the gradient"),
    RANDOM: Phrase("Random direction"),
    WEIGHT: Phrase("One weight"),
}
LINE_POINTS, PLANE_POINTS = 201, 41
LINE_SAMPLES, PLANE_SAMPLES = 1000, 1000  # of the validation set
FEWER_SAMPLES = 300, 100
MOST_SECONDS = 30.0  # for a plane, as far as is known before
TIMED_SAMPLES, TIMINGS = 50, 3
STEEP_SHARE = 0.1  # of the weights' length: how far along directions in which the loss is steep
AROUND = 0.25  # of a path's extent: how much is seen beyond its ends
CURVATURE_SAMPLES, ITERATIONS = 300, 30
Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class Landscape:
    """The loss of the lane ``slot`` over a plane through its weights after ``step`` steps.

    ``across`` and ``up`` (n,) are distances in the space of the parameters from the present
    weights, which are at 0, 0; ``loss`` (n, n) has a row for each of ``up``. ``samples`` of the
    validation set were used. ``path`` (k, 2) is the way to the present weights as it is seen in
    this plane, where it lies in it.
    """

    slot: int
    step: int
    kind: str
    across: Array
    up: Array
    loss: Array
    samples: int
    path: Array | None = None


@dataclass(frozen=True, eq=False)
class LaneLine:
    """Loss and accuracy of the lane ``slot`` along a direction of LINES.

    ``line.offsets`` are distances in the space of the parameters; ``weight`` names the weight that
    is moved, such as ("W1", (3, 5)), with its present ``value``.
    """

    slot: int
    step: int
    kind: str
    line: Line
    weight: tuple[str, tuple[int, ...]] | None = None
    value: float = 0.0


@QUIET
def lane_landscape(
    copy: LaneCopy,
    kind: str,
    reach: float = 1.0,
    seed: int = 0,
    points: int = PLANE_POINTS,
    progress: Progress = lambda _: None,
) -> Landscape:
    """The loss over a plane of PLANES; ``reach`` times as far as usual to each side.

    ``progress`` gets the share that is done, and may raise Cancelled. Raises FieldError where a
    lane has no path of two places yet, or where its loss is not finite.
    """
    network = copy.network
    x, targets = copy.validation(_affordable_samples(copy, points**2))
    path = None
    if kind == PATH:
        first, second, across, up, path = _path_frame(copy, reach, points, progress)
    else:
        first, second = _directions(copy, kind, seed, progress)
        sides = [reach * float(np.linalg.norm(one)) for one in (first, second)]
        across, up = (np.linspace(-side, side, points) for side in sides)
        first, second = with_length(first, 1.0), with_length(second, 1.0)
    scanner = Scanner(network, x, targets, first, second)
    _require_finite(scanner.at(0.0, 0.0)[0])
    loss = scan_plane(scanner, across, up, progress)
    return Landscape(copy.slot, copy.step, kind, across, up, loss, len(x), path)


def _affordable_samples(copy: LaneCopy, evaluations: int) -> int:
    """PLANE_SAMPLES, or fewer of FEWER_SAMPLES for a network that would take too long.

    As long as a few passes through the network tell; the caller is told how many were used.
    """
    x, _ = copy.validation(TIMED_SAMPLES)
    taken = []
    for _ in range(TIMINGS):
        start = perf_counter()
        copy.network.predict(x)
        taken.append(perf_counter() - start)
    for_one = min(taken) * evaluations / len(x)
    sizes = (PLANE_SAMPLES, *FEWER_SAMPLES)
    return next((size for size in sizes if size * for_one <= MOST_SECONDS), sizes[-1])


def _require_finite(loss: float) -> None:
    if not math.isfinite(loss):
        raise FieldError(
            "The loss at the present weights is {loss}: this lane has diverged, so there is "
            "nothing to see around it. Reset it with a smaller learning rate.",
            loss=loss,
        )


def _directions(copy: LaneCopy, kind: str, seed: int, progress: Progress) -> tuple[Array, Array]:
    """Two directions, as long as the plane reaches."""
    if kind == RANDOM:
        return random_pair(copy.network, seed)
    probe = _curvature_probe(copy)
    start = copy.network.parameters.astype(np.float64)
    gradient = probe.gradient(start)
    sharpest = probe.sharpness(start, None, ITERATIONS, progress=lambda _: progress(0.0)).direction
    length = STEEP_SHARE * float(np.linalg.norm(start))
    return with_length(gradient, length), with_length(orthogonal(sharpest, gradient), length)


def _curvature_probe(copy: LaneCopy) -> CurvatureProbe:
    """The loss over some training samples, as the network is trained."""
    part, preparation = copy.prepared.dataset.train, copy.prepared.preparation
    rows = np.arange(0, len(part), max(len(part) // CURVATURE_SAMPLES, 1))[:CURVATURE_SAMPLES]
    t = preparation.target.apply(part.t[rows])
    targets = copy.network.targets(t, len(rows))
    return CurvatureProbe(copy.network, preparation.apply(part.x[rows]), targets)


def _path_frame(
    copy: LaneCopy, reach: float, points: int, progress: Progress
) -> tuple[Array, Array, Array, Array, Array]:
    """The plane of the path, the part of it that is looked at, and the path in it."""
    present = copy.network.parameters
    visited = [place for step, place in copy.visited if step < copy.step]
    if not visited or not any(np.any(place != present) for place in visited):
        raise FieldError(
            "There is no path yet: train for some steps. A saved run keeps no path, so the path "
            "begins where it was opened, and networks of more than 1.3 million weights have none."
        )
    first, second, path = path_plane(np.array(visited), present, progress)
    low, high = path.min(axis=0), path.max(axis=0)
    room = reach * AROUND * float((high - low).max())
    ends = [np.linspace(low[axis] - room, high[axis] + room, points - 1) for axis in (0, 1)]
    across, up = (np.unique(np.append(one, 0.0)) for one in ends)  # the present weights too
    return first, second, across, up, path


@QUIET
def lane_line(
    copy: LaneCopy,
    kind: str,
    reach: float = 1.0,
    seed: int = 0,
    points: int = LINE_POINTS,
    progress: Progress = lambda _: None,
) -> LaneLine:
    """Loss and accuracy over the validation set along a direction of LINES.

    ``reach``, ``progress`` and errors as for ``lane_landscape``.
    """
    network = copy.network
    start = network.parameters.astype(np.float64)
    length, weight, value = float(np.linalg.norm(start)), None, 0.0
    if kind == WEIGHT:
        weight = _steepest_weight(copy)
        value = float(network.params[weight[0]][weight[1]])
        direction, side = weight_direction(network, *weight), max(abs(value), 1.0) * 2.0
    elif kind == GRADIENT:
        direction, side = _curvature_probe(copy).gradient(start), STEEP_SHARE * length
    else:
        direction = filter_normalized(network, np.random.default_rng(seed))
        side = float(np.linalg.norm(direction))
    x, targets = copy.validation(LINE_SAMPLES)
    scanner = Scanner(network, x, targets, with_length(direction, 1.0))
    _require_finite(scanner.at(0.0)[0])
    offsets = reach * side * np.linspace(-1.0, 1.0, points)
    line = scan_line(scanner, offsets, len(x), progress)
    return LaneLine(copy.slot, copy.step, kind, line, weight, value)


def _steepest_weight(copy: LaneCopy) -> tuple[str, tuple[int, ...]]:
    """The weight of the last layer whose change the loss feels most."""
    name = copy.network.weight_names[-1]
    probe = _curvature_probe(copy)
    gradient = copy.network.named_views(probe.gradient(copy.network.parameters.astype(np.float64)))
    found = np.unravel_index(np.abs(gradient[name]).argmax(), gradient[name].shape)
    return name, tuple(int(one) for one in found)
