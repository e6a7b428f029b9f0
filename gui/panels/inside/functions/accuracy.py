"""AccuracyView: why the loss is minimized and not the accuracy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from PyQt5.QtWidgets import QHBoxLayout, QVBoxLayout

import nn
from gui.lane_view import LaneView
from gui.panels.inside.functions.line_plots import GatePlot, LinePlots
from gui.panels.study import left_out
from gui.panels.study_view import StudyView
from gui.style.choice import Choice
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import N_, tr

REACHES = {"0.02": N_("near"), "0.2": N_("middle"), "1": N_("far")}
SHARES = 8, 5  # of the width


class AccuracyView(StudyView):
    """Loss and accuracy of every lane along one direction, renewed while the lanes train."""

    def __init__(self) -> None:
        super().__init__("line")
        self.direction, self.reach = Choice(nn.LINES), Choice(REACHES)
        for choice in (self.direction, self.reach):
            choice.chosen.connect(self.ask)
        self.again.setObjectName("accuracyAgainButton")
        self.state = ElidedLabel()
        self.state.setProperty("role", "muted")
        self.plots, self.gate = LinePlots(), GatePlot()
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for widget in (self.direction, self.reach, self.again):
            tools.addWidget(widget)
        tools.addWidget(self.state, 1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.plots, SHARES[0])
        columns.addWidget(self.gate, SHARES[1])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(tools)
        box.addLayout(columns, 1)
        self.dress()

    def work(self) -> Callable[..., Any]:
        kind, reach = self.direction.current, float(self.reach.current)
        return partial(nn.lane_line, kind=kind, reach=reach)

    def show_pairs(self, pairs: Sequence[tuple[LaneView, nn.LaneLine]]) -> None:
        self.plots.pairs = pairs
        self.plots.update()
        self.state.setText(self._told(pairs))

    def _told(self, pairs: Sequence[tuple[LaneView, nn.LaneLine]]) -> str:
        if self.waiting(pairs) or not pairs:
            return self.waiting(pairs)
        steps = ", ".join(f"{lane.name} {one.step:,}" for lane, one in pairs)
        told = tr("at step: {steps}").format(steps=steps)
        left = left_out(self.lanes, [lane.slot for lane, _ in pairs])
        return f"{told}. {left}" if left else told

    def table(self) -> tuple[list[str], nn.Array]:
        """Offsets, loss and accuracy of each lane."""
        names: list[str] = []
        columns: list[nn.Array] = []
        for lane, one in self.plots.pairs:
            names += [f"{lane.name} distance", "loss", "accuracy"]
            columns += [one.line.offsets, one.line.loss, one.line.accuracy]
        return names, np.array(columns).T

    def retranslate(self) -> None:
        self.direction.setToolTip(tr("The direction in which the weights are moved"))
        self.reach.setToolTip(tr("How far the weights are moved to both sides"))
        self.show_report()

    def show_theme(self) -> None:
        self.plots.update()
        self.gate.update()
