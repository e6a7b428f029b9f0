"""A banner below the top bar: a sentence with two answers, which waits and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QEvent
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from gui.i18n import tr

Answer = tuple[str, Callable[[], None]]  # a label, marked for translation, and what it does


class Banner(QFrame):
    """Hidden until there is something to say; then it stays until it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.accept, self.decline = QPushButton(), QPushButton()
        self._told: Callable[[], str] = str
        self._answers: dict[QPushButton, Answer] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.text, 1)
        for button in (self.accept, self.decline):
            row.addWidget(button)
            button.clicked.connect(self._on_answer)
        self.hide()

    def offer(self, told: Callable[[], str], accept: Answer, decline: Answer) -> None:
        """Show the sentence that ``told`` gives in the language that is shown."""
        self._told = told
        self._answers = {self.accept: accept, self.decline: decline}
        self._retranslate()
        self.show()

    def _retranslate(self) -> None:
        self.text.setText(self._told())
        for button, (label, _) in self._answers.items():
            button.setText(tr(label))

    def _on_answer(self) -> None:
        button = self.sender()
        self.hide()
        assert isinstance(button, QPushButton)
        self._answers[button][1]()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_answers"):
            self._retranslate()
