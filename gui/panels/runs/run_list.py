"""RunList: a table of runs with a search, columns to sort by, and a sparkline in each row."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PyQt5.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
)
from PyQt5.QtGui import QColor, QFontMetrics
from PyQt5.QtWidgets import QAbstractItemView, QHeaderView

import nn
from gui.panels.quiet_table import QuietTable
from gui.panels.runs.sparkline import Sparkline
from gui.style import theme
from gui.style.i18n import tr

CURVE = "curve"
Role = Qt.ItemDataRole
GAP = 8  # pixels between columns
MEASURED = 50  # rows that decide the widths of the columns
WIDEST = 260  # pixels of a column of words


class RunListModel(QAbstractTableModel):
    """Base: rows that pass a search, sorted by a column. A subclass says what stands in them."""

    downward: Sequence[str] = ()  # columns whose largest value comes first
    words: Sequence[str] = ()  # columns that are set in letters, and not as numbers

    def __init__(self, order: str) -> None:
        super().__init__()
        self.rows: Sequence[Any] = ()
        self.columns: Sequence[str] = ()
        self.order = order, order in self.downward  # column, and whether the largest comes first

    def key(self, row: Any) -> Hashable:
        """By what a row is known again when the rows change."""
        raise NotImplementedError

    def found(self, text: str) -> tuple[Sequence[str], list[Any]]:
        """The columns, and the rows that a search finds."""
        raise NotImplementedError

    def value(self, row: Any, column: str) -> Any:
        """What rows are sorted by; None where it is not known."""
        raise NotImplementedError

    def text(self, row: Any, column: str) -> str:
        """A cell as it is shown."""
        raise NotImplementedError

    def name_of(self, column: str) -> str:
        """What a column is called."""
        raise NotImplementedError

    def curve(self, row: Any) -> tuple[nn.Array, QColor]:
        """Steps and losses (2, n) for the sparkline, and its color."""
        raise NotImplementedError

    def color(self, row: Any, column: str) -> QColor:
        """In which color a cell is written."""
        return theme.color("text")

    def tip(self, row: Any, column: str) -> str | None:
        """What is told of a cell when the mouse rests on it."""
        return None

    def is_left(self, column: str) -> bool:
        """Whether a column begins at its left side, as words do."""
        return column in self.words or column == CURVE

    def show_rows(self, text: str) -> None:
        """List the rows that a search finds, in their order."""
        self.beginResetModel()
        self.columns, rows = self.found(text)
        column, downward = self.order
        if column in self.columns:
            values = [(self.value(row, column), row) for row in rows]
            known = [one for one in values if one[0] is not None]
            known.sort(key=lambda one: one[0], reverse=downward)
            rows = [row for _, row in known] + [row for value, row in values if value is None]
        self.rows = self.arranged(rows)
        self.endResetModel()

    def arranged(self, rows: list[Any]) -> list[Any]:
        """The rows once more, where some have a place of their own."""
        return rows

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
            told = tr("validation loss") if column == CURVE else self.name_of(column)
            by, downward = self.order
            return f"{told} {'↓' if downward else '↑'}" if column == by else told
        return self._side(column) if role == Role.TextAlignmentRole else None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return self._side(column)
        if role == Role.FontRole:
            return self.font_of(column)
        if role == Role.ForegroundRole:
            return self.color(row, column)
        if role == Role.ToolTipRole:
            return self.tip(row, column)
        return self.text(row, column) if role == Role.DisplayRole and column != CURVE else None

    def font_of(self, column: str) -> Any:
        """In which letters a column is set."""
        return theme.text_font(12) if column in self.words else theme.number_font(12)

    def _side(self, column: str) -> int:
        side = Qt.AlignmentFlag.AlignLeft if self.is_left(column) else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class RunList(QuietTable):
    """The table; a click on a column's name sorts by it, Ctrl and a click choose several rows."""

    def __init__(self, name: str, model: RunListModel) -> None:
        self.runs = model
        super().__init__(name, model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._spark = Sparkline(lambda row: model.curve(model.rows[row]))
        self._text = ""
        self.columns.setSectionsClickable(True)
        self.columns.sectionClicked.connect(self._sort)

    def show_rows(self, text: str) -> None:
        """List the runs that a search finds; those that are chosen stay so."""
        chosen, self._text = {self.runs.key(row) for row in self.chosen_rows}, text
        at = self.currentIndex().row()
        current = self.runs.key(self.runs.rows[at]) if 0 <= at < len(self.runs.rows) else None
        self.runs.show_rows(text)
        self._lay_out()
        self.choose(chosen)
        keys = [self.runs.key(row) for row in self.runs.rows] if current is not None else []
        if current in keys:
            index = self.runs.index(keys.index(current), 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def choose(self, keys: set[Hashable]) -> None:
        """Select the rows with these keys, too."""
        kind, selection = QItemSelectionModel.SelectionFlag, QItemSelection()
        first: int | None = None  # of rows one below the other
        wanted = [self.runs.key(row) in keys for row in self.runs.rows] if keys else []
        for number, one in enumerate([*wanted, False]):
            if one and first is None:
                first = number
            elif not one and first is not None:
                selection.select(self.runs.index(first, 0), self.runs.index(number - 1, 0))
                first = None
        flags = QItemSelectionModel.SelectionFlags(kind.Select) | kind.Rows
        self.selectionModel().select(selection, flags)

    @property
    def chosen_rows(self) -> list[Any]:
        """The rows that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.runs.rows[row] for row in rows if row < len(self.runs.rows)]

    def _sort(self, section: int) -> None:
        column = self.runs.columns[section]
        if column == CURVE:
            return
        old, downward = self.runs.order
        self.runs.order = column, not downward if column == old else column in self.runs.downward
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
        metrics = QFontMetrics(self.runs.font_of(column))
        texts = [self.runs.text(row, column) for row in self.runs.rows[:MEASURED]]
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        hint = self.columns.sectionSizeHint(section)
        return min(max(hint, widest), max(hint, theme.px(WIDEST))) + theme.px(GAP)
