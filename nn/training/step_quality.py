"""Step quality: how long a step is, measured on the valley that it goes through.

Schneider, Dangel & Hennig 2021, Cockpit, section 3.1 ("normalized step length").
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.training.lane import Lane

# f(0), f(1), f'(0), f'(1) of a parabola w0 + w1 s + w2 s², where s = 1 is the whole step
OBSERVED = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0], [0.0, 1.0, 2.0]])


@dataclass(frozen=True)
class StepQuality:
    """The next step of a lane, on the mini-batch that it will be taken with.

    ``losses`` before and after it; ``slopes`` are dL/ds along it, s from 0 to 1. ``alpha`` says
    where it lands on the parabola through these four numbers: -1 where it began, 0 at the
    bottom, +1 as high on the other side; larger, it climbs. NaN where it does not go downhill.
    """

    slot: int
    step: int
    losses: tuple[float, float]
    slopes: tuple[float, float]
    alpha: float


@QUIET
def step_quality(lane: Lane) -> StepQuality:
    """Take the next step on a copy of a lane's network; the lane does not change."""
    x, targets = lane.upcoming()
    before, after = lane.network.copy(), lane.network.copy()  # the same dropout mask in both
    first = before.loss_and_gradients(x, targets)
    optimizer = copy.deepcopy(lane.optimizer)
    optimizer.update(after.parameters, before.gradients)
    moved = after.parameters.astype(np.float64) - before.parameters
    second = after.loss_and_gradients(x, targets)
    slopes = _slope(before.gradients, moved), _slope(after.gradients, moved)
    alpha = normalized_length((first, second), slopes)
    return StepQuality(lane.slot, lane.step, (first, second), slopes, alpha)


def normalized_length(losses: tuple[float, float], slopes: tuple[float, float]) -> float:
    """The alpha of a step, from the least-squares parabola through losses and slopes at its ends.

    A step along which the slope falls, so that it has no bottom, counts as -1: it could be longer.
    """
    seen = np.array([*losses, *slopes])
    if not np.isfinite(seen).all():
        return math.inf  # it has left the valley
    _, slope, half_curvature = np.linalg.lstsq(OBSERVED, seen, rcond=None)[0]
    if slope >= 0.0:
        return math.nan
    if half_curvature <= 0.0:
        return -1.0
    return float(2.0 * half_curvature / -slope - 1.0)


def _slope(gradients: Array, moved: Array) -> float:
    return float(gradients.astype(np.float64) @ moved)
