"""Sparkline: a curve in a cell of a table."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PyQt5.QtCore import QModelIndex, QRectF
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF
from PyQt5.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

import nn
from gui.style import theme

PAD = 4  # pixels around it


class Sparkline(QStyledItemDelegate):
    """The validation loss over the steps on a scale of its own, with a ring at its lowest point.

    ``curve_of`` gives the steps and losses (2, n) of a row, and the color.
    """

    def __init__(self, curve_of: Callable[[int], tuple[nn.Array, QColor]]) -> None:
        super().__init__()
        self._curve_of = curve_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        curve, color = self._curve_of(index.row())
        if curve.shape[1] < 2 or not np.isfinite(curve[1]).any():
            return
        box = QRectF(option.rect).adjusted(PAD, PAD, -PAD, -PAD)
        steps, losses = curve
        low, high = float(np.nanmin(losses)), float(np.nanmax(losses))
        xs = box.left() + box.width() * steps / max(float(steps[-1]), 1.0)
        ys = box.bottom() - box.height() * (losses - low) / max(high - low, 1e-12)
        line = QPolygonF()
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            if math.isfinite(y):
                line.append(QRectF(x, y, 0, 0).topLeft())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1))
        painter.drawPolyline(line)
        best = int(np.nanargmin(losses))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(QRectF(xs[best] - 2.5, ys[best] - 2.5, 5, 5))
        painter.restore()
