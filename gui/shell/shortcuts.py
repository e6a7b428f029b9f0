"""Shortcuts: one table of all keys, and the filter that keeps them working everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QShortcut,
    QTextEdit,
    QWidget,
)

from gui.style.i18n import N_


@dataclass(frozen=True)
class Shortcut:
    """Keys that do one thing; ``shown`` is what the help calls them where that is shorter.

    Keys without Ctrl act wherever the focus is, unless text is being typed.
    """

    action: str
    keys: tuple[str, ...]
    told: str
    shown: str = ""
    repeats: bool = False


SHORTCUTS = (
    Shortcut("toggle", ("Space",), N_("run or pause")),
    Shortcut("step", ("S",), N_("one step"), repeats=True),
    Shortcut(
        "later",
        ("Right",),
        N_("one step; at an earlier step, show the next one"),
        "→",
        repeats=True,
    ),
    Shortcut("earlier", ("Left",), N_("show the step before"), "←", repeats=True),
    Shortcut(
        "much_later",
        ("Shift+Right",),
        N_("ten steps later or earlier"),
        "Shift + → ←",
        repeats=True,
    ),
    Shortcut(
        "much_earlier",
        ("Shift+Left",),
        N_("ten steps later or earlier"),
        "Shift + → ←",
        repeats=True,
    ),
    Shortcut("first", ("Home",), N_("show the first step")),
    Shortcut("latest", ("End",), N_("show the run as it is now")),
    Shortcut("reset", ("R",), N_("reset: start again with the recipe")),
    *(
        Shortcut(f"workspace{number}", (f"Ctrl+{number}",), N_("choose a workspace"), "Ctrl+1 … 6")
        for number in range(1, 7)
    ),
    Shortcut("fold_left", ("Ctrl+[",), N_("hide or show the recipe")),
    Shortcut("fold_right", ("Ctrl+]",), N_("hide or show the right side")),
    Shortcut("maximise", ("F11",), N_("maximize or restore the card under the mouse")),
    Shortcut("live", ("F",), N_("return all plots to the live view")),
    Shortcut("leave", ("Escape",), N_("leave a field; show all cards again"), "Esc"),
    Shortcut("clear", ("C", "Delete"), N_("clear the drawing"), "C, Del"),
    Shortcut(
        "undo", ("Ctrl+Z",), N_("undo a stroke, a change of the recipe or the removal of a lane")
    ),
    *(
        Shortcut(
            f"keep{digit}",
            (str(digit),),
            N_("add the drawing to my digits with that label"),
            "0 … 9",
        )
        for digit in range(10)
    ),
    Shortcut("keep_asked", ("Return", "Enter"), N_("add the requested digit"), "Enter"),
    Shortcut("next_image", ("N",), N_("show the next image that waits for a label")),
    Shortcut("copy", ("Ctrl+C",), N_("copy the card under the mouse as an image")),
    Shortcut(
        "paste", ("Ctrl+V",), N_("paste an image, a file or a recipe (you can also drop files)")
    ),
    Shortcut("open", ("Ctrl+O",), N_("open a run, an experiment or a table")),
    Shortcut("save", ("Ctrl+S",), N_("save the run")),
    Shortcut("larger", ("Ctrl++", "Ctrl+="), N_("larger text"), "Ctrl +"),
    Shortcut("smaller", ("Ctrl+-",), N_("smaller text"), "Ctrl −"),
    Shortcut("usual_size", ("Ctrl+0",), N_("normal text size")),
    Shortcut("language", ("Ctrl+L",), N_("English or Korean")),
    Shortcut("theme", ("Ctrl+T",), N_("light or dark")),
    Shortcut("help", ("F1",), N_("this help")),
)
TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)  # they keep what is typed
OF_LISTS = {  # keys that a list with the focus uses itself
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_F4,
}  # fmt: skip
OF_CARDS = OF_LISTS | {Qt.Key.Key_Escape}  # that what is painted in a card may use itself
OF_BUTTONS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shortcuts(QObject):
    """Watches the keys of a window: ``actions`` says what each action of the table does."""

    def __init__(self, window: QWidget, actions: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__(window)
        self._window = window
        self._plain: dict[int, tuple[Callable[[], Any], bool]] = {}
        for shortcut in SHORTCUTS:
            action = actions[shortcut.action]
            for keys in shortcut.keys:
                sequence = QKeySequence(keys)
                if "Ctrl" in keys or keys.startswith("F1"):
                    QShortcut(sequence, window).activated.connect(action)
                else:
                    self._plain[sequence[0]] = action, shortcut.repeats

    def watch(self) -> None:
        """Look at the keys and clicks before the widgets of the window do, once it is shown.

        They are seen where the window system delivers them: a filter of the whole application
        would be called for every event of every widget.
        """
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key without Ctrl stands for; whether it stands for something."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = int(modifiers & Qt.KeyboardModifier.ShiftModifier)
        found = self._plain.get(event.key() | shift)
        if found is None or int(modifiers) != shift:
            return False
        action, repeats = found
        if repeats or not event.isAutoRepeat():
            action()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._on_click(self._window.childAt(event.pos()))
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the window takes a key that is meant for the widget with the focus."""
        focus = QApplication.focusWidget()
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget():
            return False
        if isinstance(focus, TYPED):
            if event.key() in LEAVING and isinstance(focus, QAbstractSpinBox):
                focus.interpretText()
                focus.clearFocus()
                return True
            return False
        if focus is not None and self._keeps(focus, event.key()):
            return False
        return self.press(event)

    @staticmethod
    def _keeps(widget: QWidget, key: int) -> bool:
        """Whether a widget that has the focus uses a key itself."""
        if isinstance(widget, (QComboBox, QAbstractItemView, QAbstractSlider)):
            return key in OF_LISTS
        if isinstance(widget, QAbstractButton):
            return key in OF_BUTTONS
        return key in OF_CARDS and _in_card(widget)

    def _on_click(self, under: QWidget | None) -> None:
        """A click beside a field leaves it, so that keys mean the run again."""
        focus = QApplication.focusWidget()
        if (
            isinstance(focus, TYPED)
            and focus.window() is self._window
            and under is not focus
            and not (under is not None and focus.isAncestorOf(under))
            and not (under is not None and under.focusPolicy() & Qt.FocusPolicy.ClickFocus)
        ):
            focus.clearFocus()


def _in_card(widget: QWidget | None) -> bool:
    """Whether a widget is a part of a card; what it does not use itself comes to the window."""
    while widget is not None and widget.property("role") != "card":
        widget = widget.parentWidget()
    return widget is not None
