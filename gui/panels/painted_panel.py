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
    """Base of panels around a LanesView, which is painted again whenever something changes.

    ``view_type`` is the class of its view.
    """

    view: LanesView
    view_type: type[LanesView]

    def create(self) -> None:
        super().create()
        self.view = self.view_type()
        self.body.addWidget(self.view, 1)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_frame(self) -> None:
        self.view.lanes = self.lanes
        self.view.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.view.update()
