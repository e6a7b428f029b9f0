"""Arrays as pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QImage, QPainter

from gui.plotting.pixels import paint_picture, tiling


@pytest.mark.parametrize("count", [1, 7, 16, 100])
@pytest.mark.parametrize("size", [(300.0, 200.0), (60.0, 400.0)])
def test_squares_fit_into_their_room_and_all_of_them_where_they_are_large_enough(count, size):
    width, height = size
    columns, rows, side = tiling(count, width, height, 20.0)
    assert columns * side <= width + 1e-6
    assert rows * side <= height + 1e-6
    assert side >= 20 - 1e-6
    if width * height / count > 4 * 20**2:
        assert columns * rows >= count


def test_a_gap_in_a_picture_is_black(dressed):
    """A fault leaves gaps in the pixels of a mini-batch; NumPy warns where one is made a byte."""
    image = QImage(28, 28, QImage.Format.Format_RGB32)
    picture = np.ones((28, 28), np.float32)
    picture[10:20, 10:20] = np.nan
    painter = QPainter(image)
    paint_picture(painter, QRectF(0, 0, 28, 28), picture)
    painter.end()
    assert image.pixelColor(15, 15).red() == 0
    assert image.pixelColor(5, 5).red() == 255
