"""ClassTable: softmax with loss in one row a quantity: scores, probabilities, target, gradient."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.style import formatting, theme
from gui.style.i18n import tr

HEAD, LINE, BAR, NAME = 22, 24, 26, 110
MOST_CLASSES = 12


class ClassTable(QWidget):
    """A column for each class; that of the sample's own class is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, nn.Array] = {}
        self.names: tuple[str, ...] = ()
        self.own = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: dict[str, nn.Array], names: tuple[str, ...], own: int) -> None:
        """Show these quantities (classes,) by their names; ``own`` is the target."""
        self.rows, self.names, self.own = rows, names, own
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, theme.px(HEAD + len(self.rows) * (LINE + BAR)))

    def _shown(self) -> list[int]:
        """The classes for which there is room, the own one among them."""
        count = len(self.names)
        shown = list(range(min(count, MOST_CLASSES)))
        if self.own >= len(shown):
            shown[-1] = self.own
        return shown

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.rows:
            return
        painter = QPainter(self)
        shown = self._shown()
        left, line = theme.px(NAME), theme.px(LINE)
        wide = min((self.width() - left) / len(shown), theme.px(90))
        if self.own in shown:
            x = left + shown.index(self.own) * wide
            mark = QRectF(x + 2, 0, wide - 4, theme.px(HEAD + 4 * LINE + 2 * BAR))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(mark, 8, 8)
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, 0, left, theme.px(HEAD)), middle, tr("class"))
        for column, k in enumerate(shown):
            room = QRectF(left + column * wide, 0, wide, theme.px(HEAD))
            elide = Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(self.names[k], elide, int(wide - 4))
            painter.drawText(room, center, text)
        top = float(theme.px(HEAD))
        for index, (name, values) in enumerate(self.rows.items()):
            gradient = index == len(self.rows) - 1
            bars = index in (1, len(self.rows) - 1)
            painter.setFont(theme.text_font(12, strong=True))
            painter.setPen(theme.color("gradient" if gradient else "text"))
            painter.drawText(QRectF(0, top, left, line), middle, name)
            largest = float(np.abs(values).max()) or 1.0
            for column, k in enumerate(shown):
                x = left + column * wide
                painter.setFont(theme.number_font(12))
                painter.setPen(theme.color("gradient" if gradient else "forward"))
                painter.drawText(QRectF(x, top, wide, line), center, self._number(values, k))
                if bars:
                    self._paint_bar(painter, x, top + line, wide, values[k] / largest, gradient)
            top += line + (theme.px(BAR) if bars else 0)

    def _number(self, values: nn.Array, k: int) -> str:
        """Whole numbers without decimals, shares with four."""
        value = float(values[k])
        if value == int(value) and abs(value) < 1000:
            return f"{value:.0f}"
        return f"{value:.4f}" if 1e-4 <= abs(value) < 1.0 else formatting.figure(value)

    def _paint_bar(
        self, painter: QPainter, x: float, top: float, wide: float, share: float, gradient: bool
    ) -> None:
        """A bar upwards, or downwards below zero; of a gradient from the middle."""
        room = theme.px(BAR) - 4.0
        tint = theme.color("gradient" if gradient else "forward")
        high = room / 2 if gradient else room
        base = top + (room / 2 if gradient else room)
        size = abs(share) * high
        spot = QRectF(
            x + wide * 0.25, base - size if share >= 0 else base, wide * 0.5, max(size, 1.0)
        )
        painter.fillRect(spot, tint)
