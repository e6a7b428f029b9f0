"""Card: the frame around a panel, with a title and its buttons."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial

from PyQt5.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QResizeEvent
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from gui.panels.empty_state import EmptyState
from gui.style import settings, theme
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import tr
from gui.style.tooltips import tip

TITLE_PIXELS, ICON = 120, 16
LEAST = 180, 110  # smallest width and height


class FailureNotice(Dressed, QFrame):
    """Covers a card that an error has stopped: what happened, and its details to copy."""

    def __init__(self, card: QFrame, details: str) -> None:
        super().__init__(card)
        self.details = details
        self.setObjectName("failureNotice")
        self.setAutoFillBackground(True)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._copy = QPushButton()
        self._copy.setObjectName("copyDetailsButton")
        self._copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.details))
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self._text)
        box.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self.dress()

    def retranslate(self) -> None:
        told = tr(
            "This card stopped because of an error: {error}. Training and the other cards "
            "continue. The card works again in the next run."
        )
        self._text.setText(told.format(error=self.details.strip().splitlines()[-1][:200]))
        self._copy.setText(tr("Copy details"))


class Card(Dressed, QFrame):
    """A framed panel that asks one ``question``.

    A subclass puts its widgets together in ``create``, which is called once; what it says and
    shows belongs to ``retranslate`` and ``show_theme``, which are called after it.

    Signals:
        maximise_asked: double click, or the button.
        export_asked: (kind) "png", "svg" or "csv".
        live_asked: back to the live view.
    """

    maximise_asked = pyqtSignal()
    export_asked = pyqtSignal(str)
    live_asked = pyqtSignal()

    name = ""
    title = ""
    question = ""
    help = ""
    notice: FailureNotice | None = None  # what went wrong here: the card shows nothing more
    empty: EmptyState | None = None  # what it says while there is nothing to show

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.setProperty("role", "card")
        self.create()
        self.dress()

    def create(self) -> None:
        """Put the widgets together."""
        self._title = ElidedLabel(least=TITLE_PIXELS)
        self._title.setFont(theme.text_font(13, strong=True))
        self._step = QLabel()
        self._step.setObjectName("stepChip")
        self._step.setProperty("role", "step")
        self._step.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._step.hide()
        self.live_button = QToolButton()
        self.live_button.clicked.connect(self.live_asked)
        self.live_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.live_button.hide()
        self.export_button = QToolButton()
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.export_button)
        for kind in ("png", "svg", "csv"):
            self._menu.addAction(kind.upper()).triggered.connect(
                lambda _checked, kind=kind: self.export_asked.emit(kind)
            )
        self._menu.addSeparator()
        self.light_action = self._menu.addAction("")
        self.light_action.setCheckable(True)
        self._menu.aboutToShow.connect(
            lambda: self.light_action.setChecked(settings.recall(settings.PRINT, False))
        )
        self.light_action.triggered.connect(partial(settings.remember, settings.PRINT))
        self.export_button.setMenu(self._menu)
        self.maximise_button = QToolButton()
        self.maximise_button.clicked.connect(self.maximise_asked)
        header = self._header = QHBoxLayout()
        header.setSpacing(2)
        header.addWidget(self._title)
        header.addSpacing(4)
        header.addWidget(self._step)
        self.tools = QHBoxLayout()  # what a panel of its own kind offers
        self.tools.setSpacing(4)
        self.tools.addStretch(0)
        header.addLayout(self.tools, 1)
        for button in (self.live_button, self.export_button, self.maximise_button):
            header.addWidget(button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 8, 8, 6)
        self.body.setSpacing(2)
        self.body.addLayout(header)

    @contextlib.contextmanager
    def without_buttons(self) -> Iterator[None]:
        """The card as it is exported: a picture has nothing to click."""
        controls = [
            *(one for one in self.findChildren(QAbstractButton) if not one.isCheckable()),
            *self.findChildren(QAbstractSpinBox),
        ]  # what can be checked says what is shown
        shown = [one for one in controls if one.isVisibleTo(self)]
        for button in shown:
            button.hide()
        try:
            yield
        finally:
            for button in shown:
                button.show()

    def show_failure(self, details: str) -> None:
        """Show that an error has stopped this card, in place of what it showed."""
        if self.notice is None:
            self.notice = FailureNotice(self, details)
            self.notice.show()
            self.notice.setGeometry(self.rect())  # after show, which lays the card out
            self.notice.raise_()

    def show_step(self, told: str) -> None:
        """Say in the head which earlier step is shown; "" for none."""
        if told != self._step.text():
            self._step.setText(told)
            self._step.setVisible(bool(told))

    def show_empty(self, title: str = "", told: str = "", ghost: str = "") -> None:
        """Say what will be here and what to do; without a title, there is something to show.

        ``ghost`` is one of empty_state.GHOSTS, or none.
        """
        if title and self.empty is None:
            self.empty = EmptyState(self)
        if self.empty is not None:
            self.empty.say(title, told, ghost)
            self._cover()

    def retranslate(self) -> None:
        self._title.about = tip(tr(self.question), tr(self.help))
        self._title.setText(tr(self.title))
        self.light_action.setText(tr("Light colors, for print"))
        self.live_button.setText(tr("Back to live"))
        self.live_button.setToolTip(tr("Follow the run again (F)"))
        for button, text in (
            (self.export_button, tr("Export this card as PNG, SVG or CSV")),
            (self.maximise_button, tr("Maximize or restore this card (double-click, F11)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(f"{tr(self.title)}: {text}")

    def show_theme(self) -> None:
        self.setMinimumSize(theme.px(LEAST[0]), theme.px(LEAST[1]))
        side = QSize(theme.px(ICON), theme.px(ICON))
        for button in (self.live_button, self.export_button, self.maximise_button):
            button.setIconSize(side)
        self._cover()
        self.live_button.setIcon(theme.icon("locate-fixed", "accent"))
        self.export_button.setIcon(theme.icon("download"))
        self.maximise_button.setIcon(theme.icon("maximize-2"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.maximise_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover()
        if self.notice is not None:
            self.notice.setGeometry(self.rect())

    def _cover(self) -> None:
        """Put what is said in place of the body where the body is."""
        if self.empty is not None:
            top = self.body.contentsMargins().top() + self._header.sizeHint().height()
            self.empty.setGeometry(self.rect().adjusted(2, top, -2, -2))
            self.empty.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if self.notice is None:  # what an error has stopped shows nothing more
            super().changeEvent(event)
