"""A curve in a cell is drawn where it is known, in its color."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QAbstractListModel, QRect
from PyQt5.QtGui import QColor, QImage, QPainter
from PyQt5.QtWidgets import QStyleOptionViewItem

from gui.panels.runs.sparkline import Sparkline


class One(QAbstractListModel):
    def rowCount(self, parent=None):
        return 1

    def data(self, index, role=0):
        return None


@pytest.mark.parametrize(
    ("losses", "drawn"),
    [([3, 2, 1], True), ([3, np.nan, 1], True), ([np.nan] * 3, False), ([3], False), ([], False)],
)
def test_a_curve_that_is_known_is_drawn(dressed, losses, drawn):
    curve = np.array([np.arange(len(losses)), losses], float).reshape(2, -1)
    model, option = One(), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 80, 22)
    image = QImage(80, 22, QImage.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    Sparkline(lambda _: (curve, QColor("red"))).paint(painter, option, model.index(0))
    painter.end()
    colors = [QColor(image.pixel(x, y)) for x in range(80) for y in range(22)]
    assert any(one.red() > 150 and one.green() < 60 for one in colors) == drawn
