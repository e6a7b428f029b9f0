"""CurvePanel: a card with plots over the steps, one cross-hair and a legend."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QEvent, Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QLabel

import nn
from gui.i18n import tr
from gui.panels.card import Card
from gui.plot import LivePlot


class CurvePanel(Card):
    """Base of the plots. It is fed by hand: no timer, no thread, no session.

    Signals:
        hovered: (step or None) where the mouse stands.
    """

    hovered = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.history: nn.History | None = None
        self.experiments: tuple[nn.Experiment, ...] = ()
        self.cursor_step: float | None = None
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.live_asked.connect(self.back_to_live)

    def plots(self) -> list[LivePlot]:
        """The plots of this panel."""
        raise NotImplementedError

    def show_run(self, history: nn.History, experiments: tuple[nn.Experiment, ...]) -> None:
        """Show another run from now on."""
        self.history = history
        self.experiments = experiments
        self.cursor_step = None
        self.build()
        for plot in self.plots():
            plot.restart()
        self.live_button.hide()
        self.show_frame()

    def rename(self, experiments: tuple[nn.Experiment, ...]) -> None:
        """The recipes of the run have changed while it goes on."""
        self.experiments = experiments

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
        empty = self.history.step == 0 and len(self.history.evaluations) == 0
        self._empty.setVisible(empty)
        for plot in self.plots():
            plot.show_ticks(not empty)
        if not empty:
            for plot in self.plots():
                plot.follow(float(self.history.step))
            self.draw(self.history)
        self.show_values()

    def draw(self, history: nn.History) -> None:
        """Draw the curves; the history is not empty."""
        raise NotImplementedError

    def show_values(self) -> None:
        """Write the values at the cross-hair, or the latest, into the legend."""
        raise NotImplementedError

    def show_cursor(self, step: float | None) -> None:
        """Put the cross-hair at ``step``, and read out there."""
        self.cursor_step = step
        for plot in self.plots():
            plot.show_cursor(step)
        self.show_values()

    def back_to_live(self) -> None:
        """Follow the run again."""
        for plot in self.plots():
            plot.back_to_live()
        self.live_button.hide()
        self.show_frame()

    def row(self) -> nn.Array:
        """The row of steps to read out: at the cross-hair, or the latest."""
        assert self.history
        if self.cursor_step is None:
            return self.history.steps.latest()
        return self.history.steps.at(self.cursor_step)[0]

    def evaluation_row(self) -> nn.Array:
        """The row of evaluations to read out: at the cross-hair, or the latest."""
        assert self.history
        evaluations = self.history.evaluations
        return (
            evaluations.latest()
            if self.cursor_step is None
            else evaluations.at(self.cursor_step)[0]
        )

    def table(self) -> tuple[list[str], nn.Array]:
        """Names and values of the columns to export, one row for each bucket kept."""
        raise NotImplementedError

    def watch(self, plot: LivePlot) -> None:
        """Listen to a plot of this panel."""
        plot.hovered.connect(self.hovered)
        plot.moved.connect(self._on_moved)

    def note_resolution(self, plot: LivePlot, buckets: nn.Buckets) -> None:
        """Say on a plot's step axis how many steps one point stands for."""
        steps = round(float(np.max(buckets.rows))) if len(buckets) else 1
        if steps != plot.steps_per_point:
            plot.steps_per_point = steps
            self.label_axes()

    def step_label(self, plot: LivePlot) -> str:
        """The name of a step axis, with what one point stands for."""
        if plot.steps_per_point <= 1:
            return tr("step")
        return tr("step (one point: mean of {count} steps)").format(count=plot.steps_per_point)

    def label_axes(self) -> None:
        """Name the axes."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_empty"):
            self._empty.setText(tr("Press Run (Space) to see it live"))
            self.label_axes()
            if self.history is not None:
                self.show_values()

    def _on_moved(self) -> None:
        self.hovered.emit(None)  # the mouse stands at another step now
        self.live_button.show()
        self.show_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(0, 0, self.width(), self.height() + 30)
        self._empty.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "history", None) is not None:
            self.show_colors()
            self.label_axes()
            self.show_values()
