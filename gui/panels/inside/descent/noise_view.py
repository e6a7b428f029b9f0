"""NoiseView: gradients of 1, 10 and 100 samples beside that of the whole training set."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.study import left_out
from gui.panels.study_view import StudyView
from gui.plotting.pixels import write, write_lane
from gui.style import formatting, theme
from gui.style.choice import Choice
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import N_, tr

HEAD, LINE, FOOT = 20, 18, 56
FADED = 0.55  # the alpha of the gradients of few samples
SIZE_COLORS = ("faint", "muted", "accent")  # of 1, 10 and 100 samples
ANGLES, PLANE = "angles", "plane"
SHAPES = {ANGLES: N_("Angles"), PLANE: N_("Principal plane")}


class Fans(QWidget):
    """A fan of arrows for each lane, and the cosines below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.pairs: Sequence[tuple[LaneView, nn.NoisyGradients]] = ()
        self.by_angle = True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(len(self.pairs), 1)
        columns = count if count < 4 else 2
        rows = -(-count // columns)
        wide, high = self.width() / columns, self.height() / rows
        for index, (lane, one) in enumerate(self.pairs):
            row, column = divmod(index, columns)
            cell = QRectF(column * wide, row * high, wide - 10, high - 4)
            self._paint_fan(painter, cell, lane, one)

    def _paint_fan(
        self, painter: QPainter, cell: QRectF, lane: LaneView, one: nn.NoisyGradients
    ) -> None:
        head = QRectF(cell.left(), cell.top(), cell.width(), theme.px(HEAD))
        told = tr("step {step}").format(step=f"{one.step:,}")
        if not self.by_angle:
            told = tr("step {step}, {percent} % of all lengths² in this plane").format(
                step=f"{one.step:,}", percent=formatting.percent(one.shown, 0)
            )
        write_lane(painter, head, lane.slot, lane.name, told)
        foot = theme.px(LINE) * (len(one.sizes) + 1) + 4
        room = cell.adjusted(0, theme.px(HEAD), 0, -foot)
        if self.by_angle:
            self._paint_angles(painter, room, one)
        else:
            self._paint_plane(painter, room, one)
        self._paint_words(painter, cell, room.bottom() + 4, one)

    def _paint_angles(self, painter: QPainter, room: QRectF, one: nn.NoisyGradients) -> None:
        """Directions only: the angle of each gradient to that of the whole training set.

        To which side it is drawn says the second principal direction.
        """
        radius = min(room.height() / 2.0 - 6, room.width() / 2.0 - 10)
        origin = room.center()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(origin, radius, radius)
        painter.drawLine(QPointF(origin.x(), room.top()), QPointF(origin.x(), room.bottom()))
        painter.setFont(theme.number_font(10))
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(origin.x() + 4, origin.y() - radius + 12), "90°")
        for row, name in enumerate(SIZE_COLORS[: len(one.sizes)]):
            tint = theme.color(name)
            tint.setAlphaF(FADED + 0.15 * row)
            for cosine, point in zip(one.cosines[row], one.points[row], strict=True):
                sine = math.sqrt(max(1.0 - float(cosine) ** 2, 0.0))
                side = -1.0 if point[1] >= 0.0 else 1.0
                end = origin + QPointF(float(cosine), side * sine) * (radius * (0.72 + 0.14 * row))
                _arrow(painter, origin, end, tint, 1.4)
        _arrow(painter, origin, origin + QPointF(radius, 0.0), theme.color("gradient"), 3.0)

    def _paint_plane(self, painter: QPainter, room: QRectF, one: nn.NoisyGradients) -> None:
        """All gradients with their lengths, in the plane of the two principal directions."""
        points = np.concatenate([one.points.reshape(-1, 2), one.whole[np.newaxis]])
        reach = float(np.abs(points).max()) or 1.0
        scale = 0.47 * min(room.width(), room.height()) / reach
        origin = room.center()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(room.left(), origin.y()), QPointF(room.right(), origin.y()))
        painter.drawLine(QPointF(origin.x(), room.top()), QPointF(origin.x(), room.bottom()))
        for points_of, name in zip(one.points, SIZE_COLORS, strict=False):
            tint = theme.color(name)
            tint.setAlphaF(FADED)
            for x, y in points_of:
                _arrow(painter, origin, origin + QPointF(x * scale, -y * scale), tint, 1.4)
        end = origin + QPointF(float(one.whole[0]) * scale, -float(one.whole[1]) * scale)
        _arrow(painter, origin, end, theme.color("gradient"), 3.0)

    def _paint_words(
        self, painter: QPainter, cell: QRectF, top: float, one: nn.NoisyGradients
    ) -> None:
        line = theme.px(LINE)
        for row, (size, name) in enumerate(zip(one.sizes, SIZE_COLORS, strict=False)):
            told = tr("{count} samples: cosine {mean} ± {spread}, length {length}")
            if size == 1:
                told = tr("1 sample: cosine {mean} ± {spread}, length {length}")
            told = told.format(
                count=size,
                mean=f"{one.cosines[row].mean():.2f}",
                spread=f"{one.cosines[row].std():.2f}",
                length=formatting.significant(float(one.lengths[row].mean()), 3),
            )
            self._paint_line(painter, cell, top + row * line, theme.color(name), told)
        told = tr("the whole training set ({count} samples): length {length}").format(
            count=f"{one.samples:,}", length=formatting.significant(one.length, 3)
        )
        y = top + len(one.sizes) * line
        self._paint_line(painter, cell, y, theme.color("gradient"), told)

    def _paint_line(
        self, painter: QPainter, cell: QRectF, top: float, tint: QColor, told: str
    ) -> None:
        middle = top + theme.px(LINE) / 2
        painter.setPen(QPen(tint, 2.4))
        painter.drawLine(QPointF(cell.left() + 4, middle), QPointF(cell.left() + 20, middle))
        room = QRectF(cell.left() + 28, top, cell.width() - 30, theme.px(LINE))
        write(painter, room, told, "muted", theme.text_font(12))


