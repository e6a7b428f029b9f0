"""LookFrame: a frame and a tag around the card that a lesson speaks of."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

WIDTH, RADIUS, ROOM, TAG = 2.0, 10.0, 12.0, 17
FOLLOWED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class LookFrame(Dressed, QWidget):
    """Lies over one card of the window at a time, with its tag on the edge; the mouse goes through.

    It is seen while the card is.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lookFrame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._card: QWidget | None = None
        self.hide()
        self.dress()

    def surround(self, card: QWidget | None) -> None:
        """Be around this card; None for none."""
        if self._card is not None:
            self._card.removeEventFilter(self)
        self._card = card
        self.hide()
        if card is not None:
            card.installEventFilter(self)
            self._fit()

    def _fit(self) -> None:
        card = self._card
        self.setVisible(card is not None and card.isVisible())
        if card is not None:
            corner = card.mapTo(self.parentWidget(), QPoint(0, 0))
            above = theme.px(TAG) // 2
            self.setGeometry(QRect(corner, card.size()).adjusted(0, -above, 0, 0))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), WIDTH))
        half, above = WIDTH / 2, theme.px(TAG) // 2
        frame = QRectF(self.rect()).adjusted(half, above + half, -half, -half)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setFont(theme.text_font(11, strong=True))
        told = tr("Look here")
        wide = painter.fontMetrics().horizontalAdvance(told) + ROOM
        tag = QRectF((self.width() - wide) / 2, 0, wide, theme.px(TAG))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(tag, 5, 5)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, told)

    def retranslate(self) -> None:
        self.update()

    def show_theme(self) -> None:
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOLLOWED:
            QTimer.singleShot(0, self._fit)  # when the card is laid out
        return False
