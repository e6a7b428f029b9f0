"""The details of a failure, and what to do when something cannot be saved."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.shell import file_dialogs
from gui.style import theme
from gui.style.i18n import tr


class DetailsDialog(QDialog):
    """The sentence of a failure and its details, to copy."""

    def __init__(self, told: str, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Details"))
        self.resize(theme.px(720), theme.px(420))
        label = QLabel(told)
        label.setWordWrap(True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setFont(theme.number_font(11))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(tr("Copy"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(f"{told}\n\n{details}"))
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(label)
        box.addWidget(text)
        box.addWidget(buttons)


class Unsaved(Enum):
    """What a person wants when something could not be saved while the window closes."""

    AGAIN = auto()
    DISCARD = auto()
    STAY = auto()


def ask_unsaved(
    parent: QWidget, told: str, name: str, suffix: str = "npz"
) -> tuple[Unsaved, Path | None]:
    """Ask what to do, and for a file to save to instead where that is wanted."""
    box = QMessageBox(parent)
    box.setWindowTitle("Nablascope")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(told)
    box.setInformativeText(tr("If you close the window now, it is lost."))
    role = QMessageBox.ButtonRole
    again = box.addButton(tr("Try again"), role.AcceptRole)
    elsewhere = box.addButton(tr("Save elsewhere …"), role.AcceptRole)
    discard = box.addButton(tr("Close without saving"), role.DestructiveRole)
    stay = box.addButton(tr("Keep the window open"), role.RejectRole)
    for button, key in (
        (again, "againButton"),
        (elsewhere, "elsewhereButton"),
        (discard, "discardButton"),
        (stay, "stayButton"),
    ):
        button.setObjectName(key)
    box.setDefaultButton(again)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is elsewhere:
        return Unsaved.AGAIN, file_dialogs.ask_target(
            parent, tr("Save"), f"*.{suffix}", name, suffix
        )
    answers = {again: Unsaved.AGAIN, discard: Unsaved.DISCARD}
    return answers.get(clicked, Unsaved.STAY), None
