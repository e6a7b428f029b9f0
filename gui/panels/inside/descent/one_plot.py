"""OnePlot: a curve, and the steps down it with their tangents."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.style import theme
from gui.style.i18n import tr

POINTS = 400
MARGIN = 0.08
MOST = 1e300  # of what the axis shows, so that its height is a number too
TANGENT = 0.09  # of the width, to each side of a point
FADE = 12  # tangents before the present one that are still seen
KEY_STEP = 0.1
WHEEL = 120.0  # of a mouse' wheel: one notch


class OnePlot(QWidget):
    """The start can be dragged; the wheel changes the learning rate.

    Signals:
        started: (x) another start is wanted.
        turned: (notches) the wheel was turned.
    """

    started = pyqtSignal(float)
    turned = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("descentCurve")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.bounds = (-3.0, 3.0)
        self.xs, self.ys = np.linspace(-1, 1, POINTS), np.zeros(POINTS)
        self.path: nn.DescentPath | None = None
        self.step = 0

    def show_curve(self, field: nn.ScalarField, bounds: tuple[float, ...]) -> None:
        """Show this function between these bounds."""
        self.bounds = bounds[0], bounds[1]
        self.xs = np.linspace(*self.bounds, POINTS)
        self.ys = field.values(self.xs)
        self.update()

    def show_path(self, path: nn.DescentPath, step: int) -> None:
        """Show the path up to a step."""
        self.path, self.step = path, step
        self.update()

    def _area(self) -> Area:
        known = self.ys[np.isfinite(self.ys)]
        known = np.clip(known, -MOST, MOST)
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        room = MARGIN * (high - low) or max(0.5, 0.5 * abs(high))
        return Area.inside(
            QRectF(self.rect()), Axis(*self.bounds), Axis(low - room, high + room), title=False
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        area.paint_grid(painter, most=(7, 6))
        area.paint_curve(painter, self.xs, self.ys, QPen(theme.color("forward"), 2.2))
        if self.path is not None:
            self._paint_path(painter, area, self.path)

    def _paint_path(self, painter: QPainter, area: Area, path: nn.DescentPath) -> None:
        last = min(self.step, len(path.points) - 1)
        xs, ys = path.points[: last + 1, 0], path.values[: last + 1]
        tint = theme.color("accent")
        painter.save()
        painter.setClipRect(area.frame.adjusted(-1, -1, 1, 1))
        for index in range(max(0, last - FADE), last + 1):
            self._paint_tangent(painter, area, index, last)
        area.paint_curve(painter, xs, ys, QPen(tint, 1.2))
        painter.setBrush(tint)
        painter.setPen(QPen(theme.color("card"), 1))
        seen = [
            area.point(x, y) if area.shows(x, y) else None
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
        ]
        for point in filter(None, seen):
            painter.drawEllipse(point, 3.4, 3.4)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first, present = seen[0], seen[-1]
        if first is not None:
            painter.setPen(QPen(theme.color("text"), 2))
            painter.drawEllipse(first, 7, 7)
            painter.setFont(theme.text_font(11))
            painter.drawText(first + QPointF(-14, -12), tr("start"))
        if present is not None:
            painter.setPen(QPen(theme.color("hit"), 2.4))
            painter.drawEllipse(present, 7, 7)

    def _paint_tangent(self, painter: QPainter, area: Area, index: int, last: int) -> None:
        """The tangent at a point; earlier ones are fainter."""
        assert self.path is not None
        x, y = float(self.path.points[index, 0]), float(self.path.values[index])
        slope = float(self.path.slopes[index, 0])
        if not np.isfinite([slope, y]).all() or not self.bounds[0] <= x <= self.bounds[1]:
            return
        tint = theme.color("gradient")
        tint.setAlphaF(0.9 if index == last else 0.5 * (1.0 - (last - index) / (FADE + 1.0)))
        reach = TANGENT * (self.bounds[1] - self.bounds[0])
        painter.setPen(QPen(tint, 1.8 if index == last else 1.2))
        painter.drawLine(
            area.point(x - reach, y - reach * slope), area.point(x + reach, y + reach * slope)
        )

    # The mouse and the keys.

    def _start_at(self, event: QMouseEvent) -> None:
        x = self._area().numbers(event.localPos())[0]
        self.started.emit(round(min(max(x, self.bounds[0]), self.bounds[1]), 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._start_at(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(event.angleDelta().y() / WHEEL)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}.get(Qt.Key(event.key()))
        if way is None or self.path is None:
            super().keyPressEvent(event)
        else:
            x = float(self.path.points[0, 0]) + way * KEY_STEP
            self.started.emit(round(min(max(x, self.bounds[0]), self.bounds[1]), 2))
