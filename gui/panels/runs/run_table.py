"""RunTable: the runs of a sweep, a row each, with a sparkline of the validation loss."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    Qt,
)
from PyQt5.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

import nn
from gui.panels.quiet_table import QuietTable
from gui.panels.runs.sweep_panel import SweepPanel, column_name, score_text
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

CURVE = "curve"
FIGURES = ("validation_score", "validation_loss", "train_loss", CURVE, "best_step", "seconds")
STATES = {
    nn.RunState.PLANNED: N_("planned"),
    nn.RunState.RUNNING: N_("running"),
    nn.RunState.FINISHED: N_("finished"),
    nn.RunState.FAILED: N_("stopped"),
    nn.RunState.DROPPED: N_("ended early"),
}
Role = Qt.ItemDataRole
PAD, GAP = 4, 8  # pixels around a sparkline, and between columns
MEASURED = 50  # rows that decide the widths of the columns


class RunModel(QAbstractTableModel):
    """Rows that pass the filter; those that are running stay on top, whatever the order."""

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__()
        self._panel = panel
        self.rows: Sequence[nn.SweepRow] = ()
        self.columns: Sequence[str] = ()
        self.order = "validation_score", True  # column, and whether the largest comes first

    def show_rows(self, text: str) -> None:
        """List the runs of the panel that contain every word of a text."""
        results = self._panel.results
        self.beginResetModel()
        self.columns = ("run", *self._panel.varied, "seed", *FIGURES, "state") if results else ()
        words = text.casefold().split()
        rows = [
            row
            for row in (results.rows if results else ())
            if self._chosen(row) and self._matches(row, words)
        ]
        column, downward = self.order
        if column in self.columns:
            rows.sort(key=lambda row: _order(row[column]), reverse=downward)
            rows.sort(key=lambda row: row[column] is None)  # those that are not known are last
        rows.sort(key=lambda row: row["state"] != nn.RunState.RUNNING)
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            told = tr("validation loss") if column == CURVE else column_name(column)
            by, downward = self.order
            return f"{told} {'↓' if downward else '↑'}" if column == by else told
        if role == Role.TextAlignmentRole:
            return self._side(column)
        return None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return self._side(column)
        if role == Role.FontRole:
            return theme.text_font(12) if column == "state" else theme.number_font(12)
        if role == Role.ForegroundRole:
            named = column == self._panel.line_column()
            return self._panel.color_of(row) if named else theme.color("text")
        if role == Role.ToolTipRole:
            return row["failure"]
        return self.text(row, column) if role == Role.DisplayRole and column != CURVE else None

    def text(self, row: nn.SweepRow, column: str) -> str:
        """A cell as it is shown."""
        value, results = row[column], self._panel.results
        assert results is not None
        if column == "state":
            told = tr(STATES[value])
            if value == nn.RunState.RUNNING and row["progress"]:
                told += f" · {row['progress']:,}"
            return told
        if column == "validation_score":
            return score_text(results, value)
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

    def _side(self, column: str) -> int:
        left = column in self._panel.named or column in (CURVE, "state")
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class Sparkline(QStyledItemDelegate):
    """The validation loss over the steps, on a scale of its own."""

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__()
        self._panel = panel

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, RunModel)
        row = model.rows[index.row()]
        curve = np.array(json.loads(row["curve"] or "[]"), np.float64)
        if curve.ndim != 2 or curve.shape[1] < 2 or not np.isfinite(curve[1]).any():
            return
        box = QRectF(option.rect).adjusted(PAD, PAD, -PAD, -PAD)
        steps, losses = curve[0], curve[1]
        low, high = float(np.nanmin(losses)), float(np.nanmax(losses))
        xs = box.left() + box.width() * steps / max(float(steps[-1]), 1.0)
        ys = box.bottom() - box.height() * (losses - low) / max(high - low, 1e-12)
        line = QPolygonF()
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            if math.isfinite(y):
                line.append(QRectF(x, y, 0, 0).topLeft())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._panel.color_of(row), 1))
        painter.drawPolyline(line)
        best = int(np.nanargmin(losses))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(QRectF(xs[best] - 2.5, ys[best] - 2.5, 5, 5))
        painter.restore()


class RunTable(QuietTable):
    """The table; a click on a column's name sorts by it, Ctrl and a click choose several rows."""

    about = N_("Runs of the sweep")

    def __init__(self, panel: SweepPanel) -> None:
        self.runs = RunModel(panel)
        super().__init__("runTable", self.runs)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._spark = Sparkline(panel)
        self._text = ""
        self.columns.setSectionsClickable(True)
        self.columns.sectionClicked.connect(self._sort)

    def show_rows(self, text: str) -> None:
        """List the runs again; those that were chosen stay chosen."""
        chosen, self._text = set(self.chosen), text
        self.runs.show_rows(text)
        self._lay_out()
        kind, selection = QItemSelectionModel.SelectionFlag, QItemSelection()
        for number, row in enumerate(self.runs.rows):
            if row["run"] in chosen:
                at = self.runs.index(number, 0)
                selection.select(at, at)
        flags = QItemSelectionModel.SelectionFlags(kind.Select) | kind.Rows
        self.selectionModel().select(selection, flags)

    @property
    def chosen(self) -> Collection[int]:
        """The runs whose rows are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [int(self.runs.rows[row]["run"]) for row in rows if row < len(self.runs.rows)]

    def _sort(self, section: int) -> None:
        column = self.runs.columns[section]
        if column == CURVE:
            return
        old, downward = self.runs.order
        self.runs.order = column, not downward if column == old else column in FIGURES[:1]
        self.show_rows(self._text)

    def _lay_out(self) -> None:
        for section, column in enumerate(self.runs.columns):
            stretch = column == CURVE
            mode = QHeaderView.ResizeMode
            self.columns.setSectionResizeMode(section, mode.Stretch if stretch else mode.Fixed)
            self.setItemDelegateForColumn(section, self._spark if stretch else None)
            if not stretch:
                self.columns.resizeSection(section, self._width(section, column))

    def _width(self, section: int, column: str) -> int:
        """Pixels for a column: its name, and what stands in the first rows."""
        font = theme.text_font(12) if column == "state" else theme.number_font(12)
        metrics = QFontMetrics(font)
        texts = [self.runs.text(row, column) for row in self.runs.rows[:MEASURED]]
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        return max(self.columns.sectionSizeHint(section), widest) + theme.px(GAP)


def _order(value: Any) -> Any:
    """A value by which rows are sorted, for those that have one."""
    return -math.inf if value is None else value
