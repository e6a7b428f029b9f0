"""Chips: small buttons in a row that wraps, of which one is chosen and others may be added."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import QRect, QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

GAP = 4


class Chips(Dressed, QWidget):
    """One of several named things; with Ctrl and a click others are shown with it.

    Signals:
        chosen: a person chose another one, or added or took away one.
    """

    chosen = pyqtSignal()

    def __init__(self, options: Mapping[str, str], name: str) -> None:
        super().__init__()
        self._texts = dict(options)
        self.current = next(iter(options))
        self.added: list[str] = []
        self.buttons: dict[str, QPushButton] = {}
        for option in options:
            button = QPushButton(self)
            button.setObjectName(f"{option}{name}")
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, option=option: self._on_clicked(option))
            self.buttons[option] = button
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show()
        self.dress()

    def choose(self, option: str) -> None:
        """Choose one alone, without telling."""
        self.current, self.added = option, []
        self._show()

    def _on_clicked(self, option: str) -> None:
        control = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and option != self.current:
            self.added = (
                [one for one in self.added if one != option]
                if option in self.added
                else [*self.added, option]
            )
        else:
            self.current, self.added = option, []
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        for option, button in self.buttons.items():
            button.setChecked(option == self.current or option in self.added)
            added = option in self.added
            if bool(button.property("added")) != added:
                button.setProperty("added", added)
                button.style().polish(button)

    def retranslate(self) -> None:
        for option, button in self.buttons.items():
            button.setText(tr(self._texts[option]))
            button.setToolTip(tr("Ctrl+click shows it beside the one that is chosen"))
        self._lay_out(self.width())

    def show_theme(self) -> None:
        self._lay_out(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, theme.px(24))

    def resizeEvent(self, event: object) -> None:
        self._lay_out(self.width())
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _lay_out(self, width: int, move: bool = True) -> int:
        """Put the buttons in rows of this width; the height that they take."""
        x, y, high = 0, 0, 0
        for button in self.buttons.values():
            hint = button.sizeHint()
            if x and x + hint.width() > width:
                x, y = 0, y + hint.height() + GAP
            if move:
                button.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x += hint.width() + GAP
            high = y + hint.height()
        return high
