"""The line at the bottom: what happened last, and what the machine is doing."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel

HEIGHT = 28


class StatusLine(Dressed, QFrame):
    """A coloured dot, a sentence, and figures on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self._dot, self._cursor = QLabel(), QLabel()
        self.sentence, self._figures = ElidedLabel(least=240), ElidedLabel()
        self._figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._figures.setAlignment(
            Qt.Alignment(Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        )
        self._cursor.setProperty("role", "muted")
        self._figures.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self.sentence)
        row.addWidget(self._cursor)
        row.addSpacing(12)
        row.addWidget(self._figures, 1)
        self.dress()

    def show_theme(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))

    def say(self, text: str, color_name: str) -> None:
        """Show a sentence beside a dot of a named colour."""
        tint = theme.color(color_name).name()
        self._dot.setText(f'<span style="color:{tint}; font-size: {theme.px(15)}px">●</span>')
        if text != self.sentence.text():
            self.sentence.setText(text)

    def show_cursor(self, text: str) -> None:
        """What the cross-hair reads."""
        if text != self._cursor.text():  # setting it costs a layout
            self._cursor.setText(text)

    def show_figures(self, text: str) -> None:
        """Figures about the run and the machine."""
        if text != self._figures.text():
            self._figures.setText(text)
