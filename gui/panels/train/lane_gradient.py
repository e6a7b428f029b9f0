"""The gradients of one lane: as curves, as a heat map, as a profile along the depth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt5.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

import nn
from gui.panels.heading import Heading
from gui.plotting.axes import LOWEST_POWER, LayerAxis, PowerAxis, mark_of
from gui.plotting.legend import SWATCH_PIXELS, Entry, Legend, dense_width
from gui.plotting.live_plot import LivePlot
from gui.plotting.pixels import COLORS, color_table, paint_pixels
from gui.plotting.trace import EndMark, Trace
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

COLUMNS, NARROW_COLUMNS = 3, 2  # of a legend
NARROW_SWATCH = 8.0
LOW, LEAST_PLOT = 176, 54  # pixels of a part whose legend is dense, and of its plot
LONGEST_VALUE, LONGEST_BRIEF = "1.23e-10", "1.2e-10"
SWATCH_ROOM = 12  # pixels around a swatch
BAR_PIXELS = 46
POINT_PIXELS = 9


class View:
    """Base of the three views: what a plot holds of the gradients of one lane."""

    def __init__(self, plot: LivePlot, layers: int) -> None:
        self.plot, self.layers = plot, layers

    def fit_values(self, low: float, high: float) -> None:
        """Show powers of ten from ``low`` to ``high``."""
        self.plot.fit_values(low, high)

    def show_colors(self, slot: int) -> None:
        """Take the current theme's colours of the layers, and of the lane."""

    def draw(self, x: nn.Array, powers: nn.Array, ends: tuple[int, int], stopped: bool) -> None:
        """Draw powers of ten (points, layers) over x (points,)."""
        raise NotImplementedError


class CurvesView(View):
    """A curve for each layer, over the steps."""

    def __init__(self, layers: int, most_layers: int) -> None:
        super().__init__(LivePlot(PowerAxis("left")), layers)
        self.traces = [Trace(self.plot, width=1.8) for _ in range(layers)]
        self.ends = EndMark(self.plot)

    def show_colors(self, slot: int) -> None:
        for layer, trace in enumerate(self.traces):
            trace.set_color(theme.layer_color(layer, self.layers))
        self.ends.set_color(theme.lane_color(slot))

    def draw(self, x: nn.Array, powers: nn.Array, ends: tuple[int, int], stopped: bool) -> None:
        for layer, trace in enumerate(self.traces):
            trace.set_data(x, powers[:, layer])
        if len(x):
            self.ends.show(x[-1], powers[-1] if stopped else None)


class MapView(View):
    """A row of colours for each layer, over the steps."""

    def __init__(self, layers: int, most_layers: int) -> None:
        super().__init__(LivePlot(LayerAxis("left")), layers)
        self.image = pg.ImageItem()
        self.plot.addItem(self.image, ignoreBounds=True)
        self.plot.fit_values(0.5, layers + 0.5)

    def fit_values(self, low: float, high: float) -> None:
        """Its axis has the layers; the powers of ten are colours."""

    def draw(self, x: nn.Array, powers: nn.Array, ends: tuple[int, int], stopped: bool) -> None:
        if not len(x):
            return
        self.image.setImage(heat(powers, ends), autoLevels=False)
        step = (x[-1] - x[0]) / (len(x) - 1) if len(x) > 1 else 1.0
        left = x[0] - step / 2
        self.image.setRect(QRectF(left, 0.5, step * len(x), self.layers))


class ProfileView(View):
    """A point for each layer, along the depth of the network."""

    def __init__(self, layers: int, most_layers: int) -> None:
        super().__init__(LivePlot(PowerAxis("left"), LayerAxis("bottom")), layers)
        self.plot.fix_steps(0.6, most_layers + 0.4)
        self._line = Trace(self.plot, width=1.8)
        self.points = pg.ScatterPlotItem(size=POINT_PIXELS, pen=None)
        self.plot.addItem(self.points, ignoreBounds=True)

    def show_colors(self, slot: int) -> None:
        self._line.set_color(theme.lane_color(slot))
        colors = [theme.layer_color(layer, self.layers) for layer in range(self.layers)]
        self.brushes = [pg.mkBrush(color) for color in colors]

    def draw(self, x: nn.Array, powers: nn.Array, ends: tuple[int, int], stopped: bool) -> None:
        layers = np.arange(1, self.layers + 1, dtype=float)
        self._line.set_data(layers, powers[0])
        known = np.isfinite(powers[0])
        brushes = [brush for brush, one in zip(self.brushes, known, strict=True) if one]
        self.points.setData(layers[known], powers[0][known], brush=brushes)


