"""Choice: a few buttons side by side, of which one is pressed."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gui.style.dressed import Dressed
from gui.style.i18n import tr


class Choice(Dressed, QWidget):
    """One of several named things; ``options`` are names and texts marked for translation.

    Signals:
        chosen: (name) a person pressed another button.
    """

    chosen = pyqtSignal(str)

    def __init__(self, options: Mapping[str, str], role: str = "choice") -> None:
        super().__init__()
        self._texts = dict(options)
        self.current = next(iter(options))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in options:
            button = QPushButton()
            button.setObjectName(f"{name}Choice")
            button.setProperty("role", role)
            button.setCheckable(True)
            button.setChecked(name == self.current)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, name=name: self.choose(name))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[name] = button
        self.dress()

    def choose(self, name: str) -> None:
        """Press a button."""
        self.buttons[name].setChecked(True)
        if name != self.current:
            self.current = name
            self.chosen.emit(name)

    def name(self, option: str, text: str) -> None:
        """Show another text (in the language that is shown) on a button until retranslated."""
        if self.buttons[option].text() != text:
            self.buttons[option].setText(text)

    def retranslate(self) -> None:
        for name, button in self.buttons.items():
            button.setText(tr(self._texts[name]))
