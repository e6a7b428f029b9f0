"""A banner below the top bar: an offer with two answers, which waits and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton


class Banner(QFrame):
    """A sentence with up to two buttons; hidden until there is something to offer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = QLabel()
        self.accept, self.decline = QPushButton(), QPushButton()
        self._answers: dict[QPushButton, Callable[[], None]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self._text, 1)
        for button in (self.accept, self.decline):
            row.addWidget(button)
            button.clicked.connect(self._on_answer)
        self.hide()

    def offer(
        self,
        text: str,
        accept: tuple[str, Callable[[], None]],
        decline: tuple[str, Callable[[], None]],
    ) -> None:
        """Show the sentence; each answer is a label and what it does."""
        self._text.setText(text)
        for button, (label, action) in ((self.accept, accept), (self.decline, decline)):
            button.setText(label)
            self._answers[button] = action
        self.show()

    def _on_answer(self) -> None:
        button = self.sender()
        self.hide()
        assert isinstance(button, QPushButton)
        self._answers[button]()
