"""LivePlot: one pyqtgraph plot over the steps, drawn cheaply enough to watch training live.

Ranges move in steps instead of each frame, since a moved range redraws ticks, text
and grid; curves come with at most one point per two pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QBrush, QColor, QMouseEvent, QPainterPath, QPen
from PyQt5.QtWidgets import QGraphicsPathItem, QWidget

import nn
from gui.lane_view import LaneView
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr, value_text
from nn import Array

PIXELS_PER_POINT = 2
TICK_ROOM_PIXELS = 20  # between two ticks of a logarithmic axis
DECADE_PIXELS = 70  # a decade that is shorter has one tick
FARTHEST = 4.0  # of the live view's extent: how far a person can zoom out, or move away
PLAIN_ROOM = 1e4  # the same for values that are not powers: a lane may lie far above the view
CLOSEST = 1e-5  # of it: how near a person can look
MOST_POINTS = 256
FEW_POINTS = 30
DOT_PIXELS = 5
FIRST_STEPS = 20.0  # what the step axis shows at first
FIRST_EPOCHS = 1.0
ROOM = 1.25  # how far the step axis reaches beyond the last step
MARGIN = 0.01  # of the step axis before step 0
TICK_PIXELS = 10
SPAN_ALPHA = 34
END_PIXELS = 11
LAYER_PIXELS = 24  # room that a layer's tick needs
NEAR = 0.02  # of the step axis: changes of one field that are closer are told as one
MOST_NOTES = 6  # of a lane
NOTE_PIXELS, MIDDLE = 17, 0.55
SILENT = ("name", "steps")  # changes that no curve feels
BOTTOM_PIXELS = 34
DASH_PIXELS = 2.0  # a dashed line is drawn in parts of about this length
LOWEST_POWER = -12  # smaller values, zero among them, are drawn here
HIGHEST_POWER = 4  # larger ones here: a lane that explodes must not flatten the others
DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (9, 5), (3, 4), (10, 4, 3, 4))  # pixels on, off, …


class StepAxis(pg.AxisItem):
    """Ticks such as 500, 1k, 2.5M."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [formatting.short(value) for value in values]


