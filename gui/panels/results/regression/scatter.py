"""ScatterPlot: predictions over targets, or residuals over predictions with their histogram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.lane_lines import height_of, paint_lanes
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import tr

TITLE, LEAST = 20, 24  # pixels: of the title, and how high the plot has to be
MOST_POINTS = 500  # of a lane that are painted, evenly chosen
NEAR = 14.0  # pixels: a click chooses what is so near
BINS, HISTOGRAM = 24, 0.2  # of the histogram, and its share of the width
MARGIN = 0.04
Pair = tuple[LaneView, nn.Assessment]


@dataclass(frozen=True, eq=False)
class Cloud:
    """A lane's points, of all samples."""

    slot: int
    xs: nn.Array
    ys: nn.Array


class ScatterPlot(QWidget):
    """With ``residuals``: prediction - target over the prediction, else prediction over target.

    Signals:
        sample_chosen: (index in the part) a person clicked at a point.
    """

    sample_chosen = pyqtSignal(int)

    def __init__(self, name: str, residuals: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.residuals = residuals
        self.pairs: Sequence[Pair] = ()
        self.sample: int | None = None
        self._clouds: Sequence[Cloud] = ()

    def show_pairs(self, pairs: Sequence[Pair], sample: int | None) -> None:
        """Show these lanes, with a ring around one sample."""
        self.pairs, self.sample = pairs, sample
        self._clouds = [self._cloud(lane, found) for lane, found in pairs]
        self.update()

    def _cloud(self, lane: LaneView, found: nn.Assessment) -> Cloud:
        if self.residuals:
            return Cloud(lane.slot, found.predicted, found.predicted - found.truth)
        return Cloud(lane.slot, found.truth, found.predicted)

    def area(self) -> Area:
        """Where the points are."""
        xs = np.concatenate([one.xs for one in self._clouds])
        ys = np.concatenate([one.ys for one in self._clouds])
        if not self.residuals:  # one scale for both
            xs = ys = np.concatenate([xs, ys])
        top = theme.px(TITLE) + height_of(len(self.pairs))
        wide = self.width() * (1.0 - HISTOGRAM if self.residuals else 1.0)
        room = QRectF(0, top, wide, self.height() - top)
        return Area.inside(room, _axis(xs), _axis(np.append(ys, 0.0) if self.residuals else ys))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pairs or not len(self.pairs[0][1]):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        area = self.area()
        if area.frame.height() < theme.px(LEAST):
            return
        across = tr("prediction") if self.residuals else tr("true value")
        area.paint_grid(painter, across, most=(5, 5))
        painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
        low, high = area.across.low, area.across.high
        ends = (area.point(low, 0), area.point(high, 0))
        if not self.residuals:
            ends = area.point(low, low), area.point(high, high)
        painter.drawLine(*ends)
        for index, cloud in enumerate(self._clouds):
            self._paint_cloud(painter, area, cloud, filled=index % 2 == 1 or len(self.pairs) == 1)
        if self.residuals:
            self._paint_histogram(painter, area)
        if self.sample is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text"), 2))
            for cloud in self._clouds:
                x, y = float(cloud.xs[self.sample]), float(cloud.ys[self.sample])
                painter.drawEllipse(area.point(x, y), 7, 7)

    def _paint_head(self, painter: QPainter) -> None:
        title = tr("Residuals: prediction − true value")
        if not self.residuals:
            title = tr("Predictions over true values")
        line = QRectF(8, 0, self.width() - 12, theme.px(TITLE))
        write(painter, line, title, "text", theme.text_font(12, strong=True))
        lines = []
        for lane, found in self.pairs:
            told = f"R² {formatting.significant(found.regression.r2, 3)}"
            if self.residuals:
                told = f"RMSE {formatting.amount(found.regression.root_mean_squared_error)}"
            lines.append((lane.slot, lane.name, told))
        paint_lanes(painter, 8, theme.px(TITLE), self.width() - 16, lines)

    def _paint_cloud(self, painter: QPainter, area: Area, cloud: Cloud, filled: bool) -> None:
        chosen = np.arange(len(cloud.xs))
        if len(chosen) > MOST_POINTS:
            chosen = np.linspace(0, len(chosen) - 1, MOST_POINTS).astype(np.intp)
        tint = theme.lane_color(cloud.slot)
        points = QPolygonF(
            [area.point(float(cloud.xs[one]), float(cloud.ys[one])) for one in chosen]
        )
        if filled:
            tint.setAlpha(170)
            painter.setPen(QPen(tint, 5.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(points)
            return
        painter.setPen(QPen(tint, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for point in points:
            painter.drawEllipse(point, 2.6, 2.6)

    def _paint_histogram(self, painter: QPainter, area: Area) -> None:
        """How often each residual is, beside the plot, on the same axis."""
        low, high = area.up.low, area.up.high
        left = area.frame.right() + 8
        room = QRectF(left, area.frame.top(), self.width() - left - 6, area.frame.height())
        counted = [np.histogram(one.ys, BINS, (low, high))[0] for one in self._clouds]
        most = max(int(counts.max()) for counts in counted) or 1
        high_of_bin = room.height() / BINS
        for index, (cloud, counts) in enumerate(zip(self._clouds, counted, strict=True)):
            tint = theme.lane_color(cloud.slot)
            corners = []
            for place, count in enumerate(counts.tolist()):
                x = room.left() + room.width() * count / most
                y = room.bottom() - place * high_of_bin
                corners += [QPointF(x, y), QPointF(x, y - high_of_bin)]
            painter.setPen(QPen(tint, 1.6))
            if index % 2 or len(self.pairs) == 1:
                tint.setAlpha(70)
                painter.setBrush(tint)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            ends = [QPointF(room.left(), room.bottom()), QPointF(room.left(), room.top())]
            painter.drawPolygon(QPolygonF([ends[0], *corners, ends[1]]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest sample, of any lane."""
        if not self.pairs or not len(self.pairs[0][1]):
            return
        area, best = self.area(), (NEAR**2, -1)
        for cloud in self._clouds:
            xs = area.frame.left() + area.across.shares(cloud.xs) * area.frame.width()
            ys = area.frame.bottom() - area.up.shares(cloud.ys) * area.frame.height()
            away = np.square(xs - event.localPos().x()) + np.square(ys - event.localPos().y())
            index = int(away.argmin())
            best = min(best, (float(away[index]), index))
        if best[1] >= 0:
            self.sample_chosen.emit(best[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def _axis(values: nn.Array) -> Axis:
    low, high = float(values.min()), float(values.max())
    room = MARGIN * (high - low) or 0.5
    return Axis(low - room, high + room)
