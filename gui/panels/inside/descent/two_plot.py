"""TwoPlot: the heights of a function of two numbers as shades, and paths of optimizers on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.plotting.contours import contour_image
from gui.style import theme
from gui.style.i18n import tr

PIXELS = 1  # of the screen for one number
KEY_STEP = 0.02  # of the plane
KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class TwoPlot(QWidget):
    """The start can be dragged.

    Signals:
        started: (x, y) another start is wanted.
    """

    started = pyqtSignal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("descentPlane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.paths: Sequence[tuple[nn.DescentPath, QColor]] = ()
        self.step = 0
        self._field: nn.ScalarField | None = None
        self._bounds: tuple[float, ...] = (-1.0, 1.0, -1.0, 1.0)
        self._image: QImage | None = None
        self._drawn: object = None  # what the image was made for

    def show_field(self, field: nn.ScalarField, bounds: tuple[float, ...]) -> None:
        """Show this function over left, right, bottom, top."""
        self._field, self._bounds = field, bounds
        self.update()

    def show_paths(self, paths: Sequence[tuple[nn.DescentPath, QColor]], step: int) -> None:
        """Show these paths up to a step."""
        self.paths, self.step = paths, step
        self.update()

    def _area(self) -> Area:
        left, right, bottom, top = self._bounds
        return Area.inside(QRectF(self.rect()), Axis(left, right), Axis(bottom, top), title=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        if self._field is not None and area.frame.width() > 10 and area.frame.height() > 10:
            painter.drawImage(area.frame, self._heights(self._field, area))
        area.paint_grid(painter, most=(7, 5))
        painter.save()
        painter.setClipRect(area.frame)
        for path, color in self.paths:
            self._paint_path(painter, area, path, color)
        painter.restore()
        if self.paths:
            start = area.point(*map(float, self.paths[0][0].points[0]))
            painter.setPen(QPen(theme.color("card"), 1.5))
            painter.setBrush(theme.color("text"))
            painter.drawEllipse(start, 6, 6)
            painter.setFont(theme.text_font(11))
            painter.setPen(theme.color("text"))
            painter.drawText(start + QPointF(-14, -11), tr("start"))

    def _heights(self, field: nn.ScalarField, area: Area) -> QImage:
        """The shades of the function, made once for a size and a theme."""
        columns = int(area.frame.width()) // PIXELS
        rows = int(area.frame.height()) // PIXELS
        key = field, self._bounds, columns, rows, theme.current().name
        if key != self._drawn or self._image is None:
            left, right, bottom, top = self._bounds
            xs = left + (np.arange(columns) + 0.5) / columns * (right - left)
            ys = top - (np.arange(rows) + 0.5) / rows * (top - bottom)
            grid = np.meshgrid(xs, ys)
            self._image, self._drawn = contour_image(field.values(*grid)), key
        return self._image

    def _paint_path(
        self, painter: QPainter, area: Area, path: nn.DescentPath, color: QColor
    ) -> None:
        last = min(self.step, len(path.points) - 1)
        xs, ys = path.points[: last + 1].T
        area.paint_curve(painter, xs, ys, QPen(color, 1.8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        places = list(zip(xs.tolist(), ys.tolist(), strict=True))
        for x, y in places:
            if area.shows(x, y):
                painter.drawEllipse(area.point(x, y), 2.4, 2.4)
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(color, 2.4))
        if area.shows(*places[-1]):
            painter.drawEllipse(area.point(*places[-1]), 5.5, 5.5)

    # The mouse and the keys.

    def _start(self, x: float, y: float) -> None:
        left, right, bottom, top = self._bounds
        x, y = min(max(x, left), right), min(max(y, bottom), top)
        self.started.emit(float(f"{x:.3g}"), float(f"{y:.3g}"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start(*self._area().numbers(event.localPos()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._start(*self._area().numbers(event.localPos()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = KEYS.get(Qt.Key(event.key()))
        if way is None or not self.paths:
            super().keyPressEvent(event)
            return
        left, right, bottom, top = self._bounds
        x, y = self.paths[0][0].points[0]
        self._start(
            float(x) + way[0] * KEY_STEP * (right - left),
            float(y) + way[1] * KEY_STEP * (top - bottom),
        )
