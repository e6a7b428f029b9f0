"""How small h should be, and what a gradient by differences costs."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array
from nn.bugs import mended
from nn.differences import around
from nn.gradcheck import Progress
from nn.network import Network

STEPS = np.logspace(-12, 0, 25)
NOTES_STEP = 1e-4  # the h of the study notes
ENTRIES = 12  # weights whose derivative is taken with every h
METHODS = {  # name: (central or forward, type of the numbers)
    "central, float64": (True, np.float64),
    "forward, float64": (False, np.float64),
    "central, float32": (True, np.float32),
    "forward, float32": (False, np.float32),
}
TYPES = (np.float64, np.float32)
FEWEST_PASSES, LEAST_SECONDS = 3, 0.05  # timed of each kind


@dataclass(frozen=True)
class StepStudy:
    """The error of differences by their step h: ``errors`` has an array beside ``steps`` a method.

    The error is the largest difference to the derivative by backpropagation in float64, over the
    largest derivative, among a few weights with large ones.
    """

    steps: Array
    errors: dict[str, Array]

    def best(self, method: str) -> tuple[float, float]:
        """The step with the least error, and that error."""
        errors = self.errors[method]
        index = int(np.nanargmin(errors))
        return float(self.steps[index]), float(errors[index])


@QUIET
def study_steps(network: Network, x: Array, t: Array, progress: Progress = None) -> StepStudy:
    """The error of differences with every step of STEPS and each of METHODS.

    A backward pass that is wrong on purpose is mended first, since the question is about h.
    ``progress`` as in ``check_gradients``. Errors as for ``network.gradient``.
    """
    sound = mended(network)
    exact, chosen = _exact(sound, x, t)
    errors = {name: np.empty(len(STEPS)) for name in METHODS}
    for number, dtype in enumerate(TYPES):
        twin = sound.copy(dtype)
        loss = twin.training_loss(*twin.samples(x, t))
        here = loss()
        for index, h in enumerate(STEPS):
            if progress is not None:
                progress((number + index / len(STEPS)) / len(TYPES))
            step = twin.parameters.dtype.type(h)
            tried = [around(loss, twin.parameters, (entry,), step) for entry in chosen]
            above, below = np.array(tried).T
            slopes = {True: (above - below) / (2.0 * h), False: (above - here) / h}
            for name, (central, kind) in METHODS.items():
                if kind is dtype:
                    off = np.abs(slopes[central] - exact).max()
                    errors[name][index] = off / np.abs(exact).max()
    return StepStudy(STEPS, errors)


def _exact(network: Network, x: Array, t: Array) -> tuple[Array, Array]:
    """Derivatives in float64 of the weights with the largest ones, and which weights these are."""
    twin = network.copy(np.float64)
    twin.loss_and_gradients(*twin.samples(x, t))
    chosen = np.argsort(-np.abs(twin.gradients), kind="stable")[:ENTRIES]
    return twin.gradients[chosen], chosen


@dataclass(frozen=True)
class GradientCost:
    """Seconds of one forward and of one forward and backward pass, and how many parameters.

    A gradient by central differences takes two forward passes for each parameter.
    """

    forward: float
    both: float
    parameters: int

    @property
    def numerical(self) -> float:
        """The seconds that central differences would take for all parameters."""
        return 2.0 * self.parameters * self.forward

    @property
    def factor(self) -> float:
        """How many times longer that is than backpropagation."""
        return self.numerical / self.both


@QUIET
def measure_cost(network: Network, x: Array, t: Array) -> GradientCost:
    """Time the passes of a copy of ``network`` in its own type; the medians of some passes."""
    twin = network.copy()
    x, targets = twin.samples(x, t)

    def forward() -> None:
        twin.loss_function.forward(twin.forward(x, training=True), targets)

    def both() -> None:
        twin.loss_and_gradients(x, targets)

    return GradientCost(_median(forward), _median(both), twin.parameters.size)


def _median(work: Any) -> float:
    work()  # the first pass makes the buffers
    times: list[float] = []
    while len(times) < FEWEST_PASSES or sum(times) < LEAST_SECONDS:
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return float(np.median(times))
