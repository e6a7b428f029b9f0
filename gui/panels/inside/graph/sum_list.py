"""SumList: one number written out as its largest terms and the rest, with the running sum."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.style import formatting, theme
from gui.style.i18n import tr

MOST_TERMS = 7
LINE, HEAD = 20, 24
BARS = 0.38  # of the width


def sum_text(one: nn.WrittenSum, most: int = MOST_TERMS) -> str:
    """The sum in one line, as it is copied: 0.31 · 0.02 + … + 782 more = −1.234."""
    terms, more, rest = one.largest(most)
    parts = [
        f"{formatting.figure(term.left)}·{formatting.figure(term.right)}"
        if term.right_name != "1"
        else formatting.figure(term.value)
        for term in terms
    ]
    if more:
        parts.append(tr("{count} more ({rest})").format(count=more, rest=formatting.figure(rest)))
    parts += [formatting.figure(value) for _, value in one.added]
    total = " + ".join(parts) or "0"
    inside = f"{one.after}({total})" if one.after else total
    return f"{one.label} = {inside} = {formatting.figure(one.value)}"


class SumList(QWidget):
    """A line for each term; the bars show how the sum grows to its value."""

    def __init__(self) -> None:
        super().__init__()
        self.sum: nn.WrittenSum | None = None
        self.heading = ""
        self.more: list[str] = []  # lines below
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sum(self, one: nn.WrittenSum | None, heading: str, more: list[str]) -> None:
        """Show a sum with a line above, and lines about where it goes below."""
        self.sum, self.heading, self.more = one, heading, more
        self.setAccessibleName(sum_text(one) if one is not None else heading)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(300))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        wrap = left | int(Qt.TextFlag.TextWordWrap)
        one, line = self.sum, theme.px(LINE)
        if one is None:
            painter.drawText(QRectF(0, 0, self.width(), 3 * line), wrap, self.heading)
            return
        painter.drawText(QRectF(0, 0, self.width(), theme.px(HEAD)), left, self.heading)
        top = float(theme.px(HEAD))
        painter.setFont(theme.number_font(15))
        painter.setPen(theme.color("hit" if not one.name.startswith("d") else "gradient"))
        label = f"{one.label} = {formatting.figure(one.value)}"
        painter.drawText(QRectF(0, top, self.width(), theme.px(26)), left, label)
        top += theme.px(30)
        rows = self._rows(one)
        reach = self._reach(rows, one)
        start = 0.0
        for name, value, tint in rows:
            if top + line > self.height():
                return
            start = self._paint_row(painter, top, name, value, start, reach, tint)
            top += line
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(0, top + 2), QPointF(self.width(), top + 2))
        total = f"{one.after}({formatting.figure(one.total)})" if one.after else "Σ"
        self._paint_row(painter, top + 4, total, one.value, 0.0, reach, "hit")
        top += line + 10
        painter.setFont(theme.number_font(11))
        for text in self.more:
            if top + line > self.height():
                return
            painter.setPen(theme.color("gradient"))
            painter.drawText(QRectF(0, top, self.width(), line), left, text)
            top += line

    def _rows(self, one: nn.WrittenSum) -> list[tuple[str, float, str]]:
        """What is added: the name, the value, and the colour of the bar."""
        terms, more, rest = one.largest(MOST_TERMS)
        rows = [(self._term(term), term.value, "lane") for term in terms]
        if more:
            rows.append((tr("{count} more terms").format(count=f"{more:,}"), rest, "lane"))
        rows += [(name, value, "lane") for name, value in one.added]
        return rows

    def _term(self, term: nn.Term) -> str:
        """The factors of a term, with their names where there is room."""
        if term.right_name == "1":
            return term.left_name
        factors = f"{formatting.figure(term.left)} × {formatting.figure(term.right)}"
        named = f"{term.left_name}·{term.right_name}  {factors}"
        metrics = QFontMetrics(theme.number_font(11))
        room = self.width() * (1 - BARS) - theme.px(82)
        if metrics.horizontalAdvance(named) <= room:
            return named
        short = f"{term.left_name}  {factors}"
        return short if metrics.horizontalAdvance(short) <= room else factors

    def _reach(self, rows: list[tuple[str, float, str]], one: nn.WrittenSum) -> tuple[float, float]:
        """The least and the largest number on the way to the sum."""
        total, seen = 0.0, [0.0, one.value]
        for _, value, _ in rows:
            total += value
            seen.append(total)
        low, high = min(seen), max(seen)
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def _paint_row(
        self,
        painter: QPainter,
        top: float,
        name: str,
        value: float,
        start: float,
        reach: tuple[float, float],
        tint: str,
    ) -> float:
        """A line of the list; returns where the sum has come to."""
        line, wide = theme.px(LINE), self.width()
        bars = wide * BARS
        number = theme.px(76)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.number_font(11))
        painter.setPen(theme.color("text"))
        room = QRectF(0, top, wide - bars - number - 6, line)
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(name, elide, int(room.width()))
        painter.drawText(room, middle, shown)
        spot = QRectF(wide - bars - number, top, number - 6, line)
        right = middle | int(Qt.AlignmentFlag.AlignRight)
        painter.drawText(spot, right, formatting.figure(value))
        low, high = reach

        def x(at: float) -> float:
            return wide - bars + (at - low) / (high - low) * bars

        end = start + value
        first, last = sorted((x(start), x(end)))
        color = theme.lane_color(0 if value >= 0 else 1) if tint == "lane" else theme.color(tint)
        painter.fillRect(
            QRectF(first, top + line * 0.25, max(last - first, 1.0), line * 0.5), color
        )
        return end
