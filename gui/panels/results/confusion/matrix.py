"""MatrixView: a confusion matrix, or the difference of two, whose cells can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt5.QtWidgets import QSizePolicy, QToolTip, QWidget

import nn
from gui.plotting.pixels import paint_pixels
from gui.style import formatting, theme
from gui.style.i18n import tr

HEAD, NAMES, FOOT, SIDE = 24, 18, 16, 16  # pixels: title, class names, the words at two edges
GAP, ROUND = 2.0, 3.0
LEAST_CELL, LEAST_NUMBER = 7.0, 15.0  # of a painted cell, and of one with a number
LEAST_LINE, LEAST_NAME = 13, 22  # pixels of a name, down and across
MOST_NAMES = 78  # pixels of the names at the left
POWER = 0.6  # of the share of the largest number: small ones are still seen
FAINTEST, STRONGEST = 0.15, 1.0
ARROWS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Shown:
    """What a matrix shows: numbers (classes, classes), each with the slot of the lane in whose
    colour it is painted (-1 for none), and how they are told.

    ``decimals`` of None: whole numbers. With ``signed``, a plus sign is written.
    """

    numbers: nn.Array
    slots: nn.Array
    decimals: int | None = None
    signed: bool = False

    @classmethod
    def of(cls, matrix: nn.Array, slot: int, shares: bool) -> Shown:
        """Counts, or percentages of each true class; mistakes are in the lane's colour."""
        slots = np.where(np.eye(len(matrix), dtype=bool), -1, slot)
        return cls(of_rows(matrix) if shares else matrix, slots, 1 if shares else None)

    @classmethod
    def difference(
        cls, one: nn.Array, other: nn.Array, slots: tuple[int, int], shares: bool
    ) -> Shown:
        """What the second lane has more of than the first, in the colour of the better one."""
        first, second = (of_rows(one), of_rows(other)) if shares else (one, other)
        more = second - first
        better = np.where(np.eye(len(one), dtype=bool), more > 0, more < 0)
        return cls(more, np.where(better, slots[1], slots[0]), 1 if shares else None, True)

    def told(self, row: int, column: int, whole: bool = False) -> str:
        """The number of a cell; "" for 0. ``whole``: without decimals, where there is no room."""
        number = self.numbers[row, column]
        if not number:
            return ""
        if self.decimals is None or whole:
            text = f"{abs(number):,.0f}"
        else:
            text = f"{abs(number):.{self.decimals}f}"
        sign = "−" if number < 0 else "+" if self.signed else ""
        return sign + text

    @property
    def strengths(self) -> nn.Array:
        """How strong the colour of each cell is, 0 … 1: by its share of the largest coloured."""
        sizes = np.where(self.slots >= 0, np.abs(self.numbers), 0.0)
        largest = float(sizes.max(initial=0.0))
        shares = (sizes / largest) ** POWER if largest else sizes
        return np.where(sizes > 0, FAINTEST + (STRONGEST - FAINTEST) * shares, 0.0)


def of_rows(matrix: nn.Array) -> nn.Array:
    """Counts as percentages of their row."""
    totals = matrix.sum(axis=1, keepdims=True)
    return np.divide(100.0 * matrix, totals, out=np.zeros(matrix.shape), where=totals > 0)


