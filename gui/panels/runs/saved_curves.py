"""SavedCurvesPanel: the learning curves of the saved runs that are listed and chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import nn
from gui.panels.panel import Panel
from gui.panels.runs.curves import Curve, CurvesView
from gui.panels.runs.saved_row import SavedRow
from gui.panels.runs.sweep_panel import score_text
from gui.style import theme
from gui.style.i18n import N_, tr

MOST_FAINT = 200  # runs that are listed, and not chosen


class SavedCurvesPanel(Panel):
    """Above the table of saved runs: what they came to, and on which way."""

    name = "savedCurvesPanel"
    workspace = "runs"
    timeless = True
    companions = ("saved",)
    title = N_("Learning curves")
    question = N_("How did the runs come to their results?")
    help = N_(
        "The validation loss, or the score, of the saved runs over their steps. Those that are "
        "chosen in the table are drawn in color, up to four with their names."
    )

    def create(self) -> None:
        super().create()
        self._rows: tuple[Sequence[SavedRow], Sequence[SavedRow]] = (), ()
        self.view = CurvesView("savedCurves")
        self.tools.addLayout(self.view.tools())
        self.body.addWidget(self.view, 1)

    def show_picked(self, chosen: Sequence[SavedRow], listed: Sequence[SavedRow]) -> None:
        """Draw these, those that are chosen before the others."""
        self._rows = chosen, listed
        self.show_frame()

    def show_frame(self) -> None:
        chosen, listed = self._rows
        strong = {row.key: place for place, row in enumerate(chosen[: nn.MOST_LANES])}
        first = list(chosen[: nn.MOST_LANES])
        rest = [row for row in listed if row.key not in strong][:MOST_FAINT]
        if not any(row.curve.shape[1] for row in (*first, *rest)):
            told = tr("Save a run, or reset one that has begun: its curve will be here.")
            self.show_empty(tr("No curves yet"), told, "rows")
        else:
            self.show_empty()
        self.view.show_curves([self._curve(row, strong.get(row.key)) for row in (*first, *rest)])

    def table(self) -> tuple[list[str], nn.Array]:
        names = ["run", "lane", "step", "validation_loss", "validation_score"]
        lines: list[list[object]] = []
        for row in self._rows[0] or self._rows[1]:
            lane = row.lane.experiment.name if row.lane else ""
            lines += [[row.title, lane, *point] for point in row.curve.T.tolist()]
        return names, np.array(lines, object).reshape(-1, len(names))

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def _curve(self, row: SavedRow, place: int | None) -> Curve:
        color = theme.color("muted") if place is None else theme.lane_color(place)
        score = row.lane.score if row.lane else None
        told = score_text(row.regression, score)
        unit = 1.0 if row.regression else 100.0
        return Curve(row.curve, color, row.name, told, place is not None, unit)
