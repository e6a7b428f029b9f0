"""SeparationPlot: how much of each layer's variance lies between the classes."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.lane_lines import height_of, paint_lanes
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import tr

TITLE, FOOT, LEAST = 20, 18, 24  # pixels; the last one is how high the plot has to be
ROOM = 1.12  # above the highest point
Pair = tuple[LaneView, nn.Representation]


class SeparationPlot(QWidget):
    """A line for each lane over its layers, from the input to the scores."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("separationPlot")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.pairs: Sequence[Pair] = ()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these lanes."""
        self.pairs = pairs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pairs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = QRectF(4, 0, self.width() - 6, theme.px(TITLE))
        told = tr("Do the classes part? Share of the variance between classes (%)")
        write(painter, above, told, "text", theme.text_font(12, strong=True))
        values = [shares_of(found) for _, found in self.pairs]
        known = [one[np.isfinite(one)] for one in values]
        if not any(map(len, known)):
            write(
                painter,
                above.translated(0, theme.px(TITLE)),
                tr("This data has no classes."),
                "muted",
            )
            return
        self._paint_lanes(painter, values)
        top = theme.px(TITLE) + height_of(len(self.pairs))
        layers = max(len(one) for one in values)
        high = max(float(one.max()) for one in known if len(one)) * ROOM
        room = QRectF(0, top, self.width(), self.height() - top - theme.px(FOOT) + 14)
        area = Area.inside(room, Axis(-0.3, layers - 0.7), Axis(0.0, max(high, 5.0)), title=False)
        if area.frame.height() < theme.px(LEAST):
            return
        ticks = 4 if area.frame.height() > theme.px(70) else 2
        area.paint_grid(painter, numbers_across=False, most=(5, ticks))
        longest = max(self.pairs, key=lambda pair: len(pair[1].layers))[1]
        painter.setFont(theme.number_font(11))
        for index, layer in enumerate(longest.layers):
            painter.setPen(theme.color("muted"))
            box = QRectF(area.x(index) - 30, area.frame.bottom() + 2, 60, theme.px(FOOT))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), layer.name)
        for (lane, _), shares in zip(self.pairs, values, strict=True):
            tint = theme.lane_color(lane.slot)
            area.paint_curve(painter, np.arange(len(shares)), shares, QPen(tint, 2))
            painter.setPen(QPen(theme.color("card"), 1.2))
            painter.setBrush(tint)
            for index, share in enumerate(shares.tolist()):
                if math.isfinite(share):
                    painter.drawEllipse(QPointF(area.x(index), area.y(share)), 4, 4)

    def _paint_lanes(self, painter: QPainter, values: Sequence[nn.Array]) -> None:
        """Every lane with its share at the last hidden layer."""
        lines = []
        for (lane, found), shares in zip(self.pairs, values, strict=True):
            last = max(len(shares) - 2, 0)
            told = tr("{layer}: {share} %").format(
                layer=found.layers[last].name, share=formatting.percent(shares[last] / 100)
            )
            lines.append((lane.slot, lane.name, told))
        paint_lanes(painter, 4, theme.px(TITLE), self.width() - 10, lines)


def shares_of(found: nn.Representation) -> nn.Array:
    """The share of each layer in percent."""
    return 100.0 * np.array([layer.separation for layer in found.layers])