class NoiseView(StudyView):
    """The fans of all lanes, renewed while they train."""

    def __init__(self) -> None:
        super().__init__("noise")
        self.shape = Choice(SHAPES)
        self.shape.chosen.connect(self._on_shape)
        self.again.setObjectName("noiseAgainButton")
        self.told = ElidedLabel(lines=2)
        self.told.setProperty("role", "muted")
        self.fans = Fans()
        tools = QHBoxLayout()
        tools.addWidget(self.shape)
        tools.addWidget(self.again)
        tools.addWidget(self.told, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addLayout(tools)
        box.addWidget(self.fans, 1)
        self.dress()

    def work(self) -> Callable[..., Any]:
        return _gradients

    def show_pairs(self, pairs: Sequence[tuple[LaneView, nn.NoisyGradients]]) -> None:
        self.fans.pairs = pairs
        self.fans.update()
        told = tr(
            "The angle to the gradient of the whole training set (to the right): the more samples, "
            "the smaller. A mini-batch is a compromise between one sample and all."
        )
        if not self.fans.by_angle:
            told = tr(
                "All gradients in the plane of their two principal directions. One sample is "
                "longest and points anywhere; the gradient of the whole training set is short."
            )
        if pairs:
            told = f"{left_out(self.lanes, [lane.slot for lane, _ in pairs])} {told}".strip()
        self.told.setText(self.waiting(pairs) or told)

    def table(self) -> tuple[list[str], nn.Array]:
        """Cosine and length of each gradient: lane, samples, cosine, length."""
        rows = [
            (float(lane.slot), float(size), float(cosine), float(length))
            for lane, one in self.fans.pairs
            for size, cosines, lengths in zip(one.sizes, one.cosines, one.lengths, strict=True)
            for cosine, length in zip(cosines, lengths, strict=True)
        ]
        return ["lane", "samples", "cosine", "length"], np.array(rows, float).reshape(-1, 4)

    def _on_shape(self) -> None:
        self.fans.by_angle = self.shape.current == ANGLES
        self.show_report()

    def retranslate(self) -> None:
        self.show_report()

    def show_theme(self) -> None:
        self.fans.update()


def _gradients(copy: nn.LaneCopy, progress: Callable[[float], None]) -> nn.NoisyGradients:
    return nn.noisy_gradients(copy.slot, copy.step, copy.network, copy.prepared, progress=progress)


def _arrow(painter: QPainter, start: QPointF, end: QPointF, tint: QColor, wide: float) -> None:
    """An arrow with a head in proportion to its width."""
    painter.setPen(QPen(tint, wide))
    painter.drawLine(start, end)
    way = end - start
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    if length < 4.0:
        return
    back = way * (min(4.0 + 2.0 * wide, length) / length)
    side = QPointF(-back.y(), back.x()) * 0.4
    painter.setBrush(tint)
    painter.drawPolygon(end, end - back + side, end - back - side)
