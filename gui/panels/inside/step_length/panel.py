"""StepLengthPanel: is the step too long? Step quality and sharpness of every lane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.curve_panel import CurvePanel
from gui.panels.empty_state import RUN
from gui.panels.inside.step_length.gauge import CLIMBING, CREEPING, CROSSING, Gauge, Steps
from gui.panels.lane_curves import beside_each_other
from gui.plotting.legend import Entry, Legend
from gui.plotting.live_plot import LivePlot
from gui.style import formatting, theme
from gui.style.elided_label import ElidedLabel
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

SHARES = 1, 1  # of the width: the gauge, the sharpness
MOST_ALPHAS = 2000  # the latest ones in the histogram
FEWEST_ALPHAS = 3  # that something is said about
ROOM = 1.15  # above the highest value


class StepLengthPanel(CurvePanel):
    """Measured while it is seen, at most so often that training keeps most of the time."""

    name = "stepLengthPanel"
    workspace = "inside"
    tab = N_("Step length")
    title = N_("Step length")
    question = N_("Is the step too long?")
    help = N_(
        "Step quality α: a parabola through the loss and its slope before and after a step on the "
        "same mini-batch (Schneider et al. 2021). -1 stays where it was, 0 reaches the bottom, +1 "
        "lands as high on the other side. Sharpness: the largest eigenvalue of the Hessian over "
        "300 training samples. Full-batch descent becomes unstable where it exceeds 2/η, and then "
        "hovers there (Cohen et al. 2021)."
    )

    def create(self) -> None:
        super().create()
        self.gauge = Gauge()
        self.legend = Legend((0.5, 0.5))
        self.plot = LivePlot()
        self.watch(self.plot)
        self.told = ElidedLabel(lines=3)
        self.told.setObjectName("stepLengthTold")
        self.told.setProperty("role", "muted")
        left, right = QWidget(), QWidget()
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        for box in (first, second):
            box.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.gauge, 1)
        first.addWidget(self.told)
        second.addWidget(self.legend)
        second.addWidget(self.plot, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(left, SHARES[0])
        row.addWidget(right, SHARES[1])
        self.body.addLayout(row, 1)
        self._curves: dict[int, pg.PlotDataItem] = {}
        self._limits: dict[int, pg.InfiniteLine] = {}

    def plots(self) -> list[LivePlot]:
        return [self.plot]

    def prepare(self, plots: Sequence[LivePlot]) -> bool:
        there = super().prepare(plots)
        self._empty.hide()  # this card says itself what it waits for
        return there

    def build(self) -> None:
        for item in (*self._curves.values(), *self._limits.values()):
            self.plot.removeItem(item)
        self._curves, self._limits = {}, {}
        for lane in self.lanes:
            curve, limit = pg.PlotDataItem(antialias=True), pg.InfiniteLine(angle=0)
            for item in (curve, limit):
                self.plot.addItem(item, ignoreBounds=True)
            self._curves[lane.slot], self._limits[lane.slot] = curve, limit
        self.show_colors()
        self.plot.fit_values(0.0, 1.0)

    def show_colors(self) -> None:
        for slot, curve in self._curves.items():
            color = theme.lane_color(slot)
            curve.setPen(pg.mkPen(color, width=2))
            dashes = pg.mkPen(color, width=1.4, style=Qt.PenStyle.DashLine)
            self._limits[slot].setPen(dashes)

    def label_axes(self) -> None:
        self.plot.set_labels(tr("sharpness (largest eigenvalue)"), self.step_label(self.plot))
        self.plot.explain(tip(explained("sharpness")), self.step_tip(self.plot))

    def draw(self, history: nn.History) -> None:
        highest = 0.0
        for lane in self.lanes:
            rows = lane.record.instruments.all([0, nn.SHARPNESS]).mean
            known = np.isfinite(rows[:, 1])
            xs, ys = rows[known, 0] * history.unit(lane.record), rows[known, 1]
            self._curves[lane.slot].setData(xs, ys, symbol="o" if len(xs) == 1 else None)
            limit = nn.sharpness_limit(lane.experiment)
            self._limits[lane.slot].setVisible(limit is not None)
            if limit is not None:
                self._limits[lane.slot].setPos(limit)
            if len(ys):
                highest = max(highest, float(ys.max()))
                if limit is not None and limit < 4.0 * highest:
                    highest = max(highest, limit)
        if highest > 0.0:
            top = formatting.round_up(ROOM * highest)
            if not 0.4 * self.plot.value_range[1] <= top <= self.plot.value_range[1]:
                self.plot.fit_values(0.0, top)
        self.gauge.show_steps([Steps(lane, _alphas(lane)) for lane in self.lanes])

    def show_values(self) -> None:
        measured = any(len(lane.record.instruments) for lane in self.lanes)
        told = tr("Where each step lands in its valley, and how sharp the valley is.")
        begun = any(lane.record.step for lane in self.lanes)
        title = tr("Measuring …") if begun else tr("Nothing measured yet")
        self.show_empty("" if measured else title, told if begun else f"{told} {tr(RUN)}", "bars")
        entries = []
        for lane in self.lanes:
            rows = lane.seen.instruments.tail(50)[:, nn.SHARPNESS]
            known = rows[np.isfinite(rows)]
            color = theme.lane_color(lane.slot)
            value = formatting.figure(float(known[-1])) if len(known) else formatting.MISSING
            entries.append(Entry(color, lane.name, value, lane.slot))
            limit = nn.sharpness_limit(lane.experiment)
            text = formatting.significant(limit, 3) if limit is not None else tr("none")
            entries.append(Entry(color, _limit_name(lane), text, lane.slot))
        self.legend.show_entries(entries)
        self.told.setText("  ".join(filter(None, map(_sentence, self.lanes))))

    def table(self) -> tuple[list[str], nn.Array]:
        names: list[str] = []
        columns: list[nn.Array] = []
        for lane in self.lanes:
            rows = lane.record.instruments.all().mean
            names += [f"{lane.name} step", "alpha", "sharpness"]
            columns += [rows[:, 0], rows[:, nn.ALPHA], rows[:, nn.SHARPNESS]]
        return names, beside_each_other(columns)


def _alphas(lane: LaneView) -> nn.Array:
    found: nn.Array = lane.seen.instruments.tail(MOST_ALPHAS)[:, nn.ALPHA]
    return found


def _limit_name(lane: LaneView) -> str:
    """How the limit is written for the optimizer of a lane."""
    names = {"momentum": "(2 + 2β)/η", "nesterov": "(2 + 2β)/(η (1 + 2β))"}
    return names.get(lane.experiment.optimizer, "2/η")


def _sentence(lane: LaneView) -> str:
    """What the steps of a lane do, in words."""
    alphas = _alphas(lane)
    median = Steps(lane, alphas).median
    texts = (
        (CREEPING, tr("'{name}' creeps: its steps could be longer.")),
        (CROSSING, tr("'{name}' lands near the bottom of the valley.")),
        (CLIMBING, tr("'{name}' goes from wall to wall: its steps are as long as can be.")),
        (np.inf, tr("'{name}' lands higher than it began: its steps are too long.")),
    )
    if np.isfinite(alphas).sum() < FEWEST_ALPHAS or lane.failure is not None:
        return ""
    return next(text for most, text in texts if median < most or most == np.inf).format(
        name=lane.name
    )
