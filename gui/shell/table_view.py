"""TableView: the first rows of a table, with the role and the type of each column."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QColor, QResizeEvent
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.style import i18n, theme
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import StillWhileScrolled
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

SHOWN_ROWS = 30
MOST_COLUMNS = 80  # that can be changed here; the field Columns takes all
COLUMN_PIXELS, WIDEST = 98, 220
HEAD_PIXELS = (24, 30, 30, 22)  # name, role, type, values
ROLE_NAMES = {
    "feature": N_("feature"),
    "target": N_("target"),
    "skip": N_("left out"),
    "id": N_("row name"),
}
TYPE_NAMES = {
    "number": N_("number"),
    "text": N_("text"),
    "date": N_("date"),
    "flag": N_("yes or no"),
}
ROLE_HELP = {
    "feature": N_("an input of the network"),
    "target": N_("what the network learns to predict"),
    "skip": N_("not used"),
    "id": N_("names the rows, not used for training"),
}
TYPE_HELP = {
    "number": N_("used as it is"),
    "text": N_("one input per text (one-hot)"),
    "date": N_("used as number of days, month and day of the week"),
    "flag": N_("used as 1 or 0"),
}


class TableView(QWidget):
    """Two tables that scroll together: what is known of the columns, and the cells.

    Signals:
        role_chosen: (name, role) a person says what a column is for.
        type_chosen: (name, type) a person says what a column holds.
    """

    role_chosen = pyqtSignal(str, str)
    type_chosen = pyqtSignal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.heads, self.cells = _table("importHeads"), _table("importCells")
        self.heads.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heads.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.cells.horizontalScrollBar()
        assert across is not None
        across.valueChanged.connect(lambda value: _scroll(self.heads, value))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.heads)
        box.addWidget(self.cells, 1)

    def show_preview(self, found: nn.Preview) -> None:
        """Show a table as it is read now."""
        self._show_columns(found)
        self._show_cells(found)

    def _show_columns(self, found: nn.Preview) -> None:
        """Name, role, type and values of each column."""
        columns = found.columns[:MOST_COLUMNS]
        heads = self.heads
        heads.clear()
        heads.setRowCount(4)
        heads.setColumnCount(len(columns))
        for index, one in enumerate(columns):
            name = QTableWidgetItem(one.name)
            name.setFont(theme.text_font(12, strong=True))
            name.setToolTip(one.name)
            color = "accent" if one.role == "target" else "faint" if one.role == "skip" else "text"
            name.setForeground(theme.color(color))
            heads.setItem(0, index, name)
            role = _choice(ROLE_NAMES, ROLE_HELP, one.role)
            role.activated.connect(partial(self._on_chosen, self.role_chosen, one.name, role))
            role.setAccessibleName(tr("Role of {name}").format(name=one.name))
            kind = _choice(TYPE_NAMES, TYPE_HELP, one.type)
            kind.activated.connect(partial(self._on_chosen, self.type_chosen, one.name, kind))
            kind.setAccessibleName(tr("Type of {name}").format(name=one.name))
            heads.setCellWidget(1, index, role)
            heads.setCellWidget(2, index, kind)
            told = QTableWidgetItem(i18n.sentence(one.told))
            told.setFont(theme.text_font(11))
            told.setForeground(theme.color("warn" if one.gaps or one.remarked else "muted"))
            told.setToolTip(told.text())
            heads.setItem(3, index, told)
        heights = [theme.px(height) for height in HEAD_PIXELS]
        for row, height in enumerate(heights):
            heads.setRowHeight(row, height)
        heads.setFixedHeight(sum(heights) + 2)

    def _show_cells(self, found: nn.Preview) -> None:
        """The first rows as they stand in the file."""
        columns, rows = found.columns[:MOST_COLUMNS], found.cells[:SHOWN_ROWS]
        cells = self.cells
        cells.clear()
        cells.setRowCount(len(rows))
        cells.setColumnCount(len(columns))
        tint = QColor(theme.color("accent"))
        tint.setAlpha(28)
        for index, one in enumerate(columns):
            number = one.type == "number"
            for row, texts in enumerate(rows):
                text = texts[index] if index < len(texts) else ""
                item = QTableWidgetItem(text.strip())
                item.setFont(theme.number_font(12) if number else theme.text_font(12))
                if number:
                    item.setTextAlignment(
                        int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    )
                item.setForeground(theme.color("faint" if one.role in ("skip", "id") else "text"))
                if one.role == "target":
                    item.setBackground(tint)
                item.setToolTip(text)
                cells.setItem(row, index, item)

        self._share_width()

    def _share_width(self) -> None:
        """Columns as wide as they need; what is left is shared among them."""
        count = self.cells.columnCount()
        least, most = theme.px(COLUMN_PIXELS), theme.px(WIDEST)
        hints = [self.cells.sizeHintForColumn(index) + 16 for index in range(count)]
        wanted = [max(least, min(most, hint)) for hint in hints]
        bar = self.cells.verticalScrollBar()
        assert bar is not None
        room = self.cells.width() - bar.sizeHint().width() - 6
        more = max(room - sum(wanted), 0) // max(count, 1)
        for index, width in enumerate(wanted):
            self.heads.setColumnWidth(index, width + more)
            self.cells.setColumnWidth(index, width + more)

    def _on_chosen(self, signal: Any, name: str, control: QComboBox, index: int) -> None:
        signal.emit(name, control.itemData(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setObjectName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        assert header is not None
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(18)
    rows = table.verticalHeader()
    assert rows is not None
    rows.setDefaultSectionSize(theme.px(24))
    return table


def _choice(names: dict[str, str], about: dict[str, str], value: str) -> QComboBox:
    control = ElidedCombo()
    for word, text in names.items():
        control.addItem(tr(text), word)
    control.setToolTip(tip(*(f"{tr(names[word])}: {tr(told)}" for word, told in about.items())))
    control.setCurrentIndex(control.findData(value))
    control.installEventFilter(StillWhileScrolled(control))
    return control


def _scroll(table: QTableWidget, value: int) -> None:
    bar = table.horizontalScrollBar()
    assert bar is not None
    bar.setMaximum(max(bar.maximum(), value))  # the cells lose the width of a scroll bar
    bar.setValue(value)
