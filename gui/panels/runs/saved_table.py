"""SavedTable: the saved runs, a row for each lane, compared with the present recipe."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from PyQt5.QtGui import QColor

import nn
from gui.panels.runs.run_list import CURVE, RunList, RunListModel
from gui.panels.runs.saved_row import SavedRow
from gui.panels.runs.sweep_panel import score_text
from gui.style import formatting, theme
from gui.style.i18n import N_, sentence, tr

COLUMNS = {
    "run": N_("name"),
    "lane": N_("lane"),
    "tags": N_("tags"),
    "difference": N_("differs from the recipe in"),
    "score": N_("score"),
    "loss": N_("val. loss"),
    "step": N_("step"),
    "date": N_("date"),
    "size": N_("size"),
}


class SavedModel(RunListModel):
    """Rows of the runs that are listed; ``present`` is the recipe that they are compared with."""

    downward = ("score", "date", "size", "step")
    words = ("run", "lane", "tags", "difference")

    def __init__(self) -> None:
        super().__init__("date")
        self.every: Sequence[SavedRow] = ()
        self.present: nn.Experiment | None = None
        self.picked: Sequence[tuple[Path, int]] = ()

    def key(self, row: SavedRow) -> tuple[Path, int]:
        return row.key

    def found(self, text: str) -> tuple[Sequence[str], list[SavedRow]]:
        words = text.casefold().split()
        rows = [row for row in self.every if row.matches(words)]
        tags = ["tags"] if any(row.run.tags for row in rows) else []
        lanes = ["lane"] if any(row.index for row in rows) else []
        figures = ("score", "loss", CURVE, "step", "date", "size")
        return (("run", *lanes, *tags, "difference", *figures) if rows else ()), rows

    def value(self, row: SavedRow, column: str) -> Any:
        if column == "date":
            return row.run.date.timestamp()
        if column == "size":
            return row.run.size
        if column in ("score", "loss", "step"):
            return getattr(row.lane, column) if row.lane else None
        return self.text(row, column).casefold() or None

    def name_of(self, column: str) -> str:
        return tr(COLUMNS[column])

    def curve(self, row: SavedRow) -> tuple[nn.Array, QColor]:
        return row.curve[:2], self._color(row)

    def color(self, row: SavedRow, column: str) -> QColor:
        return self._color(row) if column in ("run", "lane") else theme.color("text")

    def tip(self, row: SavedRow, column: str) -> str | None:
        if row.run.failure is not None:
            return sentence(row.run.failure)
        if column == "difference":
            return row.difference(self.present)
        return f"{row.name}\n{row.run.path}" if column == "run" else None

    def text(self, row: SavedRow, column: str) -> str:
        run, lane = row.run, row.lane
        if column == "run":
            return row.title
        if column == "tags":
            return ", ".join(run.tags)
        if column == "date":
            return date_text(run)
        if column == "size":
            return formatting.byte_count(run.size)
        if lane is None:
            return tr("cannot be read") if column == "difference" else formatting.MISSING
        if column == "lane":
            return lane.experiment.name
        if column == "difference":
            return row.difference(self.present)
        if column == "score":
            return score_text(row.regression, lane.score)
        if column == "loss":
            return formatting.MISSING if lane.loss is None else formatting.figure(lane.loss)
        told = tr("{step}, diverged") if lane.failure else "{step}"
        return told.format(step=f"{lane.step:,}")

    def _color(self, row: SavedRow) -> QColor:
        """Of those that are chosen the color that they have in the plot."""
        if row.key in self.picked[: nn.MOST_LANES]:
            return theme.lane_color(self.picked.index(row.key))
        return theme.color("text")


class SavedTable(RunList):
    """The table of the saved runs."""

    about = N_("Saved runs")

    def __init__(self) -> None:
        self.model_of_runs = SavedModel()
        super().__init__("savedTable", self.model_of_runs)

    @property
    def chosen(self) -> list[SavedRow]:
        """The rows that are selected, from top to bottom."""
        return list(self.chosen_rows)


def date_text(run: nn.SavedRun) -> str:
    """When a run was saved."""
    return f"{run.date:%Y-%m-%d %H:%M}"


def total(runs: Collection[nn.SavedRun]) -> int:
    """The bytes of all their files."""
    return sum(run.size for run in runs)