class PowerAxis(pg.AxisItem):
    """Ticks of log10 values: 10⁻³; the outermost powers there are stand for all beyond them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [mark_of(value) + formatting.power_of_ten(value) for value in values]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        decades = abs(maxVal - minVal)
        room = max(size / 26.0, 1.0)
        return [(max(1.0, np.ceil(decades / room)), 0.0)]


def mark_of(power: float) -> str:
    """What stands before a power of ten that stands for all beyond it: ≤ or ≥."""
    return "≤" if power <= LOWEST_POWER else "≥" if power >= HIGHEST_POWER else ""


def powers_of(values: Array) -> Array:
    """log10 of values, between the outermost powers; NaN stays NaN."""
    powers: Array = np.log10(np.clip(values, 10.0**LOWEST_POWER, 10.0**HIGHEST_POWER))
    return powers


class ValueAxis(pg.AxisItem):
    """Ticks of values; ``logarithmic``, ticks of log10 values such as 0.1, 0.2, 0.5, 1."""

    logarithmic = False

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        if not self.logarithmic:
            return super().tickValues(minVal, maxVal, size)
        decades = max(maxVal - minVal, 1e-9)
        every = max(1, math.ceil(decades * TICK_ROOM_PIXELS / max(size, 1.0)))
        crowded = size / decades < DECADE_PIXELS
        powers = range(math.floor(minVal), math.ceil(maxVal) + 1)
        found = [
            power + math.log10(mantissa)
            for power in powers
            for mantissa in ((1,) if crowded else (1, 2, 5))
            if power % every == 0
        ]
        return [(1.0, [one for one in found if minVal <= one <= maxVal])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if not self.logarithmic:
            return super().tickStrings(values, scale, spacing)
        return [formatting.plain(float(f"{10**value:.1g}")) for value in values]


class LayerAxis(pg.AxisItem):
    """A tick a layer: W1, W2, …"""

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        every = max(1, math.ceil((maxVal - minVal) * LAYER_PIXELS / max(size, 1.0)))
        layers = range(max(1, math.ceil(minVal)), math.floor(maxVal) + 1, every)
        return [(float(every), [float(layer) for layer in layers])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"W{value:.0f}" for value in values]


class StepViewBox(pg.ViewBox):
    """The wheel zooms the steps; with Ctrl, or over the value axis, the values."""

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        if axis is None:
            axis = int(bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier))
        super().wheelEvent(ev, axis)


class Trace:
    """One curve: a line in a lane's dash pattern, and optionally a band around it."""

    def __init__(self, plot: LivePlot, lane_style: int = 0, width: float = 2.0) -> None:
        self._plot = plot
        self._dashes = DASHES[lane_style % len(DASHES)]
        self._width = width
        self._line = pg.PlotCurveItem()
        self._line.setSegmentedLineMode("on")
        self._dots = pg.ScatterPlotItem(size=DOT_PIXELS, pen=None)
        self._band = QGraphicsPathItem()
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        plot.plotItem.vb.addItem(self._band, ignoreBounds=True)
        plot.plotItem.vb.addItem(self._line, ignoreBounds=True)
        plot.plotItem.vb.addItem(self._dots, ignoreBounds=True)

    def set_color(self, color: QColor, band_alpha: int = 46) -> None:
        """The colour of the line, and a paler one for the band."""
        pen = QPen(color, self._width * self._plot.devicePixelRatioF())
        pen.setCosmetic(True)
        self._line.setPen(pen)
        self._dots.setBrush(QBrush(color))
        pale = QColor(color)
        pale.setAlpha(band_alpha)
        self._band.setBrush(QBrush(pale))

    def set_data(
        self, x: Array, y: Array, low: Array | None = None, high: Array | None = None
    ) -> None:
        """Show y over x; where y is NaN the line has a gap."""
        along, values, joined = self._dashed(x, y)
        self._line.setData(along, values, connect=joined, antialias=True)
        few = len(x) <= FEW_POINTS  # a line alone would not show the first step
        if few:
            self._dots.setData(x[np.isfinite(y)], y[np.isfinite(y)])
        if few != self._dots.isVisible():  # even empty, it would cost time in each frame
            self._dots.setVisible(few)
        if low is not None and high is not None:
            self._band.setPath(_band_path(x, low, high))

    def remove(self) -> None:
        """Take the curve out of its plot."""
        self._plot.plotItem.vb.removeItem(self._line)
        self._plot.plotItem.vb.removeItem(self._dots)
        self._plot.plotItem.vb.removeItem(self._band)

    def _dashed(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """Points of the line, and which is joined to the next: gaps at NaN, and the dashes.

        Where points lie far apart, others are put between them: dashes are shorter.
        """
        solid = len(self._dashes) == 2 and self._dashes[1] == 0
        pixels = self._plot.pixels_per_step()
        apart = (x[-1] - x[0]) * pixels / (len(x) - 1) if len(x) > 1 else 0.0
        if not solid and apart > DASH_PIXELS:
            x, y = between(x, y, math.ceil(apart / DASH_PIXELS))
        joined = np.isfinite(y)
        if len(x) > 1:
            joined[:-1] &= joined[1:]
        if solid:
            return x, y, joined
        phase = (x - (x[0] if len(x) else 0)) * pixels % sum(self._dashes)
        edges = np.cumsum(self._dashes)
        return x, y, joined & (np.searchsorted(edges, phase, side="right") % 2 == 0)


def between(x: Array, y: Array, pieces: int) -> tuple[Array, Array]:
    """The same line with each of its parts cut into so many equal pieces."""
    share = np.arange(pieces) / pieces
    xs, ys = (
        np.append((part[:-1, None] + share * np.diff(part)[:, None]).ravel(), part[-1])
        for part in (x, y)
    )
    return xs, ys


class EndMark:
    """A cross where the curves of a lane end that stopped."""

    def __init__(self, plot: LivePlot) -> None:
        self._plot = plot
        self._mark = pg.ScatterPlotItem(symbol="x", size=END_PIXELS)
        self._mark.hide()
        plot.plotItem.vb.addItem(self._mark, ignoreBounds=True)

    def set_color(self, color: QColor) -> None:
        """The colour of its lane."""
        self._mark.setPen(pg.mkPen(color, width=2.5))
        self._mark.setBrush(QBrush(color))

    def show(self, x: Array, y: Array | None) -> None:
        """Put a cross at each of the points; no y hides them."""
        self._mark.setVisible(y is not None)
        if y is not None:
            self._mark.setData(np.broadcast_to(x, y.shape), y)

    def remove(self) -> None:
        """Take the cross out of its plot."""
        self._plot.plotItem.vb.removeItem(self._mark)


class Notes:
    """Ticks at the edge of a plot that tell what was changed at that moment."""

    def __init__(self, plot: LivePlot, at_top: bool) -> None:
        self._plot, self._at_top = plot, at_top
        self._items: list[pg.GraphicsObject] = []
        self._shown: tuple[object, ...] = ()

    def show(self, history: nn.History, lanes: Sequence[LaneView], skip: int = 0) -> None:
        """Show the changes of all lanes, ``skip`` lines from the edge; close ones become one."""
        (first, last), ends = self._plot.viewRange()
        notes = notes_of(history, lanes, NEAR * (last - first))
        key = (*notes, first, last, *ends, skip, theme.current().name)
        if key == self._shown:
            return
        self.clear()
        self._shown = key
        inside = [note for note in notes if first <= note[1] <= last]
        self._items = [
            part for row, note in enumerate(inside, skip) for part in self._parts(row, *note)
        ]
        for item in self._items:
            item.setZValue(20)
            self._plot.addItem(item, ignoreBounds=True)

    def clear(self) -> None:
        """Show none."""
        for item in self._items:
            self._plot.removeItem(item)
        self._items, self._shown = [], ()

    def _parts(self, row: int, slot: int, place: float, text: str) -> list[pg.GraphicsObject]:
        """A line at the moment, and the text beside it in a row of its own."""
        (first, last), (bottom, top) = self._plot.viewRange()
        color = theme.lane_color(slot)
        pen = pg.mkPen(color, width=1, style=Qt.PenStyle.DotLine)
        line = pg.InfiniteLine(place, angle=90, pen=pen)
        right = place > first + MIDDLE * (last - first)
        fill = theme.color("card")
        fill.setAlpha(225)
        label = pg.TextItem(text, color, anchor=(1.0 if right else 0.0, 0.0), fill=fill)
        label.setFont(theme.text_font(11))
        height = NOTE_PIXELS * (top - bottom) / max(self._plot.plotItem.vb.height(), 1.0)
        label.setPos(place, top - row * height if self._at_top else bottom + (row + 1) * height)
        return [line, label]


def notes_of(
    history: nn.History, lanes: Sequence[LaneView], near: float
) -> list[tuple[int, float, str]]:
    """(slot, place, text) of each change worth a tick; repeated ones within ``near`` are joined."""
    notes: list[tuple[int, float, str]] = []
    for lane in lanes:
        unit = history.unit(lane.record)
        joined: list[nn.Change] = []
        for change in lane.record.changes:
            if change.field in SILENT:
                continue
            before = joined[-1] if joined else None
            close = before is not None and (change.step - before.step) * unit <= near
            if before is not None and close and before.field == change.field:
                joined[-1] = replace(before, new=change.new)
            else:
                joined.append(change)
        for change in joined[-MOST_NOTES:]:
            label = tr(nn.KNOBS[change.field].label)
            old, new = (value_text(change.field, one) for one in (change.old, change.new))
            text = f"{label} {old} → {new}"
            if change.old != change.new:
                notes.append((lane.slot, change.step * unit, text))
    return notes


def _band_path(x: Array, low: Array, high: Array) -> QPainterPath:
    finite = np.isfinite(low) & np.isfinite(high)
    x, low, high = x[finite], low[finite], high[finite]
    if len(x) < 2:
        return QPainterPath()
    around = np.concatenate([x, x[::-1]]), np.concatenate([high, low[::-1]])
    return pg.functions.arrayToQPath(*around, connect="all", finiteCheck=False)


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
        super().__init__(parent, viewBox=StepViewBox(), axisItems=axes)
        plain = isinstance(axes["left"], ValueAxis)
        self.value_room = PLAIN_ROOM if plain else FARTHEST  # in heights of the live view
        self.following = True
        self.steps_per_point = 1
        self._fixed = False
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
        self.plotItem.layout.setContentsMargins(0, 6, 10, 0)
        self.getAxis("bottom").setHeight(BOTTOM_PIXELS)
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
        style = {"color": theme.current().muted, "font-size": "11px"}
        self.plotItem.setLabel("left", left, **style)
        self.plotItem.setLabel("bottom", bottom, **style)
        for name in ("left", "bottom"):
            self.getAxis(name).resizeEvent()  # centres a label of another length

    def explain(self, left: str, bottom: str) -> None:
        """Tell in tooltips what the axes show."""
        self.getAxis("left").setToolTip(left)
        self.getAxis("bottom").setToolTip(bottom)

    def show_theme(self) -> None:
        look = theme.current()
        self._recolored = True  # labels carry their colour in their text
        self.setBackground(look.card)
        self.cursor_line.setPen(pg.mkPen(look.muted, width=1, style=Qt.PenStyle.DashLine))
        shade = theme.color("warn")
        shade.setAlpha(SPAN_ALPHA)
        self.span.setBrush(QBrush(shade))
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(look.line))
            axis.setTextPen(pg.mkPen(look.muted))
            axis.setStyle(
                tickFont=theme.number_font(TICK_PIXELS), tickLength=0, hideOverlappingLabels=False
            )
            axis.setGrid(56)

    def _apply_ranges(self) -> None:
        self._limit()
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

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the card around it is maximised
