"""Painting: what the painters of the layers share."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
)

from gui.panels.inside.graph.layers_layout import (
    NUMBER,
    TRACK,
    LayersLayout,
)
from gui.style import theme

NARROW = 74  # pixels from node to node, below which numbers are smaller
NOT_REACHED = 0.3  # the opacity of what the step in slow motion has not reached
SKIP_BACK = 4  # pixels between the two ways of a connection around other nodes


class Painting:
    """What both painters of the layers share: the painter, and where everything stands."""

    def __init__(self, painter: QPainter, layout: LayersLayout) -> None:
        self._painter, self._at = painter, layout
        self._digit = QFontMetricsF(self._edge_font()).horizontalAdvance("0")  # all are as wide

    def _at_edge(self, index: int, top: float, text: str) -> None:
        """Text in the middle of the edge after a node."""
        left, right = self._at.x(index), self._at.x(index + 1)
        room = QRectF(left, top, right - left, theme.px(NUMBER))
        if len(text) * self._digit > room.width() + 8:
            text = self._painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
        self._painter.drawText(room.adjusted(-8, 0, 8, 0), int(Qt.AlignmentFlag.AlignCenter), text)

    def _edge_font(self) -> QFont:
        """The font of what is on an edge, smaller where nodes are close to each other."""
        return theme.number_font(11 if self._at.pitch > theme.px(NARROW) else 10)

    def _paint_around(self, first: QRectF, last: QRectF, tint: QColor, offset: int) -> None:
        """A connection that goes around the nodes in between, ``offset`` pixels further in."""
        y = first.top() - theme.px(TRACK) + 3 + offset
        left, right = first.right() - 8 - offset, last.left() + 10 + offset
        path = QPainterPath(QPointF(left, first.top()))
        path.lineTo(left, y)
        path.lineTo(right, y)
        path.lineTo(right, last.top() - 1)
        self._painter.setPen(QPen(tint, 1.6))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)

    def _picture_frame(self, rect: QRectF) -> QRectF:
        side = rect.height()
        return QRectF(rect.center().x() - side / 2, rect.top(), side, side)
