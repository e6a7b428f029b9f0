"""Slopes: a derivative by central differences that knows how far it can be trusted."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass

AGREES, DIFFERS, NONE = "agrees", "differs", "none"  # what a comparison says
POWERS = range(2, 9, 2)  # steps of 1e-2 … 1e-8, and of these parts of the value
CLOSE = 1e-6  # relative: so far the two may be apart
TRUSTED = 1e-2  # relative: a difference that is less sure says nothing
EPS, SMALLEST = sys.float_info.epsilon, sys.float_info.min
GAP = 1e-4  # relative, of both sides: less is no corner


@dataclass(frozen=True)
class Slope:
    """df/dx at a point: its ``value``, how much it may be off, ``error``, and its ``scale`` nearby.

    All are NaN where there is none: at a corner, and where f is not defined on both sides.
    """

    value: float
    error: float
    scale: float

    def compare(self, exact: float) -> str:
        """AGREES or DIFFERS; NONE where there is no derivative, or the difference is no judge."""
        if not math.isfinite(exact) or not math.isfinite(self.value):
            return NONE
        size = max(abs(exact), abs(self.value))
        if abs(exact - self.value) <= max(CLOSE * size, 10.0 * self.error):
            trusted = self.error <= TRUSTED * max(size, self.scale)
            return AGREES if trusted or not size else NONE
        return DIFFERS


NO_SLOPE = Slope(math.nan, math.nan, math.nan)


def central_slope(f: Callable[[float], float], x: float) -> Slope:
    """The derivative of f at x, from the steps between which the difference changes least.

    Too large a step is inexact by the curve of f, too small a one by rounding; both change the
    result from step to step. ``f`` returns NaN where it is not defined.
    """
    middle = f(x)
    sizes = {1.0, abs(x) or 1.0}
    steps = sorted((10.0**-power * size for power in POWERS for size in sizes), reverse=True)
    tried = [one for one in (_Tried.at(f, x, h, middle) for h in steps) if one is not None]
    if len(tried) < 2:
        return NO_SLOPE
    pairs = list(itertools.pairwise(tried))
    first, second = min(pairs, key=_error)
    if _is_corner(first, second):
        return NO_SLOPE
    scale = max(abs(middle) / max(abs(x), 1.0), *(one.size for one in tried))
    return Slope(second.slope, _error((first, second)), scale)


def _is_corner(first: _Tried, second: _Tried) -> bool:
    """Whether both sides stay apart: on a curve their gap shrinks as the step does."""
    stays = second.gap > first.gap * (1.0 + second.step / first.step) / 2.0
    return stays and second.gap > max(GAP * second.size, 100.0 * second.noise)


def _error(pair: tuple[_Tried, _Tried]) -> float:
    """How much the difference changes from one step to the next, or by rounding."""
    return max(abs(pair[0].slope - pair[1].slope), pair[1].noise)


@dataclass(frozen=True)
class _Tried:
    """The difference for one step; ``gap`` is how far both sides are apart, ``noise`` rounding."""

    step: float
    slope: float
    gap: float
    size: float
    noise: float

    @classmethod
    def at(cls, f: Callable[[float], float], x: float, h: float, middle: float) -> _Tried | None:
        above, below = x + h, x - h  # rounded: what is really between them counts
        if above == below:
            return None
        up, down = f(above), f(below)
        if not (math.isfinite(up) and math.isfinite(down)):
            return None
        right = (up - middle) / (above - x) if above != x else math.nan
        left = (middle - down) / (x - below) if below != x else math.nan
        slope = (up - down) / (above - below)
        if not math.isfinite(slope):
            return None
        rounding = EPS * max(abs(up), abs(middle), abs(down)) + SMALLEST
        noise = rounding / (above - below)
        return cls(h, slope, abs(right - left), max(abs(right), abs(left)), noise)
