"""Arrays of numbers painted as pictures, a cell for each number."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QImage, QPainter, QPen

import nn
from gui import theme


def paint_pixels(painter: QPainter, frame: QRectF, pixels: nn.Array) -> None:
    """uint8 pixels, grey (height, width) or RGBA (height, width, 4), unsmoothed."""
    height, width = pixels.shape[:2]
    grey = pixels.ndim == 2
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGBA8888
    image = QImage(pixels.tobytes(), width, height, pixels[0].size, kind)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(frame, image)


def paint_picture(painter: QPainter, frame: QRectF, picture: nn.Array) -> None:
    """A picture (28, 28) in 0 … 1, white on black in both themes as MNIST is, with a frame."""
    paint_pixels(painter, frame, np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
