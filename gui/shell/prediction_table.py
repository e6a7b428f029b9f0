"""PredictionTable: what a network predicts for new samples, a row each."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QAbstractTableModel, QModelIndex, Qt
from PyQt5.QtGui import QFontMetrics
from PyQt5.QtWidgets import QHeaderView

import nn
from gui.panels.quiet_table import QuietTable
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

MOST_CLASSES = 60  # columns of probabilities; the file has them all
WIDEST, PAD, MEASURED = 220, 20, 200  # pixels of a column, around its text; rows that are measured
KEYS = {"file": N_("file"), "digit": N_("digit")}
Role = Qt.ItemDataRole


class PredictionModel(QAbstractTableModel):
    """The samples' own names (or row numbers), the prediction, and all probabilities."""

    def __init__(self) -> None:
        super().__init__()
        self.found: nn.Predictions | None = None

    def show_predictions(self, found: nn.Predictions | None) -> None:
        """Show these, or nothing."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @property
    def _names(self) -> int:
        """How many columns tell one sample from another."""
        return len(self.found.samples.keys) or 1 if self.found else 0

    @property
    def _classes(self) -> tuple[str, ...]:
        return self.found.class_names[:MOST_CLASSES] if self.found else ()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.found) if self.found else 0

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        if self.found is None:
            return 0
        return self._names + 1 + (1 + len(self._classes) if self._classes else 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.found is None:
            return None
        if role == Role.TextAlignmentRole and section <= self._names:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        keys = [tr(KEYS.get(key, key)) for key in self.found.samples.keys] or [tr("row")]
        heads = [*keys, tr("prediction")]
        if self._classes:
            heads += [tr("probability"), *self._classes]
        return heads[section]

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        if self.found is None or index.row() >= len(self.found):
            return None
        column = index.column() - self._names
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index.row(), index.column())
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column > 0 else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            return theme.text_font(12, strong=column == 0) if column < 1 else theme.number_font(12)
        if role == Role.ForegroundRole:
            best = column > 1 and int(self.found.answers[index.row()]) == column - 2
            return theme.color("text" if column in (0, 1) or best else "muted")
        return None

    def _text(self, row: int, at: int) -> str:
        assert self.found is not None
        column = at - self._names
        if column < 0:
            names = self.found.samples.names
            return names[row][at] if names else f"{row + 1:,}"
        answer = self.found.answers[row]
        if not self._classes:
            return formatting.amount(float(answer))
        if column == 0:
            return self.found.class_names[int(answer)]
        share = self.found.shares[row, int(answer) if column == 1 else column - 2]
        return formatting.percent(float(share))


class PredictionTable(QuietTable):
    """The table; probabilities are percentages."""

    about = N_("Predictions")

    def __init__(self) -> None:
        self.predictions = PredictionModel()
        super().__init__("predictionTable", self.predictions)
        self.columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_predictions(self, found: nn.Predictions | None) -> None:
        """Show these, or nothing."""
        row = self.currentIndex().row()
        self.predictions.show_predictions(found)
        self._fit()
        if found is not None and 0 <= row < len(found):
            self.show_row(row)

    def _fit(self) -> None:
        """Columns as wide as their heads and the first rows."""
        model = self.predictions
        metrics = QFontMetrics(theme.text_font(12, strong=True))
        for column in range(model.columnCount()):
            texts = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            rows = range(min(model.rowCount(), MEASURED))
            texts += [str(model.data(model.index(row, column))) for row in rows]
            wide = max(map(metrics.horizontalAdvance, texts)) + theme.px(PAD)
            self.columns.resizeSection(column, min(wide, theme.px(WIDEST)))
