"""Checks of what others hand in, with errors that say what to do."""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.errors import DataError, FieldError

FINITE_BLOCK = 4096  # rows looked at in one go, so that a large array is not doubled


def check_finite(x: Array, what: str) -> None:
    """Raise DataError, with its value and place, when ``x`` holds NaN or infinity."""
    if x.dtype.kind != "f":
        return
    for start in range(0, len(x), FINITE_BLOCK):
        block = x[start : start + FINITE_BLOCK]
        finite = np.isfinite(block)
        if not finite.all():
            place = np.unravel_index(int(np.argmin(finite)), block.shape)
            raise DataError(
                "{what}: the value at {place} is {value}. Networks can only use finite numbers: "
                "drop the sample, or fill the gap (for instance with the mean of its column).",
                what=what,
                place=(int(place[0]) + start, *map(int, place[1:])),
                value=block[place],
            )


def check_number(name: str, value: float, low: float, high: float = math.inf) -> float:
    """``value`` when it is a finite number from ``low`` to ``high``. Raises FieldError."""
    if not (low <= value <= high and math.isfinite(value)):
        raise FieldError(
            "{field}: {value} is outside {low} … {high}.",
            field=name,
            value=value,
            low=f"{low:g}",
            high="∞" if high == math.inf else f"{high:g}",
        )
    return value
