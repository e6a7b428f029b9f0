"""LivePlot: one pyqtgraph plot over the steps, drawn cheaply enough to watch training live.

Ranges move in steps instead of each frame, since a moved range redraws ticks, text
and grid; curves come with at most one point per two pixels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QBrush, QMouseEvent, QResizeEvent
from PyQt5.QtWidgets import QWidget

from gui.plotting.axes import StepAxis, ValueAxis
from gui.plotting.axis_titles import TITLE_PIXELS, fit_titles
from gui.style import formatting, theme
from gui.style.dressed import Dressed

PIXELS_PER_POINT = 2
FARTHEST = 4.0  # of the live view's extent: how far a person can zoom out, or move away
PLAIN_ROOM = 1e4  # the same for values that are not powers: a lane may lie far above the view
CLOSEST = 1e-5  # of it: how near a person can look
MOST_POINTS = 256
FIRST_STEPS = 20.0  # what the step axis shows at first
FIRST_EPOCHS = 1.0
ROOM = 1.25  # how far the step axis reaches beyond the last step
MARGIN = 0.01  # of the step axis before step 0
TICK_PIXELS = 10
SPAN_ALPHA = 34
VEIL_ALPHA = 158  # over what came after the step that is shown: 38 % of it is left


class StepViewBox(pg.ViewBox):
    """The wheel zooms the steps; with Ctrl, or over the value axis, the values."""

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        if axis is None:
            axis = int(bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier))
        super().wheelEvent(ev, axis)


class LivePlot(Dressed, pg.PlotWidget):
    """A plot with step ranges, one cross-hair and a way back to the live view.

    Signals:
        hovered: (step, or None when the mouse left).
        moved: a person zoomed or dragged; the view follows no more.
    """

    hovered = pyqtSignal(object)
    moved = pyqtSignal()

    def __init__(
        self,
        left: pg.AxisItem | None = None,
        bottom: pg.AxisItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        axes = {"left": left or ValueAxis("left"), "bottom": bottom or StepAxis("bottom")}
        super().__init__(parent, viewBox=StepViewBox(enableMenu=False), axisItems=axes)
        plain = isinstance(axes["left"], ValueAxis)
        self.value_room = PLAIN_ROOM if plain else FARTHEST  # in heights of the live view
        self.following = True
        self.steps_per_point = 1
        self._fixed = False
        self._past: float | None = None
        self._x_range = (0.0, FIRST_STEPS)
        self._y_range = (0.0, 1.0)
        self._labels = ("", "")
        self._recolored = True
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plotItem.vb.disableAutoRange()
        self.plotItem.vb.setDefaultPadding(0.0)
        self.plotItem.vb.sigRangeChangedManually.connect(self._on_moved)
        self.scene().sigMouseMoved.connect(self._on_mouse)
        self.cursor_line = pg.InfiniteLine(angle=90, movable=False)
        self.cursor_line.hide()
        self.addItem(self.cursor_line, ignoreBounds=True)
        self.span = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        self.span.setZValue(-20)
        self.span.hide()
        self.addItem(self.span, ignoreBounds=True)
        self.veil = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        self.past_line = pg.InfiniteLine(angle=90, movable=False)
        for depth, item in enumerate((self.veil, self.past_line), start=30):
            item.setZValue(depth)
            item.hide()
            self.addItem(item, ignoreBounds=True)
        self.plotItem.layout.setContentsMargins(0, 6, 10, 0)
        self.dress()
        self.show_ticks(False)
        self._apply_ranges()

    def points(self) -> int:
        """How many points a curve should have here."""
        return min(max(int(self.plotItem.vb.width()) // PIXELS_PER_POINT, 50), MOST_POINTS)

    def pixels_per_step(self) -> float:
        """Screen pixels between two steps."""
        first, last = self.viewRange()[0]
        return float(self.plotItem.vb.width()) / max(last - first, 1e-9)

    def visible_steps(self) -> tuple[float, float]:
        """The steps between the two edges of the view."""
        first, last = self.viewRange()[0]
        return (-np.inf, np.inf) if self.following else (first, last)

    def follow(self, last_step: float) -> None:
        """Make room for ``last_step`` on the step axis, in large strides."""
        first, end = self._x_range
        if last_step > end and not self._fixed:
            end = formatting.round_up(last_step * ROOM)
        if (first, end) != self._x_range:
            self._x_range = (first, end)
            self._apply_ranges()

    def fix_steps(self, first: float, last: float) -> None:
        """Show just this part of the lower axis; it cannot be moved."""
        self.setMouseEnabled(x=False, y=False)
        self._fixed = True
        self._x_range = (first, last)
        self._apply_ranges()

    def fit_values(self, low: float, high: float) -> None:
        """Show values from ``low`` to ``high``."""
        if (low, high) != self._y_range and np.isfinite(low) and np.isfinite(high) and low < high:
            self._y_range = (low, high)
            self._apply_ranges()

    def show_logarithms(self, logarithmic: bool) -> None:
        """What is drawn are log10 values from now on, or the values themselves."""
        axis = self.getAxis("left")
        axis.logarithmic = logarithmic
        axis.picture = None  # which holds the ticks as they were
        axis.update()
        self.value_room = FARTHEST if logarithmic else PLAIN_ROOM

    @property
    def value_range(self) -> tuple[float, float]:
        """The values between the lower and the upper edge of the live view."""
        return self._y_range

    def back_to_live(self) -> None:
        """Follow the run again."""
        self.following = True
        self._apply_ranges()

    def restart(self, end: float = FIRST_STEPS) -> None:
        """The view of a run that has not begun; the axis goes to ``end`` at first."""
        if not self._fixed:
            self._x_range = (0.0, end)
        self.back_to_live()

    def show_cursor(self, step: float | None) -> None:
        """Put the cross-hair at ``step``, or hide it."""
        self.cursor_line.setVisible(step is not None)
        if step is not None:
            self.cursor_line.setPos(step)

    def show_span(self, span: tuple[float, float] | None) -> None:
        """Shade a part of the step axis, or none."""
        self.span.setVisible(span is not None)
        if span is not None:
            self.span.setRegion(span)

    def show_ticks(self, shown: bool) -> None:
        """Label the ticks, or not while there is nothing to read off them."""
        for name in ("left", "bottom"):
            if self.getAxis(name).style["showValues"] != shown:  # setting it redraws the axis
                self.getAxis(name).setStyle(showValues=shown)

    def set_labels(self, left: str, bottom: str) -> None:
        """Name the axes with their units."""
        if (left, bottom) == self._labels and not self._recolored:
            return
        self._labels, self._recolored = (left, bottom), False
        style = {"color": theme.current().muted, "font-size": f"{theme.px(TITLE_PIXELS)}px"}
        self.plotItem.setLabel("left", left, **style)
        self.plotItem.setLabel("bottom", bottom, **style)
        fit_titles(self, left, bottom)
        for name in ("left", "bottom"):
            self.getAxis(name).resizeEvent()  # centres a label of another length

    def explain(self, left: str, bottom: str) -> None:
        """Tell in tooltips what the axes show."""
        self.getAxis("left").setToolTip(left)
        self.getAxis("bottom").setToolTip(bottom)

    def show_past(self, x: float | None) -> None:
        """Mark the earlier step that is shown, and fade what came after it; None for none."""
        self._past = None if self._fixed else x
        for item in (self.veil, self.past_line):
            item.setVisible(self._past is not None)
        self._place_past()

    def _place_past(self) -> None:
        """The fading reaches as far as anybody can move the view."""
        if self._past is not None:
            self.past_line.setValue(self._past)
            self.veil.setRegion((self._past, self._x_range[1] * 2 * FARTHEST))

    def show_theme(self) -> None:
        look = theme.current()
        self._recolored = True  # labels carry their colour in their text
        self.setBackground(look.card)
        self.cursor_line.setPen(pg.mkPen(look.muted, width=1, style=Qt.PenStyle.DashLine))
        shade = theme.color("warn")
        shade.setAlpha(SPAN_ALPHA)
        self.span.setBrush(QBrush(shade))
        veil = theme.color("card")
        veil.setAlpha(VEIL_ALPHA)
        self.veil.setBrush(QBrush(veil))
        self.past_line.setPen(pg.mkPen(look.text, width=1))
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(look.line))
            axis.setTextPen(pg.mkPen(look.muted))
            axis.setStyle(
                tickFont=theme.number_font(TICK_PIXELS), tickLength=0, hideOverlappingLabels=False
            )
            axis.setGrid(56)
        fit_titles(self, *self._labels)

    def _apply_ranges(self) -> None:
        self._limit()
        self._place_past()
        if self.following:
            first, end = self._x_range
            self.plotItem.vb.setRange(
                xRange=(first if self._fixed else first - MARGIN * (end - first), end),
                yRange=self._y_range,
                padding=0,
                disableAutoRange=True,
            )

    def _limit(self) -> None:
        """Let nobody zoom or move so far away that nothing can be seen any more.

        Values may lie far above a live view that leaves a lane out, so there is more room.
        """
        (first, end), (low, high) = self._x_range, self._y_range
        width, height = end - first, high - low
        room = self.value_room * height
        self.plotItem.vb.setLimits(
            xMin=first - FARTHEST * width,
            xMax=end + FARTHEST * width,
            minXRange=CLOSEST * width,
            yMin=low - room,
            yMax=high + room,
            minYRange=CLOSEST * height,
        )

    def _on_moved(self, *_: object) -> None:
        self.following = False
        self.moved.emit()

    def _on_mouse(self, position: QPointF) -> None:
        inside = self.plotItem.vb.sceneBoundingRect().contains(position)
        step = self.plotItem.vb.mapSceneToView(position).x() if inside else None
        self.hovered.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built and self.plotItem is not None:  # which a closed plot has lost
            fit_titles(self, *self._labels)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the card around it is maximised
