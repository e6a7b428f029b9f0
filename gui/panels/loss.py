"""The loss of every lane."""

from __future__ import annotations

import math
from html import escape

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

import nn
from gui import numbers, theme
from gui.i18n import N_, tr
from gui.panels.lane_curves import LaneCurves, Look

UNITS = {
    nn.CLASSIFICATION: N_("cross-entropy (nats)"),
    nn.BINARY: N_("binary cross-entropy (nats)"),
    nn.REGRESSION: N_("mean squared error"),
}
CEILING = 2.0  # times the first loss: a lane that explodes must not flatten the others


class LossPanel(LaneCurves):
    """The loss of the mini-batches and of the validation set, in the unit of the task."""

    name = "lossPanel"
    title = N_("Loss")
    question = N_("Is it still learning? The line is the mini-batch loss, the band its spread.")

    column = nn.LOSS
    looks = (Look(nn.LOSS, N_("validation"), "o"),)

    def __init__(self) -> None:
        self._beyond = QLabel()
        super().__init__()
        self._beyond.setParent(self.plot)
        self._beyond.move(56, 8)
        self._beyond.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def build(self) -> None:
        super().build()
        self.plot.fit_values(-0.05, 1.0)  # what an earlier run needed is not for this one

    def text(self, value: float) -> str:
        return numbers.figure(value)

    def label_axes(self) -> None:
        self.plot.set_labels(tr(UNITS[self.task]), self.step_label(self.plot))

    def show_values(self) -> None:
        super().show_values()
        self._show_beyond()

    def _show_beyond(self) -> None:
        """Name the lanes whose loss lies above the upper edge of the view."""
        if self.history is None:
            return
        top = self.plot.value_range[1]
        told = [
            f'<span style="color: {theme.lane_color(lane.slot).name()}">▲ {escape(lane.name)} '
            f"{self.text(loss)}</span>"
            for lane in self.lanes
            if (loss := lane.record.steps.latest()[self.column]) > top
        ]
        self.lines_above = len(told)
        if "<br>".join(told) != self._beyond.text():
            self._beyond.setText("<br>".join(told))
            self._beyond.adjustSize()
        self._beyond.setVisible(bool(told) and self.plot.following)

    def fit(self, highest: float) -> None:
        top = numbers.round_up(1.05 * min(highest, self._ceiling()))
        shown = self.plot.value_range[1]
        if not 0.4 * shown <= top <= shown:
            self.plot.fit_values(-0.05 * top, top)

    def _ceiling(self) -> float:
        """Where the view ends however large a loss becomes."""
        firsts = [lane.record.first_evaluation for lane in self.lanes]
        return CEILING * max(
            (float(look[self.column]) for look in firsts if look is not None), default=math.inf
        )
