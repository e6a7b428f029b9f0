"""AccuracyView: why the loss is minimized and not the accuracy."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inside.functions.line_plots import GatePlot, LinePlots
from gui.panels.renewal import Renewal
from gui.panels.study import Study, left_out, of_every
from gui.style.choice import Choice
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import N_, tr

REACHES = {"0.02": N_("near"), "0.2": N_("middle"), "1": N_("far")}
SHARES = 8, 5  # of the width


class AccuracyView(Dressed, QWidget):
    """Loss and accuracy of every lane along one direction, renewed while the lanes train."""

    def __init__(self) -> None:
        super().__init__()
        self.study = Study(self)
        self.study.setObjectName("line")
        self.study.changed.connect(self.show_report)
        self.lanes: tuple[LaneView, ...] = ()
        self._renewal = Renewal()
        self.direction, self.reach = Choice(nn.LINES), Choice(REACHES)
        for choice in (self.direction, self.reach):
            choice.chosen.connect(self.ask)
        self.again = QPushButton()
        self.again.setObjectName("accuracyAgainButton")
        self.again.setProperty("role", "small")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self._on_again)
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

    def show_lanes(self, lanes: tuple[LaneView, ...]) -> None:
        """Show these lanes; an answer about others is forgotten."""
        if [one.record for one in lanes] != [one.record for one in self.lanes]:
            self.study.forget()
        self.lanes = lanes
        self.show_report()

    def ask(self) -> None:
        """Have the line looked at with the lanes as they are now."""
        if self.lanes:
            self._renewal.begin(self.lanes)
            kind, reach = self.direction.current, float(self.reach.current)
            self.study.ask(partial(of_every, partial(nn.lane_line, kind=kind, reach=reach)))

    def renew(self) -> None:
        """Look again, if it is time."""
        if self.isVisible() and not self.study.busy and self._renewal.is_due(self.lanes):
            self.ask()

    def show_report(self) -> None:
        """Show the latest answer, and how far the next one has come."""
        study = self.study
        if not study.busy:
            self._renewal.end()
        found = {one.slot: one for one in study.report or ()}
        pairs = [(lane, found[lane.slot]) for lane in self.lanes if lane.slot in found]
        self.plots.pairs = pairs
        self.plots.update()
        self.again.setText(tr("Cancel") if study.busy else tr("Measure again"))
        self.state.setText(self._told(pairs))

    def _told(self, pairs: list[tuple[LaneView, nn.LaneLine]]) -> str:
        if self.study.busy and not pairs:
            return tr("Measuring … {share} %").format(share=round(100 * self.study.share))
        if self.study.told:
            return self.study.told
        if not pairs:
            return ""
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

    def _on_again(self) -> None:
        self.study.cancel() if self.study.busy else self.ask()

    def retranslate(self) -> None:
        self.direction.setToolTip(tr("The direction in which the weights are moved"))
        self.reach.setToolTip(tr("How far the weights are moved to both sides"))
        self.show_report()

    def show_theme(self) -> None:
        self.plots.update()
        self.gate.update()
