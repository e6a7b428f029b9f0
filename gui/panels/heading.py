"""Heading of one lane's part of a card: its mark, its name, and something that is told of it."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

from gui.style import theme
from gui.style.dressed import Dressed

HEIGHT, GAP, DOT_PIXELS = 19, 8.0, 9.0


class Heading(Dressed, QWidget):
    """One line. Where there is little room, the name is cut off first."""

    def __init__(self, slot: int) -> None:
        super().__init__()
        self._slot, self.name, self.told = slot, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dress()

    def show_theme(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))

    def show_texts(self, name: str, told: str) -> None:
        """Show these from now on."""
        if (name, told) != (self.name, self.told):
            self.name, self.told = name, told
            self.setToolTip(self.text())
            self.setAccessibleName(self.toolTip())
        self.update()

    def text(self) -> str:
        """What is told, with the name."""
        return f"{self.name}  {self.told}"

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane_color(self._slot))
        high, dot = self.height(), theme.px(DOT_PIXELS)
        painter.drawEllipse(QRectF(0.5, (high - dot) / 2, dot, dot))
        strong, plain = theme.text_font(strong=True), theme.text_font()
        names, texts = QFontMetricsF(strong), QFontMetricsF(plain)
        left = dot + 5
        room = self.width() - left
        needed = texts.horizontalAdvance(self.told) + GAP if self.told else 0.0
        cut = Qt.TextElideMode.ElideRight
        name = names.elidedText(self.name, cut, max(room - needed, 0.0))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.color("text"))
        painter.setFont(strong)
        painter.drawText(QRectF(left, 0, room, high), middle, name)
        start = left + (names.horizontalAdvance(name) + GAP if name else 0.0)
        rest = self.width() - start
        painter.setFont(plain)
        told = texts.elidedText(self.told, cut, max(rest, 0.0))
        painter.drawText(QRectF(start, 0, rest, high), middle, told)
