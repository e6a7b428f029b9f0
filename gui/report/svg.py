"""Plots as SVG: lines and points over two axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

import nn
from gui.plotting.area import Axis
from gui.style.theme import LIGHT

WIDTH, HEIGHT = 460, 250
LEFT, RIGHT, TOP, BOTTOM = 52, 10, 10, 38
DECADES = 1.7  # powers of ten between the ends from which on an axis is logarithmic
MARGIN = 0.04
LOWEST = 1e-12  # of what is drawn on a logarithmic axis


@dataclass(frozen=True, eq=False)
class Curve:
    """A line through points, or the points alone (``dots``)."""

    xs: nn.Array
    ys: nn.Array
    color: str
    dash: str = ""
    dots: bool = False


def plot(
    curves: Sequence[Curve],
    across: str,
    up: str,
    logarithmic: bool | None = None,
    diagonal: bool = False,
) -> str:
    """The curves in a frame with ticks; ``logarithmic`` is chosen by the values if it is None.

    With a ``diagonal`` both axes have one range, and a line shows where they are equal.
    """
    known = [(one.xs[np.isfinite(one.ys)], one.ys[np.isfinite(one.ys)]) for one in curves]
    if not any(len(xs) for xs, _ in known):
        return ""
    xs = np.concatenate([one for one, _ in known])
    ys = np.concatenate([one for _, one in known])
    if diagonal:
        xs = ys = np.concatenate([xs, ys])
    x_axis, y_axis = _linear(xs), _axis(ys, logarithmic)
    frame = _Frame(x_axis, y_axis)
    parts = [*frame.grid(across, up)]
    if diagonal:
        ends = (frame.point(x_axis.low, x_axis.low), frame.point(x_axis.high, x_axis.high))
        parts.append(_line(*ends, LIGHT.faint, 1))
    for curve, (some_x, some_y) in zip(curves, known, strict=True):
        points = [frame.point(x, y) for x, y in zip(some_x.tolist(), some_y.tolist(), strict=True)]
        parts += _dots(points, curve.color) if curve.dots else [_path(points, curve)]
    inside = "\n".join(parts)
    title = escape(f"{up} / {across}")
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">\n{inside}\n</svg>'


def _linear(values: nn.Array) -> Axis:
    low, high = float(values.min()), float(values.max())
    room = (high - low) * MARGIN or max(abs(high) * MARGIN, 0.5)
    return Axis(low - room, high + room)


def _axis(values: nn.Array, logarithmic: bool | None) -> Axis:
    """An axis for values; powers of ten where they lie far apart."""
    positive = values[values > 0]
    far = len(positive) == len(values) and np.log10(positive.max() / positive.min()) > DECADES
    if logarithmic is False or (logarithmic is None and not far) or not len(positive):
        return _linear(values)
    powers = np.log10(np.maximum(positive, LOWEST))
    return Axis(math.floor(powers.min()), max(math.ceil(powers.max()), powers.min() + 1), True)


@dataclass(frozen=True)
class _Frame:
    across: Axis
    up: Axis

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where two numbers lie in the picture."""
        right = LEFT + self.across.share(x) * (WIDTH - LEFT - RIGHT)
        down = HEIGHT - BOTTOM - self.up.share(y) * (HEIGHT - TOP - BOTTOM)
        return right, down

    def grid(self, across: str, up: str) -> Iterable[str]:
        """Lines at the ticks with their numbers, and the titles of the axes."""
        bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
        for value, text in self.up.ticks(6):
            _, y = self.point(self.across.low, value)
            yield _line((LEFT, y), (right, y), LIGHT.line, 1)
            yield _text(LEFT - 6, y + 3.5, text, "end")
        for value, text in self.across.ticks(6):
            x = LEFT + self.across.share(value) * (WIDTH - LEFT - RIGHT)
            yield _line((x, TOP), (x, bottom), LIGHT.line, 1)
            yield _text(x, bottom + 14, text, "middle")
        yield _text((LEFT + right) / 2, HEIGHT - 6, across, "middle")
        middle = (TOP + bottom) / 2
        yield (
            f'<text x="11" y="{middle:.0f}" transform="rotate(-90 11 {middle:.0f})" '
            f'text-anchor="middle">{escape(up)}</text>'
        )


def _line(start: tuple[float, float], end: tuple[float, float], color: str, width: float) -> str:
    (x1, y1), (x2, y2) = start, end
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{color}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _path(points: Sequence[tuple[float, float]], curve: Curve) -> str:
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = f' stroke-dasharray="{curve.dash}"' if curve.dash else ""
    return (
        f'<polyline points="{where}" fill="none" stroke="{curve.color}" stroke-width="1.8"{dash}/>'
    )


def _dots(points: Sequence[tuple[float, float]], color: str) -> list[str]:
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{color}" fill-opacity="0.75"/>'
        for x, y in points
    ]
