"""Pictures of digits from files, the clipboard or a camera: read beside the window.

Qt decodes them; what is ink in them, nn.find_ink tells.
"""

from __future__ import annotations

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PyQt5.QtCore import (
    QMessageLogContext,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QtMsgType,
    pyqtSignal,
    qInstallMessageHandler,
)
from PyQt5.QtGui import QColor, QImage, QImageReader, QPainter

import nn
from gui.background import Background
from gui.state import failure

LONGEST = 1024  # pixels; a larger picture is shrunk while it is read
MOST_PIXELS = 100_000_000  # which take 400 MB while they are read
MOST_JPEG_PIXELS = 1_000_000_000
SHEET = 0.8  # of a box that is not transparent; ink leaves more of it free
MOST_FILES = 2_000
COLOR_TELLS = 4.0  # times the spread of the brightness: a colour that varies more is looked at
WIDE = (  # 16 bits for each colour
    QImage.Format.Format_RGBX64,
    QImage.Format.Format_RGBA64,
    QImage.Format.Format_RGBA64_Premultiplied,
)
AT_ONCE = 16  # files that are told of together
LABEL = re.compile(r"([0-9])(?:[-_.( ].*)?")  # a name that begins with a digit of its own
MARK = "nablascope"  # the key of a PNG's text by which an exported drawing is known again


_HANDLER = threading.Lock()  # of Qt's messages: there is one for the whole process


@dataclass(frozen=True)
class Scan:
    """A digit found in a picture; ``label`` is what the name of its file or folder tells.

    ``mark`` is that of the drawing it was exported from, ``animated`` whether the file holds
    more pictures than the one that was taken.
    """

    name: str
    drawing: nn.Drawing
    label: int | None = None
    mark: str = ""
    animated: bool = False


