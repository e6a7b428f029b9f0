"""Checks of what others hand in, with errors that say what to do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.errors import DataError, FieldError, Phrase, ShapeError

FINITE_BLOCK = 4096  # rows looked at in one go, so that a large array is not doubled


def as_array(x: Any, what: str) -> Array:
    """``x`` as an array of numbers. Raises ShapeError for text, ragged lists and the like."""
    try:
        array = np.asarray(x)
    except ValueError:  # NumPy: inhomogeneous shape
        raise ShapeError(
            "{what}: the rows have different lengths, so they do not form an array.", what=what
        ) from None
    if array.dtype.kind not in "iufb":
        raise ShapeError(
            "{what}: expected numbers, but got values of type {dtype}.",
            what=what,
            dtype=array.dtype,
        )
    return array


def as_float(x: Any) -> Array:
    """``x`` as an array of float32 or float64: whole numbers become float32."""
    array = as_array(x, Phrase("Input"))
    return array if array.dtype.kind == "f" else array.astype(np.float32)


def check_finite(x: Array, what: str) -> None:
    """Raise DataError, with its value and index, when ``x`` holds NaN or infinity."""
    if x.dtype.kind != "f":
        return
    for start in range(0, len(x), FINITE_BLOCK):
        block = x[start : start + FINITE_BLOCK]
        finite = np.isfinite(block)
        if not finite.all():
            index = np.unravel_index(int(np.argmin(finite)), block.shape)
            raise DataError(
                "{what}: the value at {index} is {value}. Networks need finite numbers: drop the "
                "sample, or fill in the missing value (for example with the mean of its column).",
                what=what,
                index=(int(index[0]) + start, *map(int, index[1:])),
                value=block[index],
            )


def _require_number(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=name,
            value=value,
            expected=Phrase("a number"),
        )


def check_number(name: str, value: Any, low: float, high: float = math.inf) -> float:
    """``value`` when it is a finite number from ``low`` to ``high``. Raises FieldError."""
    _require_number(name, value)
    if not (low <= value <= high and math.isfinite(value)):
        raise FieldError(
            "{field}: {value} is outside {low} … {high}.",
            field=name,
            value=value,
            low=f"{low:g}",
            high="∞" if high == math.inf else f"{high:g}",
        )
    return value


def check_whole(name: str, value: Any, low: int, high: float = math.inf) -> int:
    """``value`` when it is a whole number from ``low`` to ``high``. Raises FieldError."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=name,
            value=value,
            expected=Phrase("a whole number"),
        )
    return int(check_number(name, value, low, high))


def check_above_zero(name: str, value: Any) -> float:
    """``value`` when it is a finite number above 0. Raises FieldError."""
    _require_number(name, value)
    if not 0.0 < value < math.inf:
        raise FieldError(
            "{name}: the value must be {limits}, but is {value}.",
            name=name,
            value=value,
            limits=Phrase("above 0"),
        )
    return value


def check_share(name: str, value: Any) -> float:
    """``value`` when it is from 0 to below 1. Raises FieldError."""
    _require_number(name, value)
    if not 0.0 <= value < 1.0:
        raise FieldError(
            "{name}: the value must be {limits}, but is {value}.",
            name=name,
            value=value,
            limits=Phrase("at least 0 and below 1"),
        )
    return value
