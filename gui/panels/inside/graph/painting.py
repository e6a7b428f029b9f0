"""Painting: what the painters of the layers share."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import (
    QPainter,
)

from gui.panels.inside.graph.layers_layout import (
    HEAD,
    NUMBER,
    LayersLayout,
)
from gui.style import theme


class Painting:
    """What both painters of the layers share: the painter, and where everything stands."""

    def __init__(self, painter: QPainter, layout: LayersLayout) -> None:
        self._painter, self._at = painter, layout

    def _at_edge(self, index: int, top: float, text: str) -> None:
        """Text in the middle of the edge after a node."""
        left, right = self._at.x(index), self._at.x(index + 1)
        room = QRectF(left, top, right - left, theme.px(NUMBER))
        wide = self._painter.fontMetrics().horizontalAdvance(text)
        if wide > room.width() + 8:
            text = self._painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
        self._painter.drawText(room.adjusted(-8, 0, 8, 0), int(Qt.AlignmentFlag.AlignCenter), text)

    def _head(self, room: QRectF) -> QRectF:
        """The first line of a lane."""
        return QRectF(4, room.top(), self._at.width - 8, theme.px(HEAD))

    def _picture_frame(self, rect: QRectF) -> QRectF:
        side = rect.height()
        return QRectF(rect.center().x() - side / 2, rect.top(), side, side)
