"""The banner: a sentence with two answers. It floats above the cards, waits, and moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

Answer = tuple[str, Callable[[], None]]  # a label, marked for translation, and what it does
TOP, SIDE, WIDEST = 10, 24, 720


@dataclass(frozen=True)
class Offer:
    """A sentence, made again when the language changes, and its answers.

    What is told ``of_run`` goes with the run that is shown; ``key`` is by which it is withdrawn.
    """

    told: Callable[[], str]
    accept: Answer | None
    decline: Answer
    of_run: bool = False
    key: str = ""


class Banner(Dressed, QFrame):
    """Hidden until there is something to say; each offer stays until it is answered or over.

    It lies over ``area``, at its top, as wide as it needs.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("banner")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.accept, self.decline = QPushButton(), QPushButton()
        self._offers: list[Offer] = []  # the last one is shown
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self.text, 1)
        for button, name in ((self.accept, "bannerAccept"), (self.decline, "bannerDecline")):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space stays with Run
            row.addWidget(button)
        self.accept.clicked.connect(lambda: self._answer(accepted=True))
        self.decline.clicked.connect(lambda: self._answer(accepted=False))
        area.installEventFilter(self)
        self.hide()
        self.dress()

    def offer(self, offer: Offer) -> None:
        """Show this; what stood here before comes again after it, and nothing is told twice."""
        self._offers = [one for one in self._offers if one.told() != offer.told()]
        self._offers.append(offer)
        self._show()

    def withdraw(self, key: str) -> None:
        """What was offered with this key is no longer needed."""
        self._offers = [one for one in self._offers if one.key != key]
        self._show()

    def forget_run(self) -> None:
        """Another run is shown: what was told of the one before it is no longer true."""
        self._offers = [one for one in self._offers if not one.of_run]
        self._show()

    def retranslate(self) -> None:
        self._show()

    def show_theme(self) -> None:
        self._lay_out()

    def _show(self) -> None:
        self.setVisible(bool(self._offers))
        if self._offers:
            offer = self._offers[-1]
            self.text.setText(offer.told())
            self.accept.setVisible(offer.accept is not None)
            self.accept.setText(tr(offer.accept[0]) if offer.accept else "")
            self.decline.setText(tr(offer.decline[0]))
            self._lay_out()
            self.raise_()

    def _answer(self, accepted: bool) -> None:
        offer = self._offers.pop()
        self._show()
        answer = offer.accept if accepted and offer.accept else offer.decline
        answer[1]()

    def _lay_out(self) -> None:
        """At the top of the area, in its middle."""
        width = min(self._area.width() - 2 * SIDE, theme.px(WIDEST))
        self.setFixedWidth(max(width, 240))
        height = self.layout().heightForWidth(self.width())
        self.setFixedHeight(max(height, self.layout().sizeHint().height()))
        self.move((self._area.width() - self.width()) // 2, TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lay_out()
        return False
