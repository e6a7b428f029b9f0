"""The loss of every lane."""

from __future__ import annotations

import math
from html import escape

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

import nn
from gui.panels.lane_curves import LaneCurves, Mark, Seen
from gui.style import formatting, theme
from gui.style.choice import Choice
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

CROSS_ENTROPY = N_("cross-entropy (nats)"), ("cross-entropy", "nats")
BINARY_CROSS_ENTROPY = N_("binary cross-entropy (nats)"), ("binary cross-entropy", "nats")
MEASURES: dict[
    type[nn.Loss], tuple[str, tuple[str, ...]]
] = {  # the axis, and terms that explain it
    nn.SoftmaxCrossEntropy: CROSS_ENTROPY,
    nn.CategoricalCrossEntropy: CROSS_ENTROPY,
    nn.SparseCategoricalCrossEntropy: CROSS_ENTROPY,
    nn.SigmoidCrossEntropy: BINARY_CROSS_ENTROPY,
    nn.BinaryCrossEntropy: BINARY_CROSS_ENTROPY,
    nn.SumOfSquaredErrors: (N_("½ sum of squared errors"), ("sum of squared errors",)),
    nn.MeanSquaredError: (N_("mean squared error"), ("mean squared error",)),
    nn.MeanAbsoluteError: (N_("mean absolute error"), ("mean absolute error",)),
    nn.RootMeanSquaredError: (N_("root mean squared error"), ("root mean squared error",)),
    nn.Huber: (N_("Huber loss"), ("Huber loss",)),
}
OUTLIER = 50.0  # times what is usual: a first value that is larger is left out of the view
EXPLODED = 10.0  # times the first loss: a lane that is above it must not flatten the others
LEAST = 1e-12  # a smaller loss, zero among them, is drawn here on a logarithmic scale
THIRDS = 3  # of a decade: where a logarithmic view may begin and end
SCALES = {"linear": N_("Linear"), "log": N_("Log")}


class LossPanel(LaneCurves):
    """The loss of the mini-batches and of the validation set, in the unit of the lanes' losses."""

    name = "lossPanel"
    workspace = "train"
    title = N_("Loss")
    question = N_("Is the network still learning?")
    help = N_(
        "The line is the loss on the mini-batches, the band its range, and the circles the loss on "
        "the validation set."
    )

    column = nn.LOSS
    marks = (Mark(nn.LOSS, N_("validation"), "o"),)

    def create(self) -> None:
        super().create()
        self._beyond = QLabel()
        self.axis = Choice(SCALES)
        self.axis.chosen.connect(self._on_scale)
        self.tools.addWidget(self.axis)
        self._beyond.setParent(self.plot)
        self._beyond.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def logarithmic(self) -> bool:
        """Whether the value axis is logarithmic."""
        return self.axis.current == "log"

    def build(self) -> None:
        super().build()
        self._reset_values()  # what an earlier run needed is not for this one

    def text(self, value: float) -> str:
        return formatting.figure(value)

    def label_axes(self) -> None:
        measures = dict.fromkeys(measure_of(lane.network.loss_function) for lane in self.lanes)
        label = " · ".join(tr(told) for told, _ in measures)
        terms = dict.fromkeys(term for _, terms in measures for term in terms)
        several = tr("The lanes have different losses, so their values cannot be compared.")
        notes = [several] if len(measures) > 1 else []
        self.plot.set_labels(label, self.step_label(self.plot))
        self.plot.explain(tip(*notes, *map(explained, terms)), self.step_tip(self.plot))

    def drawn_at(self, values: nn.Array) -> nn.Array:
        return np.log10(np.maximum(values, LEAST)) if self.logarithmic else values

    def show_values(self) -> None:
        super().show_values()
        self._show_beyond()

    def retranslate(self) -> None:
        super().retranslate()
        self.axis.setToolTip(
            tr("Scale of the loss axis. A logarithmic scale also shows small values.")
        )

    def fit(self, seen: dict[int, Seen]) -> None:
        robust = {slot: one.robust(OUTLIER) for slot, one in seen.items()}
        robust = {slot: values for slot, values in robust.items() if len(values)}
        limit = EXPLODED * max(
            (
                float(evaluation[self.column])
                for lane in self.lanes
                if (evaluation := lane.record.first_evaluation) is not None
            ),
            default=math.inf,
        )
        calm = [values for values in robust.values() if values[-1] <= limit]
        kept = [values[values <= limit] for values in calm] or list(robust.values())
        values = np.concatenate(kept) if kept else np.empty(0)
        if len(values):
            self._fit_between(float(values.min()), float(values.max()))

    def _fit_between(self, least: float, most: float) -> None:
        """Show values from ``least`` to ``most``; the view only moves when it must."""
        low, high = self.plot.value_range
        if self.logarithmic:
            bottom, top = self.drawn_at(np.array([least, most])).tolist()
            first = math.floor(THIRDS * bottom)
            last = max(math.ceil(THIRDS * top), first + THIRDS)  # a decade at least
            snug = last - first >= 0.6 * THIRDS * (high - low)
            if not (low <= bottom and top <= high and snug):
                self.plot.fit_values(first / THIRDS, last / THIRDS)
            return
        top = formatting.round_up(1.05 * most)
        if not 0.4 * high <= top <= high:
            self.plot.fit_values(-0.05 * top, top)

    def _reset_values(self) -> None:
        self.plot.fit_values(*((-1.0, 0.0) if self.logarithmic else (-0.05, 1.0)))

    def _on_scale(self) -> None:
        self.plot.show_logarithms(self.logarithmic)
        self._markers_drawn = None
        self._reset_values()
        self.back_to_live()

    def _show_beyond(self) -> None:
        """Name the lanes whose loss lies above the upper edge of the view."""
        if self.history is None:
            return
        top = self.plot.value_range[1]
        told = []
        for lane in self.lanes:
            ends = {
                tr("mini-batch"): lane.seen.steps.latest()[self.column],
                tr("validation"): lane.seen.evaluations.latest()[self.column],
            }
            values = [
                f"{kind} {self.text(value)}"
                for kind, value in ends.items()
                if self.drawn_at(np.array([value]))[0] > top
            ]
            if values:
                color = theme.lane_color(lane.slot).name()
                told.append(
                    f'<span style="color: {color}">▲ {escape(lane.name)} {", ".join(values)}</span>'
                )
        self.lines_above = len(told)
        if "<br>".join(told) != self._beyond.text():
            self._beyond.setText("<br>".join(told))
            self._beyond.adjustSize()
        self._beyond.move(theme.px(56), 8)
        self._beyond.setVisible(bool(told) and self.plot.following)


def measure_of(loss: nn.Loss) -> tuple[str, tuple[str, ...]]:
    """What a loss measures, for the axis, and the terms of the glossary that explain it."""
    return next(MEASURES[kind] for kind in type(loss).__mro__ if kind in MEASURES)
