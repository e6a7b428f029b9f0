"""What lies under the pen."""

import numpy as np
import pytest
from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QColor, QImage, QPainter

import nn
from gui.probe.paper import GRID, paint_grid, paint_strokes, sheet
from gui.probe.sketch import Sketch


@pytest.fixture(autouse=True)
def _application(qapp):
    """Pixmaps need one."""


def ink(pixmap):
    """How much of a sheet is covered: opacity 0 to 1."""
    image = pixmap.toImage().convertToFormat(QImage.Format_Alpha8)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()] / 255


def test_an_empty_sheet_is_transparent_and_as_sharp_as_the_screen():
    one = sheet(Sketch(), 100, 2.0)
    assert one.width() == 200
    assert one.devicePixelRatio() == 2.0
    assert not ink(one).any()


def test_strokes_are_as_wide_as_the_pen_whatever_the_size():
    for side in (140, 280):
        one = sheet(Sketch(), side, 1.0)
        paint_strokes(one, [[QPointF(140, 40), QPointF(140, 240)]], 28, side)
        across = ink(one)[side // 2]
        assert across.sum() == pytest.approx(28 * side / 280, abs=1.0)


def test_a_dot_is_seen():
    one = sheet(Sketch(), 280, 1.0)
    paint_strokes(one, [[QPointF(100, 100)]], 20, 280)
    assert ink(one).sum() == pytest.approx(np.pi * 100, rel=0.1)


def test_what_was_given_lies_below_what_is_drawn():
    sketch = Sketch()
    sketch.put(nn.Drawing((np.array([[20.0, 20.0], [20.0, 260.0]]),)))
    sketch.begin(QPointF(200, 40))
    sketch.extend(QPointF(200, 240))
    image = sheet(sketch, 280, 1.0).toImage()
    seen = [image.pixelColor(x, 140).lightness() for x in (20, 110, 200)]
    assert seen == [255, 0, 255]


def test_the_grid_has_the_pixels_of_the_network():
    image = QImage(281, 281, QImage.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    paint_grid(painter, QRectF(0, 0, 280, 280))
    painter.end()
    row = [image.pixelColor(x, 5).name() for x in range(280)]
    assert row.count(GRID.lower()) == 27
