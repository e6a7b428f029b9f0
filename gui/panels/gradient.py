"""The gradient of every layer, one plot a lane on one logarithmic axis."""

from __future__ import annotations

import math

import numpy as np
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

import nn
from gui import numbers, theme
from gui.i18n import N_, tr
from gui.legend import Entry, Legend
from gui.panels.curve_panel import CurvePanel
from gui.plot import LOWEST_POWER, LivePlot, Trace

EDGE = 0.05  # of the axis beyond the outermost ticks, so that their labels have room
SNUG = 0.12  # decades between the outermost value and its tick
COLUMNS, NARROW_COLUMNS = 3, 2  # of a legend
MOST_WIDE_LANES = 2


class LanePlot(QWidget):
    """The gradient norms of one lane: a heading, a legend and a plot."""

    def __init__(self, lane: int, layers: int, most_layers: int, narrow: bool) -> None:
        super().__init__()
        self.lane = lane
        self._narrow = narrow
        self.heading = QLabel()
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        columns = NARROW_COLUMNS if narrow else COLUMNS
        self.legend = Legend([1.0] * min(most_layers, columns))
        self.legend.reserve(most_layers)  # so that equal heights mean equal gradients
        self.plot = LivePlot(powers=True)
        self.traces = [Trace(self.plot, width=1.8) for _ in range(layers)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.heading)
        box.addWidget(self.legend)
        box.addWidget(self.plot, 1)

    def show_colors(self) -> None:
        """Take the colours of the current theme."""
        for layer, trace in enumerate(self.traces):
            trace.set_color(theme.layer_color(layer, len(self.traces)))

    def show_heading(self, name: str, norms: nn.Array) -> None:
        """The lane's name, and how much of the last layer's gradient reaches the first."""
        color = theme.lane_color(self.lane).name()
        text = f'<span style="color:{color}">●</span> <b>{name}</b>'
        first, last = norms[0], norms[-1]
        if not norms.any():
            text += "&nbsp;&nbsp;" + tr("all gradients are zero")
        elif len(norms) > 1 and np.isfinite(first) and last > 0:
            text += "&nbsp;&nbsp;" + self._share_text(first / last, len(norms))
        self.heading.setText(text)

    def _share_text(self, share: float, layers: int) -> str:
        """How much reaches the first layer: a sentence where there is room for one."""
        told = share_text(share, layers)
        self.heading.setToolTip(told)
        return f"W1/W{layers} = {numbers.figure(share)}" if self._narrow else told

    def show_norms(self, norms: nn.Array) -> None:
        """The value of each layer in the legend."""
        self.legend.show_entries(
            [
                Entry(
                    theme.layer_color(layer, len(norms)),
                    f"W{layer + 1}",
                    numbers.figure(value),
                )
                for layer, value in enumerate(norms)
            ]
        )


class GradientPanel(CurvePanel):
    """L2 norm of dL/dW of each layer, on a log10 axis that all lanes share."""

    name = "gradientPanel"
    title = N_("Gradient by layer")
    question = N_(
        "Does the gradient reach the first layer? Each line is the L2 norm of one layer's "
        "weight gradient, W1 next to the input."
    )

    def __init__(self) -> None:
        super().__init__()
        self._lanes: list[LanePlot] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self.body.addLayout(self._row, 1)
        self.retranslate()

    def plots(self) -> list[LivePlot]:
        return [lane.plot for lane in self._lanes]

    def build(self) -> None:
        assert self.history
        for old in self._lanes:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lanes = []
        depths = self.history.layout.layers
        narrow = len(depths) > MOST_WIDE_LANES
        for lane, layers in enumerate(depths):
            one = LanePlot(lane, layers, max(depths), narrow)
            self.watch(one.plot)
            self._row.addWidget(one, 1)
            self._lanes.append(one)
            if lane:
                one.plot.setYLink(self._lanes[0].plot)
        self.show_colors()
        self.label_axes()
        self._empty.raise_()

    def show_colors(self) -> None:
        for one in self._lanes:
            one.show_colors()

    def draw(self, history: nn.History) -> None:
        low, high = math.inf, -math.inf
        for lane, one in enumerate(self._lanes):
            columns = [0, *history.layout.gradients(lane)]
            first, last = one.plot.visible_steps()
            buckets = history.steps.view(first, last, one.plot.points(), columns).full()
            self.note_resolution(one.plot, buckets)
            exponents = np.log10(np.maximum(buckets.mean[:, 1:], 10.0**LOWEST_POWER))
            for layer, trace in enumerate(one.traces):
                trace.set_data(buckets.mean[:, 0], exponents[:, layer])
            finite = exponents[np.isfinite(exponents)]
            if len(finite):
                low, high = min(low, float(finite.min())), max(high, float(finite.max()))
        self._fit(low, high)

    def show_values(self) -> None:
        if self.history is None:
            return
        row = self.row()
        for lane, one in enumerate(self._lanes):
            norms = row[self.history.layout.gradients(lane)]
            one.show_heading(self.experiments[lane].name, norms)
            one.show_norms(norms)

    def label_axes(self) -> None:
        for lane in getattr(self, "_lanes", []):
            left = "‖∂L/∂W‖" if lane.lane == 0 else ""
            lane.plot.set_labels(left, self.step_label(lane.plot))

    def table(self) -> tuple[list[str], nn.Array]:
        assert self.history
        steps = self.history.steps.all()
        names, values = ["step"], [steps.mean[:, 0]]
        for lane, experiment in enumerate(self.experiments):
            for layer, column in enumerate(self.history.layout.gradients(lane), start=1):
                for kind, array in (("mean", steps.mean), ("min", steps.low), ("max", steps.high)):
                    names.append(f"{experiment.name} W{layer} {kind}")
                    values.append(array[:, column])
        return names, np.column_stack(values)

    def _fit(self, low: float, high: float) -> None:
        """Whole decades around what is drawn, at least two; they only move when they must."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return
        bottom = max(math.floor(low - SNUG), LOWEST_POWER)
        top = max(math.ceil(high + SNUG), bottom + 2)
        edge = EDGE * (top - bottom)
        shown = self._lanes[0].plot.value_range
        snug = top - bottom + 2 * edge >= shown[1] - shown[0] - 1
        fits = shown[0] <= low and high <= shown[1] and snug
        if not fits:
            for lane in self._lanes:
                lane.plot.fit_values(bottom - edge, top + edge)


def share_text(share: float, layers: int) -> str:
    """How much of the last layer's gradient the first layer receives."""
    if share >= 1:
        return tr("W1 receives {times} × the gradient of W{last}").format(
            times=f"{share:,.2f}", last=layers
        )
    if share == 0:
        return tr("no gradient reaches W1")
    part = f"{1 / share:,.0f}" if share < 0.1 else f"{1 / share:.1f}"
    return tr("W1 receives 1/{part} of the gradient of W{last}").format(part=part, last=layers)
