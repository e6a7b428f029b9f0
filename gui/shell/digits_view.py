"""DigitsView: a picture with a box around each digit that was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.style import theme

LEAST, USUAL = (160, 120), (420, 360)  # pixels
TAG = 15  # height of what is written above a box


class DigitsView(QWidget):
    """Each box carries its prediction.

    Signals:
        chosen: (index) a person clicked at a box.
    """

    chosen = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("digitsView")
        self.setMinimumSize(theme.px(LEAST[0]), theme.px(LEAST[1]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._digits: Sequence[nn.DigitBox] = ()
        self._told: Sequence[str] = ()
        self._chosen: int | None = None

    def sizeHint(self) -> QSize:
        return QSize(theme.px(USUAL[0]), theme.px(USUAL[1]))

    def show_digits(
        self,
        image: QImage,
        digits: Sequence[nn.DigitBox],
        told: Sequence[str],
        chosen: int | None,
    ) -> None:
        """Show a picture with the digits in it, what is told of each, and which one is chosen."""
        self._image, self._digits, self._told, self._chosen = image, digits, told, chosen
        self.update()

    def boxes(self) -> list[QRectF]:
        """Where the digits are in the widget."""
        room = self._room()
        return [
            QRectF(
                room.left() + one.left * room.width(),
                room.top() + one.top * room.height(),
                (one.right - one.left) * room.width(),
                (one.bottom - one.top) * room.height(),
            )
            for one in self._digits
        ]

    def _room(self) -> QRectF:
        """Where the picture is, its aspect kept."""
        if self._image.isNull():
            return QRectF(self.rect())
        fitted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._room(), self._image)
        painter.setFont(theme.text_font(12, strong=True))
        for index, box in enumerate(self.boxes()):
            tint = theme.color("warn" if index == self._chosen else "accent")
            painter.setPen(QPen(tint, 2 if index == self._chosen else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-2, -2, 2, 2))
            told = self._told[index] if index < len(self._told) else ""
            wide = painter.fontMetrics().horizontalAdvance(told) + 8
            top = max(box.top() - 2 - theme.px(TAG), 0.0)
            tag = QRectF(box.left() - 2, top, wide, theme.px(TAG))
            painter.fillRect(tag, tint)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.localPos()
        for index, box in enumerate(self.boxes()):
            if box.adjusted(-4, -4, 4, 4).contains(at):
                self.chosen.emit(index)
                return
