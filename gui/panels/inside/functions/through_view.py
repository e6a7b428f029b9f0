"""ThroughView: what the slopes of the layers leave of a gradient on its way back."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import choice_name, tr

TITLE, LINE, BOX, GAP = 20, 18, 24, 8
LEAST_BARS = 90  # pixels for the bars
MOST_BOXES = 6  # side by side; of more layers the first and the last ones are shown
FEWEST_DECADES = 2
HIGHEST_BAR = 38


class ThroughView(QWidget):
    """The largest slope to the power of the layers, beside the factors that were measured."""

    def __init__(self) -> None:
        super().__init__()
        self.activation = "sigmoid"
        self.layers = 0
        self.pairs: Sequence[tuple[LaneView, nn.Inspection]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def best(self) -> float:
        """The product of the largest slopes."""
        return nn.largest_slope(self.activation)[1] ** self.layers

    def measured(self) -> list[tuple[LaneView, list[float], float]]:
        """For each lane the slope factors of its hidden layers, the last first; their product."""
        found = []
        for lane, inspection in self.pairs:
            slopes = [entry.slope for entry in inspection.ledger[:-1]][::-1]
            found.append((lane, slopes, math.prod(slopes)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(12, 0, -4, -2)
        told = tr("Through {count} layers").format(count=self.layers)
        if self.layers == 1:
            told = tr("Through one layer")
        line = theme.px(LINE)
        write(painter, _line(room, 0, theme.px(TITLE)), told, "text",
              theme.text_font(14, strong=True))  # fmt: skip
        y = theme.px(TITLE) + 2.0
        if not self.layers:
            told = tr("This lane has no hidden layers, so no slope shrinks its gradient.")
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.text_font(12))
            painter.drawText(_line(room, y, 3 * line), int(Qt.TextFlag.TextWordWrap), told)
            return
        write(painter, _line(room, y, line),
              tr("What the slopes leave of a gradient on its way back"), "muted")  # fmt: skip
        y += line + 4
        slope = nn.largest_slope(self.activation)[1]
        head = tr("At best: {slope} each").format(slope=f"{slope:.4g}")
        name = choice_name(self.activation)
        y = self._paint_row(painter, room, y, f"{head} ({name})", [slope] * self.layers, self.best,
                            theme.color("gradient"), power=True)  # fmt: skip
        measured = self.measured()
        for lane, slopes, product in measured:
            if y + 2 * line + theme.px(BOX) + LEAST_BARS > room.bottom() and len(measured) > 1:
                break
            head = tr("Measured in '{name}': ‖∂L/∂z‖ ÷ ‖∂L/∂a‖").format(name=lane.name)
            tint = theme.lane_color(lane.slot)
            y = self._paint_row(painter, room, y, head, slopes, product, tint)
        self._paint_bars(painter, room, y)

    def _paint_row(
        self,
        painter: QPainter,
        room: QRectF,
        y: float,
        head: str,
        factors: Sequence[float],
        product: float,
        tint: QColor,
        power: bool = False,
    ) -> float:
        """One row of factors with its product; where the next one begins."""
        line, box = theme.px(LINE), theme.px(BOX)
        painter.setFont(theme.text_font(12, strong=True))
        painter.setPen(tint)
        elided = painter.fontMetrics().elidedText(
            head, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(_line(room, y, line), int(Qt.AlignmentFlag.AlignVCenter), elided)
        y += line + 2
        shown: list[float | None] = list(factors)
        if len(shown) > MOST_BOXES:
            shown = [*factors[:3], None, *factors[-2:]]
        wide = (room.width() - 4 * (len(shown) - 1)) / max(len(shown), 1)
        painter.setFont(theme.number_font(11))
        for index, factor in enumerate(shown):
            cell = QRectF(room.left() + index * (wide + 4), y, wide, box)
            painter.setPen(theme.color("line"))
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(cell, 5, 5)
            painter.setPen(theme.color("text"))
            text = "…" if factor is None else formatting.significant(factor, 3)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)
        y += box + 2
        left = tr("product =")
        if power:
            exponent = str(len(factors)).translate(formatting.SUPERSCRIPTS)
            left = f"{factors[0]:.4g}{exponent} ="
        self._paint_product(painter, _line(room, y, line + 4), left, product, tint)
        return y + line + theme.px(GAP)

    def _paint_product(
        self, painter: QPainter, whole: QRectF, left: str, product: float, tint: QColor
    ) -> None:
        """A product, large, and as a fraction of one."""
        painter.setFont(theme.number_font(12))
        painter.setPen(theme.color("text"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(whole, middle, left)
        offset = painter.fontMetrics().horizontalAdvance(left + " ")
        painter.setFont(theme.number_font(16))
        painter.setPen(tint)
        text = formatting.significant(product, 3)
        painter.drawText(whole.adjusted(offset, 0, 0, 0), middle, text)
        offset += painter.fontMetrics().horizontalAdvance(text + " ")
        rest = whole.adjusted(offset, 0, 0, 0)
        write(painter, rest, formatting.part(product), "muted", theme.number_font(11))

    def _paint_bars(self, painter: QPainter, room: QRectF, y: float) -> None:
        """All products on one logarithmic axis."""
        rows = [(tr("at best"), self.best, theme.color("gradient"))]
        rows += [(lane.name, product, theme.lane_color(lane.slot))
                 for lane, _, product in self.measured()]  # fmt: skip
        known = [value for _, value, _ in rows if value > 0.0 and math.isfinite(value)]
        if not known or room.bottom() - y < LEAST_BARS / 2:
            return
        low = min(math.floor(math.log10(min(known))) - 1, -FEWEST_DECADES)
        high = max(math.ceil(math.log10(max(known))), 0)
        left = room.left() + min(theme.px(80), room.width() * 0.3)
        foot = theme.px(20)
        frame = QRectF(left, y, room.right() - left - 8, room.bottom() - y - foot)
        pitch = min(frame.height() / len(rows), float(theme.px(HIGHEST_BAR)))
        frame.setHeight(pitch * len(rows))
        area = Area(frame, Axis(low, high, True), Axis(0.0, 1.0))
        painter.setFont(theme.number_font(10))
        for value, text in area.across.ticks(5):
            x = area.x(value)
            painter.setPen(theme.color("line"))
            painter.drawLine(int(x), int(frame.top()), int(x), int(frame.bottom()))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(x - 30, frame.bottom() + 2, 60, theme.px(14)),
                             int(Qt.AlignmentFlag.AlignCenter), text)  # fmt: skip
        for index, (name, value, tint) in enumerate(rows):
            top = frame.top() + index * pitch
            painter.setFont(theme.text_font(11))
            painter.setPen(tint)
            label = QRectF(room.left(), top, left - room.left() - 6, pitch)
            elided = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, int(label.width())
            )
            painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter), elided)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            bar = QRectF(left, top + pitch * 0.22, area.x(value) - left, pitch * 0.5)
            painter.drawRoundedRect(bar, 3, 3)
            if not value > 0.0:  # no bar: nothing is left, or nothing was measured
                told = formatting.figure(value)
                write(painter, QRectF(left + 4, top, 60, pitch), told, "muted")


def _line(room: QRectF, y: float, height: float) -> QRectF:
    return QRectF(room.left(), room.top() + y, room.width(), height)
