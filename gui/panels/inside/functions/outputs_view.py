"""OutputsView: the outputs of one sample as bars that can be dragged, with dL/dy as arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.style import formatting, theme
from gui.style.i18n import tr

UP = Axis(0.0, 1.0)
FOOT, HEAD, ARROW = 40, 6, 46  # pixels: names and the target below; the longest arrow
GAP = 0.22  # of a bar's room
STEP = 0.01  # of a key
LEAST_LENGTH = 0.02  # of the longest arrow: a shorter one is not drawn


@dataclass(frozen=True)
class Outputs:
    """Outputs y (classes,) of one source: a person's own (no slot), or those of a lane."""

    y: nn.Array
    name: str = ""
    slot: int | None = None

    @property
    def tint(self) -> QColor:
        """The colour of their bars."""
        return theme.color("accent") if self.slot is None else theme.lane_color(self.slot)


class OutputsView(QWidget):
    """Bars for each class; the target has a frame. Only a person's own outputs can be dragged.

    Signals:
        dragged: (class, value).
        targeted: (class) a person chose the right class.
    """

    dragged = pyqtSignal(int, float)
    targeted = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lossOutputs")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.sources: Sequence[Outputs] = ()
        self.classes: tuple[str, ...] = ()
        self.target = 0
        self.gradient: nn.Array | None = None  # of the loss that is chosen, for the first source
        self.hit: int | None = None  # the class that keys change
        self._held: int | None = None

    def show_outputs(
        self, sources: Sequence[Outputs], classes: tuple[str, ...], target: int
    ) -> None:
        """Show these; the gradient is told apart."""
        self.sources, self.classes, self.target = sources, classes, target
        self.update()

    @property
    def own(self) -> bool:
        """Whether the bars are a person's own."""
        return len(self.sources) == 1 and self.sources[0].slot is None

    def _area(self) -> Area:
        foot, head = theme.px(FOOT), theme.px(HEAD)
        frame = QRectF(self.rect()).adjusted(theme.px(36), head, -6, -foot)
        return Area(frame, Axis(0.0, max(len(self.classes), 1)), UP)

    def _class_at(self, x: float) -> int | None:
        index = int(np.floor(self._area().numbers(QPointF(x, 0.0))[0]))
        return index if 0 <= index < len(self.classes) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        area.paint_grid(painter, numbers_across=False, most=(5, 5))
        for index in range(len(self.classes)):
            self._paint_class(painter, area, index)
        if self.gradient is not None and len(self.gradient) == len(self.classes):
            self._paint_arrows(painter, area, self.gradient)

    def _paint_class(self, painter: QPainter, area: Area, index: int) -> None:
        left, right = area.x(index + GAP / 2), area.x(index + 1 - GAP / 2)
        wide = (right - left) / max(len(self.sources), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, source in enumerate(self.sources):
            value = float(source.y[index])
            if not np.isfinite(value):
                continue
            top = area.y(min(max(value, 0.0), 1.0))
            fill = source.tint
            fill.setAlpha(255 if index == self.target else 130)
            painter.setBrush(fill)
            painter.drawRect(QRectF(left + number * wide, top, wide - 1, area.frame.bottom() - top))
        if index == self.target:
            frame = QRectF(left - 3, area.frame.top(), right - left + 6, area.frame.height())
            painter.setPen(QPen(theme.color("good"), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame)
        if index == self.hit and self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1.4))
            painter.drawLine(QPointF(left, area.frame.bottom() + 2),
                             QPointF(right, area.frame.bottom() + 2))  # fmt: skip
        right_class = index == self.target
        painter.setFont(theme.text_font(12, strong=right_class))
        painter.setPen(theme.color("good" if right_class else "muted"))
        name = QRectF(left - 8, area.frame.bottom() + 4, right - left + 16, theme.px(16))
        elided = painter.fontMetrics().elidedText(
            self.classes[index], Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, int(Qt.AlignmentFlag.AlignCenter), elided)
        if len(self.sources) == 1:
            painter.setFont(theme.number_font(10))
            told = formatting.significant(float(self.sources[0].y[index]), 3)
            painter.setPen(theme.color("muted"))
            below = name.translated(0, theme.px(16))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), told)

    def _paint_arrows(self, painter: QPainter, area: Area, gradient: nn.Array) -> None:
        """dL/dy at the top of each bar: up where the loss grows with the output."""
        most = float(np.abs(gradient).max())
        if not most > 0.0:
            return
        tint = theme.color("gradient")
        painter.setPen(QPen(tint, 2))
        painter.setBrush(tint)
        for index, one in enumerate(gradient):
            length = theme.px(ARROW) * abs(float(one)) / most
            if length < LEAST_LENGTH * theme.px(ARROW):
                continue
            x = area.x(index + 0.5)
            start = area.y(min(max(float(self.sources[0].y[index]), 0.0), 1.0))
            sign = -1.0 if one > 0 else 1.0
            end = start + sign * length
            if end < area.frame.top() or end > self.height() - 4:
                sign_room = area.frame.top() if sign < 0 else self.height() - 4.0
                start, end = sign_room - sign * length, sign_room
            paint_arrow(painter, QPointF(x, start), QPointF(x, end))

    # The mouse and the keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._class_at(event.localPos().x())
        if event.button() != Qt.MouseButton.LeftButton or index is None:
            return
        self.hit = index
        if event.localPos().y() > self._area().frame.bottom():
            self.targeted.emit(index)
        elif self.own:
            self._held = index
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _drag(self, event: QMouseEvent) -> None:
        assert self._held is not None
        value = self._area().numbers(event.localPos())[1]
        self.dragged.emit(self._held, min(max(value, 0.0), 1.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        index = self.hit if self.hit is not None else self.target
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            self.hit = (index + way) % max(len(self.classes), 1)
            self.update()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.own:
            way = 1 if key == Qt.Key.Key_Up else -1
            value = float(self.sources[0].y[index]) + way * STEP
            self.dragged.emit(index, min(max(round(value, 2), 0.0), 1.0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.targeted.emit(index)
        else:
            super().keyPressEvent(event)

    def show_help(self) -> None:
        """Say in the tooltip what can be done."""
        told = tr("Click the name of a class to make it the target.")
        if self.own:
            told = tr("Drag a bar, or press ↑ and ↓.") + " " + told
        self.setToolTip(told)


def paint_arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """An upright arrow with a head; pen and brush are set."""
    painter.drawLine(start, end)
    sign = 1.0 if end.y() > start.y() else -1.0
    side = min(5.0, abs(end.y() - start.y()) / 2 + 1.5)
    tip = QPointF(end.x(), end.y() + sign * 2)
    base = end.y() - sign * side
    painter.drawPolygon(
        QPolygonF([tip, QPointF(end.x() - side * 0.8, base), QPointF(end.x() + side * 0.8, base)])
    )
