"""The lanes of the race: a tab for each, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFontMetrics
from PyQt5.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

TABS_PIXELS, TAB_GAP, TAB_PADDING, ICON = 172, 4, 10, 16
IN_A_ROW = 2


class LaneBar(Dressed, QWidget):
    """Tabs of the lanes, a button that adds one, and a menu for the lane that is chosen.

    Signals:
        selected: (slot) its recipe is to be shown.
        add_asked: (slot) a copy of it is wanted in which one setting differs.
        rename_asked, remove_asked, export_asked: (slot).
        copy_asked: (slot, "command" or "script") its recipe is wanted as text.
        pause_asked: (slot, paused).
    """

    selected = pyqtSignal(int)
    add_asked = pyqtSignal(int)
    rename_asked = pyqtSignal(int)
    remove_asked = pyqtSignal(int)
    export_asked = pyqtSignal(int)
    copy_asked = pyqtSignal(int, str)
    pause_asked = pyqtSignal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.slot = 0  # of the lane that is chosen
        self._shown: dict[int, tuple[str, bool, bool]] = {}  # by slot: name, paused, stopped
        self._group = QButtonGroup(self)
        self._tabs = QGridLayout()  # two in a row
        self._tabs.setSpacing(TAB_GAP)
        self.add_button, self.menu_button = QToolButton(), QToolButton()
        self.add_button.setObjectName("addLaneButton")
        self.menu_button.setObjectName("laneMenuButton")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu_button)
        self.rename_action = menu.addAction("", lambda: self.rename_asked.emit(self.slot))
        self.pause_action = menu.addAction("", self._ask_pause)
        self.export_action = menu.addAction("", lambda: self.export_asked.emit(self.slot))
        self.command_action = menu.addAction("", lambda: self._ask_copy("command"))
        self.script_action = menu.addAction("", lambda: self._ask_copy("script"))
        self.remove_action = menu.addAction("", lambda: self.remove_asked.emit(self.slot))
        self.menu_button.setMenu(menu)
        self.add_button.clicked.connect(lambda: self.add_asked.emit(self.slot))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TAB_GAP)
        row.addLayout(self._tabs, 1)
        for button in (self.add_button, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.dress()

    def show_lanes(
        self, drafts: Mapping[int, nn.Experiment], lanes: Sequence[LaneView], chosen: int
    ) -> None:
        """Show a tab for each lane; before there is a run, for each draft."""
        self.slot = chosen
        shown = {one.slot: (one.name, one.paused, one.failure is not None) for one in lanes}
        if not lanes:
            shown = {slot: (one.name, False, False) for slot, one in drafts.items()}
        if list(shown.items()) != list(self._shown.items()):
            self._shown = shown
            self._build()
        self.select(chosen)
        self.add_button.setEnabled(bool(lanes) and len(lanes) < nn.MOST_LANES)
        self._tell_add()
        self.menu_button.setEnabled(bool(lanes))

    def select(self, slot: int) -> None:
        """Mark the tab of this lane."""
        self.slot = slot
        button = self._group.button(slot)
        if button is not None:
            button.setChecked(True)
        _, paused, _ = self._shown.get(slot, ("", False, False))
        self.pause_action.setText(tr("Resume this lane") if paused else tr("Pause this lane"))

    def retranslate(self) -> None:
        self.rename_action.setText(tr("Rename …"))
        self.remove_action.setText(tr("Remove"))
        self.export_action.setText(tr("Export the network …"))
        self.command_action.setText(tr("Copy the recipe as a command line"))
        self.script_action.setText(tr("Copy the recipe as a Python script"))
        told = tr("Rename, pause, export or remove the selected lane")
        self.menu_button.setToolTip(told)
        self.menu_button.setAccessibleName(told)
        self._tell_add()
        self.select(self.slot)

    def _tell_add(self) -> None:
        told = tr("Add a lane: a copy of this lane with one setting changed")
        if len(self._shown) >= nn.MOST_LANES:
            told = tr("A race has at most four lanes. Remove one first.")
        self.add_button.setToolTip(told)
        self.add_button.setAccessibleName(told)

    def show_theme(self) -> None:
        self.add_button.setIcon(theme.icon("plus"))
        self.menu_button.setIcon(theme.icon("ellipsis"))
        for button in self._group.buttons():
            tint = theme.lane_color(self._group.id(button)).name()
            button.setStyleSheet(f"color: {tint}; font-weight: 500;")
        side = QSize(theme.px(ICON), theme.px(ICON))
        for tool in (self.add_button, self.menu_button):
            tool.setIconSize(side)
        self._elide()

    def _elide(self) -> None:
        """Write as much of each name as there is room for."""
        tabs = min(max(len(self._shown), 1), IN_A_ROW)
        room = (theme.px(TABS_PIXELS) - TAB_GAP) // tabs - theme.px(TAB_PADDING)
        metrics = QFontMetrics(theme.text_font(strong=True))
        for button in self._group.buttons():
            whole = button.toolTip()
            button.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room))

    def _build(self) -> None:
        while self._tabs.count():
            old = self._tabs.takeAt(0).widget()
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        for index, (slot, (name, paused, stopped)) in enumerate(self._shown.items()):
            button = QPushButton()
            mark = "✕ " if stopped else "‖ " if paused else ""
            button.setToolTip(mark + name)
            button.setAccessibleName(name)
            button.setProperty("role", "lane")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked, slot=slot: self.selected.emit(slot))
            self._group.addButton(button, slot)
            self._tabs.addWidget(button, *divmod(index, IN_A_ROW))
        self.show_theme()

    def _ask_copy(self, kind: str) -> None:
        self.copy_asked.emit(self.slot, kind)

    def _ask_pause(self) -> None:
        if self.slot in self._shown:
            self.pause_asked.emit(self.slot, not self._shown[self.slot][1])
