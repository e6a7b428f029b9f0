"""CurvePanel: a card with plots over the steps, one cross-hair and a legend."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QSignalBlocker, Qt
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QLabel

import nn
from gui.lane_view import LaneView
from gui.panels.panel import Panel
from gui.plotting.live_plot import FIRST_EPOCHS, FIRST_STEPS, LivePlot
from gui.style import theme
from gui.style.glossary import explained
from gui.style.i18n import tr
from gui.style.tooltips import tip


class CurvePanel(Panel):
    """Base of the plots over the lanes' shared axis: steps, or epochs."""

    def create(self) -> None:
        super().create()
        self.cursor_x: float | None = None
        self.predicting = False  # whether somebody draws into an empty plot
        self._coarsest: dict[LivePlot, int] = {}  # steps in a point, while a frame is drawn
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.live_asked.connect(self.back_to_live)

    def plots(self) -> list[LivePlot]:
        """The plots of this panel that are seen now."""
        raise NotImplementedError

    def all_plots(self) -> list[LivePlot]:
        """The plots of this panel, seen or not."""
        return self.plots()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.cursor_x = None
        with QSignalBlocker(self):  # a plot that goes tells that the mouse has left it
            self.build()
        for plot in self.all_plots():
            self.restart(plot)
        self.label_axes()
        self.live_button.hide()
        self.show_frame()

    def build(self) -> None:
        """Make the curves for the lanes of the run."""
        raise NotImplementedError

    def show_colors(self) -> None:
        """Give the curves the colours of the current theme."""
        raise NotImplementedError

    def show_frame(self) -> None:
        """Draw what the history holds now."""
        if self.history is None:
            return
        if self.prepare(self.plots()):
            self.draw(self.history)
            self._note_resolution()
        self.show_values()

    @property
    def parts(self) -> int:
        return 1

    def set_predicting(self, predicting: bool) -> None:
        """Whether somebody draws into the plot before there is anything to see."""
        self.predicting = predicting
        self.show_frame()

    def prepare(self, plots: Sequence[LivePlot]) -> bool:
        """Have plots ready to be drawn in; whether there is anything to draw."""
        assert self.history
        empty = self.history.rows == 0
        self._empty.setVisible(empty and not self.predicting)
        for plot in plots:
            plot.show_ticks(not empty or self.predicting)
            if not empty:
                plot.follow(self.history.end)
        return not empty

    def restart(self, plot: LivePlot) -> None:
        """Give a plot the view of a run that has not begun."""
        plot.show_past(self.past_x)
        by_epoch = self.history is not None and self.history.by_epoch
        plot.restart(FIRST_EPOCHS if by_epoch else FIRST_STEPS)
        plot.steps_per_point = 1

    def draw(self, history: nn.History) -> None:
        """Draw the curves; the history is not empty."""
        raise NotImplementedError

    def show_values(self) -> None:
        """Write the values at the cross-hair, or the latest, into the legend."""
        raise NotImplementedError

    def show_cursor(self, x: float | None) -> None:
        self.cursor_x = x
        for plot in self.plots():
            plot.show_cursor(x)
        self.show_values()

    def show_past(self, lanes: tuple[LaneView, ...], x: float | None, told: str) -> None:
        super().show_past(lanes, x, told)
        for plot in self.all_plots():
            plot.show_past(x)
        self.show_cursor(self.cursor_x)

    def show_span(self, span: tuple[float, float] | None) -> None:
        for plot in self.plots():
            plot.show_span(span)

    def back_to_live(self) -> None:
        """Follow the run again."""
        for plot in self.plots():
            plot.back_to_live()
        self.live_button.hide()
        self.show_frame()

    def row(self, lane: LaneView) -> nn.Array:
        """A lane's row of steps to read out: at the cross-hair, or the latest that is shown."""
        return self._read(lane, lane.record.steps, lane.seen.steps)

    def evaluation_row(self, lane: LaneView) -> nn.Array:
        """A lane's row of evaluations to read out, as ``row``."""
        return self._read(lane, lane.record.evaluations, lane.seen.evaluations)

    def _read(self, lane: LaneView, curves: nn.Curves, seen: nn.Curves) -> nn.Array:
        assert self.history
        if self.cursor_x is None:
            return seen.latest()
        step = self.cursor_x / self.history.unit(lane.record)
        if not lane.record.begin <= step <= lane.record.step + 0.5:
            return np.full(curves.columns, np.nan)  # it was not there, or has not come so far
        return curves.at(step)[0]

    def view(self, lane: LaneView, plot: LivePlot, columns: list[int]) -> nn.Buckets:
        """What a plot shows of some columns of a lane, the first placed on the shared axis."""
        assert self.history
        unit = self.history.unit(lane.record)
        first, last = (end / unit for end in plot.visible_steps())
        buckets = lane.record.steps.view(first, last, plot.points(), [0, *columns]).full()
        steps = round(float(np.max(buckets.rows))) if len(buckets) else 1
        self._coarsest[plot] = max(self._coarsest.get(plot, 1), steps)
        buckets.mean[:, 0] *= unit
        return buckets

    def watch(self, plot: LivePlot) -> None:
        """Listen to a plot of this panel."""
        plot.hovered.connect(self.hovered)
        plot.moved.connect(self._on_moved)

    def _note_resolution(self) -> None:
        """Say on the plots' axes how many steps one point stands for (at most)."""
        for plot, steps in self._coarsest.items():
            if steps != plot.steps_per_point:
                plot.steps_per_point = steps
                self.label_axes()
        self._coarsest.clear()

    def step_label(self, plot: LivePlot, narrow: bool = False) -> str:
        """The name of the shared axis, with what one point stands for where there is room."""
        if narrow:
            return tr("epoch") if self.history and self.history.by_epoch else tr("step")
        if self.history is not None and self.history.by_epoch:
            return tr("epoch (the lanes have different batch sizes)")
        if plot.steps_per_point <= 1:
            return tr("step")
        return tr("step (one point: mean of {count} steps)").format(count=plot.steps_per_point)

    def step_tip(self, plot: LivePlot) -> str:
        """What the shared axis counts, and what one point stands for."""
        if self.history is not None and self.history.by_epoch:
            return tip(explained("epoch"))
        several = plot.steps_per_point > 1
        return tip(explained("step"), explained("mean of n steps") if several else "")

    def label_axes(self) -> None:
        """Name the axes."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        self._empty.setText(tr("Press Run (Space) to start training"))
        self.label_axes()
        self.show_frame()

    def _on_moved(self) -> None:
        self.hovered.emit(None)  # the mouse stands at another step now
        self.live_button.show()
        self.show_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.rect().adjusted(0, theme.px(30), 0, 0))
        self._empty.raise_()

    def show_theme(self) -> None:
        super().show_theme()
        if self.history is not None:
            self.show_colors()
            self.label_axes()
            self.show_frame()
