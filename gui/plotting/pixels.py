"""Arrays of numbers painted as pictures, a cell for each number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QImage, QPainter, QPen, QPolygonF

import nn
from gui.style import theme

COLORS = 256
FAINT = 150  # of 255: how strong the picture below a map of numbers is
LANE_GAP = 8.0  # between a lane's name and what is told of it
LEAST_MAP = 22.0  # pixels on the screen for one channel of a convolution


@cache
def color_table() -> nn.Array:
    """The colours of numbers, from small to large, as RGBA (COLORS, 4); nobody changes them."""
    table: nn.Array = pg.colormap.get("viridis").getLookupTable(nPts=COLORS, alpha=True)
    return table


def image_of(pixels: nn.Array) -> QImage:
    """uint8 pixels, grey (height, width) or RGBA (height, width, 4), as an image of its own."""
    height, width = pixels.shape[:2]
    grey = pixels.ndim == 2
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGBA8888
    return QImage(pixels.tobytes(), width, height, pixels[0].size, kind).copy()


def ink_image(strokes: Sequence[nn.Array], pen: float = nn.USUAL_PEN) -> QImage:
    """Strokes on a canvas of 280 × 280 as a picture, white on black."""
    image = QImage(nn.CANVAS_SIDE, nn.CANVAS_SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(Qt.GlobalColor.white, pen, Qt.PenStyle.SolidLine, *round_ends))
    for stroke in strokes:
        points = [QPointF(x, y) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
    painter.end()
    return image


def paint_pixels(painter: QPainter, frame: QRectF, pixels: nn.Array) -> None:
    """Pixels as ``image_of`` takes them, unsmoothed."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(frame, image_of(pixels))


def paint_picture(painter: QPainter, frame: QRectF, picture: nn.Array) -> None:
    """A picture (28, 28) in 0 … 1, white on black in both themes as MNIST is, with a frame."""
    paint_pictures(painter, [frame], picture[None])


def paint_pictures(painter: QPainter, frames: Sequence[QRectF], pictures: nn.Array) -> None:
    """As many pictures (n, 28, 28) as there are frames; many at once take half the time."""
    known = np.nan_to_num(pictures[: len(frames)])  # a fault may have left gaps
    shades = np.round(np.clip(known, 0, 1) * 255).astype(np.uint8)
    for frame, pixels in zip(frames, shades, strict=True):
        paint_pixels(painter, frame, pixels)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for frame in frames:
        painter.drawRect(frame)


def paint_signed(
    painter: QPainter, frame: QRectF, values: nn.Array, below: nn.Array | None = None
) -> None:
    """Numbers (height, width): orange where they are above zero, blue where they are below.

    With a picture ``below`` in 0 … 1, painted faintly under them.
    """
    values = np.where(np.isfinite(values), values, 0.0)
    largest = max(float(np.abs(values).max()), 1e-30)
    share = np.abs(values) / largest
    colors = np.zeros((*values.shape, 4), np.uint8)
    for sign, tint in ((1, theme.lane_color(0)), (-1, theme.lane_color(1))):
        chosen = values * sign > 0
        colors[chosen] = (tint.red(), tint.green(), tint.blue(), 0)
    colors[..., 3] = np.round(255 * share).astype(np.uint8)
    painter.fillRect(frame, theme.color("raised"))
    if below is not None:
        grey = np.full((*below.shape, 4), 128, np.uint8)
        grey[..., 3] = np.round(FAINT * np.clip(below, 0, 1))
        paint_pixels(painter, frame, grey)
    paint_pixels(painter, frame, colors)


def shares_of_range(values: nn.Array) -> nn.Array:
    """Where each number lies between the least and the largest, 0 … 1; 0 what is not finite."""
    finite = np.isfinite(values)
    if not finite.any():
        return np.zeros(values.shape)
    low, high = float(values[finite].min()), float(values[finite].max())
    spread = high - low if high > low else 1.0
    return np.where(finite, (np.where(finite, values, low) - low) / spread, 0.0)


def paint_units(painter: QPainter, frame: QRectF, values: nn.Array) -> None:
    """A layer's activations, a cell for each unit, from its least to its largest value."""
    rows = max(1, min(int(frame.height() // 5), len(values) // 20))
    columns = -(-len(values) // rows)
    shares = shares_of_range(values)
    cells = np.zeros((rows * columns, 4), np.uint8)
    cells[: len(values)] = color_table()[np.clip(shares * 255, 0, 255).astype(int)]
    paint_pixels(painter, frame, cells.reshape(rows, columns, 4))


def paint_maps(painter: QPainter, frame: QRectF, values: nn.Array) -> int:
    """A convolution's activations (channels, h, w), a picture for each of as many as fit."""
    columns, rows, side = tiling(len(values), frame.width(), frame.height(), LEAST_MAP)
    shares = shares_of_range(values)
    for index, share in enumerate(shares[: rows * columns]):
        row, column = divmod(index, columns)
        cell = QRectF(frame.left() + column * side, frame.top() + row * side, side - 2, side - 2)
        paint_pixels(painter, cell, color_table()[(share * (COLORS - 1)).astype(int)])
    return min(rows * columns, len(values))


def tiling(count: int, width: float, height: float, least: float) -> tuple[int, int, float]:
    """Columns, rows and side of squares, as large as can be, for ``count`` of them.

    Where they would be smaller than ``least``, there is no room for all.
    """
    best = (1, 1, 0.0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        side = min(width / columns, height / rows)
        if side > best[2]:
            best = columns, rows, side
    if best[2] >= least:
        return best
    columns, rows = max(int(width // least), 1), max(int(height // least), 1)
    return columns, rows, min(width / columns, height / rows)


def write(painter: QPainter, area: QRectF, text: str, color: str, font: object = None) -> None:
    """A line of text, cut off where there is no room."""
    painter.setPen(theme.color(color))
    painter.setFont(font or theme.text_font(11))  # type: ignore[arg-type]
    elide = Qt.TextElideMode.ElideRight
    told = painter.fontMetrics().elidedText(text, elide, int(area.width()))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), told)


def write_lane(painter: QPainter, area: QRectF, slot: int, name: str, told: str = "") -> float:
    """A lane's mark and name, cut off before anything of what is told at the right is.

    Returns where the name ends.
    """
    painter.setFont(theme.number_font(11))
    wide = painter.fontMetrics().horizontalAdvance(told)
    middle = Qt.AlignmentFlag.AlignVCenter
    if told and wide <= area.width():
        painter.setPen(theme.color("muted"))
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), told)
        area = area.adjusted(0, 0, -wide - LANE_GAP, 0)
    painter.setFont(theme.text_font(12, strong=True))
    painter.setPen(theme.lane_color(slot))
    metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(f"● {name}", elide, max(int(area.width()), 0))
    painter.drawText(area, int(middle), shown)
    return area.left() + metrics.horizontalAdvance(shown)
