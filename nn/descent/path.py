"""Paths: where an optimizer of the engine goes on a function, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array
from nn.descent.field import ScalarField
from nn.optimizers import OPTIMIZERS, Optimizer
from nn.registry import lookup

FARTHEST = 1e12  # from 0: a path that gets beyond has left for good
SAMPLES = 9  # places over which a second derivative is compared
SAME = 1e-6  # relative difference of second derivatives that are one number


@dataclass(frozen=True, eq=False)
class DescentPath:
    """``points`` (steps + 1, dimensions), the first of them the start, and f at each of them.

    ``slopes`` (points, dimensions) are the gradients by which the steps were taken. ``left`` is
    the step at which the path got further away than FARTHEST, or where f had no finite gradient;
    the points end there.
    """

    optimizer: str
    rate: float
    points: Array
    values: Array
    slopes: Array
    left: int | None = None


def descend(
    field: ScalarField,
    start: tuple[float, ...],
    optimizer: str,
    rate: float,
    steps: int,
    noise: float = 0.0,
    seed: int = 0,
    **options: Any,
) -> DescentPath:
    """Take ``steps`` steps with an optimizer of OPTIMIZERS from ``start`` on.

    ``options`` are those of the optimizer; the rest as for ``descend_together``.
    """
    rule = lookup(OPTIMIZERS, optimizer, "optimizer")(rate, **options)
    return _descend(field, start, {optimizer: rule}, steps, noise, seed)[0]


def descend_together(
    field: ScalarField,
    start: tuple[float, ...],
    rates: Mapping[str, float],
    steps: int,
    noise: float = 0.0,
    seed: int = 0,
) -> tuple[DescentPath, ...]:
    """Take ``steps`` steps with several optimizers of OPTIMIZERS, each with its learning rate.

    ``noise`` is the standard deviation of what is added to each entry of the gradient, as a
    mini-batch adds to it; the same ``seed`` gives each optimizer the same noise. Raises
    UnknownNameError, and FieldError for a rate that cannot be.
    """
    rules = {name: lookup(OPTIMIZERS, name, "optimizer")(rate) for name, rate in rates.items()}
    return _descend(field, start, rules, steps, noise, seed)


@QUIET
def _descend(
    field: ScalarField,
    start: tuple[float, ...],
    rules: Mapping[str, Optimizer],
    steps: int,
    noise: float,
    seed: int,
) -> tuple[DescentPath, ...]:
    """All of them step by step, so that the gradients are found in one go."""
    rng = np.random.default_rng(seed)
    count = len(rules)
    points = np.full((steps + 1, count, field.dimensions), np.nan)
    slopes = np.full_like(points, np.nan)
    points[0] = start
    left: list[int | None] = [None] * count
    for step in range(steps + 1):
        slopes[step] = field.gradients(points[step])
        if step == steps:
            break
        added = noise * rng.standard_normal(field.dimensions)
        for index, rule in enumerate(rules.values()):
            point, slope = points[step, index].copy(), slopes[step, index] + added
            if left[index] is not None:
                continue
            if not np.isfinite(slope).all() or np.abs(point).max() > FARTHEST:
                left[index] = step
                continue
            rule.update(point, slope)
            points[step + 1, index] = point
    values = field.values(*np.moveaxis(points, -1, 0))
    found = []
    for index, (name, rule) in enumerate(rules.items()):
        last = left[index]
        end = steps + 1 if last is None else last + 1
        path = points[:end, index], values[:end, index], slopes[:end, index]
        found.append(DescentPath(name, rule.learning_rate, *path, last))
    return tuple(found)


def second_derivative(field: ScalarField, x: float, h: float = 1e-4) -> float:
    """f''(x) of a function of one number, from its slopes on both sides."""
    above, below = (float(field.gradient(np.array([x + d]))[0]) for d in (h, -h))
    return (above - below) / (2.0 * h)


def stability_limit(field: ScalarField, low: float, high: float) -> float | None:
    """2/L, above which gradient descent on a parabola diverges; None for other functions.

    L is f'', which a parabola has the same everywhere between ``low`` and ``high``. With a rate
    below 1/L a step does not cross the valley; at 2/L it lands as high on the other side.
    """
    found = np.array([second_derivative(field, x) for x in np.linspace(low, high, SAMPLES)])
    if not np.isfinite(found).all() or found.mean() <= 0.0:
        return None
    same = np.abs(found - found.mean()).max() <= SAME * max(1.0, abs(found.mean()))
    return 2.0 / float(found.mean()) if same else None
