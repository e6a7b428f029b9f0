"""LogArea: a small plot with logarithmic axes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPen

from gui.style import formatting, theme

LEFT, BOTTOM, TOP, RIGHT = 42, 34, 6, 8
MOST_TICKS = 6


@dataclass(frozen=True)
class LogArea:
    """A frame with powers of ten from ``low`` to ``high`` across and up."""

    frame: QRectF
    across: tuple[float, float]
    up: tuple[float, float]

    @classmethod
    def inside(cls, room: QRectF, across: tuple[float, float], up: tuple[float, float]) -> LogArea:
        """The area in a room, with space for the numbers at the axes."""
        frame = room.adjusted(theme.px(LEFT), theme.px(TOP), -theme.px(RIGHT), -theme.px(BOTTOM))
        return cls(frame, across, up)

    def x(self, value: float) -> float:
        """Where a number lies across; what is beyond an end lies at it."""
        return self._place(value, self.across, self.frame.left(), self.frame.right())

    def y(self, value: float) -> float:
        """Where a number lies up."""
        return self._place(value, self.up, self.frame.bottom(), self.frame.top())

    def point(self, x: float, y: float) -> QPointF:
        """Where two numbers lie."""
        return QPointF(self.x(x), self.y(y))

    def _place(self, value: float, ends: tuple[float, float], start: float, end: float) -> float:
        low, high = ends
        power = math.log10(value) if value > 0.0 and math.isfinite(value) else low
        power = high if value == math.inf else power
        share = (min(max(power, low), high) - low) / (high - low)
        return start + share * (end - start)

    def paint_grid(self, painter: QPainter, across_title: str, numbers_across: bool = True) -> None:
        """The lines at powers of ten with their numbers, and the title of the axis across."""
        painter.setFont(theme.number_font(10))
        for power in _ticks(*self.up):
            y = self.y(10.0**power)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(self.frame.left(), y), QPointF(self.frame.right(), y))
            painter.setPen(theme.color("muted"))
            room = QRectF(self.frame.left() - theme.px(LEFT), y - 8, theme.px(LEFT) - 5, 16)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, right, formatting.power_of_ten(power))
        for power in _ticks(*self.across) if numbers_across else []:
            x = self.x(10.0**power)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, self.frame.top()), QPointF(x, self.frame.bottom()))
            painter.setPen(theme.color("muted"))
            room = QRectF(x - 30, self.frame.bottom() + 2, 60, theme.px(14))
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignCenter), formatting.power_of_ten(power)
            )
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        line = QRectF(
            self.frame.left(), self.frame.bottom() + theme.px(16), self.frame.width(), theme.px(16)
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), across_title)


def _ticks(low: float, high: float) -> list[int]:
    """Powers of ten that are labelled."""
    first, last = math.ceil(low), math.floor(high)
    every = max(1, math.ceil((last - first) / MOST_TICKS))
    return list(range(first, last + 1, every))
