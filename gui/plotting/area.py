"""Area: a painted plot with two axes, each linear or logarithmic."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF

import nn
from gui.style import formatting, theme

LEFT, BOTTOM, TOP, RIGHT = 42, 34, 6, 8
TICK_LINE, TITLE_LINE = 14, 16
MOST_TICKS = 6
FAR = 4.0  # plot heights beyond its edges: points that are further away are drawn there
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """Numbers from ``low`` to ``high``; of a logarithmic axis these are powers of ten."""

    low: float
    high: float
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a number lies: 0 at its low end, 1 at its high end.

        On a logarithmic axis what lies beyond an end, and what has no logarithm, lies at it.
        """
        if not self.logarithmic:
            return (value - self.low) / (self.high - self.low)
        power = math.log10(value) if value > 0.0 and math.isfinite(value) else self.low
        power = self.high if value == math.inf else power
        return (min(max(power, self.low), self.high) - self.low) / (self.high - self.low)

    def shares(self, values: nn.Array) -> nn.Array:
        """The same of many numbers; NaN stays NaN."""
        numbers = np.asarray(values, np.float64)
        if self.logarithmic:
            with np.errstate(divide="ignore", invalid="ignore"):
                numbers = np.clip(np.log10(numbers), self.low, self.high)
        found: nn.Array = (numbers - self.low) / (self.high - self.low)
        return found

    def at(self, share: float) -> float:
        """The number at a share of the axis."""
        value = self.low + share * (self.high - self.low)
        return 10.0**value if self.logarithmic else value

    def ticks(self, most: int = MOST_TICKS) -> list[tuple[float, str]]:
        """The numbers that are labelled, and how."""
        if self.logarithmic:
            first, last = math.ceil(self.low), math.floor(self.high)
            every = max(1, math.ceil((last - first) / most))
            powers = range(first, last + 1, every)
            return [(10.0**power, formatting.power_of_ten(power)) for power in powers]
        if not 0.0 < self.high - self.low < math.inf:
            return []
        step = tick_step((self.high - self.low) / most)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        decimals = max(0, -math.floor(math.log10(step) + 1e-9) + (step_has_half(step)))
        return [(i * step, tick_text(i * step, decimals)) for i in range(first, last + 1)]


def tick_step(least: float) -> float:
    """The next distance between ticks of the kind 1, 2, 2.5, 5 times a power of ten."""
    scale = 10.0 ** math.floor(math.log10(least))
    return next(step * scale for step in STEPS if step * scale >= least * (1 - 1e-9))


def step_has_half(step: float) -> bool:
    """Whether a distance between ticks is 2.5 times a power of ten."""
    return abs(step / 10.0 ** math.floor(math.log10(step) + 1e-9) - 2.5) < 1e-6


def tick_text(value: float, decimals: int) -> str:
    """A number at a tick, as short as it can be: −0.5, 20k, 2e-5."""
    if abs(value) >= 1e4:
        return formatting.short(value)
    if decimals > 4:
        return formatting.plain(float(f"{value:.2g}")) if value else "0"
    return f"{value:.{decimals}f}" if value else "0"


