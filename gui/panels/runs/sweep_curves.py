"""SweepCurvesPanel: the learning curves of all runs of a sweep."""

from __future__ import annotations

import numpy as np

import nn
from gui.panels.runs.curves import Curve, CurvesView
from gui.panels.runs.run_table import curve_of
from gui.panels.runs.sweep_panel import SweepPanel, score_text
from gui.style.i18n import N_, tr


class SweepCurvesPanel(SweepPanel):
    """Runs in the brush are drawn in their color, all others faintly."""

    name = "sweepCurvesPanel"
    tab = N_("Learning curves")
    title = N_("Learning curves")
    question = N_("How did the runs come to their results?")
    help = N_(
        "The validation loss, or the score, of every run of the sweep over its steps. A brush on "
        "the parallel axes picks runs here, too."
    )

    def create(self) -> None:
        super().create()
        self.view = CurvesView("sweepCurves")
        self.tools.addLayout(self.view.tools())
        self.body.addWidget(self.view, 1)

    def show_frame(self) -> None:
        told = tr("One curve for each run, while the sweep goes on.")
        if self.show_whether_empty(told, "rows") or self.results is None:
            self.view.show_curves(())
            return
        self.head.show_parts([self.progress()])
        chosen = self.chosen
        names = [row["run"] for row in self.results.rows if chosen and row["run"] in chosen]
        named = set(names) if len(names) <= nn.MOST_LANES else set()
        self.view.show_curves(
            [
                Curve(
                    curve_of(row),
                    self.color_of(row),
                    tr("run {number}").format(number=row["run"]),
                    score_text(self.results.regression, row["validation_score"]),
                    row["run"] in named,
                    self.scale,
                )
                for row in self.results.rows
                if row["curve"] and (chosen is None or row["run"] in chosen)
            ]
        )

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        names = ["run", "step", "validation_loss", "validation_score"]
        lines: list[list[object]] = []
        for row in self.results.rows if self.results else ():
            lines += [[row["run"], *point] for point in curve_of(row).T.tolist()]
        return names, np.array(lines, object).reshape(-1, len(names))
