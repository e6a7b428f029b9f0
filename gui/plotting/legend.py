"""Legend: which line is which, with its value where the cross-hair stands.

It never asks for more width than it is given: a name that does not fit is elided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

from gui.plotting.trace import DASHES
from gui.style import theme
from gui.style.dressed import Dressed

ROW_PIXELS = 18
SWATCH_PIXELS = 20
GAP_PIXELS, DENSE_GAP = 12, 4


@dataclass
class Entry:
    """One line of a plot: its colour, dash pattern (or a marker), name, and value as text."""

    color: QColor
    label: str
    value: str = ""
    style: int = 0
    symbol: str = ""  # of a marker: "o", or "t1" for a triangle


class Legend(Dressed, QWidget):
    """Entries in rows of one column for each of ``shares``, which tell how wide they are."""

    def __init__(
        self,
        shares: Sequence[float],
        swatch: float = SWATCH_PIXELS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._edges: list[float] = []
        self._swatch = swatch
        self.dense = False  # names in the colours of their lines, and no lines
        self._reserved = 0  # entries whose height is taken, however many are shown
        self.set_shares(shares, swatch)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dress()

    def set_shares(self, shares: Sequence[float], swatch: float = SWATCH_PIXELS) -> None:
        """Have a column for each of these from now on."""
        edges = [sum(shares[:index]) / sum(shares) for index in range(len(shares) + 1)]
        if (edges, swatch) != (self._edges, self._swatch):
            self.columns, self._swatch, self._edges = len(shares), swatch, edges
            self.updateGeometry()

    def reserve(self, entries: int) -> None:
        """Take the height of so many entries, however many are shown."""
        self._reserved = entries
        self.updateGeometry()

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these entries from now on."""
        rows = -(-len(entries) // self.columns)
        changed = rows != -(-len(self.entries) // self.columns)
        self.entries = entries
        if changed:
            self.updateGeometry()
        self.update()

    def row_height(self) -> int:
        """The height of one row."""
        return theme.px(ROW_PIXELS)

    def sizeHint(self) -> QSize:
        rows = -(-max(len(self.entries), self._reserved) // self.columns)
        return QSize(0, rows * self.row_height())

    def show_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, gap = self.row_height(), theme.px(GAP_PIXELS)
        for index, entry in enumerate(self.entries):
            row, column = divmod(index, self.columns)
            left, right = (self.width() * self._edges[column + side] for side in (0, 1))
            rect = QRectF(left, row * high, right - left - gap / 2, high)
            if self.dense:
                _paint_dense(painter, rect, entry)
            else:
                _paint_entry(painter, rect, entry, theme.px(self._swatch))


def _paint_entry(painter: QPainter, rect: QRectF, entry: Entry, swatch: float) -> None:
    _paint_swatch(painter, rect, entry, swatch)
    left = rect.left() + swatch + 6
    text, number = theme.text_font(12), theme.number_font(12)
    value_width = QFontMetricsF(number).horizontalAdvance(entry.value)
    room = rect.right() - left - value_width - 6
    metrics = QFontMetricsF(text)
    label = metrics.elidedText(entry.label, Qt.TextElideMode.ElideRight, max(room, 0))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(text)
    painter.setPen(theme.color("muted"))
    painter.drawText(QRectF(left, rect.top(), room, rect.height()), int(middle), label)
    painter.setFont(number)
    painter.setPen(theme.color("text"))
    start = left + metrics.horizontalAdvance(label) + 6
    room = rect.right() + theme.px(GAP_PIXELS) / 2 - start  # half a number would be another number
    value = entry.value if value_width <= room else "…"
    painter.drawText(QRectF(start, rect.top(), room, rect.height()), int(middle), value)


def dense_width(name: str, value: str) -> float:
    """The room that an entry of a dense legend needs."""
    text, number = QFontMetricsF(theme.text_font(12)), QFontMetricsF(theme.number_font(11))
    return text.horizontalAdvance(name) + number.horizontalAdvance(value) + 2 * DENSE_GAP + 1


def _paint_dense(painter: QPainter, rect: QRectF, entry: Entry) -> None:
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(theme.text_font(12))
    painter.setPen(entry.color)
    painter.drawText(rect, middle, entry.label)
    start = rect.left() + QFontMetricsF(painter.font()).horizontalAdvance(entry.label) + DENSE_GAP
    painter.setFont(theme.number_font(11))
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(start, rect.top(), 999, rect.height()), middle, entry.value)


def _paint_swatch(painter: QPainter, rect: QRectF, entry: Entry, swatch: float) -> None:
    y = rect.center().y()
    first, last = QPointF(rect.left(), y), QPointF(rect.left() + swatch, y)
    pen = QPen(entry.color, 2)
    if entry.symbol:
        painter.setPen(pen)
        painter.drawLine(first, last)
        painter.setBrush(theme.color("card"))
        middle = QPointF(rect.left() + swatch / 2, y)
        if entry.symbol == "o":
            painter.drawEllipse(middle, 3.2, 3.2)
        else:
            corners = [middle + QPointF(*offset) for offset in ((-4, 3), (4, 3), (0, -4))]
            painter.drawPolygon(QPolygonF(corners))
        return
    dashes = DASHES[entry.style % len(DASHES)]
    if dashes[1]:
        pen.setDashPattern([part / 2 for part in dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(first, last)
