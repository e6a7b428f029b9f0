"""RegressionPanel: how far predicted numbers are from the true ones."""

from __future__ import annotations

from html import escape

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QGridLayout, QLabel, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.assessed_panel import AssessedPanel
from gui.panels.head_line import HeadLine
from gui.panels.results.regression.row_table import RowTable
from gui.panels.results.regression.scatter import ScatterPlot
from gui.selection import Selection
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

UPPER, LOWER = 6, 4  # how the height is shared


class RegressionPanel(AssessedPanel):
    """Predictions over true values, residuals, the errors of every lane, and the worst rows."""

    name = "regressionPanel"
    workspace = "results"
    tab = N_("Regression")
    title = N_("Regression")
    question = N_("How far are the predictions from the true values?")
    help = N_(
        "Each sample as a point: on the dashed line the prediction is right. Residuals should "
        "scatter evenly around 0; a bend or a funnel shows what the network has not learned. "
        "Click a point or a row to ask every lane about it on the right."
    )

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return bool(lanes) and lanes[0].prepared.sound.task == nn.REGRESSION

    def create(self) -> None:
        super().create()
        self.head = HeadLine()
        self.tools.addWidget(self.head, 1)
        self.fitted = ScatterPlot("predictedPlot", residuals=False)
        self.residuals = ScatterPlot("residualPlot", residuals=True)
        self.figures, self.rows = QLabel(), RowTable()
        self.figures.setTextFormat(Qt.TextFormat.RichText)
        self.figures.setWordWrap(True)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.fitted, self.residuals, self.rows):
            widget.sample_chosen.connect(self._probe)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 4, 6, 4)
        grid.setSpacing(12)
        grid.addWidget(self.fitted, 0, 0, 1, 6)
        grid.addWidget(self.residuals, 0, 6, 1, 6)
        grid.addWidget(self.figures, 1, 0, 1, 4)
        grid.addWidget(self.rows, 1, 4, 1, 8)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(0, UPPER)
        grid.setRowStretch(1, LOWER)
        self.body.addWidget(inner, 1)

    def show_frame(self) -> None:
        lane, found = self.lane, self.shown
        numbers = self.task == nn.REGRESSION
        title, told = self.missing()
        if self.lanes and not numbers:
            title, told = tr("No numbers to predict"), tr("This data has classes.")
        self.show_empty(title, told, "bars")
        if title or lane is None or found is None:
            return
        pairs, sample = self.pairs, self.selection.sample
        self.fitted.show_pairs(pairs, sample)
        self.residuals.show_pairs(pairs, sample)
        order = np.argsort(-np.abs(found.predicted - found.truth), kind="stable")
        data = lane.prepared.dataset
        self.rows.show_rows(order, pairs, data, self.selection.part, lane.slot)
        self.rows.show_chosen(sample)
        self.figures.setText(self._figures())
        self.head.show_parts([self.told_step()])

    def _figures(self) -> str:
        """The errors of every lane as a table, and which lane is nearer more often."""
        head = "".join(
            f'<td align="right" style="color:{theme.lane_color(lane.slot).name()}">'
            f"&nbsp;<b>{escape(lane.name[:14])}</b></td>"
            for lane, _ in self.pairs
        )
        lines = [f"<tr><td></td>{head}</tr>"]
        for name, field in (
            ("MAE", "mean_absolute_error"), ("RMSE", "root_mean_squared_error"), ("R²", "r2"),
        ):  # fmt: skip
            told = [_figure(getattr(found.regression, field), field) for _, found in self.pairs]
            cells = "".join(f'<td align="right">&nbsp;&nbsp;{one}</td>' for one in told)
            lines.append(f"<tr><td>{name}</td>{cells}</tr>")
        table = f'<table cellspacing="0" cellpadding="3">{"".join(lines)}</table>'
        return f"{table}<p>{escape(self._compared())}</p>"

    def _compared(self) -> str:
        if len(self.pairs) < 2:
            return ""
        away = np.stack([np.abs(one.predicted - one.truth) for _, one in self.pairs])
        nearest = np.bincount(away.argmin(axis=0), minlength=len(self.pairs))
        best = int(nearest.argmax())
        told = tr("Of {count} rows, '{name}' is nearest to the true value in {wins}.")
        return told.format(
            count=f"{away.shape[1]:,}", name=self.pairs[best][0].name, wins=f"{nearest[best]:,}"
        )

    def _probe(self, sample: int) -> None:
        self.probe_asked.emit(Selection(self.selection.part, None, sample))

    def table(self) -> tuple[list[str], nn.Array]:
        if not self.pairs:
            return ["nothing"], np.empty((0, 1))
        names = ["true value", *(lane.name for lane, _ in self.pairs)]
        columns = [self.pairs[0][1].truth, *(found.predicted for _, found in self.pairs)]
        return names, np.column_stack(columns).astype(float)


def _figure(value: float, field: str) -> str:
    return formatting.significant(value, 3) if field == "r2" else formatting.amount(value)
