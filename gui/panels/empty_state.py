"""EmptyState: what a card says while it has nothing to show, over a faint ghost of what comes."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PyQt5.QtWidgets import QWidget

from gui.style import theme
from gui.style.i18n import N_

RUN = N_("Press Run or Space.")
NO_DRAWINGS = N_(
    "Drawings need networks that learn 28 × 28 images. Choose strokes or mnist as the data set."
)
WIDEST, PAD, GAP = 400, 18, 6  # of the words, and around them
HEIGHTS = (0.55, 0.8, 0.4, 0.95, 0.65, 0.3, 0.5, 0.85, 0.7, 0.45)  # of the ghost's bars


class EmptyState(QWidget):
    """Covers the body of a card: a heading, and a sentence about what will be here and when."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.title, self.told, self.ghost = "", "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, title: str, told: str, ghost: str) -> None:
        """Show these from now on; no title hides it."""
        if (title, told, ghost) != (self.title, self.told, self.ghost):
            self.title, self.told, self.ghost = title, told, ghost
            self.setAccessibleName(f"{title}. {told}")
            self.update()
        self.setVisible(bool(title))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.color("card"))
        pad, gap = theme.px(PAD), theme.px(GAP)
        strong, plain = theme.text_font(15, strong=True), theme.text_font()
        width = min(theme.px(WIDEST), area.width() - 4 * pad)
        heights = [_height(self.title, strong, width), _height(self.told, plain, width)]
        box = QRectF(0, 0, width + 2 * pad, sum(heights) + gap + 2 * pad)
        box.moveCenter(area.center())
        if self.ghost and area.height() > box.height():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            GHOSTS[self.ghost](painter, area.adjusted(pad, gap, -pad, -pad))
            painter.setBrush(theme.color("card"))
            painter.setPen(theme.color("line"))
            painter.drawRoundedRect(box, 8, 8)
        top = box.top() + pad
        for text, font, color, height in zip(
            (self.title, self.told), (strong, plain), ("text", "muted"), heights, strict=True
        ):
            painter.setFont(font)
            painter.setPen(theme.color(color))
            line = QRectF(box.left() + pad, top, width, height)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(line, int(flags) | int(Qt.TextFlag.TextWordWrap), text)
            top += height + gap


def _height(text: str, font: QFont, width: float) -> float:
    flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 9999), flags, text).height()


def _tiles(painter: QPainter, area: QRectF) -> None:
    """Images in rows."""
    side, gap = float(theme.px(34)), float(theme.px(10))
    columns, rows = (
        max(int((one + gap) // (side + gap)), 1) for one in (area.width(), area.height())
    )
    left = area.center().x() - (columns * (side + gap) - gap) / 2
    for row in range(rows):
        for column in range(columns):
            corner = left + column * (side + gap), area.top() + row * (side + gap)
            painter.drawRoundedRect(QRectF(*corner, side, side), 4, 4)


def _bars(painter: QPainter, area: QRectF) -> None:
    """A bar for each layer."""
    room = area.width() / len(HEIGHTS)
    for index, share in enumerate(HEIGHTS):
        bar = QRectF(area.left() + index * room, area.top(), room * 0.6, area.height() * share)
        bar.moveBottom(area.bottom())
        painter.drawRoundedRect(bar.translated(room * 0.2, 0), 4, 4)


def _rows(painter: QPainter, area: QRectF) -> None:
    """Lines of text."""
    step, high = theme.px(26), theme.px(9)
    for row in range(int(area.height() // step)):
        top, share = area.top() + row * step, HEIGHTS[row % len(HEIGHTS)]
        painter.drawRoundedRect(QRectF(area.left(), top, theme.px(60), high), 4, 4)
        wide = (area.width() - theme.px(80)) * (0.5 + share / 2)
        painter.drawRoundedRect(QRectF(area.left() + theme.px(80), top, wide, high), 4, 4)


GHOSTS: dict[str, Callable[[QPainter, QRectF], None]] = {
    "tiles": _tiles,
    "bars": _bars,
    "rows": _rows,
}
