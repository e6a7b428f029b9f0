"""Writing a panel to a file: a picture (PNG, SVG) with a caption, or its numbers (CSV)."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PyQt5.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRect, QSize, Qt
from PyQt5.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PyQt5.QtSvg import QSvgGenerator
from PyQt5.QtWidgets import QWidget

import nn
from gui.style import theme

PNG_SCALE = 2
MARGIN, BETWEEN = 14, 3  # pixels around the caption, and between its lines
FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class Line:
    """A line of a caption, in the colour of the lane in ``slot`` or, without one, muted."""

    text: str
    slot: int | None = None

    @property
    def color(self) -> QColor:
        """Of the text."""
        return theme.color("muted") if self.slot is None else theme.lane_color(self.slot)


@contextmanager
def in_print_colors(window: QWidget, light: bool) -> Iterator[None]:
    """The window in light colours, where that is wanted; nobody sees it so."""
    before = theme.current()
    if not light or before is theme.LIGHT:
        yield
        return
    _show(window, theme.LIGHT)
    try:
        yield
    finally:
        _show(window, before)


def _show(window: QWidget, look: theme.Theme) -> None:
    """Show a theme without painting: what updates are disabled for is not rendered either."""
    window.setUpdatesEnabled(False)
    theme.apply(look)
    QCoreApplication.sendPostedEvents()
    window.setUpdatesEnabled(True)


def picture_of(widget: QWidget, caption: Sequence[Line] = ()) -> QPixmap:
    """The widget as it looks, at twice its size, with a caption below."""
    pixmap = QPixmap(_size(widget, caption) * PNG_SCALE)
    pixmap.setDevicePixelRatio(PNG_SCALE)
    pixmap.fill(theme.color("card"))
    painter = QPainter(pixmap)
    _paint(painter, widget, caption)
    painter.end()
    return pixmap


def export_png(widget: QWidget, path: Path, caption: Sequence[Line] = ()) -> None:
    """The same as a file. Raises DataError."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(widget, caption).save(buffer, "PNG")
    nn.write_file(path, bytes(content))


def export_svg(widget: QWidget, path: Path, caption: Sequence[Line] = ()) -> None:
    """The widget and its caption as lines and text that can be scaled. Raises DataError."""
    buffer, size = QBuffer(), _size(widget, caption)
    whole = QRect(0, 0, size.width(), size.height())
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(whole)
    generator.setTitle("Nablascope")
    painter = QPainter(generator)
    painter.fillRect(whole, theme.color("card"))
    _paint(painter, widget, caption)
    painter.end()
    nn.write_file(path, bytes(buffer.data()))


def _size(widget: QWidget, caption: Sequence[Line]) -> QSize:
    """Of the widget with its caption."""
    below = sum(height + BETWEEN for height in _heights(widget, caption))
    return QSize(widget.width(), widget.height() + (below + MARGIN if caption else 0))


def _heights(widget: QWidget, caption: Sequence[Line]) -> list[int]:
    """Of the lines, which are wrapped where there is no room."""
    metrics, wide = QFontMetrics(theme.text_font(11)), widget.width() - 2 * MARGIN
    return [metrics.boundingRect(0, 0, wide, 10_000, FLAGS, one.text).height() for one in caption]


def _paint(painter: QPainter, widget: QWidget, caption: Sequence[Line]) -> None:
    widget.render(painter)
    top = widget.height()
    painter.setFont(theme.text_font(11))
    for line, height in zip(caption, _heights(widget, caption), strict=True):
        painter.setPen(line.color)
        painter.drawText(QRect(MARGIN, top, widget.width() - 2 * MARGIN, height), FLAGS, line.text)
        top += height + BETWEEN


def export_csv(names: list[str], values: nn.Array, path: Path) -> None:
    """A table (rows, columns) of numbers and texts under its names; what is missing stays empty."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator=os.linesep)
    table.writerow(names)
    for row in values.tolist():
        table.writerow(map(_cell, row))
    nn.write_file(path, text.getvalue().encode())


def _cell(value: float | str | None) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or value != value else f"{value:.9g}"
