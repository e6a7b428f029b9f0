"""ClassTable: precision, recall and F1 of each class of one lane."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from PyQt5.QtGui import QFontMetrics
from PyQt5.QtWidgets import QHeaderView

import nn
from gui.panels.quiet_table import QuietTable
from gui.style import formatting, theme
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

HEADINGS = {  # with the terms that explain them
    N_("class"): "",
    N_("precision"): "precision",
    N_("recall"): "recall",
    N_("F1"): "F1",
    N_("support"): "support",
}
MEANS = N_("macro mean"), N_("weighted mean")
PAD = 18  # pixels
Role = Qt.ItemDataRole


class ClassModel(QAbstractTableModel):
    """A row for each class, then the two means. The lowest value of a column is amber."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[str] = ()
        self.scores: nn.ClassScores | None = None
        self._numbers = np.empty((0, 3))
        self._lowest = np.empty(3)

    def show_scores(self, names: Sequence[str], scores: nn.ClassScores) -> None:
        """Show these."""
        rows = len(names) + len(MEANS)
        other = rows != self.rowCount()
        if other:
            self.beginResetModel()
        self.names, self.scores = names, scores
        self._numbers = np.vstack([scores.rows, scores.macro, scores.weighted])
        met = scores.support > 0
        self._lowest = scores.rows[met].min(axis=0) if met.any() else np.full(3, math.nan)
        if other:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(HEADINGS) - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self._numbers)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return tr(list(HEADINGS)[section])
            term = list(HEADINGS.values())[section]
            if role == Role.ToolTipRole and term:
                return tip(explained(term))
            if role == Role.TextAlignmentRole and section == 0:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if self.scores is None or row >= self.rowCount():
            return None
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            return theme.number_font(12) if column else theme.text_font(12)
        if role == Role.ForegroundRole:
            return theme.color(self._color(row, column))
        return None

    def _text(self, row: int, column: int) -> str:
        assert self.scores is not None
        mean = row - len(self.names)
        if column == 0:
            return self.names[row] if mean < 0 else tr(MEANS[mean])
        if column == len(HEADINGS) - 1:
            support = self.scores.support
            return f"{int(support[row] if mean < 0 else support.sum()):,}"
        return formatting.percent(float(self._numbers[row, column - 1]))

    def _color(self, row: int, column: int) -> str:
        mean = row >= len(self.names)
        if column in (0, len(HEADINGS) - 1):
            return "muted" if mean or column else "text"
        lowest = not mean and self._numbers[row, column - 1] == self._lowest[column - 1]
        return "warn" if lowest and len(self.names) > 1 and self._lowest[column - 1] < 1 else "text"


class ClassTable(QuietTable):
    """The table. Percentages.

    Signals:
        class_chosen: (class) a person chose a row.
    """

    class_chosen = pyqtSignal(int)

    about = N_("Per class")
    row_pixels = 20

    def __init__(self) -> None:
        self.classes = ClassModel()
        super().__init__("classTable", self.classes)
        self.columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # measured once, not by row
        self.columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.row_chosen.connect(self._on_row)

    def show_theme(self) -> None:
        super().show_theme()
        self._fit()

    def retranslate(self) -> None:
        super().retranslate()
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their heads and numbers."""
        heads, numbers = QFontMetrics(theme.text_font(11)), QFontMetrics(theme.number_font(12))
        widest = numbers.horizontalAdvance("100.0"), numbers.horizontalAdvance("10,000")
        for column, text in enumerate(HEADINGS):
            if column:
                least = widest[column == len(HEADINGS) - 1]
                wide = max(heads.horizontalAdvance(tr(text)), least) + theme.px(PAD)
                self.columns.resizeSection(column, wide)

    def show_scores(self, names: Sequence[str], scores: nn.ClassScores) -> None:
        """Show the classes of a lane."""
        self.classes.show_scores(names, scores)

    def _on_row(self, row: int) -> None:
        if row < len(self.classes.names):
            self.class_chosen.emit(row)
