"""LossTable: all losses of the same outputs, with the gradient of each as a row of arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.inside.functions.outputs_view import paint_arrow
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

HEAD, VALUE = 22, 72  # pixels: the heading, a column of values
NAMES_SHARE = 0.34
TALLEST = 46
FORMULAS = {
    "sum-of-squared-errors": "½ Σ (y − t)²",
    "mse": "mean (y − t)²",
    "mae": "mean |y − t|",
    "rmse": "√ mean (y − t)²",
    "huber": "½ d² or |d| − ½",
    "binary-cross-entropy": "−mean t ln y + (1−t) ln(1−y)",
    "categorical-cross-entropy": "−Σ t ln y",
    "sparse-categorical-cross-entropy": "−ln y[t]",
}
ABBREVIATIONS = {
    "sum-of-squared-errors": N_("Sum of squared errors (SSE)"),
    "mse": N_("Mean squared error (MSE)"),
    "mae": N_("Mean absolute error (MAE)"),
    "rmse": N_("Root mean squared error (RMSE)"),
    "huber": N_("Huber loss"),
    "binary-cross-entropy": N_("Binary cross-entropy (BCE)"),
    "categorical-cross-entropy": N_("Categorical cross-entropy"),
    "sparse-categorical-cross-entropy": N_("Sparse categorical cross-entropy"),
}


@dataclass(frozen=True)
class LossRow:
    """One loss: its name in nn.LOSSES, its value for each source, the gradient for the first."""

    name: str
    values: tuple[float, ...]
    gradient: nn.Array


class LossTable(QWidget):
    """A row can be chosen: its arrows are then shown large, at the bars.

    Signals:
        chosen: (name) a person chose a loss.
    """

    chosen = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lossTable")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.rows: Sequence[LossRow] = ()
        self.slots: Sequence[int | None] = ()  # of the columns of values
        self.current = "categorical-cross-entropy"

    @property
    def row(self) -> LossRow | None:
        """The row that is chosen."""
        return next((one for one in self.rows if one.name == self.current), None)

    def show_rows(self, rows: Sequence[LossRow], slots: Sequence[int | None]) -> None:
        """Show these."""
        self.rows, self.slots = rows, slots
        self.update()

    def _height(self) -> float:
        room = self.height() - theme.px(HEAD)
        return min(room / max(len(self.rows), 1), float(theme.px(TALLEST)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = float(self.width())
        names = NAMES_SHARE * wide
        value = min(theme.px(VALUE), 0.4 * wide / max(len(self.slots), 1))
        arrows = names + value * len(self.slots) + 8
        head = theme.px(HEAD)
        write(painter, QRectF(6, 0, names, head), tr("Loss"), "faint")
        if self.slots:
            write(painter, QRectF(names, 0, arrows - names - 4, head), tr("value"), "faint")
        write(painter, QRectF(arrows, 0, wide - arrows, head),
              tr("∂L/∂y of each output, arrows of one length scale per loss"), "faint")  # fmt: skip
        high = self._height()
        for index, row in enumerate(self.rows):
            line = QRectF(0, head + index * high, wide, high)
            if row.name == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("raised"))
                painter.drawRoundedRect(line.adjusted(0, 1, 0, -1), 5, 5)
            self._paint_name(painter, line.adjusted(6, 2, names - wide, -2), row.name)
            for column, (slot, number) in enumerate(zip(self.slots, row.values, strict=True)):
                cell = QRectF(names + column * value, line.top(), value, high)
                painter.setPen(theme.color("text") if slot is None else theme.lane_color(slot))
                painter.setFont(theme.number_font(12))
                text = formatting.figure(number)
                painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter), text)
            room = QRectF(arrows, line.top() + 3, wide - arrows - 6, high - 6)
            self._paint_arrows(painter, room, row.gradient)

    def _paint_name(self, painter: QPainter, room: QRectF, name: str) -> None:
        two = room.height() >= theme.px(30)
        first = QRectF(room.left(), room.top(), room.width(),
                       room.height() / 2 if two else room.height())  # fmt: skip
        write(painter, first, tr(ABBREVIATIONS[name]), "text", theme.text_font(12))
        if two:
            below = first.translated(0, room.height() / 2)
            write(painter, below, FORMULAS[name], "muted", theme.number_font(10))

    def _paint_arrows(self, painter: QPainter, room: QRectF, gradient: nn.Array) -> None:
        most = float(np.abs(gradient).max())
        middle = room.center().y()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        if not most > 0.0 or not np.isfinite(most):
            return
        tint = theme.color("gradient")
        painter.setPen(QPen(tint, 1.6))
        painter.setBrush(tint)
        pitch = room.width() / len(gradient)
        for index, one in enumerate(gradient):
            length = (room.height() / 2 - 3) * float(one) / most
            if abs(length) < 0.7:
                continue
            x = room.left() + (index + 0.5) * pitch
            paint_arrow(painter, QPointF(x, middle), QPointF(x, middle - length))

    # The mouse and the keys.

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self.current = self.rows[index].name
            self.update()
            self.chosen.emit(self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(int((event.localPos().y() - theme.px(HEAD)) // max(self._height(), 1.0)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = ways.get(Qt.Key(event.key()))
        names = [one.name for one in self.rows]
        if way is None or self.current not in names:
            super().keyPressEvent(event)
        else:
            self._choose(names.index(self.current) + way)
