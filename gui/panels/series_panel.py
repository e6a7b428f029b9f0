"""SeriesPanel: a panel that has a series of runs made of a lane's recipe, and shows them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QPushButton, QSpinBox

import nn
from gui.lane_view import LaneView
from gui.panels.data_panel import DataPanel
from gui.style import formatting
from gui.style.i18n import tr

Make = Callable[[nn.Experiment, nn.Dataset], nn.Series]


class SeriesPanel(DataPanel):
    """Base: a number to choose, a button that runs and cancels, and what came of it.

    Signals:
        start_asked: (slot, Make) a person wants the runs.
        cancel_asked: a person has seen enough.
    """

    timeless = True
    start_asked = pyqtSignal(int, object)
    cancel_asked = pyqtSignal()

    kind: type[nn.Series] = nn.Series
    numbers = 1, 20, 1  # from, to, and the one that is chosen at first

    def create(self) -> None:
        super().create()
        self._found: dict[int, nn.SeriesProgress] = {}  # the latest of each lane, by slot
        self.count, self.button = QSpinBox(), QPushButton()
        least, most, usual = self.numbers
        self.count.setRange(least, most)
        self.count.setValue(usual)
        self.count.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.count.valueChanged.connect(lambda: self.show_frame())
        self.button.setProperty("role", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._on_button)
        self.tools.addWidget(self.count)
        self.tools.addWidget(self.button)

    def make(self) -> Make:
        """What makes the series that was chosen."""
        raise NotImplementedError

    def start_text(self) -> str:
        """What the button says that has the runs made."""
        raise NotImplementedError

    def show_view(self) -> None:
        """Show what there is of the series."""
        raise NotImplementedError

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        self._found = {}
        super().show_run(history, lanes)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        records = {one.slot: one.record for one in self.lanes}
        same = {one.slot for one in lanes if records.get(one.slot) is one.record}
        self._found = {slot: one for slot, one in self._found.items() if slot in same}
        super().rename(lanes)

    def show_series(self, slot: int, series: nn.SeriesProgress) -> None:
        """How far the runs of a lane are; of a series of another kind nothing is shown."""
        if series.kind is self.kind:
            self._found[slot] = series
            self.show_frame()

    @property
    def series(self) -> nn.SeriesProgress | None:
        """The latest series of the lane that is edited."""
        return self._found.get(self.lane.slot) if self.lane else None

    @property
    def going_on(self) -> bool:
        """Whether runs are being made, of whichever lane."""
        return any(not one.over for one in self._found.values())

    def show_frame(self) -> None:
        self.button.setText(tr("Cancel") if self.going_on else self.start_text())
        self.count.setEnabled(not self.going_on)
        self.say(*map(_left, [one for one in self._found.values() if not one.over]))
        self.show_view()

    def score_text(self, value: float, spread: float = math.nan) -> str:
        """The score of a run, an accuracy or an R², with its spread where there is one."""
        regression = self.series is not None and self.series.regression
        told = f"R² {value:.4f}" if regression else f"{formatting.percent(value, 2)} %"
        if not math.isfinite(spread):
            return told
        return f"{told} ± {f'{spread:.4f}' if regression else f'{100 * spread:.2f} %'}"

    def table_of(self, names: list[str], rows: list[list[Any]]) -> tuple[list[str], nn.Array]:
        """Rows of numbers as a table to export."""
        return names, np.array(rows, float).reshape(-1, len(names))

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def _on_button(self) -> None:
        if self.going_on:
            self.cancel_asked.emit()
        elif self.lane is not None:
            self.start_asked.emit(self.lane.slot, self.make())


def _left(series: nn.SeriesProgress) -> str:
    """Which lane's runs are being made, and for how long yet."""
    name = tr("for '{name}'").format(name=series.name)
    if not math.isfinite(series.seconds):
        return name
    left = tr("about {time} left").format(time=formatting.duration(series.seconds))
    return f"{name}: {left}"
