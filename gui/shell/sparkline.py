"""Sparkline: the loss of every lane over the whole run, and the step that is shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.live_plot import FIRST_EPOCHS, FIRST_STEPS, VEIL_ALPHA
from gui.plotting.notes import notes_of
from gui.plotting.trace import DASHES
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

AXIS, TOP, SIDE = 18, 8, 22
USUAL = 0.98  # the quantile of the losses that still fits into the sparkline
NEAR = 0.01  # of the width: changes that are closer are one mark
DIAMOND = 4.0
# A curve is drawn as lines of one pixel, a little apart: Qt draws one of 1.6 pixels 50 × slower.
THICKNESS = (-0.3, 0.3)
TICK_PIXELS = 90  # room for one tick of the axis
HANDLE, CHIP_ROOM = 6.0, 12.0


class Sparkline(Dressed, QWidget):
    """The mini-batch loss of every lane from the first step to the last; it never scrolls.

    Diamonds are changes of a setting, small ticks below the axis are evaluations. A click or a
    drag chooses an earlier step, which ``show_past`` marks.

    Signals:
        hovered: (position on the lanes' shared axis, or None) where the mouse is.
        picked: (position) a person wants to see the run there.
        menu_asked: (position on the screen) a person wants to know what can be done there.
    """

    hovered = pyqtSignal(object)
    picked = pyqtSignal(float)
    menu_asked = pyqtSignal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sparkline")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._history: nn.History | None = None
        self._lanes: Sequence[LaneView] = ()
        self._cursor: float | None = None
        self._past: float | None = None
        self._told = ""  # which step that is
        self._curves: QPixmap | None = None
        self._marks: list[tuple[float, QColor, str]] = []  # x, colour and text of each change
        self.dress()

    def show_run(self, history: nn.History | None, lanes: Sequence[LaneView]) -> None:
        """Show these lanes as they are now."""
        self._history, self._lanes = history, lanes
        self._curves = None
        self.update()

    def show_cursor(self, position: float | None) -> None:
        """Put the cross-hair at a position, or take it away."""
        if position != self._cursor:
            self._cursor = position
            self.update()

    def show_past(self, position: float | None, told: str) -> None:
        """Mark the earlier step that is shown, and which it is; None for none."""
        if (position, told) != (self._past, self._told):
            self._past, self._told = position, told
            self.update()

    @property
    def end(self) -> float:
        """The position on the shared axis at the right edge: how far the run is."""
        if self._history is None:
            return FIRST_STEPS
        least = FIRST_EPOCHS if self._history.by_epoch else FIRST_STEPS
        return max(self._history.end, least)

    @property
    def _plot(self) -> QRectF:
        return QRectF(
            SIDE, TOP, max(self.width() - 2 * SIDE, 1), max(self.height() - TOP - theme.px(AXIS), 1)
        )

    def _x(self, position: float) -> float:
        return self._plot.left() + self._plot.width() * position / self.end

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._curves is None:
            self._curves = self._painted()
        painter.drawPixmap(0, 0, self._curves)
        if self._past is not None:
            self._paint_past(painter, self._x(self._past))
        if self._cursor is not None and self._history is not None and self._history.rows:
            x = self._x(self._cursor)
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.drawLine(QPointF(x, 2), QPointF(x, self._plot.bottom()))

    def _paint_past(self, painter: QPainter, x: float) -> None:
        """Fade what came later, and mark the step with a handle and its number."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, veil = self._plot, theme.color("panel")
        veil.setAlpha(VEIL_ALPHA)
        painter.fillRect(QRectF(x, 0, self.width() - x, plot.bottom() - 1), veil)
        painter.setPen(QPen(theme.color("text"), 1.5))
        painter.drawLine(QPointF(x, 2), QPointF(x, plot.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        corners = ((-HANDLE, 0), (HANDLE, 0), (0, 1.2 * HANDLE))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, dy) for dx, dy in corners]))
        painter.setFont(theme.number_font(11))
        wide = painter.fontMetrics().horizontalAdvance(self._told) + CHIP_ROOM
        left = min(max(x - wide / 2, 0.0), self.width() - wide)
        chip = QRectF(left, plot.bottom() + 1, wide, theme.px(AXIS) - 2)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(theme.color("panel"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._told)

    def _painted(self) -> QPixmap:
        """Axis, curves and marks; made again only when something has changed."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        self._marks = []
        history = self._history
        if history is not None and history.rows:
            self._paint_curves(painter, history)
            self._paint_marks(painter, history)
        painter.end()
        return pixmap

    def _paint_axis(self, painter: QPainter) -> None:
        plot, end = self._plot, self.end
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        step = formatting.round_up(end / max(plot.width() / theme.px(TICK_PIXELS), 1))
        painter.setFont(theme.number_font(11))
        for index in range(int(end / step + 1e-6) + 1):
            x = self._x(index * step)
            painter.setPen(theme.color("line"))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3))
            painter.setPen(theme.color("muted"))
            text = formatting.short(index * step)
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(x - wide / 2, 0.0), self.width() - wide - 2.0)
            below = QRectF(left, plot.bottom() + 3, wide + 2, theme.px(AXIS) - 3)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), text)

    def _paint_curves(self, painter: QPainter, history: nn.History) -> None:
        plot = self._plot
        points = max(int(plot.width() / 2), 2)
        drawn = []
        for lane in self._lanes:
            unit = history.unit(lane.record)
            seen = lane.record.steps.view(0, lane.record.step, points, [0, nn.LOSS])
            finite = np.isfinite(seen.mean[:, 1])
            drawn.append((lane, seen.mean[finite, 0] * unit, seen.mean[finite, 1]))
        values = np.concatenate([losses for _, _, losses in drawn])
        if not len(values):
            return
        most = float(np.quantile(values, USUAL))
        least = min(float(values.min()), 0.0 if values.min() >= 0 else float(values.min()))
        spread = max(most - least, 1e-12)
        for lane, steps, losses in drawn:
            share = np.clip((losses - least) / spread, 0, 1.02)
            xs = plot.left() + plot.width() * steps / self.end
            ys = plot.bottom() - 2 - (plot.height() - 4) * share
            pen = QPen(theme.lane_color(lane.slot), 1.0)
            pen.setCosmetic(True)
            dashes = DASHES[lane.slot % len(DASHES)]
            if dashes[1]:
                pen.setDashPattern(list(dashes))
            painter.setPen(pen)
            line = QPolygonF(map(QPointF, xs.tolist(), ys.tolist()))
            for shift in THICKNESS:
                painter.drawPolyline(line.translated(0.0, shift))
            if len(xs):
                painter.setBrush(theme.lane_color(lane.slot))
                painter.drawEllipse(QPointF(xs[-1], ys[-1]), 2.2, 2.2)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_marks(self, painter: QPainter, history: nn.History) -> None:
        plot = self._plot
        for lane in self._lanes:
            steps = lane.record.evaluations.view(0, lane.record.step, 60, [0]).mean[:, 0]
            painter.setPen(QPen(theme.lane_color(lane.slot), 1))
            for x in (self._x(float(step) * history.unit(lane.record)) for step in steps):
                painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() - 3))
        for slot, position, text in notes_of(history, self._lanes, NEAR * self.end):
            x, color = self._x(position), theme.color("warn")
            self._marks.append((x, theme.lane_color(slot), text))
            painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            corners = ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0))
            top = plot.top()
            painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in corners]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def retranslate(self) -> None:
        self._curves = None
        self.setAccessibleName(tr("Loss of every lane over the whole run"))
        self.update()

    def show_theme(self) -> None:
        self._curves = None
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._curves = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._pick(event)
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(event.globalPos())

    def _pick(self, event: QMouseEvent) -> None:
        """Choose the step under the mouse, or the nearest end."""
        if self._history is not None and self._history.rows:
            self.hovered.emit(None)
            self.picked.emit(min(max(self._position(event), 0.0), self.end))

    def _position(self, event: QMouseEvent) -> float:
        """Where the mouse is on the shared axis."""
        return (event.localPos().x() - self._plot.left()) / self._plot.width() * self.end

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event)
            return
        x, position = event.localPos().x(), self._position(event)
        self.hovered.emit(position if 0 <= position <= self.end else None)
        told = [text for mark, _, text in self._marks if abs(mark - x) <= 2 * DIAMOND]
        click = tr("Click or drag to see the run at an earlier step")
        self.setToolTip("\n".join(told) or f"{self.accessibleName()}\n{click}")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)
