"""RecipeDialog: the title and the notes with which a recipe is saved."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gui.style import theme
from gui.style.dialog_buttons import DialogButtons
from gui.style.i18n import tr

WIDTH, NOTES, MARGIN = 460, 110, 14  # pixels
LONGEST_TITLE = 80
ALL = -1  # instead of a slot


class RecipeDialog(QDialog):
    """Which lanes are saved, and what is said about them.

    Signals:
        asked: (slots, title, notes) a person wants to choose the file.
    """

    asked = pyqtSignal(list, str, str)

    def __init__(
        self, lanes: Mapping[int, str], slot: int, title: str, notes: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save the recipe"))
        self.setMinimumWidth(theme.px(WIDTH))
        self._slots = list(lanes)
        self.lanes, self.title, self.notes = QComboBox(), QLineEdit(title), QPlainTextEdit(notes)
        self.lanes.setObjectName("recipeLanes")
        self.title.setObjectName("recipeTitle")
        self.title.setMaxLength(LONGEST_TITLE)
        self.notes.setObjectName("recipeNotes")
        self.notes.setFixedHeight(theme.px(NOTES))
        self.notes.setTabChangesFocus(True)
        self.notes.setPlaceholderText(tr("What it shows, and what to watch"))
        self.lanes.addItem(tr("All lanes"), ALL)
        for one, name in lanes.items():
            self.lanes.addItem(name, one)
        if len(lanes) == 1:
            self.lanes.setCurrentIndex(self.lanes.findData(slot))
        told = QLabel(
            tr(
                "A recipe is a small text file. It holds all settings, but no weights and no "
                "data. Open it here or with 'main.py train'."
            )
        )
        told.setWordWrap(True)
        rows = QFormLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setVerticalSpacing(10)
        rows.addRow(told)
        rows.addRow(tr("Title"), self.title)
        rows.addRow(tr("Notes"), self.notes)
        rows.addRow(tr("Lanes"), self.lanes)
        buttons = DialogButtons(tr("Choose a file …"))
        self.save_button = buttons.accept_button
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        rows.addRow(buttons)

    def _ask(self) -> None:
        chosen = self.lanes.currentData()
        slots = self._slots if chosen == ALL else [chosen]
        self.asked.emit(slots, self.title.text().strip(), self.notes.toPlainText().strip())
