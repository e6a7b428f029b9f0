"""What lies under the pen: the grid of the canvas, and a sheet with what was drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen, QPixmap

import nn
from gui.plotting.pixels import image_of, ink_image
from gui.probe.sketch import SIDE, Sketch, smooth_path

GROUND = "#05070A"  # MNIST is white on black, in both themes
INK = "#FFFFFF"
GRID = "#12161C"


def paint_grid(painter: QPainter, frame: QRectF) -> None:
    """Lines between the 28 × 28 pixels that a network sees."""
    painter.setPen(QPen(QColor(GRID), 1))
    for line in range(1, nn.PICTURE_SIDE):
        at = frame.width() * line / nn.PICTURE_SIDE
        x, y = frame.left() + at, frame.top() + at
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))


def sheet(sketch: Sketch, side: float, ratio: float) -> QPixmap:
    """What is drawn, ``side`` pixels of the widget wide, on a transparent ground."""
    length = max(int(side * ratio), 1)
    pixmap = QPixmap(length, length)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    given = sketch.given
    if not given.empty:
        image = image_of(given.ink) if given.ink is not None else None
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, side, side), image or ink_image(given.strokes, given.pen))
        painter.end()
    paint_strokes(pixmap, sketch.strokes, sketch.pen_width, side)
    return pixmap


def paint_strokes(
    pixmap: QPixmap, strokes: Sequence[list[QPointF]], pen_width: float, side: float
) -> None:
    """Draw strokes, in the canvas's own coordinates, upon a sheet."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / SIDE, side / SIDE)
    pen = QPen(QColor(INK), pen_width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in strokes:
        if len(stroke) == 1:
            painter.drawPoint(stroke[0])
        else:
            painter.drawPath(smooth_path(stroke))
    painter.end()
