"""Plane: samples of two features (or one, and the target upwards) painted as points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen

import nn
from gui.style import theme

DOT, OPEN_DOT = 3.2, 3.0
MOST_DOTS = 1500  # of a part; of more, evenly chosen ones are drawn
AROUND = "#0B0F14"


@dataclass(frozen=True)
class Plane:
    """Where on the screen (``area``) which part of the plane (``bounds``) lies."""

    area: QRectF
    bounds: nn.Bounds

    def pixel(self, x: float, y: float) -> QPointF:
        """The point of the screen at these coordinates."""
        left, right, bottom, top = self.bounds
        return QPointF(
            self.area.left() + self.area.width() * (x - left) / (right - left),
            self.area.top() + self.area.height() * (top - y) / (top - bottom),
        )

    def xy(self, point: QPointF) -> tuple[float, float] | None:
        """The coordinates at a point of the screen; None outside."""
        if not self.area.contains(point):
            return None
        left, right, bottom, top = self.bounds
        across = (point.x() - self.area.left()) / self.area.width()
        down = (point.y() - self.area.top()) / self.area.height()
        return left + across * (right - left), top - down * (top - bottom)

    def paint_data(self, painter: QPainter, data: nn.Dataset) -> None:
        """All samples: those that are trained on filled, those that are held out as rings."""
        self.paint_part(painter, data.train, data, True)
        self.paint_part(painter, data.validation, data, False)
        self.paint_part(painter, data.test, data, False)

    def paint_part(self, painter: QPainter, part: nn.Part, data: nn.Dataset, filled: bool) -> None:
        """Some samples, filled or as rings, in the colours of their targets."""
        line = data.features == 1
        if part.x.shape[1] != data.features:
            return
        every = max(-(-len(part) // MOST_DOTS), 1)
        targets = part.t[::every]
        ups = targets if line else part.x[::every, 1]
        ends = float(data.train.t.min()), float(data.train.t.max())
        for x, y, t in zip(part.x[::every, 0], ups, targets, strict=True):
            if np.isfinite(x) and np.isfinite(y):
                color = theme.color("text" if filled else "accent")
                if not line:
                    regression = data.task == nn.REGRESSION
                    color = value_color(float(t), ends) if regression else theme.point_color(int(t))
                self._paint_dot(painter, self.pixel(float(x), float(y)), color, filled)

    def _paint_dot(self, painter: QPainter, at: QPointF, color: QColor, filled: bool) -> None:
        if filled:
            painter.setPen(QPen(QColor(AROUND), 0.7))
            painter.setBrush(color)
            painter.drawEllipse(at, DOT, DOT)
        else:
            painter.setPen(QPen(color.darker(115), 1.5))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(at, OPEN_DOT, OPEN_DOT)

    def paint_axes(self, painter: QPainter, data: nn.Dataset) -> None:
        """The numbers at the ends of both axes, and what the axes are."""
        left, right, _, top = self.bounds
        painter.setFont(theme.number_font(10))
        painter.setPen(theme.color("text"))
        area = self.area.adjusted(4, 2, -4, -2)
        flag = Qt.AlignmentFlag
        up = data.target if data.features == 1 else data.feature_names[1]
        for told, align in (
            (f"{left:.3g}", flag.AlignLeft | flag.AlignBottom),
            (f"{right:.3g}", flag.AlignRight | flag.AlignBottom),
            (f"{top:.3g}", flag.AlignLeft | flag.AlignTop),
            (f"{data.feature_names[0]} →", flag.AlignHCenter | flag.AlignBottom),
            (f"↑ {up}", flag.AlignHCenter | flag.AlignTop),
        ):
            painter.drawText(area, int(align), told)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.area)


def value_color(value: float, ends: tuple[float, float]) -> QColor:
    """The colour of a number between the least and the largest."""
    low, high = ends
    share = (value - low) / (high - low) if high > low else 0.5
    mixed = height_colors(np.array([min(max(share, 0.0), 1.0)]))[0]
    return QColor(*(int(one) for one in mixed))


def height_colors(share: nn.Array) -> nn.Array:
    """Colours (…, 3) between violet (0), the ground (1/2) and yellow (1)."""
    ends = [theme.point_color(0), theme.color("card"), theme.point_color(1)]
    violet, middle, yellow = (np.array(one.getRgb()[:3], float) for one in ends)
    up = np.clip(2 * share - 1, 0, 1)[..., None]
    down = np.clip(1 - 2 * share, 0, 1)[..., None]
    mixed: nn.Array = middle + up * (yellow - middle) + down * (violet - middle)
    return mixed
