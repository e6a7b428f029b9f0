"""The network as a chain of blocks, in the colours of the gradient plot."""

from __future__ import annotations

import math

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

HEIGHT, MIDDLE, LABEL_TOP, LABEL_HIGH = 64, 25, 50, 14
LABEL_PIXELS = 30
LEAST_HIGH, MORE_HIGH = 18, 26  # of a block: of one unit, and how much more of the most
USUAL, WIDEST = 36, 44  # of a block
GAP_PIXELS = 4, 18


class NetworkDiagram(Dressed, QWidget):
    """A block a layer, as high as the logarithm of its units; W1 … stand between them."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: tuple[int, ...] = ()
        self.convolutions = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dress()

    def show_network(self, sizes: tuple[int, ...], convolutions: int) -> None:
        """Units of every layer from the input to the output; the first are convolutions."""
        self.sizes, self.convolutions = sizes, convolutions
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(HEIGHT))

    def show_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        told = tr(
            "The layers from input to output. Each block has the color of its weights' curve in "
            "the gradient plot."
        )
        named = [
            tr("{count} channels").format(count=size)
            if 0 < index <= self.convolutions
            else str(size)
            for index, size in enumerate(self.sizes)
        ]
        sizes = " → ".join(named)
        self.setToolTip(f"{told}\n{sizes}")
        self.setAccessibleName(sizes)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sizes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self.sizes)
        spare = (self.width() - count * theme.px(USUAL)) / max(count - 1, 1)
        gap = min(max(spare, GAP_PIXELS[0]), theme.px(GAP_PIXELS[1]))
        block = (self.width() - gap * (count - 1)) / count
        block = min(block, theme.px(WIDEST))
        left = (self.width() - count * block - gap * (count - 1)) / 2
        largest = math.log(max(self.sizes) + 1)
        for index, size in enumerate(self.sizes):
            height = theme.px(LEAST_HIGH) + theme.px(MORE_HIGH) * math.log(size + 1) / largest
            top = theme.px(MIDDLE) - height / 2
            rect = QRectF(left + index * (block + gap), top, block, height)
            self._paint_block(painter, rect, index, size)
            if index % max(round(theme.px(LABEL_PIXELS) / (block + gap)), 1) == 0:
                self._paint_label(painter, rect, index)
            if index:
                y = rect.center().y()
                painter.setPen(QPen(theme.color("faint"), 1.5))
                painter.drawLine(QPointF(rect.left() - gap, y), QPointF(rect.left(), y))

    def _paint_block(self, painter: QPainter, rect: QRectF, index: int, size: int) -> None:
        layers = len(self.sizes) - 1
        tint = theme.layer_color(index - 1, layers) if index else theme.color("faint")
        fill = QColor(tint)
        fill.setAlpha(50)
        painter.setPen(QPen(tint, 1.5))
        painter.setBrush(fill)
        inner = rect.adjusted(0.75, 0.75, -0.75, -0.75)
        if 0 < index <= self.convolutions:  # a stack of maps
            painter.drawRoundedRect(inner.adjusted(0, 0, -4, -4), 4, 4)
            inner = inner.adjusted(4, 4, 0, 0)
        painter.drawRoundedRect(inner, 4, 4)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.number_font(11 if rect.width() > theme.px(26) else 10))
        if painter.fontMetrics().horizontalAdvance(str(size)) <= rect.width() - 2:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(size))

    def _paint_label(self, painter: QPainter, rect: QRectF, index: int) -> None:
        """Which weights lead into the block."""
        tint = theme.layer_color(index - 1, len(self.sizes) - 1) if index else theme.color("muted")
        below = QRectF(
            rect.left() - 8, theme.px(LABEL_TOP), rect.width() + 16, theme.px(LABEL_HIGH)
        )
        painter.setPen(tint)
        painter.setFont(theme.number_font(10))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"W{index}" if index else "x")
