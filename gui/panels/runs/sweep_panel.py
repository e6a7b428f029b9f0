"""SweepPanel: a panel about the runs of a sweep. It needs no lanes and draws no steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PyQt5.QtGui import QColor

import nn
from gui.panels.head_line import HeadLine
from gui.panels.panel import Panel
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

# What the columns of the table are called; varied fields have the labels of their knobs.
COLUMNS = {
    "run": N_("run"),
    "lane": N_("lane"),
    "seed": N_("seed"),
    "validation_score": N_("score"),
    "validation_loss": N_("val. loss"),
    "train_loss": N_("train. loss"),
    "best_step": N_("best step"),
    "seconds": N_("time"),
    "state": N_("state"),
}


class SweepPanel(Panel):
    """Base: ``results`` is the sweep that is shown, ``chosen`` the runs that a brush picks."""

    workspace = "runs"
    timeless = True

    def create(self) -> None:
        super().create()
        self.results: nn.SweepResults | None = None
        self.chosen: Collection[int] | None = None  # None: all of them
        self.values: dict[str, list[Any]] = {}  # of each varied field, and the seeds
        self.named: set[str] = set()  # the fields whose values are no numbers
        self.head = HeadLine()
        self.tools.addWidget(self.head, 1)

    def show_results(self, results: nn.SweepResults | None) -> None:
        """Show this sweep as it is now."""
        if results is None or self.results is None or results.path != self.results.path:
            self.chosen = None
        self.results = results
        columns = (*results.plan.columns, "seed") if results else ()
        self.values = {one: results.values(one) for one in columns} if results else {}
        self.named = {one for one, values in self.values.items() if not numbers(values)}
        self.show_frame()

    def show_chosen(self, runs: Collection[int] | None) -> None:
        """Show these runs before all others."""
        self.chosen = runs
        self.show_frame()

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def show_whether_empty(self, told: str, ghost: str) -> bool:
        """Say what will be here while no run has finished; whether that is so."""
        empty = self.results is None or not self.results.finished
        if empty:
            self.show_empty(tr("No finished run yet"), told, ghost)
            self.head.show_parts([])
        else:
            self.show_empty()
        return empty

    @property
    def scale(self) -> float:
        """By what scores are multiplied to be drawn: accuracies are told in percent."""
        return 1.0 if self.results is not None and self.results.regression else 100.0

    def progress(self) -> str:
        """How many runs are over."""
        if self.results is None:
            return ""
        over, count = self.results.over, len(self.results.rows)
        return tr("{done} of {count} done").format(done=f"{over:,}", count=f"{count:,}")

    @property
    def varied(self) -> Sequence[str]:
        """What varies beside the seed."""
        return self.results.plan.columns if self.results else ()

    def line_colors(self) -> dict[Any, QColor]:
        """A color for each value of the first field that is no number; "" for all other sweeps."""
        column = self.line_column()
        values = self.values[column] if column else [""]
        return {value: theme.lane_color(i % nn.MOST_LANES) for i, value in enumerate(values)}

    def line_column(self) -> str | None:
        """The first varied field whose values are names."""
        return next((one for one in self.varied if one in self.named), None)

    def color_of(self, row: nn.SweepRow) -> QColor:
        """The color of a run."""
        column = self.line_column()
        place = self.values[column].index(row[column]) if column else 0
        return theme.lane_color(place % nn.MOST_LANES)


def numbers(values: Sequence[Any]) -> bool:
    """Whether these are numbers, and no names."""
    return all(isinstance(one, int | float) for one in values)


def value_text(value: Any) -> str:
    """The value of a field, as short as it can be told."""
    return formatting.plain(value) if isinstance(value, float) else str(value)


def column_name(column: str) -> str:
    """What a column is called on the screen."""
    if column in COLUMNS:
        return tr(COLUMNS[column])
    return tr(nn.KNOBS[column].label) if column in nn.KNOBS else column


def score_text(regression: bool, score: float | None) -> str:
    """A score as a percentage, or an R²."""
    if score is None:
        return formatting.MISSING
    return f"{score:.4f}" if regression else f"{formatting.percent(score)} %"
