"""QuietTable: a table of numbers in a card, without a grid, whose rows can be chosen."""

from __future__ import annotations

from PyQt5.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

LEAST_COLUMN = 36  # pixels


class QuietTable(Dressed, QTableView):
    """Base of the tables; ``about`` is what it is called, ``row_pixels`` the height of a row.

    Signals:
        row_chosen: (row) a person clicked at a row, or went there with the keys.
    """

    row_chosen = pyqtSignal(int)

    about = ""
    row_pixels = 22

    def __init__(self, name: str, model: QAbstractTableModel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        columns = self.horizontalHeader()
        assert columns is not None
        self.columns: QHeaderView = columns
        self.columns.setHighlightSections(False)
        self.columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.columns.setDefaultAlignment(Qt.AlignmentFlag(right))
        self.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.dress()

    def show_row(self, row: int | None) -> None:
        """Mark a row, or none."""
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self.model().index(row, 0))

    def retranslate(self) -> None:
        told = tr(self.about)
        self.setAccessibleName(told)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(told)
        self.model().headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, max(self.model().columnCount() - 1, 0)
        )
        self.viewport().update()

    def show_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(self.row_pixels))
        self.columns.setFont(theme.text_font(11))
        self.columns.setMinimumSectionSize(theme.px(LEAST_COLUMN))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.row_chosen.emit(self.currentIndex().row())
