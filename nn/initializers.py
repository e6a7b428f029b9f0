"""Start values of weights: the standard deviation of a normal distribution.

Each function takes (fan_in, fan_out, weight_std) and returns the standard
deviation; only ``normal`` uses ``weight_std``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from nn.arrays import Array
from nn.checks import check_number
from nn.registry import lookup

StandardDeviation = Callable[[int, int, float], float]


def he(fan_in: int, fan_out: int, weight_std: float) -> float:
    """sqrt(2 / fan_in), for ReLU. He et al. 2015, equation 10."""
    return math.sqrt(2.0 / fan_in)


def xavier(fan_in: int, fan_out: int, weight_std: float) -> float:
    """sqrt(2 / (fan_in + fan_out)), for tanh and sigmoid. Glorot & Bengio 2010, equation 12."""
    return math.sqrt(2.0 / (fan_in + fan_out))


def lecun(fan_in: int, fan_out: int, weight_std: float) -> float:
    """sqrt(1 / fan_in). LeCun et al. 1998, equation 16; called Xavier in some textbooks."""
    return math.sqrt(1.0 / fan_in)


def normal(fan_in: int, fan_out: int, weight_std: float) -> float:
    """``weight_std`` whatever the size of the layer."""
    return weight_std


def zeros(fan_in: int, fan_out: int, weight_std: float) -> float:
    """Zero: all units of a layer stay alike, until rounding parts them."""
    return 0.0


def draw_weights(
    name: str,
    rng: np.random.Generator,
    shape: tuple[int, ...],
    fans: tuple[int, int],
    weight_std: float,
) -> Array:
    """Weights of ``shape`` in float64 by the initializer called ``name``; fans (in, out).

    Raises UnknownNameError when there is none of that name, FieldError for a spread below 0.
    """
    check_number("weight_std", weight_std, 0.0)
    deviation = lookup(INITIALIZERS, name, "initializer")(*fans, weight_std)
    return rng.standard_normal(shape) * deviation


INITIALIZERS: dict[str, StandardDeviation] = {
    "he": he,
    "xavier": xavier,
    "lecun": lecun,
    "normal": normal,
    "zeros": zeros,
}
