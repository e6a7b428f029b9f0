"""Event filters: what lists and sliders leave to the window around them."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QComboBox, QDialog


class StillWhileScrolled(QObject):
    """Lets the wheel scroll the form: a list or slider under the mouse keeps its value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


class KeysForTheWindow(QObject):
    """Lets a list leave letters, digits and Space to the window, where they run and reset.

    Arrows still choose, and Enter opens the list. A list in a dialog keeps its keys.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QComboBox) or isinstance(watched.window(), QDialog):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.showPopup()
            return True
        if event.text().isprintable() and event.text():
            event.ignore()
            return True
        return False
