"""RunTable: the runs of a sweep, a row each."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from PyQt5.QtGui import QColor

import nn
from gui.panels.runs.run_list import CURVE, RunList, RunListModel
from gui.panels.runs.sweep_panel import SweepPanel, column_name, score_text
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

FIGURES = ("validation_score", "validation_loss", "train_loss", CURVE, "best_step", "seconds")
STATES = {
    nn.RunState.PLANNED: N_("planned"),
    nn.RunState.RUNNING: N_("running"),
    nn.RunState.FINISHED: N_("finished"),
    nn.RunState.FAILED: N_("stopped"),
    nn.RunState.DROPPED: N_("ended early"),
}


class RunModel(RunListModel):
    """Those that are running stay on top, whatever the order."""

    downward = ("validation_score",)
    words = ("state",)

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__("validation_score")
        self._panel = panel

    def key(self, row: nn.SweepRow) -> int:
        return int(row["run"])

    def found(self, text: str) -> tuple[Sequence[str], list[nn.SweepRow]]:
        results = self._panel.results
        if results is None:
            return (), []
        words = text.casefold().split()
        rows = [row for row in results.rows if self._chosen(row) and self._matches(row, words)]
        return ("run", *self._panel.varied, "seed", *FIGURES, "state"), rows

    def arranged(self, rows: list[nn.SweepRow]) -> list[nn.SweepRow]:
        return sorted(rows, key=lambda row: row["state"] != nn.RunState.RUNNING)

    def value(self, row: nn.SweepRow, column: str) -> Any:
        return row[column]

    def name_of(self, column: str) -> str:
        return column_name(column)

    def curve(self, row: nn.SweepRow) -> tuple[nn.Array, QColor]:
        return curve_of(row)[:2], self._panel.color_of(row)

    def color(self, row: nn.SweepRow, column: str) -> QColor:
        named = column == self._panel.line_column()
        return self._panel.color_of(row) if named else theme.color("text")

    def tip(self, row: nn.SweepRow, column: str) -> str | None:
        told: str | None = row["failure"]
        return told

    def is_left(self, column: str) -> bool:
        return column in self._panel.named or super().is_left(column)

    def text(self, row: nn.SweepRow, column: str) -> str:
        value, results = row[column], self._panel.results
        assert results is not None
        if column == "state":
            told = tr(STATES[value])
            if value == nn.RunState.RUNNING and row["progress"]:
                told += f" · {row['progress']:,}"
            return told
        if column == "validation_score":
            return score_text(results.regression, value)
        if value is None:
            return formatting.MISSING
        if column == "seconds":
            return f"{value:.1f} s"
        if isinstance(value, float):
            return formatting.figure(value) if column in FIGURES else formatting.plain(value)
        return f"{value:,}" if column == "best_step" else str(value)

    def _chosen(self, row: nn.SweepRow) -> bool:
        return self._panel.chosen is None or row["run"] in self._panel.chosen

    def _matches(self, row: nn.SweepRow, words: Sequence[str]) -> bool:
        """Whether a run has every word in its values or its state; field=value has to be whole."""
        told = [f"{column}={row[column]}" for column in (*self._panel.varied, "seed")]
        items = [one.casefold() for one in (*told, row["state"], tr(STATES[row["state"]]))]
        return all(
            word in items if "=" in word else any(word in item for item in items) for word in words
        )


class RunTable(RunList):
    """The table of a sweep."""

    about = N_("Runs of the sweep")

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__("runTable", RunModel(panel))

    @property
    def chosen(self) -> Collection[int]:
        """The runs whose rows are selected, from top to bottom."""
        return [self.runs.key(row) for row in self.chosen_rows]


def curve_of(row: nn.SweepRow) -> nn.Array:
    """Steps, losses and scores (3, n) of the validation set; NaN where they are not known."""
    return as_curve(json.loads(row["curve"] or "[]"))


def as_curve(told: Any) -> nn.Array:
    """A curve that was kept as lists."""
    curve = np.array(told, np.float64)
    return curve if curve.ndim == 2 else np.empty((3, 0))
