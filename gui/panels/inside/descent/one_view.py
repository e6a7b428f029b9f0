"""OneView: gradient descent on a function of one number."""

from __future__ import annotations

import math
from html import escape

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

import nn
from gui.panels.inside.descent.number_line import NumberLine
from gui.panels.inside.descent.one_plot import OnePlot
from gui.panels.inside.descent.player import Player
from gui.panels.inside.descent.valley_choice import ValleyChoice
from gui.panels.inside.descent.values_plot import ValuesPlot
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

STEPS = 40
LOWEST_RATE, HIGHEST_RATE = 0.001, 10.0
PER_NOTCH = 10 ** (1 / 20)
SHARES = 8, 5  # of the width
FLAT = 1e-6  # a second derivative below this is rounding
CREEPS, CROSSES = 0.1, 0.5  # of 2/L: below the first the steps creep, above the second they cross


class OneView(Dressed, QWidget):
    """The curve at the left; what the learning rate does, and the values, at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = ValleyChoice(nn.OF_ONE, "oneValley")
        self.start = self.choice.valley.start[0]
        self.rate = NumberLine("oneRate", LOWEST_RATE, HIGHEST_RATE, self.choice.valley.rate)
        self.rate_label, self.told, self.error = QLabel(), QLabel(), QLabel()
        self.told.setObjectName("oneTold")
        self.error.setObjectName("oneError")
        for label in (self.told, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.error.hide()
        self.player = Player("one", STEPS)
        self.plot, self.values = OnePlot(), ValuesPlot()
        self.choice.chosen.connect(self._on_chosen)
        self.choice.refused.connect(self._on_refused)
        self.rate.changed.connect(self._compute)
        self.player.moved.connect(self._show)
        self.plot.started.connect(self._on_started)
        self.plot.turned.connect(lambda turns: self.rate.set_value(
            float(f"{self.rate.value * PER_NOTCH**turns:.3g}")))  # fmt: skip
        self._arrange()
        self._on_chosen()
        self.dress()

    def _arrange(self) -> None:
        rate = QHBoxLayout()
        rate.addWidget(self.rate_label)
        rate.addWidget(self.rate, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.choice)
        right.addLayout(rate)
        right.addWidget(self.player)
        right.addWidget(self.error)
        right.addWidget(self.told)
        right.addWidget(self.values, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.plot, SHARES[0])
        row.addLayout(right, SHARES[1])

    def _on_chosen(self) -> None:
        """Another function: a typed one keeps the start and the rate."""
        valley = self.choice.valley
        if self.choice.field.text == valley.text:
            self.start = valley.start[0]
            self.rate.show_value(valley.rate)
        self.plot.show_curve(self.choice.field, valley.bounds)
        self.limit = nn.stability_limit(self.choice.field, *valley.bounds)
        self._compute()

    def _on_refused(self, told: str) -> None:
        tint = theme.color("bad").name()
        self.error.setText(f'<span style="color:{tint}">{escape(told)}</span>')
        self.error.setVisible(bool(told))
        self.told.setVisible(not told)  # it speaks of the function before

    def _on_started(self, x: float) -> None:
        self.start = x
        self._compute()

    def _compute(self) -> None:
        field, rate = self.choice.field, self.rate.value
        self.path = nn.descend(field, (self.start,), "sgd", rate, STEPS)
        self.player.show_end()
        self._show()

    def _show(self) -> None:
        step = self.player.step
        self.plot.show_path(self.path, step)
        known = self.plot.ys[np.isfinite(self.plot.ys)]
        lowest = float(known.min()) if len(known) else 0.0
        self.values.show_paths([(self.path, theme.color("accent"))], step, lowest)
        self._say(min(step, len(self.path.points) - 1))

    def _say(self, step: int) -> None:
        """Where it is, and what the learning rate does."""
        x, y = float(self.path.points[step, 0]), float(self.path.values[step])
        slope = float(self.path.slopes[step, 0])
        there = tr("step {step}: x = {x}, f = {f}, slope = {slope}").format(
            step=step,
            x=formatting.figure(x),
            f=formatting.figure(y),
            slope=formatting.figure(slope),
        )
        self.told.setText(f"{there}<br>{self._verdict()}")

    def _verdict(self) -> str:
        """Whether the rate is too small, too large, or beyond what the function bears."""
        if self.path.left is not None and not np.isfinite(self.path.slopes[-1]).all():
            return tr("The function has no finite slope there, so the descent ends.")
        if self.path.left is not None:
            return tr("It left for good after {step} steps: the learning rate is too large.")\
                .format(step=self.path.left)  # fmt: skip
        if self.limit is None:
            return tr(
                "Not a parabola, so there is no one threshold: what counts is 2/f″, where f″ is "
                "the curvature at each point (here {limit})."
            ).format(limit=self._local_limit())
        share, limit = self.rate.value / self.limit, formatting.significant(self.limit, 3)
        texts = [
            (CREEPS, tr("Far below 2/L = {limit}: it creeps.")),
            (CROSSES, tr("Below 1/L, half of 2/L = {limit}: it comes down on one side.")),
            (
                1.0,
                tr("Between 1/L and 2/L = {limit}: it crosses the valley and comes down."),
            ),
            (math.inf, tr("Above 2/L = {limit}: each step lands higher. It diverges.")),
        ]
        if math.isclose(share, 1.0):
            told = tr("Exactly 2/L = {limit}: each step lands as high on the other side.")
            return told.format(limit=limit)
        return next(text for most, text in texts if share < most).format(limit=limit)

    def _local_limit(self) -> str:
        bend = nn.second_derivative(self.choice.field, self.start)
        if bend > FLAT:
            return formatting.significant(2.0 / bend, 3)
        return tr("none: it bends down") if bend < -FLAT else tr("none: it is straight")

    def table(self) -> tuple[list[str], nn.Array]:
        """The steps of the path."""
        columns = self.path.points[:, 0], self.path.values, self.path.slopes[:, 0]
        return ["x", "f", "slope"], np.stack(columns, axis=1)

    def retranslate(self) -> None:
        self.rate_label.setText(tr("Learning rate"))
        self.rate.tell(tr("Learning rate (the wheel over the curve changes it too)"))
        self.plot.setToolTip(tr("Drag to move the start; turn the wheel to change the rate."))
        self._show()

    def show_theme(self) -> None:
        self._show()
