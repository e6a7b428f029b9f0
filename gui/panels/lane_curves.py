"""LaneCurves: mini-batch and validation curves of all lanes in one plot."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg

import nn
from gui import theme
from gui.i18n import tr
from gui.legend import Entry, Legend
from gui.panels.curve_panel import CurvePanel
from gui.plot import LivePlot, Trace

MOST_MARKERS = 60
MARKER_PIXELS = 6


class LaneCurves(CurvePanel):
    """A line with its band for each lane's mini-batches, and markers for its validation."""

    scale = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend(shares=(0.57, 0.43))
        self.plot = LivePlot()
        self.watch(self.plot)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.plot, 1)
        self._traces: list[Trace] = []
        self._markers: list[pg.PlotDataItem] = []
        self._markers_drawn: tuple[float, float, float] | None = None
        self._highest_marker = -np.inf
        self.retranslate()

    def column(self, layout: nn.Layout, lane: int) -> int:
        """The column of a step's row that is drawn."""
        raise NotImplementedError

    def evaluation_column(self, layout: nn.Layout, lane: int) -> int:
        """The column of an evaluation's row that is drawn."""
        raise NotImplementedError

    def text(self, value: float) -> str:
        """A value as it is read out."""
        raise NotImplementedError

    def fit(self, highest: float) -> None:
        """Fit the value axis; ``highest`` is the largest mean that is drawn."""
        raise NotImplementedError

    def plots(self) -> list[LivePlot]:
        return [self.plot]

    def build(self) -> None:
        for trace in self._traces:
            trace.remove()
        for markers in self._markers:
            self.plot.removeItem(markers)
        self._traces, self._markers, self._markers_drawn = [], [], None
        for lane in range(len(self.experiments)):
            self._traces.append(Trace(self.plot, lane))
            markers = pg.PlotDataItem(symbol="o", symbolSize=MARKER_PIXELS, antialias=True)
            self.plot.addItem(markers, ignoreBounds=True)
            self._markers.append(markers)
        self.show_colors()

    def show_colors(self) -> None:
        for lane, (trace, markers) in enumerate(zip(self._traces, self._markers, strict=True)):
            color = theme.lane_color(lane)
            trace.set_color(color)
            markers.setPen(pg.mkPen(color, width=1))
            markers.setSymbolPen(pg.mkPen(color, width=1.5))
            markers.setSymbolBrush(theme.current().card)

    def draw(self, history: nn.History) -> None:
        layout = history.layout
        lanes = range(len(self.experiments))
        first, last = self.plot.visible_steps()
        columns = [0, *(self.column(layout, lane) for lane in lanes)]
        buckets = history.steps.view(first, last, self.plot.points(), columns).full()
        self.note_resolution(self.plot, buckets)
        mean, low, high = (
            self.scale * part[:, 1:] for part in (buckets.mean, buckets.low, buckets.high)
        )
        steps = buckets.mean[:, 0]
        for lane in lanes:
            self._traces[lane].set_data(steps, mean[:, lane], low[:, lane], high[:, lane])
        drawn = mean[np.isfinite(mean)]
        looks = self._draw_markers(history, first, last)
        self.fit(max(float(drawn.max()) if len(drawn) else np.nan, looks))

    def _draw_markers(self, history: nn.History, first: float, last: float) -> float:
        """Draw the validation when there is something new; the highest value drawn."""
        key = len(history.evaluations), first, last
        if key != self._markers_drawn:
            self._markers_drawn = key
            lanes = range(len(self.experiments))
            columns = [0, *(self.evaluation_column(history.layout, lane) for lane in lanes)]
            kept = history.evaluations
            looks = some(kept.view(first, last, kept.capacity, columns).mean, MOST_MARKERS)
            values = self.scale * looks[:, 1:]
            for lane in lanes:
                self._markers[lane].setData(looks[:, 0], values[:, lane])
            finite = values[np.isfinite(values)]
            self._highest_marker = float(finite.max()) if len(finite) else -np.inf
        return self._highest_marker

    def show_values(self) -> None:
        if self.history is None:
            return
        layout, row, looks = self.history.layout, self.row(), self.evaluation_row()
        entries = []
        for lane, experiment in enumerate(self.experiments):
            color = theme.lane_color(lane)
            value = self.text(row[self.column(layout, lane)])
            look = self.text(looks[self.evaluation_column(layout, lane)])
            name = tr("mini-batch")
            if len(self.experiments) > 1:
                name = f"{experiment.name} · {name}"
            entries.append(Entry(color, name, value, lane))
            entries.append(Entry(color, tr("validation"), look, marker=True))
        self.legend.show_entries(entries)

    def table(self) -> tuple[list[str], nn.Array]:
        assert self.history
        layout, lanes = self.history.layout, range(len(self.experiments))
        names, parts = ["step"], [self.history.steps.all()]
        steps = parts[0]
        values = [steps.mean[:, 0]]
        looks = self.history.evaluations.all()
        for lane in lanes:
            column, name = self.column(layout, lane), self.experiments[lane].name
            for kind, array in (("mean", steps.mean), ("min", steps.low), ("max", steps.high)):
                names.append(f"{name} {kind}")
                values.append(self.scale * array[:, column])
            names.append(f"{name} validation")
            values.append(
                _placed(
                    steps,
                    looks.mean[:, 0],
                    self.scale * looks.mean[:, self.evaluation_column(layout, lane)],
                )
            )
        return names, np.column_stack(values)


def some(rows: nn.Array, most: int) -> nn.Array:
    """At most ``most`` of the rows, evenly picked, the first and the last among them."""
    if len(rows) <= most:
        return rows
    return rows[np.unique(np.linspace(0, len(rows) - 1, most).round().astype(int))]


def _placed(buckets: nn.Buckets, steps: nn.Array, values: nn.Array) -> nn.Array:
    """Each value in the row of the bucket that holds its step; NaN elsewhere."""
    column = np.full(len(buckets), np.nan)
    places = np.searchsorted(buckets.high[:, 0], steps)
    inside = (places < len(column)) & (steps > 0)
    column[places[inside]] = values[inside]
    return column
