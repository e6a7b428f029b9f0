"""LaneCurves: mini-batch and validation curves of all lanes in one plot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PyQt5.QtGui import QColor, QResizeEvent

import nn
from gui.lane_view import LaneView
from gui.panels.curve_panel import CurvePanel
from gui.plotting.legend import Entry, Legend
from gui.plotting.live_plot import LivePlot
from gui.plotting.notes import Notes
from gui.plotting.trace import EndMark, Trace
from gui.style import theme
from gui.style.choice import Choice
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

MOST_MARKERS = 60
USUAL = 0.95  # the quantile of the values that says what is usual
MARKER_PIXELS = 6
NARROW_SWATCH = 12
TWO_COLUMNS, THREE_COLUMNS = (0.57, 0.43), (0.34, 0.36, 0.3)  # of the legend
FOUR_COLUMNS = (0.29, 0.21, 0.29, 0.21)  # two lanes in a row, in a low card
WINDOWS = {"1": N_("Raw"), "10": "10", "50": "50", "200": "200"}  # steps that are averaged
LOW, LEAST_WIDTH = 232, 340  # pixels of such a card
TERMS = {  # of the glossary, which explain the names in the legend
    "mini-batch": "mini-batch",
    "validation": "validation set",
    "my digits": "my digits",
}


@dataclass(frozen=True)
class Mark:
    """A column of a row of evaluations, what it is called, and its symbol as pyqtgraph names it."""

    column: int
    name: str
    symbol: str


@dataclass(frozen=True)
class DrawnLane:
    """What is drawn of one lane: a line with its band, markers for each mark, and its end."""

    trace: Trace
    markers: list[pg.PlotDataItem]
    end: EndMark

    def set_color(self, color: QColor) -> None:
        """The colour of the lane."""
        self.trace.set_color(color)
        self.end.set_color(color)
        for one in self.markers:
            one.setPen(pg.mkPen(color, width=1))
            one.setSymbolPen(pg.mkPen(color, width=1.5))
            one.setSymbolBrush(theme.current().card)

    def remove(self, plot: LivePlot) -> None:
        """Take everything out of the plot."""
        self.trace.remove()
        self.end.remove()
        for one in self.markers:
            plot.removeItem(one)


@dataclass(frozen=True)
class Seen:
    """The finite values that are drawn of a lane, and where its line and its validation end."""

    values: nn.Array
    latest: nn.Array

    def robust(self, outlier: float) -> nn.Array:
        """The values without the few at the beginning that dwarf all others."""
        index = round(USUAL * (len(self.values) - 1))
        usual = float(np.partition(self.values, index)[index])  # np.quantile takes far longer
        return np.append(self.values[self.values <= max(outlier * usual, 0.0)], self.latest)


class LaneCurves(CurvePanel):
    """A line with its band for each lane's mini-batches, and markers for each of ``marks``.

    A lane that stopped ends with a mark; ticks at the upper edge tell what was changed when.
    """

    column = 0  # of a row of steps: nn.LOSS or nn.ACCURACY
    marks: tuple[Mark, ...] = ()
    scale = 1.0
    notes_at_top = True
    lines_above = 0  # of text that stands where the notes would

    def create(self) -> None:
        super().create()
        self.legend = Legend(TWO_COLUMNS)
        self.plot = LivePlot()
        self.watch(self.plot)
        self.smoothing = Choice(WINDOWS)
        self.smoothing.chosen.connect(self._on_smoothing)
        self.tools.addWidget(self.smoothing)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.plot, 1)
        self._drawn: dict[int, DrawnLane] = {}  # by slot
        self._notes = Notes(self.plot, self.notes_at_top)
        self._markers_drawn: tuple[float, float, int] | None = None
        self._marked: dict[int, nn.Array] = {}  # by slot: the values of the markers

    def text(self, value: float) -> str:
        """A value as it is read out."""
        raise NotImplementedError

    def fit(self, seen: dict[int, Seen]) -> None:
        """Fit the value axis to what is drawn of each lane, by slot."""
        raise NotImplementedError

    def drawn_at(self, values: nn.Array) -> nn.Array:
        """Where values, times ``scale``, are drawn on the value axis."""
        return values

    def retranslate(self) -> None:
        super().retranslate()
        names = ["mini-batch", *(mark.name for mark in self.marks)]
        self.legend.setToolTip(tip(*(f"{tr(one)}: {explained(TERMS[one])}" for one in names)))
        self.smoothing.setToolTip(
            tr("Smoothing: the line is the mean of so many steps. The band stays as it is.")
        )

    @property
    def window_steps(self) -> int:
        """Over how many steps a line is averaged; 1 for as it was recorded."""
        return int(self.smoothing.current)

    def step_label(self, plot: LivePlot, narrow: bool = False) -> str:
        label = super().step_label(plot, narrow)
        if self.window_steps == 1 or narrow:
            return label
        told = tr("line: mean of the last {count} steps").format(count=self.window_steps)
        return f"{label} · {told}"

    def _on_smoothing(self) -> None:
        self.label_axes()
        self.show_frame()

    def plots(self) -> list[LivePlot]:
        return [self.plot]

    def build(self) -> None:
        for drawn in self._drawn.values():
            drawn.remove(self.plot)
        self._drawn, self._markers_drawn = {}, None
        self._notes.clear()
        for lane in self.lanes:
            markers = [self._new_markers(mark) for mark in self.marks]
            self._drawn[lane.slot] = DrawnLane(
                Trace(self.plot, lane.slot), markers, EndMark(self.plot)
            )
        self.show_colors()

    def _new_markers(self, mark: Mark) -> pg.PlotDataItem:
        markers = pg.PlotDataItem(symbol=mark.symbol, symbolSize=MARKER_PIXELS, antialias=True)
        self.plot.addItem(markers, ignoreBounds=True)
        return markers

    def show_colors(self) -> None:
        for slot, drawn in self._drawn.items():
            drawn.set_color(theme.lane_color(slot))

    def built(self) -> list[tuple[LaneView, DrawnLane]]:
        """The lanes with what is drawn of each."""
        return [(one, self._drawn[one.slot]) for one in self.lanes if one.slot in self._drawn]

    def draw(self, history: nn.History) -> None:
        self._draw_markers(history)
        seen = {}
        for lane, drawn in self.built():
            buckets = self.view(lane, self.plot, [self.column])
            mean, low, high = (
                self.scale * part[:, 1] for part in (buckets.mean, buckets.low, buckets.high)
            )
            mean = smoothed(mean, buckets.rows, self.window_steps)
            xs = self.drawn_at(mean)
            drawn.trace.set_data(buckets.mean[:, 0], xs, self.drawn_at(low), self.drawn_at(high))
            finite = np.isfinite(mean)
            if finite.any():
                seen[lane.slot] = self._seen(lane, mean[finite])
                stopped = lane.failure is not None
                drawn.end.show(buckets.mean[-1:, 0], xs[finite][-1:] if stopped else None)
        self.fit(seen)
        self._notes.show(history, self.lanes, self.lines_above)

    def _seen(self, lane: LaneView, line: nn.Array) -> Seen:
        """What is drawn of a lane, and where it stands now."""
        evaluated = self.scale * lane.record.evaluations.latest()[self.marks[0].column]
        latest = np.array([line[-1], evaluated])
        values = np.concatenate([line, self._marked.get(lane.slot, line[:0])])
        return Seen(values, latest[np.isfinite(latest)])

    def _draw_markers(self, history: nn.History) -> None:
        """Draw the validation when there is something new."""
        first, last = self.plot.visible_steps()
        key = first, last, sum(len(lane.record.evaluations) for lane in self.lanes)
        if key == self._markers_drawn:
            return
        self._markers_drawn, self._marked = key, {}
        for lane, drawn in self.built():
            kept, unit = lane.record.evaluations, history.unit(lane.record)
            columns = [0, *(mark.column for mark in self.marks)]
            rows = some(kept.view(first / unit, last / unit, kept.capacity, columns).mean)
            for index, one in enumerate(drawn.markers, start=1):
                known = np.isfinite(rows[:, index])
                values = self.scale * rows[known, index]
                one.setData(rows[known, 0] * unit, self.drawn_at(values))
                self._marked[lane.slot] = np.append(self._marked.get(lane.slot, []), values)

    def show_values(self) -> None:
        if self.history is None:
            return
        entries = []
        marks = [mark for mark in self.marks if self._exists(mark)]
        dense = len(marks) == 1 and self._dense
        if len(marks) > 1:
            self.legend.set_shares(THREE_COLUMNS, NARROW_SWATCH)
        elif dense:
            self.legend.set_shares(FOUR_COLUMNS, NARROW_SWATCH)
        else:
            self.legend.set_shares(TWO_COLUMNS)
        for lane in self.lanes:
            color = theme.lane_color(lane.slot)
            name = tr("mini-batch")
            if len(marks) > 1 or dense:  # there is room for the lane's name only
                name = lane.name
            elif len(self.lanes) > 1:
                name = f"{lane.name} · {name}"
            value = self.text(self.row(lane)[self.column])
            entries.append(Entry(color, name, value, lane.slot))
            row = self.evaluation_row(lane)
            for mark in marks:
                text, name = self.text(row[mark.column]), "" if dense else tr(mark.name)
                entries.append(Entry(color, name, text, symbol=mark.symbol))
        told = tr("Lines are mini-batches, circles are the validation set.")
        self.legend.setToolTip(told if dense else "")
        self.legend.show_entries(entries)

    @property
    def _dense(self) -> bool:
        """Whether two lanes share a row of the legend, for the sake of the plot."""
        low = self.height() < theme.px(LOW) and self.width() >= theme.px(LEAST_WIDTH)
        return low and len(self.lanes) > 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_values()

    def show_theme(self) -> None:
        super().show_theme()
        self.show_values()

    def _exists(self, mark: Mark) -> bool:
        """Whether there is something to show: validation always, own digits once there are any."""
        latest = [lane.record.evaluations.latest()[mark.column] for lane in self.lanes]
        return mark is self.marks[0] or bool(np.isfinite(latest).any())

    def table(self) -> tuple[list[str], nn.Array]:
        assert self.history
        names: list[str] = []
        columns: list[nn.Array] = []
        for lane in self.lanes:
            steps = lane.record.steps.all([0, self.column])
            kept = lane.record.evaluations
            names += [
                f"{lane.name} {kind}"
                for kind in ("step", "mean", "min", "max", *(mark.name for mark in self.marks))
            ]
            columns += [
                steps.mean[:, 0],
                *(self.scale * part[:, 1] for part in (steps.mean, steps.low, steps.high)),
                *(
                    _placed(steps, rows[:, 0], self.scale * rows[:, 1])
                    for mark in self.marks
                    for rows in [kept.all([0, mark.column]).mean]
                ),
            ]
        return names, beside_each_other(columns)


def beside_each_other(columns: list[nn.Array]) -> nn.Array:
    """Columns of unequal lengths as a table; NaN below the shorter ones."""
    table = np.full((max(map(len, columns), default=0), len(columns)), np.nan)
    for index, column in enumerate(columns):
        table[: len(column), index] = column
    return table


def smoothed(values: nn.Array, rows: nn.Array, steps: int) -> nn.Array:
    """The mean of each value with those before it, over as many ``steps``; NaN stays NaN.

    ``rows`` says how many steps are in each value. At the beginning there are fewer before it.
    """
    if steps <= 1 or len(values) < 2:
        return values
    known = np.isfinite(values)
    weights = np.where(known, rows, 0.0)
    counts = np.concatenate([[0.0], np.cumsum(weights)])
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0) * weights)])
    ends = np.arange(1, len(values) + 1)
    every = np.concatenate([[0.0], np.cumsum(rows, dtype=float)])
    starts = np.minimum(np.searchsorted(every, every[ends] - steps, "left"), ends - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = (sums[ends] - sums[starts]) / (counts[ends] - counts[starts])
    found: nn.Array = np.where(known, means, np.nan)
    return found


def some(rows: nn.Array) -> nn.Array:
    """At most MOST_MARKERS of the rows, evenly picked, the first and the last among them."""
    if len(rows) <= MOST_MARKERS:
        return rows
    return rows[np.linspace(0, len(rows) - 1, MOST_MARKERS).round().astype(int)]


def _placed(buckets: nn.Buckets, steps: nn.Array, values: nn.Array) -> nn.Array:
    """Each value in the row of the bucket that holds its step; NaN elsewhere."""
    column = np.full(len(buckets), np.nan)
    indices = np.searchsorted(buckets.high[:, 0], steps)
    inside = (indices < len(column)) & (steps > 0)
    column[indices[inside]] = values[inside]
    return column
