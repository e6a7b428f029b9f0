"""A view that is scrolled where it needs more room than there is."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(view: QWidget) -> QScrollArea:
    """The view in an area that shows scroll bars only where they are needed."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(view)
    area.viewport().setAutoFillBackground(False)  # the card is seen through it
    view.setAutoFillBackground(False)
    return area
