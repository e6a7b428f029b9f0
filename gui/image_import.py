"""Images from files as grey pixels.

Qt decodes them; what is ink in them, nn.find_ink tells.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PyQt5.QtCore import (
    QMessageLogContext,
    QRect,
    QRectF,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PyQt5.QtGui import QColor, QImage, QImageReader, QPainter

import nn

LONGEST = 1024  # pixels; a larger picture is shrunk while it is read
MOST_PIXELS = 100_000_000  # which take 400 MB while they are read
MOST_JPEG_PIXELS = 1_000_000_000
SHEET = 0.8  # of a box that is not transparent; ink leaves more of it free
COLOR_TELLS = 4.0  # times the spread of the brightness: a colour that varies more is looked at
WIDE = (  # 16 bits for each colour
    QImage.Format.Format_RGBX64,
    QImage.Format.Format_RGBA64,
    QImage.Format.Format_RGBA64_Premultiplied,
)


_HANDLER = threading.Lock()  # of Qt's messages: there is one for the whole process


def read_image(path: Path) -> tuple[QImage, bool]:
    """The picture in a file, not longer than LONGEST, and whether it is one of several.

    Raises DataError.
    """
    if not path.is_file():
        raise nn.DataError("{path} is not a file. Drop or choose image files.", path=path)
    with decoder_warnings() as warnings:
        image, animated = _decoded(path)
    if any("Corrupt" in one and "extraneous" not in one for one in warnings):
        raise nn.DataError(
            "{path} is damaged or incomplete: only part of the image can be read. Copy or export "
            "it again.",
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
            "{path} has {width} × {height} pixels, which is too large. Make it smaller: {longest} "
            "× {longest} is enough for a digit.",
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
        "{path} cannot be read as an image ({reason}). Use a PNG or JPEG file.",
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
