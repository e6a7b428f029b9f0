"""The bar at the top: run, step, reset and speed; the workspaces; open, save, and the rest."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
)

from gui.session.state import State
from gui.shell.file_menus import SAVE, FileMenu, OpenMenu
from gui.shell.workspaces import ABOUT, WORKSPACES
from gui.style import theme
from gui.style.choice import Choice
from gui.style.dressed import Dressed
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import LANGUAGES, tr

HEIGHT = 54
NARROW, TIGHT = 1240, 6  # below this width buttons are icons; padding of the workspaces then
PACES = (0, 10, 5, 2, 1)  # steps per second; 0 is as fast as possible
ICON = 18


class TopBar(Dressed, QFrame):
    """Buttons. It shows; what a click means is wired by the window.

    Signals:
        workspace_chosen: (name).
    """

    workspace_chosen = pyqtSignal(str)

    def __init__(self, workspaces: Iterable[str]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.run_button, self.step_button = QPushButton(), QPushButton()
        self.reset_button = QPushButton()
        self.open_button, self.save_button = QToolButton(), QToolButton()
        self.language_button, self.theme_button = QToolButton(), QToolButton()
        self.help_button = QToolButton()
        self.pace = QComboBox()
        for button, name in (
            (self.run_button, "runButton"),
            (self.step_button, "stepButton"),
            (self.reset_button, "resetButton"),
            (self.open_button, "openButton"),
            (self.save_button, "saveButton"),
            (self.language_button, "languageButton"),
            (self.theme_button, "themeButton"),
            (self.help_button, "helpButton"),
        ):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._make_menus()
        self.pace.setObjectName("paceField")
        self.pace.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pace.installEventFilter(KeysForTheWindow(self))
        for pace in PACES:
            self.pace.addItem("", pace)
        self._choice = Choice({name: WORKSPACES[name] for name in workspaces}, role="workspace")
        self._choice.chosen.connect(self.workspace_chosen)
        self.workspaces = self._choice.buttons
        for name, one in self.workspaces.items():
            one.setObjectName(f"workspace{name.capitalize()}")
        self._bar = QFrame()
        self._bar.setObjectName("workspaceBar")
        self._state = State.LOADING
        self._arrange()
        self.dress()

    def _make_menus(self) -> None:
        self.language_menu = QMenu(self.language_button)
        for code, name in LANGUAGES.items():
            action = self.language_menu.addAction(name)
            action.setData(code)
            action.setCheckable(True)
        self.language_button.setMenu(self.language_menu)
        self.language_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.open_menu = OpenMenu(self.open_button)
        self.save_menu = FileMenu(SAVE, self.save_button)
        for tool, menu in (
            (self.open_button, self.open_menu),
            (self.save_button, self.save_menu),
        ):
            tool.setMenu(menu)
            tool.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def show_state(self, state: State, can_go_on: bool) -> None:
        """Offer what makes sense in this state."""
        self._state = state
        ready = can_go_on and state is not State.LOADING
        self.run_button.setEnabled(ready)
        self.step_button.setEnabled(ready and state is not State.FINISHED)
        self.reset_button.setEnabled(state is not State.LOADING)
        self.save_button.setEnabled(can_go_on or state is State.FINISHED)
        self.retranslate()
        self._show_run_icon()

    def show_pending(self, pending: bool) -> None:
        """Mark Reset when the recipe waits for it."""
        if bool(self.reset_button.property("pending")) != pending:
            self.reset_button.setProperty("pending", pending)
            self.reset_button.style().polish(self.reset_button)

    def show_workspace(self, name: str) -> None:
        """Mark the workspace that is shown."""
        self._choice.show_chosen(name)

    def show_count(self, workspace: str, count: int, alarming: bool) -> None:
        """How much there is to see to in a workspace."""
        button = self.workspaces[workspace]
        self._choice.add(workspace, f" · {count}" if count else "")
        if bool(button.property("alarm")) != alarming:
            button.setProperty("alarm", alarming)
            button.style().polish(button)

    @property
    def narrow(self) -> bool:
        """Whether there is room for icons only."""
        return self.width() < theme.px(NARROW)

    def retranslate(self) -> None:
        running = self._state is State.RUNNING
        self._show_texts()
        again = tr(
            "Train the network. After the last step, train for the same number of steps again. "
            "(Space)"
        )
        paused = tr("Pause training (Space)")
        for button, text in (
            (self.run_button, paused if running else again),
            (
                self.step_button,
                tr(
                    "One step for the lane furthest behind, or for all lanes if they are even "
                    "(S, →)"
                ),
            ),
            (self.reset_button, tr("Start again from step 0 with the recipe on the left (R)")),
            (self.pace, tr("Steps per second: slow motion or full speed")),
            (self.open_button, tr("Open a run, an experiment or a table (Ctrl+O)")),
            (self.save_button, tr("Save the run: recipe, weights and history (Ctrl+S)")),
            (self.language_button, tr("Language (Ctrl+L)")),
            (self.theme_button, tr("Light or dark (Ctrl+T)")),
            (self.help_button, tr("Help, keys and glossary (F1)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        for index, pace in enumerate(PACES):
            text = tr("{count} per second").format(count=pace) if pace else tr("Full speed")
            self.pace.setItemText(index, text)
        for number, (name, button) in enumerate(self.workspaces.items(), start=1):
            button.setToolTip(f"{tr(ABOUT[name])} (Ctrl+{number})")

    def show_theme(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))
        self._name.setFont(theme.text_font(15, strong=True))
        self._name.setStyleSheet(f"font-size: {theme.px(15)}px;")
        self._mark.setStyleSheet(f"font-size: {theme.px(24)}px; font-weight: 500;")
        self._show_run_icon()
        self.step_button.setIcon(theme.icon("step-forward", "text"))
        self.reset_button.setIcon(theme.icon("rotate-ccw", "text"))
        self.open_button.setIcon(theme.icon("folder-open"))
        self.save_button.setIcon(theme.icon("save"))
        self.language_button.setIcon(theme.icon("languages"))
        dark = theme.current() is theme.DARK
        self.theme_button.setIcon(theme.icon("sun" if dark else "moon"))
        self.help_button.setIcon(theme.icon("circle-question-mark"))
        side = theme.px(ICON)
        for button in (self.run_button, self.step_button, self.reset_button, *self._tools):
            button.setIconSize(QSize(side, side))
        for tool in self._tools:
            tool.setMinimumSize(theme.px(32), theme.px(32))
        self._show_texts()

    def _show_texts(self) -> None:
        """The buttons' texts, where there is room for them."""
        running = self._state is State.RUNNING
        narrow = self.narrow
        for button, text in (
            (self.run_button, tr("Pause") if running else tr("Run")),
            (self.step_button, tr("Step")),
            (self.reset_button, tr("Reset")),
        ):
            button.setText("" if narrow else text)
        self._name.setVisible(not narrow)
        self.run_button.setMinimumWidth(theme.px(44 if narrow else 104))
        tight = f"QPushButton {{ padding: 0 {theme.px(TIGHT)}px; }}" if narrow else ""
        if self._choice.styleSheet() != tight:
            self._choice.setStyleSheet(tight)

    def _show_run_icon(self) -> None:
        running = self._state is State.RUNNING
        tint = "on_accent" if self.run_button.isEnabled() else "faint"
        self.run_button.setIcon(theme.icon("pause" if running else "play", tint))

    def _arrange(self) -> None:
        self._mark, self._name = QLabel("∇"), QLabel("Nablascope")
        self._mark.setObjectName("mark")
        self._tools = (
            self.open_button,
            self.save_button,
            self.language_button,
            self.theme_button,
            self.help_button,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._name)
        row.addSpacing(12)
        for widget in (self.run_button, self.step_button, self.reset_button, self.pace):
            row.addWidget(widget)
        row.addStretch(1)
        inner = QHBoxLayout(self._bar)
        inner.setContentsMargins(3, 3, 3, 3)
        inner.addWidget(self._choice)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for tool in self._tools:
            row.addWidget(tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_texts()
