"""Timeline: how far the run is, and the loss of every lane over the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.plotting.live_plot import FIRST_EPOCHS, FIRST_STEPS
from gui.plotting.notes import notes_of
from gui.plotting.trace import DASHES
from gui.session.run_model import RunModel
from gui.session.state import Stage, State
from gui.style import formatting, i18n, theme
from gui.style.dressed import Dressed
from gui.style.glossary import explained
from gui.style.i18n import tr
from gui.style.tooltips import tip

HEIGHT, LOW_HEIGHT, LEFT = 72, 52, 248
AXIS, TOP, SIDE = 18, 8, 22
PROGRESS_PARTS = 1000
USUAL = 0.98  # the quantile of the losses that still fits into the sparkline
NEAR = 0.01  # of the width: changes that are closer are one mark
DIAMOND = 4.0
# A curve is drawn as lines of one pixel, a little apart: Qt draws one of 1.6 pixels 50 × slower.
THICKNESS = (-0.3, 0.3)
ASIDE = 36  # pixels that a line of the block needs beside its two texts
TICK_PIXELS = 90  # room for one tick of the axis


class Sparkline(Dressed, QWidget):
    """The mini-batch loss of every lane from the first step to the last; it never scrolls.

    Diamonds are changes of a setting, small ticks below the axis are evaluations.

    Signals:
        hovered: (position on the lanes' shared axis, or None) where the mouse is.
    """

    hovered = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sparkline")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._history: nn.History | None = None
        self._lanes: Sequence[LaneView] = ()
        self._cursor: float | None = None
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
        if self._cursor is not None and self._history is not None and self._history.rows:
            x = self._x(self._cursor)
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.drawLine(QPointF(x, 2), QPointF(x, self._plot.bottom()))

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.localPos().x()
        position = (x - self._plot.left()) / self._plot.width() * self.end
        self.hovered.emit(position if 0 <= position <= self.end else None)
        told = [text for mark, _, text in self._marks if abs(mark - x) <= 2 * DIAMOND]
        self.setToolTip("\n".join(told) or self.accessibleName())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)


class Timeline(Dressed, QFrame):
    """Epoch, step, rate and time left on the left; the sparkline beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.epoch, self.steps = QLabel(), QLabel()
        self.rate, self.left = QLabel(), QLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_PARTS)
        self.progress.setTextVisible(False)
        self.cancel_button = QToolButton()
        self.cancel_button.setObjectName("cancelButton")
        self.cancel_button.hide()
        self.sparkline = Sparkline()
        for label in (self.epoch, self.steps):
            label.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.steps, self.rate, self.left):
            label.setProperty("role", "muted")
        self._low = False
        self._arrange()
        self.dress()

    def set_low(self, low: bool) -> None:
        """Take less height, for the sake of the cards."""
        if low != self._low:
            self._low = low
            self.show_theme()

    def show_progress(self, model: RunModel) -> None:
        """Epoch, step, steps per second and the time left."""
        if model.run is None or model.building is not None:
            return
        lane = model.run.worked_on
        step, target = lane.record.step, lane.experiment.steps
        per_epoch = max(lane.record.epoch // lane.record.batch[0], 1)
        epochs = max(-(-target // per_epoch), 1)
        epoch = min(step // per_epoch + 1, epochs)
        share = min(step / target, 1.0)
        told = tr("Epoch {epoch} / {epochs}").format(
            epoch=theme.strong(f"{epoch:,}"), epochs=f"{epochs:,}"
        )
        _set(self.steps, f"{step:,} / {target:,}")
        if not model.run.level:
            told = self._catching_up(lane.name)
        _set(self.epoch, told)
        self.progress.setValue(int(PROGRESS_PARTS * share))
        rate = model.steps_per_second
        running = model.state is State.RUNNING
        _set(self.rate, tr("{rate} steps/s").format(rate=formatting.rate(rate)) if rate else "")
        left = f"{int(100 * share)} %"
        if rate and running:
            time = formatting.duration((target - step) / rate)
            left = tr("{time} left").format(time=time)
        _set(self.left, left)

    def _catching_up(self, name: str) -> str:
        """That a lane catches up, the name as long as there is room beside the steps."""
        metrics = self.epoch.fontMetrics()
        rest = metrics.horizontalAdvance(i18n.told("'{name}' is catching up", name=""))
        room = self._block.width() - self.steps.sizeHint().width() - theme.px(ASIDE) - rest
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, theme.px(24)))
        return i18n.told("'{name}' is catching up", name=escape(short))

    def show_curves(self, model: RunModel) -> None:
        """Draw the lanes as they are now."""
        self.sparkline.show_run(model.history, model.run.lanes if model.run else ())

    def show_building(self, fraction: float | None, stage: Stage = Stage.DATA) -> None:
        """How far a run is built that takes a while; None: no longer."""
        self.cancel_button.setVisible(fraction is not None)
        if fraction is not None:
            told = {
                Stage.DATA: tr("Loading the data …"),
                Stage.NETWORKS: tr("Building the networks …"),
                Stage.LANE: tr("Building the new lane …"),
            }[stage]
            self.epoch.setText(told)
            self.steps.setText("")
            self.rate.setText("")
            self.left.setText(f"{100 * fraction:.0f} %")
            self.progress.setValue(int(PROGRESS_PARTS * fraction))

    def retranslate(self) -> None:
        self.cancel_button.setText(tr("Cancel"))
        told = tr("Stop loading this data and keep the current run")
        self.cancel_button.setToolTip(told)
        self.cancel_button.setAccessibleName(told)
        self.epoch.setToolTip(tip(explained("epoch")))
        self.steps.setToolTip(tip(explained("step")))
        self.rate.setToolTip(tr("Steps per second of the lane furthest behind"))
        self.progress.setAccessibleName(tr("Progress of the run"))

    def show_theme(self) -> None:
        self.setFixedHeight(theme.px(LOW_HEIGHT if self._low else HEIGHT))
        self._block.layout().setSpacing(1 if self._low else 4)
        self._block.layout().setContentsMargins(16, 0 if self._low else 6, 0, 0 if self._low else 6)
        self._block.setFixedWidth(theme.px(LEFT))
        for label in (self.steps, self.rate, self.left):
            label.setFont(theme.number_font(12))
            label.setStyleSheet(
                f"font-family: '{theme.NUMBER_FAMILY}'; font-size: {theme.px(12)}px;"
            )

    def _arrange(self) -> None:
        self._block = QWidget()
        block = QVBoxLayout(self._block)
        above, below = QHBoxLayout(), QHBoxLayout()
        self.epoch.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        above.addWidget(self.epoch, 1)
        above.addWidget(self.steps)
        below.addWidget(self.rate)
        below.addStretch(1)
        below.addWidget(self.left)
        below.addWidget(self.cancel_button)
        block.addStretch(1)
        block.addLayout(above)
        block.addWidget(self.progress)
        block.addLayout(below)
        block.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._block)
        row.addWidget(self.sparkline, 1)


def _set(label: QLabel, text: str) -> None:
    """Show a text, unless it is shown already: setting it costs a layout."""
    if label.text() != text:
        label.setText(text)
