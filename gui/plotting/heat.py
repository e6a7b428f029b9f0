"""Heat maps: arrays of numbers as images, a pixel for each number."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PyQt5.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PyQt5.QtGui import QColor, QImage, QPainter

import nn
from gui.style import theme

LEVELS = 127  # shades to each side of zero


def signed_image(values: nn.Array, largest: float | None = None) -> QImage:
    """Orange above zero, blue below, in proportion to ``largest`` (their own largest size)."""
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = largest or float(np.abs(finite).max(initial=0.0)) or 1.0
    shades = np.rint(np.clip(finite / top, -1.0, 1.0) * LEVELS).astype(np.intp) + LEVELS
    return _image(_signed_table(theme.current().name)[shades])


def gradient_image(values: nn.Array, low: float, high: float) -> QImage:
    """The size of gradients on a logarithmic scale, 10**low and less to 10**high and more."""
    with np.errstate(divide="ignore", invalid="ignore"):
        powers = np.log10(np.abs(values))
    powers = np.nan_to_num(powers, nan=low, neginf=low, posinf=high)
    share = np.clip((powers - low) / max(high - low, 1e-9), 0.0, 1.0)
    shades = np.rint(share * 2 * LEVELS).astype(np.intp)
    return _image(_gradient_table(theme.current().name)[shades])


def paint_heat(painter: QPainter, frame: QRectF, image: QImage, border: str = "line") -> None:
    """An image in a frame, unsmoothed."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(frame, image)
    painter.setPen(theme.color(border))
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.drawRect(frame)


def as_html(image: QImage, wide: int, high: int) -> str:
    """An image for a tooltip, unsmoothed, in so many pixels."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.scaled(wide, high).save(buffer, "PNG")
    return f'<img src="data:image/png;base64,{bytes(data.toBase64()).decode()}">'


def _image(colors: nn.Array) -> QImage:
    """An image of its own from RGB (height, width, 3)."""
    height, width = colors.shape[:2]
    pixels = np.ascontiguousarray(colors)
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


@lru_cache(maxsize=4)
def _signed_table(name: str) -> nn.Array:
    """RGB from blue through the colour of a card to orange, (2 LEVELS + 1, 3)."""
    shown = theme.THEMES[name]
    below, middle, above = (_rgb(code) for code in (shown.lanes[1], shown.raised, shown.lanes[0]))
    share = np.abs(np.arange(-LEVELS, LEVELS + 1)[:, np.newaxis]) / LEVELS
    ends = np.where(np.arange(-LEVELS, LEVELS + 1)[:, np.newaxis] < 0, below, above)
    return np.rint(middle + share * (ends - middle)).astype(np.uint8)


@lru_cache(maxsize=4)
def _gradient_table(name: str) -> nn.Array:
    """RGB from the colour of a card to that of gradients, (2 LEVELS + 1, 3)."""
    shown = theme.THEMES[name]
    start, end = _rgb(shown.raised), _rgb(shown.gradient)
    share = np.linspace(0.0, 1.0, 2 * LEVELS + 1)[:, np.newaxis]
    return np.rint(start + share * (end - start)).astype(np.uint8)


def _rgb(code: str) -> nn.Array:
    color = QColor(code)
    return np.array([color.red(), color.green(), color.blue()], float)
