"""A banner below the top bar: a sentence with two answers, which waits and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from gui.style.i18n import tr

Answer = tuple[str, Callable[[], None]]  # a label, marked for translation, and what it does
Offer = tuple[Callable[[], str], Answer | None, Answer, bool, str]


class Banner(QFrame):
    """Hidden until there is something to say; each offer stays until it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.accept, self.decline = QPushButton(), QPushButton()
        self._offers: list[Offer] = []  # the last one is shown
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.text, 1)
        for button in (self.accept, self.decline):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space stays with Run
            row.addWidget(button)
        self.accept.clicked.connect(lambda: self._answer(accepted=True))
        self.decline.clicked.connect(lambda: self._answer(accepted=False))
        self.hide()

    def offer(
        self,
        told: Callable[[], str],
        accept: Answer | None,
        decline: Answer,
        of_run: bool = False,
        key: str = "",
    ) -> None:
        """Show the sentence that ``told`` gives; what stood here before comes again after it.

        What is told already is not told twice; what is told ``of_run`` goes with the run, and
        ``withdraw`` takes back what has that ``key``.
        """
        self._offers = [one for one in self._offers if one[0]() != told()]
        self._offers.append((told, accept, decline, of_run, key))
        self._show()

    def withdraw(self, key: str) -> None:
        """What was offered with this key is no longer needed."""
        self._offers = [one for one in self._offers if one[4] != key]
        self._show()

    def forget_run(self) -> None:
        """Another run is shown: what was told of the one before it is no longer true."""
        self._offers = [one for one in self._offers if not one[3]]
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._offers))
        if self._offers:
            told, accept, decline, *_ = self._offers[-1]
            self.text.setText(told())
            self.accept.setVisible(accept is not None)
            self.accept.setText(tr(accept[0]) if accept else "")
            self.decline.setText(tr(decline[0]))

    def _answer(self, accepted: bool) -> None:
        _, accept, decline, *_ = self._offers.pop()
        self._show()
        answer = accept if accepted and accept else decline
        answer[1]()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_offers"):
            self._show()
