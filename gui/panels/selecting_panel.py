"""SelectingPanel: a panel in which cells or samples are chosen, for the whole window."""

from __future__ import annotations

from dataclasses import replace

from PyQt5.QtCore import pyqtSignal

from gui.panels.panel import Panel
from gui.selection import Selection


class SelectingPanel(Panel):
    """Base of panels that share the window's one selection.

    Signals:
        selected: (Selection) a person chose a cell or a sample.
        probe_asked: (Selection) a sample is to be asked about on the right.
    """

    selected = pyqtSignal(object)
    probe_asked = pyqtSignal(object)

    def create(self) -> None:
        super().create()
        self.selection = Selection()

    def show_selection(self, selection: Selection) -> None:
        """Show what was chosen, here or elsewhere."""
        self.selection = selection
        self.show_frame()

    def choose(self, **changes: object) -> None:
        """A person chose another ``cell`` or ``sample``."""
        self.selected.emit(replace(self.selection, **changes))  # type: ignore[arg-type]