@dataclass(frozen=True)
class Area:
    """A frame on the screen with an axis across and one up."""

    frame: QRectF
    across: Axis
    up: Axis

    @classmethod
    def inside(cls, room: QRectF, across: Axis, up: Axis, title: bool = True) -> Area:
        """The area in a room, with space for the numbers at the axes and a title below."""
        foot = theme.px(BOTTOM if title else TICK_LINE + 4)
        frame = room.adjusted(theme.px(LEFT), theme.px(TOP), -theme.px(RIGHT), -foot)
        return cls(frame, across, up)

    def x(self, value: float) -> float:
        """Where a number lies across."""
        return self.frame.left() + self.across.share(value) * self.frame.width()

    def y(self, value: float) -> float:
        """Where a number lies up."""
        return self.frame.bottom() - self.up.share(value) * self.frame.height()

    def point(self, x: float, y: float) -> QPointF:
        """Where two numbers lie."""
        return QPointF(self.x(x), self.y(y))

    def shows(self, x: float, y: float) -> bool:
        """Whether two numbers are finite and lie in the frame."""
        return (
            math.isfinite(x)
            and math.isfinite(y)
            and self.frame.adjusted(-1, -1, 1, 1).contains(self.point(x, y))
        )

    def numbers(self, at: QPointF) -> tuple[float, float]:
        """The numbers that belong to a point of the screen, inside the frame or not."""
        right = (at.x() - self.frame.left()) / self.frame.width()
        up = (self.frame.bottom() - at.y()) / self.frame.height()
        return self.across.at(right), self.up.at(up)

    def lines(self, xs: nn.Array, ys: nn.Array) -> Iterator[QPolygonF]:
        """The pieces of a curve between gaps (NaN)."""
        rights, ups = (
            np.clip(axis.shares(values), -FAR, 1.0 + FAR)
            for axis, values in ((self.across, xs), (self.up, ys))
        )
        known = np.isfinite(rights) & np.isfinite(ups)
        left, bottom = self.frame.left(), self.frame.bottom()
        wide, high = self.frame.width(), self.frame.height()
        edges = np.flatnonzero(np.diff(np.concatenate([[0], known.view(np.int8), [0]])))
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            yield QPolygonF(
                [
                    QPointF(left + right * wide, bottom - up * high)
                    for right, up in zip(
                        rights[first:last].tolist(), ups[first:last].tolist(), strict=True
                    )
                ]
            )

    def paint_curve(self, painter: QPainter, xs: nn.Array, ys: nn.Array, pen: QPen) -> None:
        """A curve, cut off at the frame."""
        painter.save()
        painter.setClipRect(self.frame.adjusted(-1, -1, 1, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for piece in self.lines(xs, ys):
            painter.drawPolyline(piece)
        painter.restore()

    def paint_band(
        self, painter: QPainter, xs: nn.Array, ends: Sequence[nn.Array], color: QColor, alpha: int
    ) -> None:
        """What lies between two curves, the lower and the upper one, cut off near the frame."""
        pale = QColor(color)
        pale.setAlpha(alpha)
        low, high = (
            [self.point(float(x), float(y)) for x, y in zip(xs, one, strict=True)] for one in ends
        )
        painter.save()
        painter.setClipRect(self.frame.adjusted(-4, -4, 4, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
        painter.restore()

    def paint_labels_across(self, painter: QPainter, labels: Iterable[tuple[float, str]]) -> None:
        """A line at each number with its text below; texts without room are left out."""
        painter.setFont(theme.number_font(10))
        free = -math.inf
        for value, text in labels:
            x = self.x(value)
            half = painter.fontMetrics().horizontalAdvance(text) / 2 + 4
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, self.frame.top()), QPointF(x, self.frame.bottom()))
            if x - half >= free:
                painter.setPen(theme.color("muted"))
                box = QRectF(x - half, self.frame.bottom() + 2, 2 * half, theme.px(TICK_LINE))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
                free = x + half

    def paint_grid(
        self,
        painter: QPainter,
        across_title: str = "",
        numbers_across: bool = True,
        most: tuple[int, int] = (MOST_TICKS, MOST_TICKS),
    ) -> None:
        """The lines at ticks with their numbers, and the title of the axis across."""
        painter.setFont(theme.number_font(10))
        for value, text in self.up.ticks(most[1]):
            y = self.y(value)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(self.frame.left(), y), QPointF(self.frame.right(), y))
            painter.setPen(theme.color("muted"))
            room = QRectF(self.frame.left() - theme.px(LEFT), y - 8, theme.px(LEFT) - 5, 16)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, right, text)
        for value, text in self.across.ticks(most[0]) if numbers_across else []:
            x = self.x(value)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, self.frame.top()), QPointF(x, self.frame.bottom()))
            painter.setPen(theme.color("muted"))
            room = QRectF(x - 30, self.frame.bottom() + 2, 60, theme.px(TICK_LINE))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        line = QRectF(
            self.frame.left(),
            self.frame.bottom() + theme.px(TITLE_LINE),
            self.frame.width(),
            theme.px(TITLE_LINE),
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), across_title)
