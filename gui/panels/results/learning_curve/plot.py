"""LearningCurvePlot: the mean score over the number of training samples, with its spread."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write, write_lane
from gui.style import theme
from gui.style.i18n import tr

LEGEND, LEAST = 20, 30  # pixels: of the legend, and how high the plot has to be
LOWEST = -1.0  # what lies lower (an R² of very few samples) is drawn there
MARGIN, DOT, CAP = 0.06, 4.0, 5.0


class LearningCurvePlot(QWidget):
    """A dot for each size, at the mean over its seeds; a small one for each run."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("learningCurvePlot")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._results: Sequence[nn.SizeResult] = ()
        self._means: Sequence[nn.SizeMean] = ()
        self._slot, self._regression = 0, False

    def show_results(
        self,
        results: Sequence[nn.SizeResult],
        means: Sequence[nn.SizeMean],
        slot: int,
        regression: bool,
    ) -> None:
        """Show these runs and their means, of the lane in a slot."""
        self._results, self._means = results, means
        self._slot, self._regression = slot, regression
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._means:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = theme.px(LEGEND)
        area = self._area(QRectF(0, legend, self.width(), self.height() - legend))
        if area.frame.height() < theme.px(LEAST):
            return
        area.paint_grid(painter, tr("training samples, log scale"), numbers_across=False)
        area.paint_labels_across(painter, ((one.size, f"{one.size:,}") for one in self._means))
        tint, pale = theme.lane_color(self._slot), theme.color("muted")
        sizes = np.array([one.size for one in self._means], float)
        scores = np.array([one.score for one in self._means])
        trained = np.array([one.train_score for one in self._means])
        dashed = QPen(pale, 1.6, Qt.PenStyle.DashLine)
        area.paint_curve(painter, sizes, self._shown(trained), dashed)
        area.paint_curve(painter, sizes, self._shown(scores), QPen(tint, 2))
        self._paint_points(painter, area, tint)
        left = area.frame.left()
        half = (self.width() - left) / 2
        score = (
            tr("R² of the validation set") if self._regression else tr("validation accuracy (%)")
        )
        write_lane(painter, QRectF(left, 0, half, legend), self._slot, score)
        right = QRectF(left + half, 0, half, legend)
        write(painter, right, f"┄ {tr('on the samples learnt from')}", "muted")

    def _shown(self, values: nn.Array) -> nn.Array:
        """Scores as they are drawn: percent, or R² that is not far below zero."""
        drawn: nn.Array = np.maximum(values, LOWEST) if self._regression else 100.0 * values
        return drawn

    def _area(self, room: QRectF) -> Area:
        scores = [one.score for one in self._results] + [one.train_score for one in self._results]
        values = self._shown(np.array(scores))
        known = values[np.isfinite(values)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        room_around = max((high - low) * MARGIN, 0.5 if not self._regression else 0.005)
        sizes = np.log10([one.size for one in self._means])
        wide = max(float(np.ptp(sizes)), 0.3) * MARGIN
        across = Axis(float(sizes[0]) - wide, float(sizes[-1]) + wide, True)
        return Area.inside(room, across, Axis(low - room_around, high + room_around))

    def _paint_points(self, painter: QPainter, area: Area, tint: QColor) -> None:
        """The runs, and of each size the mean with a bar for the standard deviation."""
        pale = QColor(tint)
        pale.setAlpha(110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        for one in self._results:
            if math.isfinite(one.score):
                at = area.point(one.size, float(self._shown(np.array(one.score))))
                painter.drawEllipse(at, DOT / 2, DOT / 2)
        for each in self._means:
            bar = each.score + each.spread * np.array([-1.0, 0.0, 1.0])
            low, mean, high = self._shown(bar if self._regression else np.clip(bar, 0.0, 1.0))
            middle = float(self._shown(np.array(each.score)))
            if not math.isfinite(middle):
                continue
            if math.isfinite(mean):
                painter.setPen(QPen(tint, 1.6))
                x, top, bottom = area.x(each.size), area.y(float(high)), area.y(float(low))
                for ends in ((x, top, x, bottom), (x - CAP, top, x + CAP, top),
                             (x - CAP, bottom, x + CAP, bottom)):  # fmt: skip
                    painter.drawLine(*map(round, ends))
            painter.setPen(QPen(theme.color("card"), 1.2))
            painter.setBrush(tint)
            painter.drawEllipse(area.point(each.size, middle), DOT, DOT)