class MatrixView(QWidget):
    """A row for each true class, a column for each predicted one.

    Signals:
        chosen: (true class, predicted class) a person chose a cell.
        entered: a person wants a sample of the chosen cell on the right.
    """

    chosen = pyqtSignal(int, int)
    entered = pyqtSignal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMouseTracking(True)
        self.shown: Shown | None = None
        self.names: Sequence[str] = ()
        self.cell: tuple[int, int] | None = None
        self.title: Sequence[tuple[str, str]] = ()  # texts, and the colours that they have

    def show_matrix(
        self, shown: Shown | None, names: Sequence[str], title: Sequence[tuple[str, str]]
    ) -> None:
        """Show these numbers under a title; its parts are (text, colour)."""
        self.shown, self.names, self.title = shown, names, title
        self.setAccessibleName(" ".join(text for text, _ in title))
        self.update()

    def show_cell(self, cell: tuple[int, int] | None) -> None:
        """Frame this cell."""
        if cell != self.cell:
            self.cell = cell
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 260)

    # Where things are.

    def _field(self) -> tuple[QRectF, float, float]:
        """The room of the cells, and how wide and high one is."""
        count = max(len(self.names), 1)
        metrics = QFontMetricsF(theme.text_font(11))
        widest = max((metrics.horizontalAdvance(one) for one in self.names), default=0.0)
        left = theme.px(SIDE) + min(widest, theme.px(MOST_NAMES)) + 8
        top = theme.px(HEAD) + theme.px(NAMES)
        area = QRectF(left, top, self.width() - left - 2, self.height() - top - theme.px(FOOT))
        return area, max(area.width(), 1.0) / count, max(area.height(), 1.0) / count

    def cell_at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point of the widget."""
        area, wide, high = self._field()
        if self.shown is None or not area.contains(position):
            return None
        count = len(self.names)
        row = min(int((position.y() - area.top()) / high), count - 1)
        return row, min(int((position.x() - area.left()) / wide), count - 1)

    def rect_of(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        return _cell(*self._field(), row, column)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter)
        area, wide, high = self._field()
        if min(wide, high) < LEAST_CELL:
            self._paint_small(painter, area)
        else:
            self._paint_cells(painter, area, wide, high)
        self._paint_names(painter, area, wide, high)
        if self.cell is not None and max(self.cell) < len(self.names):
            accent = theme.color("accent" if self.hasFocus() else "text")
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect_of(*self.cell), ROUND, ROUND)

    def _paint_title(self, painter: QPainter) -> None:
        left = 0.0
        for index, (text, color) in enumerate(self.title):
            share = (self.width() - left) / (len(self.title) - index)
            wide = self.width() - left if index < 1 else share  # names share what is left
            room = QRectF(left, 0, wide - 8, theme.px(HEAD) - 4)
            font = theme.text_font(12, strong=color.startswith("lane"))
            slot = color.removeprefix("lane")
            painter.setFont(font)
            painter.setPen(theme.lane_color(int(slot)) if slot.isdigit() else theme.color(color))
            elide = Qt.TextElideMode.ElideRight
            told = painter.fontMetrics().elidedText(text, elide, max(int(room.width()), 0))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), told)
            left += painter.fontMetrics().horizontalAdvance(told) + 8

    def _paint_cells(self, painter: QPainter, area: QRectF, wide: float, high: float) -> None:
        assert self.shown is not None
        strengths = self.shown.strengths
        neutral, faint = theme.color("raised"), QColor(theme.color("raised"))
        faint.setAlphaF(0.45)
        number = theme.number_font(12 if min(wide, high) >= 20 else 10)
        metrics = QFontMetricsF(number)
        painter.setFont(number)
        written = high >= LEAST_NUMBER and wide >= LEAST_NUMBER
        count = len(self.names)
        whole = self.shown.decimals is not None and wide < metrics.horizontalAdvance("+100.0") + 4
        for row in range(count):
            for column in range(count):
                cell = _cell(area, wide, high, row, column)
                strength = float(strengths[row, column])
                text = self.shown.told(row, column, whole)
                tint = QColor(neutral if text and row == column else faint)
                ink = theme.color("text")
                if strength:
                    tint = QColor(theme.lane_color(int(self.shown.slots[row, column])))
                    tint.setAlphaF(strength)
                    ink = theme.color("card" if strength > 0.55 else "text")
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint)
                painter.drawRoundedRect(cell, ROUND, ROUND)
                if text and written and metrics.horizontalAdvance(text) <= cell.width():
                    painter.setPen(ink)
                    painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_small(self, painter: QPainter, area: QRectF) -> None:
        """Many classes: a pixel a cell, enlarged."""
        assert self.shown is not None
        strengths, count = self.shown.strengths, len(self.names)
        pixels = np.zeros((count, count, 4), np.uint8)
        neutral = theme.color("muted")
        hits = np.eye(count, dtype=bool) & (self.shown.numbers != 0)
        pixels[hits] = neutral.red(), neutral.green(), neutral.blue(), 255
        for slot in np.unique(self.shown.slots[strengths > 0]):
            tint = theme.lane_color(int(slot))
            chosen = (self.shown.slots == slot) & (strengths > 0)
            pixels[chosen] = tint.red(), tint.green(), tint.blue(), 0
            pixels[chosen, 3] = np.round(255 * strengths[chosen])
        painter.fillRect(area, theme.color("raised"))
        paint_pixels(painter, area, pixels)

    def _paint_names(self, painter: QPainter, area: QRectF, wide: float, high: float) -> None:
        line, side = theme.px(NAMES), theme.px(SIDE)
        every = max(1, -(-theme.px(LEAST_LINE) // max(int(high), 1)))
        font = theme.text_font(11)
        painter.setFont(font)
        metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        across = max(1, -(-theme.px(LEAST_NAME) // max(int(wide), 1)))
        for index, name in enumerate(self.names):
            middle = area.top() + (index + 0.5) * high - GAP / 2
            chosen = self.cell is not None and index == self.cell[0]
            painter.setPen(theme.color("text" if chosen else "muted"))
            if index % every == 0:
                room = QRectF(side, middle - line / 2, area.left() - side - 6, line)
                told = metrics.elidedText(name, elide, int(room.width()))
                right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(room, right, told)
            chosen = self.cell is not None and index == self.cell[1]
            painter.setPen(theme.color("text" if chosen else "muted"))
            if index % across == 0:
                left = area.left() + index * wide
                room = QRectF(left, area.top() - line, wide * across - GAP, line)
                told = metrics.elidedText(name, elide, int(room.width()))
                room.setWidth(wide - GAP if across == 1 else room.width())
                place = (
                    Qt.AlignmentFlag.AlignCenter if across == 1 else Qt.AlignmentFlag.AlignVCenter
                )
                painter.drawText(room, int(place), told)
        below = QRectF(area.left(), area.bottom(), area.width(), theme.px(FOOT))
        painter.setPen(theme.color("faint"))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), tr("predicted"))
        painter.save()
        painter.translate(side / 2, area.center().y())
        painter.rotate(-90)
        room = QRectF(-area.height() / 2, -side / 2, area.height(), side)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), tr("true class"))
        painter.restore()

    # The mouse and the keys.

    def event(self, event: QEvent | None) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.told(cell) if cell else "", self)
            return True
        return super().event(event)

    def told(self, cell: tuple[int, int]) -> str:
        """A cell in words."""
        assert self.shown is not None
        told = tr("true class {truth}, predicted {predicted}: {number}")
        names = [self.names[one] for one in cell]
        number = self.shown.told(*cell) or "0"
        if self.shown.decimals is not None:
            number += " %"
        return told.format(truth=names[0], predicted=names[1], number=number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.localPos())
        if cell is not None:
            self.chosen.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cell_at(event.localPos()) is not None:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self.names)
        if self.shown is None or not count:
            super().keyPressEvent(event)
        elif key in ARROWS:
            row, column = self.cell or (0, 0)
            down, right = ARROWS[key] if self.cell is not None else (0, 0)
            self.chosen.emit((row + down) % count, (column + right) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _cell(area: QRectF, wide: float, high: float, row: int, column: int) -> QRectF:
    """A cell in the room of all, without the gap to the next one."""
    gap = GAP if min(wide, high) >= LEAST_CELL else 0.0
    left, top = area.left() + column * wide, area.top() + row * high
    return QRectF(left, top, wide - gap, high - gap)


def title_of(lane_name: str, slot: int, found: nn.Assessment) -> list[tuple[str, str]]:
    """A lane's name, and how many samples it gives their own class."""
    told = tr("{share} % of {count} correct").format(
        share=formatting.percent(found.accuracy), count=f"{len(found):,}"
    )
    return [(f"● {lane_name}", f"lane{slot}"), (told, "muted")]
