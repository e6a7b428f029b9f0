"""Axes of the plots: steps, values, powers of ten and layers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg

from gui.style import formatting, theme
from nn import Array

TICK_ROOM_PIXELS = 20  # between two ticks of a logarithmic axis
DECADE_PIXELS = 70  # a decade that is shorter has one tick
LAYER_PIXELS, POWER_PIXELS = 24, 26  # room that the tick of a layer, of a power of ten needs
LOWEST_POWER = -12  # smaller values, zero among them, are drawn here
HIGHEST_POWER = 4  # larger ones here: a lane that explodes must not flatten the others


class StepAxis(pg.AxisItem):
    """Ticks such as 500, 1k, 2.5M."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [formatting.short(value) for value in values]


class PowerAxis(pg.AxisItem):
    """Ticks of log10 values: 10⁻³; the outermost powers there are stand for all beyond them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [mark_of(value) + formatting.power_of_ten(value) for value in values]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        decades = abs(maxVal - minVal)
        room = max(size / theme.px(POWER_PIXELS), 1.0)
        return [(max(1.0, np.ceil(decades / room)), 0.0)]


def mark_of(power: float) -> str:
    """What stands before a power of ten that stands for all beyond it: ≤ or ≥."""
    return "≤" if power <= LOWEST_POWER else "≥" if power >= HIGHEST_POWER else ""


def powers_of(values: Array) -> Array:
    """log10 of values, between the outermost powers; NaN stays NaN."""
    powers: Array = np.log10(np.clip(values, 10.0**LOWEST_POWER, 10.0**HIGHEST_POWER))
    return powers


class ValueAxis(pg.AxisItem):
    """Ticks of values; ``logarithmic``, ticks of log10 values such as 0.1, 0.2, 0.5, 1."""

    logarithmic = False

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        if not self.logarithmic:
            return super().tickValues(minVal, maxVal, size)
        decades = max(maxVal - minVal, 1e-9)
        every = max(1, math.ceil(decades * theme.px(TICK_ROOM_PIXELS) / max(size, 1.0)))
        crowded = size / decades < theme.px(DECADE_PIXELS)
        powers = range(math.floor(minVal), math.ceil(maxVal) + 1)
        found = [
            power + math.log10(mantissa)
            for power in powers
            for mantissa in ((1,) if crowded else (1, 2, 5))
            if power % every == 0
        ]
        return [(1.0, [one for one in found if minVal <= one <= maxVal])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if not self.logarithmic:
            return super().tickStrings(values, scale, spacing)
        return [formatting.plain(float(f"{10**value:.1g}")) for value in values]


class LayerAxis(pg.AxisItem):
    """A tick a layer: W1, W2, …"""

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        every = max(1, math.ceil((maxVal - minVal) * theme.px(LAYER_PIXELS) / max(size, 1.0)))
        layers = range(max(1, math.ceil(minVal)), math.floor(maxVal) + 1, every)
        return [(float(every), [float(layer) for layer in layers])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"W{value:.0f}" for value in values]
