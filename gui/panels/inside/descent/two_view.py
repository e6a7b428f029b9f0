"""TwoView: optimizers race down a function of two numbers."""

from __future__ import annotations

from html import escape

import numpy as np
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

import nn
from gui.panels.inside.descent.number_line import NumberLine
from gui.panels.inside.descent.optimizer_list import OptimizerList, color_of
from gui.panels.inside.descent.player import Player
from gui.panels.inside.descent.two_plot import TwoPlot
from gui.panels.inside.descent.valley_choice import ValleyChoice
from gui.panels.inside.descent.values_plot import ValuesPlot
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

STEPS = 30  # as in the book
MOST_NOISE = 2.0
SHARES = 8, 5  # of the width


class TwoView(Dressed, QWidget):
    """The plane at the left, the optimizers and the values at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = ValleyChoice(nn.OF_TWO, "twoValley")
        self.start = self.choice.valley.start
        self.list = OptimizerList()
        self.noise = NumberLine("twoNoise", 0.0, MOST_NOISE, 0.0)
        self.noise_label, self.seed_label, self.error = QLabel(), QLabel(), QLabel()
        self.error.setObjectName("twoError")
        self.error.setWordWrap(True)
        self.error.hide()
        self.seed = QSpinBox()
        self.seed.setObjectName("twoNoiseSeed")
        self.seed.setRange(0, 9999)
        self.player = Player("two", STEPS)
        self.plot, self.values = TwoPlot(), ValuesPlot()
        self.paths: tuple[nn.DescentPath, ...] = ()
        self.choice.chosen.connect(self._on_chosen)
        self.choice.refused.connect(self._on_refused)
        self.list.changed.connect(self._compute)
        self.noise.changed.connect(self._compute)
        self.seed.valueChanged.connect(self._compute)
        self.player.moved.connect(self._show)
        self.plot.started.connect(self._on_started)
        self._arrange()
        self._on_chosen()
        self.dress()

    def _arrange(self) -> None:
        noise = QHBoxLayout()
        noise.addWidget(self.noise_label)
        noise.addWidget(self.noise, 1)
        noise.addWidget(self.seed_label)
        noise.addWidget(self.seed)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.choice)
        right.addWidget(self.player)
        right.addWidget(self.error)
        right.addWidget(self.list)
        right.addLayout(noise)
        right.addWidget(self.values, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.plot, SHARES[0])
        row.addLayout(right, SHARES[1])

    def _on_chosen(self) -> None:
        valley = self.choice.valley
        if self.choice.field.text == valley.text:
            self.start = valley.start
            self.list.show_rates(valley.rates, valley.rate)
        self.plot.show_field(self.choice.field, valley.bounds)
        self._compute()

    def _on_refused(self, told: str) -> None:
        tint = theme.color("bad").name()
        self.error.setText(f'<span style="color:{tint}">{escape(told)}</span>')
        self.error.setVisible(bool(told))

    def _on_started(self, x: float, y: float) -> None:
        self.start = x, y
        self._compute()

    def _compute(self) -> None:
        noise, seed = self.noise.value, self.seed.value()
        rates = self.list.racing
        self.paths = ()
        if rates:
            self.paths = nn.descend_together(
                self.choice.field, self.start, rates, STEPS, noise, seed
            )
        self.player.show_end()
        self._show()

    def _show(self) -> None:
        step = self.player.step
        shown = [(path, color_of(path.optimizer)) for path in self.paths]
        self.plot.show_paths(shown, step)
        values = [path.values[np.isfinite(path.values)] for path in self.paths]
        lowest = min((float(one.min()) for one in values if len(one)), default=0.0)
        self.values.show_paths(shown, step, lowest)
        self.list.show_values(
            {path.optimizer: float(path.values[min(step, len(path.values) - 1)])
             for path in self.paths}
        )  # fmt: skip

    def table(self) -> tuple[list[str], nn.Array]:
        """The steps of all paths; NaN after a path has left."""
        names: list[str] = []
        columns = []
        for path in self.paths:
            names += [f"{path.optimizer} x", "y", "f"]
            block = np.full((STEPS + 1, 3), np.nan)
            block[: len(path.points)] = np.column_stack([path.points, path.values])
            columns.append(block)
        return names, np.concatenate(columns, axis=1) if columns else np.empty((0, 0))

    def retranslate(self) -> None:
        self.noise_label.setText(tr("Noise"))
        self.seed_label.setText(tr("Seed"))
        self.noise.tell(
            tr("Standard deviation of what is added to the gradient, as a mini-batch does")
        )
        told = tr("Seed of the noise; all optimizers get the same")
        self.seed.setToolTip(told)
        self.seed.setAccessibleName(told)
        self.plot.setToolTip(tr("Drag to move the start"))
        self._show()

    def show_theme(self) -> None:
        self._show()
