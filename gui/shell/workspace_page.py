"""WorkspacePage: the cards of one workspace: some always seen, one or two of the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.panels.panel import Panel
from gui.style import settings, theme
from gui.style.choice import Choice
from gui.style.dressed import Dressed
from gui.style.i18n import tr

MARGINS = 12, 10, 12, 10
GAP = 8


class WorkspacePage(Dressed, QWidget):
    """Panels without a tab stand side by side above; the tabs choose one of the others below.

    Those above that have companions are seen while one of these is chosen.

    A second one can be put beside it: with the button at the right of the tabs, or with Ctrl
    and a click on a tab. What is chosen is remembered.

    Signals:
        rearranged: other cards are visible than before.
    """

    rearranged = pyqtSignal()

    def __init__(self, name: str, panels: Mapping[str, Panel]) -> None:
        super().__init__()
        self.name = name
        self.panels = dict(panels)  # by key
        self.pinned = [key for key, panel in panels.items() if not panel.tab]
        self._tabbed = [key for key, panel in panels.items() if panel.tab]
        self.tabs = Choice({key: panels[key].tab for key in self._tabbed}, role="tab")
        self.beside: str | None = None  # the key of the second card below
        self.alone: str | None = None  # the card that is shown alone
        self._recall()
        self.beside_button = QToolButton()
        self.beside_button.setObjectName(f"{name}BesideButton")
        self.beside_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.beside_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.beside_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.beside_button.setMenu(self._menu)
        self._arrange()
        self.tabs.chosen.connect(self._on_tab)
        for key, button in self.tabs.buttons.items():
            button.clicked.disconnect()
            button.clicked.connect(lambda _checked, key=key: self._on_clicked(key))
        self.dress()

    @property
    def seen(self) -> list[str]:
        """The keys of the cards that are shown when the page is."""
        if self.alone is not None:
            return [self.alone]
        below = [self.tabs.current] if self._tabbed else []
        above = [key for key in self.pinned if self._goes_with(key, below)]
        return [*above, *below, *([self.beside] if self.beside else [])]

    def choose(self, key: str) -> None:
        """Show this panel."""
        if key in self.pinned:
            companions = self.panels[key].companions
            if companions and self.tabs.current not in companions:
                self.tabs.choose(companions[0])
            return
        if key == self.beside:
            self.beside = self.tabs.current
        self.tabs.choose(key)

    def offer(self, keys: Collection[str]) -> None:
        """Have tabs for these panels only, and show none of the others."""
        offered = [key for key in self._tabbed if key in keys]
        self.tabs.offer(offered)
        if offered and self.tabs.current not in offered:
            self.tabs.choose(offered[0])
        if self.beside is not None and self.beside not in offered:
            self.put_beside(None)

    def put_beside(self, key: str | None) -> None:
        """Show this panel beside the one that is chosen; None for that one only."""
        self.beside = None if key == self.tabs.current else key
        self.show_cards()

    def toggle_alone(self, key: str) -> None:
        """Show one card alone, or all again."""
        self.alone = None if self.alone == key else key
        self.show_cards()

    def replace(self, key: str, new: Panel) -> None:
        """Put a new panel in the place of an old one."""
        old = self.panels[key]
        self.panels[key] = new
        room = self._above if key in self.pinned else self._below
        room.layout().replaceWidget(old, new)
        new.setVisible(not old.isHidden())
        old.hide()
        old.deleteLater()

    def show_cards(self) -> None:
        """Show what is chosen, and share the room out."""
        seen = self.seen
        for key, panel in self.panels.items():  # first: two at one place would squeeze others
            if key not in seen:
                panel.hide()
        for key in seen:
            self.panels[key].show()
        above = any(key in self.pinned for key in seen)
        below = any(key in self._tabbed for key in seen)
        for row, room, shown in ((0, self._above, above), (2, self._below, below)):
            room.setVisible(shown)
            self._grid.setRowStretch(row, int(shown))
        self._remember()
        self.rearranged.emit()

    def add_footer(self, footer: QWidget) -> None:
        """Put something below the cards."""
        self._grid.addWidget(footer, 3, 0)

    def retranslate(self) -> None:
        told = tr("Show another card beside this one (or Ctrl+click a tab)")
        self.beside_button.setToolTip(told)
        self.beside_button.setAccessibleName(told)

    def show_theme(self) -> None:
        self.beside_button.setIcon(theme.icon("columns-2"))

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*MARGINS)
        self._grid.setSpacing(GAP)
        self._above, self._below = (
            _row([self.panels[key] for key in keys]) for keys in (self.pinned, self._tabbed)
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.beside_button)
        several = len(self._tabbed) > 1
        self.tabs.setVisible(several)
        self.beside_button.setVisible(several and not self.pinned)
        self._grid.addWidget(self._above, 0, 0)
        self._grid.addLayout(row, 1, 0)
        self._grid.addWidget(self._below, 2, 0)
        for key, panel in self.panels.items():
            panel.setVisible(key in self.seen)

    def _goes_with(self, key: str, below: Sequence[str]) -> bool:
        """Whether a card above is seen with those below."""
        companions = self.panels[key].companions
        return not companions or not {*companions}.isdisjoint(below)

    def _on_clicked(self, key: str) -> None:
        control = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and not self.pinned and key != self.tabs.current:
            self.tabs.buttons[self.tabs.current].setChecked(True)
            self.put_beside(None if key == self.beside else key)
        else:
            self.choose(key)

    def _on_tab(self, key: str) -> None:
        if self.beside == key:
            self.beside = None
        if self.alone is not None:
            self.alone = key
        self.show_cards()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for key in self.tabs.offered:
            if key != self.tabs.current:
                action = self._menu.addAction(tr(self.panels[key].tab))
                action.setCheckable(True)
                action.setChecked(key == self.beside)
                action.triggered.connect(lambda on, key=key: self.put_beside(key if on else None))
        if self.beside is not None:
            self._menu.addSeparator()
            self._menu.addAction(tr("Show only one card"), lambda: self.put_beside(None))

    def _recall(self) -> None:
        kept: Sequence[str] = settings.recall(f"workspace/{self.name}", "").split(",")
        if kept[0] in self._tabbed:
            self.tabs.choose(kept[0])
        if len(kept) > 1 and kept[1] in self._tabbed and not self.pinned:
            self.beside = kept[1] if kept[1] != self.tabs.current else None

    def _remember(self) -> None:
        if self._tabbed:
            settings.remember(f"workspace/{self.name}", f"{self.tabs.current},{self.beside or ''}")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # beside the cards there is nothing to maximise


def _row(panels: Sequence[Panel]) -> QWidget:
    """Cards side by side, which share the height with other rows whatever they would like."""
    row = QWidget()
    row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(GAP)
    for panel in panels:
        box.addWidget(panel, 1)
    return row
