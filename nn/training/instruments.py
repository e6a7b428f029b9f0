"""Instruments: step quality and sharpness of a lane, measured now and then while it trains."""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.curvature import CurvatureProbe
from nn.training.lane import Lane
from nn.training.recipe.experiment import Experiment
from nn.training.step_quality import step_quality

SAMPLES = 300  # of the training set, that the sharpness is measured over
FIRST_ITERATIONS, MORE_ITERATIONS = 30, 1  # of the power iteration: from nothing, and going on
TOLERANCE = 1e-4


class Instruments:
    """Writes rows (step, alpha, sharpness) into a lane's record; NaN where it was not measured.

    The sharpness is over the first SAMPLES training samples of a fixed order. From one
    measurement to the next the power iteration goes on with the direction it had found, since
    that changes little in a few steps.
    """

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        rng = np.random.default_rng(0)
        part = lane.prepared.dataset.train
        chosen = np.sort(rng.permutation(len(part))[:SAMPLES])
        self.samples = len(chosen)
        x, targets = lane.entering(part.x[chosen], part.t[chosen])
        self._probe = CurvatureProbe(lane.network, x, targets)
        self._direction: Array | None = None
        self._measured = -1
        self._sharpened = -1

    def measure(self, with_sharpness: bool) -> None:
        """Measure the lane as it is now, unless that has been done or its record has no room."""
        lane, ring = self._lane, self._lane.record.instrument_ring
        step = lane.step
        done = self._measured == step and (not with_sharpness or self._sharpened == step)
        if done or ring.full or lane.failure is not None:
            return
        alpha = step_quality(lane).alpha if self._measured != step else math.nan
        sharpness = self._sharpness() if with_sharpness else math.nan
        row = ring.slot()
        row[:] = step, alpha, sharpness
        ring.commit()
        self._measured = step
        if with_sharpness:
            self._sharpened = step

    def _sharpness(self) -> float:
        most = FIRST_ITERATIONS if self._direction is None else MORE_ITERATIONS
        found = self._probe.sharpness(
            self._lane.network.parameters, self._direction, most, TOLERANCE
        )
        self._direction = found.direction
        return found.value


def sharpness_limit(experiment: Experiment) -> float | None:
    """The sharpness at which full-batch descent on a parabola becomes unstable; None elsewhere.

    2/η for plain steps, (2 + 2β)/η with momentum β, and (2 + 2β)/(η (1 + 2β)) with Nesterov's.
    Cohen et al. 2021, section 2. A schedule changes η; the rate of the recipe is meant.
    """
    rate, beta = experiment.learning_rate, experiment.momentum
    limits = {
        "sgd": 2.0 / rate,
        "momentum": (2.0 + 2.0 * beta) / rate,
        "nesterov": (2.0 + 2.0 * beta) / (rate * (1.0 + 2.0 * beta)),
    }
    return limits.get(experiment.optimizer)
