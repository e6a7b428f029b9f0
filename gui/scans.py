"""Pictures of digits from files, the clipboard or a camera: read beside the window.

Qt decodes them; what is ink in them, nn.find_ink tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QObject, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QImage, QImageReader, QPainter

import nn

LONGEST = 1024  # pixels; a larger picture is shrunk while it is read
MOST_PIXELS = 100_000_000  # which take 400 MB while they are read
MOST_JPEG_PIXELS = 1_000_000_000
MOST_FILES = 500
LABEL = re.compile(r"[0-9](?![0-9])")  # a name that begins with one digit tells its label


@dataclass(frozen=True)
class Scan:
    """A digit found in a picture; ``label`` is what the name of its file or folder tells."""

    name: str
    drawing: nn.Drawing
    label: int | None = None


class Scanner(QObject):
    """Reads pictures in a thread of its own, in the order in which they were asked for.

    Signals:
        found: (list of Scan, list of nn.DataError) what the pictures showed, and what was wrong.
        animated: (name) of a picture only the first of several was taken.
    """

    found = pyqtSignal(list, list)
    animated = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._closed = False

    def read_files(self, paths: Sequence[Path], labels: bool) -> None:
        """Have the pictures in these files read, with ``labels`` told by their names or without."""
        self._pool.submit(self._read_files, list(paths)[:MOST_FILES], labels)

    def read_image(self, image: QImage, name: str) -> None:
        """Have a picture that is in memory read."""
        self._pool.submit(self._read_image, image.copy(), name)

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._pool.shutdown(wait=True)

    # In the thread.

    def _read_files(self, paths: list[Path], labels: bool) -> None:
        scans, errors = [], []
        for path in paths:
            if self._closed:
                return
            try:
                pixels = grey(self._decoded(path))
                label = label_of(path) if labels else None
                scans.append(Scan(path.name, _drawing(pixels, path.name), label))
            except nn.DataError as error:
                errors.append(error)
        self.found.emit(scans, errors)

    def _read_image(self, image: QImage, name: str) -> None:
        try:
            self.found.emit([Scan(name, _drawing(grey(image), name))], [])
        except nn.DataError as error:
            self.found.emit([], [error])

    def _decoded(self, path: Path) -> QImage:
        """The picture in a file, not longer than LONGEST. Raises DataError."""
        reader = QImageReader(str(path))
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        if not path.is_file() or not reader.canRead():
            raise nn.DataError(
                "{path} is no picture that can be read ({reason}). Take a PNG or JPEG file.",
                path=path,
                reason=reader.errorString(),
            )
        if reader.supportsAnimation() and reader.imageCount() != 1:
            self.animated.emit(path.name)
        size = reader.size()
        shrinks = bytes(reader.format()) == b"jpeg"  # Qt shrinks others after it has read them
        most = MOST_JPEG_PIXELS if shrinks else MOST_PIXELS
        if size.width() * size.height() > most:
            raise nn.DataError(
                "{path} has {width} × {height} pixels, which is more than can be read. Make it "
                "smaller: a digit needs no more than {longest} × {longest}.",
                path=path,
                width=size.width(),
                height=size.height(),
                longest=LONGEST,
            )
        if shrinks and max(size.width(), size.height()) > LONGEST:
            reader.setScaledSize(size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            raise nn.DataError(
                "{path} is no picture that can be read ({reason}). Take a PNG or JPEG file.",
                path=path,
                reason=reader.errorString(),
            )
        return image


def grey(image: QImage) -> nn.Array:
    """Pixels uint8 (height, width) of an image; what is transparent is paper."""
    if image.hasAlphaChannel():
        on_white, on_black = (_upon(image, color) for color in ("#FFFFFF", "#000000"))
        return max(on_white, on_black, key=lambda pixels: float(pixels.std()))
    return _pixels(image)


def label_of(path: Path) -> int | None:
    """The digit that a file's name begins with, or that its folder is called."""
    for name in (path.name, path.parent.name):
        if LABEL.match(name):
            return int(name[0])
    return None


def _upon(image: QImage, color: str) -> nn.Array:
    """The image painted upon a ground of one colour."""
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(color))
    painter = QPainter(ground)
    painter.drawImage(QRectF(ground.rect()), image)
    painter.end()
    return _pixels(ground)


def _pixels(image: QImage) -> nn.Array:
    if max(image.width(), image.height()) > LONGEST:
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LONGEST, LONGEST), keep, smooth)
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = plain.constBits()
    assert bits is not None
    raw = bits.asstring(plain.sizeInBytes())
    lines = np.frombuffer(raw, np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return lines[:, : plain.width()].copy()


def _drawing(pixels: nn.Array, name: str) -> nn.Drawing:
    return nn.Drawing(ink=nn.find_ink(pixels, name))
