"""The centre of the window: the cards with the plots, one cross-hair, and one card alone."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QWidget

import nn
from gui.panels import PANELS, CurvePanel

PLACES = {"loss": (0, 0, 1, 1), "accuracy": (0, 1, 1, 1), "gradient": (1, 0, 1, 2)}


class Cards(QWidget):
    """All panels of PANELS in a grid.

    Signals:
        hovered: (step or None) where the mouse stands on any of the plots.
        export_asked: (panel, kind).
        rearranged: other cards are visible than before.
    """

    hovered = pyqtSignal(object)
    export_asked = pyqtSignal(object, str)
    rearranged = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.panels: dict[str, CurvePanel] = {name: panel() for name, panel in PANELS.items()}
        self._maximised: CurvePanel | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setSpacing(10)
        for name, panel in self.panels.items():
            self._grid.addWidget(panel, *PLACES[name])
            panel.hovered.connect(self.hovered)
            panel.maximise_asked.connect(partial(self.toggle_maximised, panel))
            panel.export_asked.connect(partial(self.export_asked.emit, panel))
        self._share_room()

    def show_run(self, history: nn.History, experiments: tuple[nn.Experiment, ...]) -> None:
        """Show another run from now on."""
        for panel in self.panels.values():
            panel.show_run(history, experiments)

    def rename(self, experiments: tuple[nn.Experiment, ...]) -> None:
        """The recipes of the run have changed while it goes on."""
        for panel in self.panels.values():
            panel.rename(experiments)

    def show_cursor(self, step: float | None) -> None:
        """Put the cross-hair of all plots at ``step``, or take it away."""
        for panel in self.panels.values():
            panel.show_cursor(step)

    def back_to_live(self) -> None:
        """All plots follow the run again."""
        for panel in self.panels.values():
            panel.back_to_live()

    def toggle_maximised(self, panel: CurvePanel) -> None:
        """Show one card alone, or all again."""
        self._maximised = None if self._maximised is panel else panel
        for one in self.panels.values():
            one.setVisible(self._maximised in (None, one))
        self._share_room()
        self.rearranged.emit()

    def maximise_under_mouse(self) -> None:
        """The card under the mouse alone (else the gradient's), or all again."""
        under = (panel for panel in self.panels.values() if panel.underMouse())
        self.toggle_maximised(self._maximised or next(under, self.panels["gradient"]))

    def put_back(self) -> None:
        """Show all cards."""
        if self._maximised is not None:
            self.toggle_maximised(self._maximised)

    def _share_room(self) -> None:
        """Rows and columns with a visible card share the room equally, the others get none."""
        shown = [
            PLACES[name] for name, panel in self.panels.items() if self._maximised in (None, panel)
        ]
        for place in (0, 1):
            self._grid.setRowStretch(place, int(any(row == place for row, *_ in shown)))
            columns = [range(first, first + span) for _, first, _, span in shown]
            self._grid.setColumnStretch(place, int(any(place in one for one in columns)))
