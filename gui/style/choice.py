"""Choice: a few buttons side by side, of which one is pressed; a menu where there is no room."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PyQt5.QtCore import QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

SPACING, ARROW = 2, 12


class Choice(Dressed, QWidget):
    """One of several named things; ``options`` are names and texts marked for translation.

    It asks for the room of all its buttons. With less it is one button with the text of the
    option that is chosen, and a menu of all.

    Signals:
        chosen: (name) a person pressed another button.
    """

    chosen = pyqtSignal(str)

    def __init__(self, options: Mapping[str, str], role: str = "choice") -> None:
        super().__init__()
        self._texts = dict(options)
        self._suffixes: dict[str, str] = {}
        self._offered = set(options)
        self.current = next(iter(options))
        self._fitting = False
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for name in options:
            button = QPushButton()
            button.setObjectName(f"{name}Choice")
            button.setProperty("role", role)
            button.setCheckable(True)
            button.setChecked(name == self.current)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, name=name: self.choose(name))
            button.toggled.connect(self._show_folded)
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[name] = button
        self.folded_button = QPushButton()
        self.folded_button.setObjectName("foldedChoice")
        self.folded_button.setProperty("role", role)
        self.folded_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.folded_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow last
        self.folded_button.clicked.connect(self._open)
        self.folded_button.hide()
        row.addWidget(self.folded_button)
        self._menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.dress()

    def choose(self, name: str) -> None:
        """Press a button."""
        self.buttons[name].setChecked(True)
        if name != self.current:
            self.current = name
            self.chosen.emit(name)

    def show_chosen(self, name: str) -> None:
        """What is chosen is this, without telling."""
        self.current = name
        self.buttons[name].setChecked(True)

    def offer(self, options: Collection[str]) -> None:
        """Show the buttons of these options only."""
        if set(options) != self._offered:
            self._offered = set(options)
            self._fit()

    @property
    def offered(self) -> list[str]:
        """The options that can be chosen, in their order."""
        return [name for name in self.buttons if name in self._offered]

    def add(self, option: str, suffix: str) -> None:
        """Show this after a button's text, in any language."""
        if self._suffixes.get(option, "") != suffix:
            self._suffixes[option] = suffix
            self.retranslate()

    def retranslate(self) -> None:
        for name, button in self.buttons.items():
            button.setText(tr(self._texts[name]) + self._suffixes.get(name, ""))
        self._fit()

    def show_theme(self) -> None:
        self.folded_button.setIcon(theme.icon("chevron-down"))
        self.folded_button.setIconSize(QSize(theme.px(ARROW), theme.px(ARROW)))
        self._fit()

    @property
    def folded(self) -> bool:
        """Whether there is a menu in place of the buttons."""
        return not self.folded_button.isHidden()

    def sizeHint(self) -> QSize:
        hints = [self.buttons[name].sizeHint() for name in self.offered]
        wide = sum(hint.width() for hint in hints) + SPACING * (len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = min(self.folded_button.sizeHint().width(), hint.width())
        return QSize(least if len(self.buttons) > 1 else hint.width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the buttons, or the menu where they have no room."""
        if self._fitting:
            return
        self._fitting = True  # what is shown lays everything out at once, and may resize this
        self._show_folded()
        self.updateGeometry()
        for _ in range(2):  # once more, if it has been
            folded = self.width() < self.sizeHint().width() and len(self._offered) > 1
            for name, button in self.buttons.items():
                hidden = folded or name not in self._offered
                if hidden != button.isHidden():
                    button.setHidden(hidden)
            if folded != self.folded:
                self.folded_button.setVisible(folded)
        self._fitting = False

    def _show_folded(self) -> None:
        """The text of what is chosen, of those that a person can choose from."""
        checked = self._group.checkedButton()
        self.folded_button.setText(checked.text() if checked else "")

    def _open(self) -> None:
        self._menu.clear()
        for button in (self.buttons[name] for name in self.offered):
            action = self._menu.addAction(button.text(), button.click)
            action.setCheckable(True)
            action.setChecked(button.isChecked())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