VIEWS: dict[str, Callable[[int, int], View]] = {
    "curves": CurvesView,
    "map": MapView,
    "profile": ProfileView,
}


class LaneGradient(QWidget):
    """A heading, a legend and the view that is shown of one lane."""

    def __init__(self, slot: int, layers: int, most_layers: int, narrow: bool) -> None:
        super().__init__()
        self.slot, self.layers = slot, layers
        self._narrow, self._names_only = narrow, False
        self._values: nn.Array | None = None  # that the legend shows
        self.heading = Heading(slot)
        self._most_layers = most_layers
        self.legend = Legend([1.0])
        self.legend.reserve(most_layers)  # so that equal heights mean equal gradients
        self._share_legend()
        self._views: dict[str, View] = {}
        self._view = ""
        self.powers: nn.Array = np.empty(0)  # what is drawn
        self.value_range = (0.0, 1.0)  # the powers of ten that the curves and the profile show
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.heading)
        box.addWidget(self.legend)
        box.addWidget(self._stack, 1)

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._views[self._view]

    def plots(self) -> list[LivePlot]:
        """The plots of the views that have been shown."""
        return [view.plot for view in self._views.values()]

    def show_view(self, name: str) -> bool:
        """Show this view from now on; whether it is shown for the first time.

        A view is made then: a plot takes as long to make as all curves to draw.
        """
        self._view, new = name, name not in self._views
        if new:
            view = self._views[name] = VIEWS[name](self.layers, self._most_layers)
            view.fit_values(*self.value_range)
            view.show_colors(self.slot)
            self._stack.addWidget(view.plot)
        self._stack.setCurrentWidget(self.view.plot)
        return new

    def show_colors(self) -> None:
        """Take the colours of the current theme."""
        for view in self._views.values():
            view.show_colors(self.slot)

    def label_axes(self, measure: str, steps: str) -> None:
        """Name the axes of the view that is shown."""
        labels = {
            "curves": (measure, steps),
            "map": ("", steps),
            "profile": (measure, tr("layer")),
        }
        self.view.plot.set_labels(*labels[self._view])

    def fit_values(self, low: float, high: float) -> None:
        """Show powers of ten from ``low`` to ``high``."""
        self.value_range = low, high
        for view in self._views.values():
            view.fit_values(low, high)

    def forget_range(self) -> None:
        """Another measure is shown from now on: its range is its own."""
        self.fit_values(0.0, 1e-6)

    def _share_legend(self) -> None:
        """Columns of the legend: in a low part as many as there is room for, without lines.

        Where even then the plot has no room, the names alone stand in one row, and the numbers in
        the tooltip.
        """
        count, legend = self._most_layers, self.legend
        columns = min(NARROW_COLUMNS if self._narrow else COLUMNS, count)
        swatch = NARROW_SWATCH if self._narrow else SWATCH_PIXELS
        value = LONGEST_BRIEF if self._narrow else LONGEST_VALUE
        most = min(int(self.width() / dense_width(f"W{count}", value)), count)
        fewer = -(-count // max(most, 1)) < -(-count // columns)
        if fewer and self.height() < theme.px(LOW):
            columns = most
        need = dense_width(f"W{count}", value) + theme.px(swatch + SWATCH_ROOM)
        legend.dense = self.width() < need * columns
        rows = -(-count // columns)
        rest = self.height() - self.heading.height() - legend.row_height() * rows
        before, self._names_only = self._names_only, rest < theme.px(LEAST_PLOT)
        if self._names_only:
            legend.dense, columns = True, count
        legend.set_shares([1.0] * columns, swatch)
        if self._names_only != before and self._values is not None:
            self.show_values(self._values)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_legend()

    def show_heading(self, name: str, values: nn.Array, measure: str) -> None:
        """The lane's name, and how the first layer fares beside the last."""
        first, last = values[0], values[-1]
        told = ""
        if not np.isfinite(values).any():
            told = ""
        elif not values.any():
            told = tr("all values are 0")
        elif self._view == "profile":
            told = factor_text(values)
        elif len(values) > 1 and np.isfinite(first) and last > 0:
            told = share_text(first / last, len(values), measure)
            if self._narrow:
                told = f"W1/W{len(values)} = {formatting.figure(first / last)}"
        self.heading.show_texts(name, told)

    def show_values(self, values: nn.Array) -> None:
        """The value of each layer in the legend."""
        self._values = values
        text = formatting.brief if self._narrow else formatting.figure
        entries = [
            Entry(theme.layer_color(layer, len(values)), f"W{layer + 1}", text(value))
            for layer, value in enumerate(values)
        ]
        told = "\n".join(f"{entry.label}  {entry.value}" for entry in entries)
        self.legend.setToolTip(told if self._names_only else "")
        if self._names_only:
            entries = [replace(entry, value="") for entry in entries]
        self.legend.show_entries(entries)


class DecadeBar(Dressed, QWidget):
    """What the colours of the heat map mean: a bar with a label at every decade."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = (-2, 0)
        self.dress()

    def show_theme(self) -> None:
        self.setFixedWidth(theme.px(BAR_PIXELS))

    def show_ends(self, low: int, high: int) -> None:
        """The powers of ten at the two ends."""
        self.ends = (low, high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.number_font(10))
        low, high = self.ends
        side, line, wide = theme.px(10), theme.px(16), self.width()
        bar = QRectF(2, theme.px(24), side, max(self.height() - theme.px(82), 20))
        paint_pixels(painter, bar, color_table()[::-1].reshape(COLORS, 1, 4))
        painter.setPen(theme.color("muted"))
        every = max(1, round((high - low) * line / bar.height() + 0.5))
        for power in range(low, high + 1, every):
            y = bar.bottom() - bar.height() * (power - low) / (high - low)
            text = QRectF(bar.right() + 4, y - line / 2, wide, line)
            told = mark_of(power) + formatting.power_of_ten(power)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), told)
        zero = QRectF(2, bar.bottom() + theme.px(14), side, side)
        painter.fillRect(zero, Qt.GlobalColor.black)
        painter.drawRect(zero)
        text = QRectF(bar.right() + 4, zero.center().y() - line / 2, wide, line)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), "0")


def heat(powers: nn.Array, ends: tuple[int, int]) -> nn.Array:
    """Powers of ten (points, layers) as colours; zero is black, what does not exist is clear."""
    low, high = ends
    known = np.isfinite(powers)
    share = np.where(known, (powers - low) / (high - low), 0.0)
    colors: nn.Array = color_table()[np.clip(share * COLORS, 0, COLORS - 1).astype(int)]
    colors[powers <= LOWEST_POWER] = (0, 0, 0, 255)
    colors[~known] = 0
    return colors


def factor_text(values: nn.Array) -> str:
    """By which factor a value changes from one layer to the one before it, on average."""
    layers = np.flatnonzero(np.isfinite(values) & (values > 0))
    if len(layers) < 2:
        return ""
    slope = np.polyfit(layers, np.log10(values[layers]), 1)[0]
    return tr("× {factor} per layer backward").format(factor=formatting.significant(10.0**-slope))


def share_text(share: float, layers: int, measure: str = "gradient_norm") -> str:
    """What the first layer receives of what the last layer does."""
    if share == 0:
        return tr("nothing reaches W1")
    part = formatting.part(share)
    if measure == "update_ratio":
        text = tr("relative to its size, W1 moves {part} as far as W{last}")
    elif measure == "signal_norm":
        text = tr("layer 1 receives {part} the signal of layer {last}")
    else:
        text = tr("W1 receives {part} the gradient of W{last}")
    return text.format(part=part, last=layers)
