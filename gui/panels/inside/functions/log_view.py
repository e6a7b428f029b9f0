"""LogView: the curve of −log y with the output of the right class on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.inside.functions.outputs_view import Outputs
from gui.plotting.area import Area, Axis
from gui.style import formatting, theme
from gui.style.i18n import tr

TOP = 5.0  # of the axis up: −log of 0.0067
POINTS = 300
WORDS = 0.42  # of the width


@cache
def curve() -> tuple[nn.Array, nn.Array]:
    """y and −log y, by the loss of the engine."""
    y = np.concatenate([np.geomspace(1e-3, 0.05, 80), np.linspace(0.05, 1.0, POINTS)])
    return y, nn.cross_entropy_curve(y)[0]


class LogView(QWidget):
    """The curve at the left, why there is a minus at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.sources: Sequence[Outputs] = ()
        self.target = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        split = self.width() * (1 - WORDS)
        room = QRectF(0, 0, split, self.height())
        area = Area.inside(room, Axis(0.0, 1.0), Axis(0.0, TOP))
        area.paint_grid(painter, tr("y, the output of the right class"), most=(5, 5))
        y, values = curve()
        area.paint_curve(painter, y, values, QPen(theme.color("forward"), 2.2))
        painter.setFont(theme.number_font(12))
        painter.setPen(theme.color("forward"))
        painter.drawText(area.frame.adjusted(0, 2, -6, 0), int(Qt.AlignmentFlag.AlignRight),
                         "L = −ln y")  # fmt: skip
        for source in self.sources:
            self._paint_point(painter, area, source)
        self._paint_words(painter, QRectF(split + 10, 2, self.width() - split - 14, self.height()))

    def _paint_point(self, painter: QPainter, area: Area, source: Outputs) -> None:
        if self.target >= len(source.y):
            return
        y = float(source.y[self.target])
        if not np.isfinite(y):
            return
        y = min(max(y, 0.0), 1.0)
        value, slope = (float(one[0]) for one in nn.cross_entropy_curve(np.array([y])))
        at = area.point(y, min(value, TOP))
        painter.setPen(QPen(source.tint, 1, Qt.PenStyle.DashLine))
        painter.drawLine(at, QPointF(at.x(), area.frame.bottom()))
        painter.drawLine(at, QPointF(area.frame.left(), at.y()))
        reach = 0.12
        tangent = np.array([y - reach, y + reach])
        area.paint_curve(painter, tangent, value + slope * (tangent - y),
                         QPen(theme.color("gradient"), 1.6))  # fmt: skip
        painter.setPen(QPen(theme.color("card"), 1.5))
        painter.setBrush(source.tint)
        painter.drawEllipse(at, 5, 5)
        if len(self.sources) == 1:
            told = f"−ln {formatting.significant(y, 3)} = {formatting.figure(value)}"
            painter.setFont(theme.number_font(11))
            wide = painter.fontMetrics().horizontalAdvance(told) + 6
            left = min(at.x() + 9, area.frame.right() - wide)
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(left, max(at.y() - 8, area.frame.top() + 28)), told)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(theme.text_font(12, strong=True))
        painter.setPen(theme.color("text"))
        head = QRectF(room.left(), room.top(), room.width(), theme.px(18))
        painter.drawText(head, 0, tr("Why the minus?"))
        told = tr(
            "The logarithm of a probability is at most 0. The minus makes it a loss: 0 if the "
            "right class has all the probability, larger the less it has, and without limit as it "
            "approaches 0. The slope −1/y pushes hardest where the network is most wrong. For a "
            "one-hot target the other outputs are multiplied by 0, so the categorical and the "
            "sparse cross-entropy are the same number."
        )
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        below = room.adjusted(0, theme.px(20), 0, 0)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), told)
