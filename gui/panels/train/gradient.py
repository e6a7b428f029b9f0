"""The gradient of every layer, one plot a lane, in three views on one logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QComboBox, QHBoxLayout

import nn
from gui.lane_view import LaneView
from gui.panels.curve_panel import CurvePanel
from gui.panels.lane_curves import beside_each_other
from gui.panels.train.lane_gradient import DecadeBar, LaneGradient
from gui.plotting.axes import HIGHEST_POWER, LOWEST_POWER, powers_of
from gui.plotting.live_plot import LivePlot
from gui.style.choice import Choice
from gui.style.event_filters import KeysForTheWindow
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

EDGE = 0.05  # of the axis beyond the outermost ticks, so that their labels have room
SNUG = 0.12  # decades between the outermost value and its tick
MOST_WIDE_LANES = 2
Lanes = Sequence[tuple[LaneView, LaneGradient]]  # with what shows each
VIEWS = {
    "curves": N_("Curves"),
    "map": N_("Heat map"),
    "profile": N_("Depth profile"),
}
MEASURE_NAMES = nn.MEASURES | {"gradient_mean": N_("mean |∂L/∂W|")}
MEASURE_HELP = {
    "gradient_norm": N_(
        "The L2 norm of the gradient of the layer's weights. Pixels that are always blank have a "
        "gradient of 0 and do not change the norm, so the first layer can be compared with the "
        "others."
    ),
    "gradient_mean": N_(
        "The mean of |∂L/∂w| over the layer's weights. Blank pixels have a gradient of 0 and lower "
        "the mean of W1, so it looks smaller than the gradient really is."
    ),
    "signal_norm": N_(
        "The L2 norm, over the mini-batch, of the gradient of the loss with respect to the layer's "
        "activations: the signal that backpropagation passes on. The loss is a mean, so this norm "
        "is smaller for larger mini-batches. Compare lanes with the same batch size."
    ),
    "update_ratio": N_(
        "The size of the update relative to the size of the weights. About 10⁻³ is usual."
    ),
}


class GradientPanel(CurvePanel):
    """One of nn.MEASURES of each layer: curves over the steps, a heat map, a depth profile."""

    name = "gradientPanel"
    workspace = "train"
    tab = N_("Gradient")
    title = N_("Gradient by layer")
    question = N_("Does the gradient reach the first layer?")
    help = N_(
        "One line (row, point) for the weights of each layer; W1 is next to the input. Zeros are "
        "drawn at the lower edge (≤ 10⁻¹²), values above 10⁴ at the upper edge."
    )

    def create(self) -> None:
        super().create()
        self._parts: list[LaneGradient] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self.body.addLayout(self._row, 1)
        self.bar = DecadeBar()
        self.views = Choice(VIEWS)
        self.views.chosen.connect(self._on_view)
        self.measures = QComboBox()
        self.measures.setObjectName("measureField")
        self.measures.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.measures.installEventFilter(KeysForTheWindow(self))
        for name in nn.MEASURES:
            self.measures.addItem(MEASURE_NAMES[name], name)
        self.measures.activated.connect(self._on_measure)
        self.tools.addWidget(self.views)
        self.tools.addWidget(self.measures)

    @property
    def measure(self) -> str:
        """Which of nn.MEASURES is shown."""
        return str(self.measures.currentData())

    def plots(self) -> list[LivePlot]:
        return [part.view.plot for part in self._parts]

    def all_plots(self) -> list[LivePlot]:
        return [plot for part in self._parts for plot in part.plots()]

    def build(self) -> None:
        assert self.history
        for old in self._parts:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._row.removeWidget(self.bar)
        self._parts = []
        most = max(lane.record.layers for lane in self.lanes)
        for lane in self.lanes:
            part = LaneGradient(
                lane.slot, lane.record.layers, most, len(self.lanes) > MOST_WIDE_LANES
            )
            self._row.addWidget(part, 1)
            self._parts.append(part)
        self._row.addWidget(self.bar)
        self._show_view(self.views.current)
        self.label_axes()
        self._empty.raise_()

    def built(self) -> Lanes:
        """The lanes with the part that shows each."""
        lanes = {lane.slot: lane for lane in self.lanes}
        return [(lanes[part.slot], part) for part in self._parts if part.slot in lanes]

    def show_colors(self) -> None:
        for part in self._parts:
            part.show_colors()

    def draw(self, history: nn.History) -> None:
        self._draw_lanes(self.built())

    @property
    def parts(self) -> int:
        return len(self.lanes)

    def show_part(self, index: int) -> None:
        """Draw one lane; all of them if their common range no longer holds it."""
        if self.history is None:
            return
        lanes = self.built()[index : index + 1]
        if self.prepare([part.view.plot for _, part in lanes]):
            self._draw_lanes(lanes)
            self._note_resolution()
        self._show_values_of(lanes)

    def _draw_lanes(self, lanes: Lanes) -> None:
        along = [self._take(lane, part) for lane, part in lanes]
        if self._fit() and len(lanes) < len(self._parts):
            lanes = self.built()
            along = [self._take(lane, part) for lane, part in lanes]
        for x, (lane, part) in zip(along, lanes, strict=True):
            part.view.draw(x, part.powers, self.bar.ends, lane.failure is not None)

    def _take(self, lane: LaneView, part: LaneGradient) -> nn.Array:
        """Take the powers of ten that are to be drawn of a lane; returns their indices."""
        columns = lane.record.measure(self.measure)
        if self.views.current == "profile":
            part.powers = powers_of(self.row(lane)[columns][None])
            return np.zeros(1)
        buckets = self.view(lane, part.view.plot, columns)
        part.powers = powers_of(buckets.mean[:, 1:])
        return buckets.mean[:, 0]

    def show_values(self) -> None:
        self._show_values_of(self.built())

    def _show_values_of(self, lanes: Lanes) -> None:
        if self.history is None:
            return
        for lane, part in lanes:
            values = self.row(lane)[lane.record.measure(self.measure)]
            part.show_heading(lane.name, values, self.measure)
            part.show_values(values)

    def show_cursor(self, x: float | None) -> None:
        super().show_cursor(x)
        if self.views.current == "profile":
            self._show_layers_there()

    def _show_layers_there(self) -> None:
        """The profile has layers for an axis: it shows them at the step of the cross-hair."""
        for plot in self.plots():
            plot.show_cursor(None)
        if self.history is not None and self.history.rows:
            self.draw(self.history)

    def label_axes(self) -> None:
        for part in self._parts:
            first = part is self._parts[0]
            label = self.step_label(part.view.plot, len(self._parts) > MOST_WIDE_LANES)
            part.label_axes(tr(MEASURE_NAMES[self.measure]) if first else "", label)
            part.view.plot.explain(self._measure_tip(), self.step_tip(part.view.plot))

    def table(self) -> tuple[list[str], nn.Array]:
        names: list[str] = []
        columns: list[nn.Array] = []
        for lane in self.lanes:
            steps = lane.record.steps.all([0, *lane.record.measure(self.measure)])
            names.append(f"{lane.name} step")
            columns.append(steps.mean[:, 0])
            for layer in range(1, lane.record.layers + 1):
                for kind, array in (("mean", steps.mean), ("min", steps.low), ("max", steps.high)):
                    names.append(f"{lane.name} W{layer} {self.measure} {kind}")
                    columns.append(array[:, layer])
        return names, beside_each_other(columns)

    def retranslate(self) -> None:
        super().retranslate()
        self.measures.setAccessibleName(tr("Measured quantity"))
        for index, (name, told) in enumerate(MEASURE_HELP.items()):
            self.measures.setItemText(index, tr(MEASURE_NAMES[name]))
            self.measures.setItemData(index, tip(tr(told)), Qt.ItemDataRole.ToolTipRole)
        self.measures.setToolTip(self._measure_tip())

    def _measure_tip(self) -> str:
        """What is measured."""
        term = explained("‖∂L/∂W‖") if self.measure == "gradient_norm" else ""
        return tip(term, tr(MEASURE_HELP[self.measure]))

    def _on_view(self, view: str) -> None:
        self._show_view(view)
        self._change_what_is_drawn()

    def _show_view(self, name: str) -> None:
        """Show this view of every lane."""
        self.bar.setVisible(name == "map")
        for part in self._parts:
            if not part.show_view(name):
                continue
            plot = part.view.plot
            if name != "profile":
                self.watch(plot)
            if name != "map" and part is not self._parts[0]:
                plot.setYLink(self._parts[0].view.plot)
            self.restart(plot)

    def _on_measure(self) -> None:
        self.measures.setToolTip(self._measure_tip())
        for part in self._parts:
            part.forget_range()
        self._change_what_is_drawn()

    def _change_what_is_drawn(self) -> None:
        self.label_axes()
        self.show_cursor(self.cursor_x)
        self.back_to_live()

    def _fit(self) -> bool:
        """Whole decades around what is drawn, at least two; whether they had to move."""
        powers = np.concatenate([part.powers.ravel() for part in self._parts])
        finite = powers[np.isfinite(powers)]
        if not len(finite):
            return False
        low, high = float(finite.min()), float(finite.max())
        bottom = max(math.floor(low - SNUG), LOWEST_POWER)
        top = max(min(math.ceil(high + SNUG), HIGHEST_POWER), bottom + 2)
        edge = EDGE * (top - bottom)
        shown = self._parts[0].value_range
        snug = top - bottom + 2 * edge >= shown[1] - shown[0] - 1
        fits = shown[0] <= low and high <= shown[1] and snug
        if not fits:
            self.bar.show_ends(bottom, top)
            for part in self._parts:
                part.fit_values(bottom - edge, top + edge)
        return not fits
