"""Writing a panel to a file: a picture (PNG, SVG) or its numbers (CSV)."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from PyQt5.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PyQt5.QtGui import QPainter, QPixmap
from PyQt5.QtSvg import QSvgGenerator
from PyQt5.QtWidgets import QWidget

import nn

PNG_SCALE = 2


def picture_of(widget: QWidget) -> QPixmap:
    """The widget as it looks, at twice its size."""
    pixmap = QPixmap(widget.size() * PNG_SCALE)
    pixmap.setDevicePixelRatio(PNG_SCALE)
    widget.render(pixmap)
    return pixmap


def export_png(widget: QWidget, path: Path) -> None:
    """The widget as it looks, at twice its size. Raises DataError."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(widget).save(buffer, "PNG")
    _write(path, bytes(content))


def export_svg(widget: QWidget, path: Path) -> None:
    """The widget as lines and text that can be scaled. Raises DataError."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(widget.rect())
    generator.setTitle("Nablascope")
    painter = QPainter(generator)
    widget.render(painter)
    painter.end()
    _write(path, bytes(buffer.data()))


def export_csv(names: list[str], values: nn.Array, path: Path) -> None:
    """A table (rows, columns) under its names; a value that does not exist stays empty."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator=os.linesep)
    table.writerow(names)
    for row in values.tolist():
        table.writerow(["" if value != value else f"{value:.9g}" for value in row])
    _write(path, text.getvalue().encode())


def _write(path: Path, content: bytes) -> None:
    try:
        nn.replace_file(path, lambda file: file.write(content))
    except OSError as error:
        raise nn.DataError(
            "{path} cannot be written: {reason}.", path=path, reason=error
        ) from error
