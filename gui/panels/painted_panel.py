"""PaintedPanel: a panel whose picture of the lanes is painted by one widget."""

from __future__ import annotations

from PyQt5.QtCore import QSize
from PyQt5.QtWidgets import QSizePolicy, QWidget

from gui.lane_view import LaneView
from gui.panels.panel import Panel


class LanesView(QWidget):
    """Base of the widgets that paint something of every lane; they take the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.lanes: tuple[LaneView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def sizeHint(self) -> QSize:
        return QSize(600, 200)


class PaintedPanel(Panel):
    """Base of panels around a LanesView, which is painted anew whenever something changes."""

    def __init__(self, view: LanesView) -> None:
        super().__init__()
        self._painted = view
        self.body.addWidget(view, 1)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_frame(self) -> None:
        self._painted.lanes = self.lanes
        self._painted.update()

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_painted"):
            self._painted.update()
