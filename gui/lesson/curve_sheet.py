"""CurveSheet: lies over a plot, where a learner draws the curve that is expected."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QEvent, QObject, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QWidget

from gui.plotting.live_plot import LivePlot
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

WIDTH, HALO, ROOM = 3.0, 7.0, 12.0

Points = Sequence[tuple[float, float]]


class CurveSheet(Dressed, QWidget):
    """Takes the mouse only while somebody may draw; what was drawn stays visible.

    A new stroke replaces the points in its range; a curve goes from left to right only.

    Signals:
        drawn: the curve is another one.
    """

    drawn = pyqtSignal()

    def __init__(self, plot: LivePlot) -> None:
        super().__init__(plot)
        self.setObjectName("curveSheet")
        self._plot = plot
        self._points: dict[float, float] = {}  # value by step
        self._until = 0.0
        self._last: QPointF | None = None
        plot.installEventFilter(self)
        plot.plotItem.vb.sigRangeChanged.connect(self._on_range)
        self.set_drawing(False)
        self.setGeometry(plot.rect())
        self.show()
        self.dress()

    @property
    def points(self) -> list[tuple[float, float]]:
        """The curve: step and value, in the order of the steps."""
        return sorted(self._points.items())

    def begin(self, until: float, top: float) -> None:
        """Let somebody draw up to a step, and up to a value."""
        self._points, self._until = {}, until
        self._plot.restart(until)
        self._plot.fit_values(-0.02 * top, top)
        self.set_drawing(True)

    def show_curve(self, points: Points) -> None:
        """Show a curve that was drawn; it cannot be changed."""
        self._points = {float(x): float(y) for x, y in points}
        self.set_drawing(False)

    def set_drawing(self, drawing: bool) -> None:
        """Whether the mouse draws."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not drawing)
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        self._drawing = drawing
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.localPos()
        self._add(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._add(self._last, event.localPos())
            self._last = event.localPos()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None
        if self._points:
            self.drawn.emit()

    def _add(self, start: QPointF, end: QPointF) -> None:
        """Put the way of the mouse into the curve, in place of what was there."""
        (x0, y0), (x1, y1) = (self._at(one) for one in (start, end))
        low, high = min(x0, x1), max(x0, x1)
        self._points = {x: y for x, y in self._points.items() if not low <= x <= high}
        for x, y in ((x0, y0), (x1, y1)):
            self._points[min(max(x, 0.0), self._until)] = y
        self.update()

    def _at(self, point: QPointF) -> tuple[float, float]:
        """The step and the value under a point."""
        scene = self._plot.mapToScene(point.toPoint())
        view = self._plot.plotItem.vb.mapSceneToView(scene)
        return view.x(), view.y()

    def _pixels(self) -> QPolygonF:
        view = self._plot.plotItem.vb
        places = [view.mapViewToScene(QPointF(x, y)) for x, y in self.points]
        return QPolygonF([QPointF(self._plot.mapFromScene(one)) for one in places])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self._plot.plotItem.vb.sceneBoundingRect())
        if self._drawing and not self._points:
            painter.setFont(theme.text_font(13, strong=True))
            painter.setPen(theme.color("accent"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("Draw your curve here"))
        if not self._points:
            return
        painter.setClipRect(area)
        line = self._pixels()
        for color, width in (("card", HALO), ("accent", WIDTH)):
            pen = QPen(theme.color(color), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)
        self._paint_tag(painter, line)

    def _paint_tag(self, painter: QPainter, line: QPolygonF) -> None:
        """Say whose curve it is, beside its middle."""
        painter.setFont(theme.text_font(11, strong=True))
        told, middle = tr("My prediction"), line.at(line.count() // 2)
        wide = painter.fontMetrics().horizontalAdvance(told) + ROOM
        tag = QRectF(middle.x() + 8, middle.y() - 22, wide, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, told)

    def _on_range(self, *_: object) -> None:
        self.update()

    def show_theme(self) -> None:
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Draw your curve here"))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._plot.rect())
        return False


def value_at(points: Points, step: float) -> float:
    """The value of a drawn curve at a step, between its points."""
    if not points:
        return float("nan")
    xs, ys = zip(*points, strict=True)
    return float(np.interp(step, xs, ys))