class Scanner(QObject):
    """Reads pictures in a thread of its own, in the order in which they were asked for.

    Signals:
        found: (list of Scan, list of (name, nn.DataError)) what some of the pictures showed,
            and what was wrong.
    """

    found = pyqtSignal(list, list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background()
        self._closed = False

    def read_files(self, paths: Sequence[Path], labels: bool) -> None:
        """Have the pictures in these files read, with ``labels`` told by their names or without."""
        chosen = list(paths)
        if len(chosen) > MOST_FILES:
            told = nn.DataError(
                "{count} files are too many at once: the first {most} are read.",
                count=len(chosen),
                most=MOST_FILES,
            )
            self.found.emit([], [("", told)])
        for start in range(0, min(len(chosen), MOST_FILES), AT_ONCE):
            some = chosen[start : min(start + AT_ONCE, MOST_FILES)]
            readers = [(path.name, partial(_read_file, path, labels)) for path in some]
            self._background.submit(partial(self._read, readers), self._on_read)

    def read_image(self, image: QImage, name: str) -> None:
        """Have a picture that is in memory read."""
        readers = [(name, partial(_read_image, image.copy(), name))]
        self._background.submit(partial(self._read, readers), self._on_read)

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._background.close()

    def _on_read(self, read: tuple[list[Scan], list[tuple[str, nn.NablascopeError]]]) -> None:
        if not self._closed:
            self.found.emit(*read)

    def _read(
        self, readers: Sequence[tuple[str, Callable[[], Scan]]]
    ) -> tuple[list[Scan], list[tuple[str, nn.NablascopeError]]]:
        """In the thread: what some pictures show, and what is wrong with the others."""
        scans, errors = [], []
        for name, read in readers:
            if self._closed:
                raise nn.Cancelled
            try:
                scans.append(read())
            except Exception as error:
                errors.append((name, failure(error).error))
        return scans, errors


def _read_file(path: Path, labels: bool) -> Scan:
    image, animated = read_image(path)
    label = label_of(path) if labels else None
    return Scan(path.name, _drawing(grey(image), path.name), label, image.text(MARK), animated)


def _read_image(image: QImage, name: str) -> Scan:
    return Scan(name, _drawing(grey(image), name))


def read_image(path: Path) -> tuple[QImage, bool]:
    """The picture in a file, not longer than LONGEST, and whether it is one of several.

    Raises DataError.
    """
    if not path.is_file():
        raise nn.DataError("{path} is no file: drop or choose pictures.", path=path)
    with decoder_warnings() as warnings:
        image, animated = _decoded(path)
    if any("Corrupt" in one and "extraneous" not in one for one in warnings):
        raise nn.DataError(
            "{path} is damaged or was cut off: only a part of the image can be read. Copy or "
            "export it again.",
            path=path,
        )
    return image, animated


def _decoded(path: Path) -> tuple[QImage, bool]:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead():
        raise _unreadable(path, reader)
    animated = reader.supportsAnimation() and reader.imageCount() != 1
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
        raise _unreadable(path, reader)
    return image, animated


@contextlib.contextmanager
def decoder_warnings() -> Iterator[list[str]]:
    """What Qt's decoders print in this thread meanwhile: a cut JPEG is read without an error."""
    found: list[str] = []
    here = threading.get_ident()

    def take(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if threading.get_ident() == here:
            found.append(message or "")
        elif before is not None:
            before(kind, context, message)
        else:
            print(message, file=sys.stderr)

    with _HANDLER:
        before = qInstallMessageHandler(take)
        try:
            yield found
        finally:
            qInstallMessageHandler(before)


def decoded(path: Path) -> nn.Array:
    """The grey values uint8 (height, width) in a picture's file. Raises DataError."""
    return grey(read_image(path)[0])


def _unreadable(path: Path, reader: QImageReader) -> nn.DataError:
    return nn.DataError(
        "{path} is no picture that can be read ({reason}). Take a PNG or JPEG file.",
        path=path,
        reason=reader.errorString(),
    )


def grey(image: QImage) -> nn.Array:
    """Pixels uint8 (height, width) of an image; what is transparent is paper."""
    image = _eight_bits(image)
    if image.hasAlphaChannel():
        image = image.copy(_opaque(image))
        on_white, on_black = (_upon(image, color) for color in ("#FFFFFF", "#000000"))
        return max(on_white, on_black, key=lambda pixels: float(pixels.std()))
    return _pixels(image)


def label_of(path: Path) -> int | None:
    """The digit that a file's name begins with, or that its folder is called."""
    for name in (path.stem, path.parent.name):
        found = LABEL.fullmatch(name)
        if found and (name is not path.parent.name or len(name) == 1):
            return int(found.group(1))
    return None


def _opaque(image: QImage) -> QRect:
    """Where a sheet lies in a transparent margin; all of an image that is ink upon nothing."""
    alpha = _bytes(image.convertToFormat(QImage.Format.Format_Alpha8))
    rows, columns = (np.flatnonzero((alpha > 0).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return image.rect()
    box = QRect(int(columns[0]), int(rows[0]), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
    inside = alpha[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return box if (inside > 0).mean() > SHEET else image.rect()


def _upon(image: QImage, color: str) -> nn.Array:
    """The image painted upon a ground of one colour."""
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(color))
    painter = QPainter(ground)
    painter.drawImage(QRectF(ground.rect()), image)
    painter.end()
    return _pixels(ground)


def _eight_bits(image: QImage) -> QImage:
    """An image of 16 bits a colour in 8 bits, as bright as its numbers allow.

    Cameras and scanners of 10, 12 or 14 bits write their numbers as they are, so that white is
    nearly black in a file of 16: the bits that no pixel uses are left out.
    """
    plain = image.format() == QImage.Format.Format_Grayscale16
    if not plain and image.format() not in WIDE:
        return image
    wide = image if plain else image.convertToFormat(QImage.Format.Format_RGBA64)
    numbers = _numbers(wide, np.uint16, 1 if plain else 4)
    colors = numbers[..., :3]
    unused = max(int(colors.max()).bit_length() - 8, 0)
    result = (numbers >> 8).astype(np.uint8)
    result[..., :3] = colors >> unused
    kind = QImage.Format.Format_Grayscale8 if plain else QImage.Format.Format_RGBA8888
    height, width, channels = result.shape
    return QImage(result.tobytes(), width, height, width * channels, kind).copy()


def _pixels(image: QImage) -> nn.Array:
    """Brightness (height, width); of colours of one brightness, the one that varies the most."""
    if max(image.width(), image.height()) > LONGEST:
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LONGEST, LONGEST), keep, smooth)
    brightness = _bytes(image.convertToFormat(QImage.Format.Format_Grayscale8))
    if image.isGrayscale():
        return brightness
    colors = _numbers(image.convertToFormat(QImage.Format.Format_RGB888), np.uint8, 3)
    telling = max(np.moveaxis(colors, 2, 0).copy(), key=_spread)
    return telling if _spread(telling) > COLOR_TELLS * _spread(brightness) else brightness


def _spread(values: nn.Array) -> float:
    """The standard deviation of pixels, in float32 for speed."""
    return float(values.std(dtype=np.float32))


def _bytes(plain: QImage) -> nn.Array:
    """The numbers of an image of one byte a pixel, (height, width)."""
    return _numbers(plain, np.uint8, 1)[..., 0]


def _numbers(image: QImage, kind: type[np.unsignedinteger[Any]], channels: int) -> nn.Array:
    """The numbers of an image, (height, width, channels)."""
    bits = image.constBits()
    assert bits is not None
    raw = bits.asstring(image.sizeInBytes())
    lines = np.frombuffer(raw, kind).reshape(image.height(), -1)[:, : image.width() * channels]
    return lines.reshape(image.height(), image.width(), channels)


def _drawing(pixels: nn.Array, name: str) -> nn.Drawing:
    drawing = nn.Drawing(ink=nn.find_ink(pixels, name))
    drawing.seen, drawing.side_by_side  # noqa: B018  computed here, not in the window's thread
    return drawing
