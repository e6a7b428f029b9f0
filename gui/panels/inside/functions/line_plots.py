"""LinePlots: loss and accuracy along a line through the weights; and a perceptron's staircase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write, write_lane
from gui.style import formatting, theme
from gui.style.i18n import tr

HEAD, WIDEST = 20, 200  # pixels: of a line of text, of a lane in it
TANGENT = 0.22  # of the width: how far a tangent reaches to each side
MARGIN = 0.08
W1 = Axis(-1.0, 1.5)


@cache
def gate() -> tuple[nn.Array, nn.Array, nn.Array, nn.Array]:
    """w1, and for each the share of errors, the loss with a step, and with a sigmoid."""
    w1 = np.linspace(W1.low, W1.high, 501)
    return (w1, *nn.and_gate_losses(w1))


class LinePlots(QWidget):
    """Two plots with one axis across: the loss above, the accuracy below."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.pairs: Sequence[tuple[LaneView, nn.LaneLine]] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pairs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offsets = self.pairs[0][1].line.offsets
        across = Axis(float(offsets[0]), float(offsets[-1]))
        with_accuracy = any(np.isfinite(one.line.accuracy).any() for _, one in self.pairs)
        half = self.height() / (2 if with_accuracy else 1)
        self._paint_one(painter, QRectF(0, 0, self.width(), half), across, "loss")
        if with_accuracy:
            room = QRectF(0, half, self.width(), half)
            self._paint_one(painter, room, across, "accuracy")

    def _paint_one(self, painter: QPainter, room: QRectF, across: Axis, what: str) -> None:
        """The curves of all lanes with their tangents at the present weights."""
        values = [getattr(one.line, what) for _, one in self.pairs]
        up = up_axis(values)
        head = theme.px(HEAD)
        area = Area.inside(room.adjusted(0, 2 * head, 0, 0), across, up)
        line = QRectF(area.frame.left(), room.top(), area.frame.width(), head)
        self._paint_head(painter, line, what)
        area.paint_grid(painter, self._across_title(), most=(6, 4))
        x = area.x(0.0)
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.frame.top()), QPointF(x, area.frame.bottom()))
        for (lane, one), ys in zip(self.pairs, values, strict=True):
            tint = theme.lane_color(lane.slot)
            area.paint_curve(painter, one.line.offsets, ys, QPen(tint, 2))
            present = float(np.interp(0.0, one.line.offsets, ys))
            slope = one.line.slope if what == "loss" else 0.0
            reach = TANGENT * (across.high - across.low)
            ends = np.array([-reach, reach])
            pen = QPen(theme.color("text"), 1.6)
            if np.isfinite(present):
                area.paint_curve(painter, ends, present + slope * ends, pen)
                painter.setPen(QPen(theme.color("card"), 1.5))
                painter.setBrush(tint)
                painter.drawEllipse(area.point(0.0, present), 4.5, 4.5)

    def _paint_head(self, painter: QPainter, line: QRectF, what: str) -> None:
        """What is drawn, and the slope or the jumps of every lane below it."""
        told = tr("Validation loss, and its slope at the present weights:")
        if what == "accuracy":
            told = tr("Validation accuracy: its slope is 0, and it jumps so often:")
        write(painter, line, told, "text", theme.text_font(12))
        wide = min(line.width() / len(self.pairs), theme.px(WIDEST))
        for index, (lane, one) in enumerate(self.pairs):
            room = QRectF(line.left() + index * wide, line.bottom(), wide - 14, line.height())
            write_lane(painter, room, lane.slot, lane.name, figure(one, what))

    def _across_title(self) -> str:
        first = self.pairs[0][1]
        weights = {one.weight for _, one in self.pairs}
        if first.weight is not None and len(weights) > 1:
            return tr("change of the weight of each lane whose gradient is largest")
        if first.weight is not None:
            name, index = first.weight
            inside = ", ".join(map(str, index))
            told = tr("change of the weight {name}[{index}], now {value}")
            return told.format(name=name, index=inside, value=formatting.figure(first.value))
        return tr("distance from the present weights, {samples} validation samples").format(
            samples=f"{first.line.samples:,}"
        )


def figure(one: nn.LaneLine, what: str) -> str:
    """The slope of the loss at the present weights, or how often the accuracy jumps."""
    if what == "loss":
        return formatting.significant(one.line.slope, 3)
    return str(int(np.count_nonzero(np.diff(one.line.accuracy))))


class GatePlot(QWidget):
    """A perceptron on the AND gate: with the step the loss is a staircase, with a sigmoid not."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        w1, _, stepped, smooth = gate()
        room = QRectF(self.rect())
        line = theme.px(HEAD)
        write(painter, QRectF(6, 0, room.width() - 6, line), tr("A perceptron on the AND gate"),
              "text", theme.text_font(13, strong=True))  # fmt: skip
        words = theme.px(118)
        area = Area.inside(
            QRectF(0, line + 2, room.width(), max(room.height() - line - words, 60.0)),
            W1,
            Axis(-0.04, 0.56),
        )
        area.paint_grid(painter, "w₁", most=(5, 4))
        area.paint_curve(painter, w1, smooth, QPen(theme.color("accent"), 2))
        area.paint_curve(painter, w1, stepped, QPen(theme.color("warn"), 2.2))
        top = area.frame.bottom() + theme.px(36)
        step = float(np.abs(np.diff(stepped)).max())
        for row, (tint, told) in enumerate(
            (
                (
                    "warn",
                    tr(
                        "With the step activation the squared error equals the share of errors. It "
                        "is flat with jumps of {jump}: the gradient is 0 everywhere, so no "
                        "direction is better than another."
                    ).format(jump=f"{step:g}"),
                ),
                (
                    "accent",
                    tr("With a sigmoid it falls smoothly, and the slope says which way is better."),
                ),
            )
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(tint))
            y = top + row * theme.px(50)
            painter.drawEllipse(QRectF(8, y + 4, 8, 8))
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.text_font(12))
            box = QRectF(22, y, room.width() - 28, theme.px(52))
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), told)


def up_axis(values: Sequence[nn.Array]) -> Axis:
    """An axis up for all finite values, with a margin."""
    known = np.concatenate([one[np.isfinite(one)] for one in values])
    if not len(known):
        return Axis(0.0, 1.0)
    low, high = float(known.min()), float(known.max())
    room = MARGIN * (high - low) or max(0.05, 1e-6 * abs(high))
    return Axis(low - room, high + room)
