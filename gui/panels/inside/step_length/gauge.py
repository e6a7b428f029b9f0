"""Gauge: where in the valley the steps of every lane land, and how the last ones did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.style import theme
from gui.style.i18n import tr

ALPHA = Axis(-1.45, 1.45)
HEIGHT = Axis(-0.25, 2.1)
BINS = 60
CREEPING, CLIMBING = -0.5, 1.05  # of alpha: below the first a step creeps, above the second climbs
CROSSING = 0.5
RECENT = 50  # measurements whose median is the needle
HISTOGRAM, SCALE, LABELS = 30, 8, 34  # pixels
HEAD, LINE, NARROWEST = 20, 20, 170  # pixels: above the valley, of a row of lanes, for a lane


@dataclass(frozen=True)
class Steps:
    """The step qualities of one lane, the oldest first, and their median lately."""

    lane: LaneView
    alphas: nn.Array

    @property
    def median(self) -> float:
        """Of the latest RECENT finite ones; NaN without any."""
        known = self.alphas[np.isfinite(self.alphas)][-RECENT:]
        return float(np.median(known)) if len(known) else float("nan")


class Gauge(QWidget):
    """A valley with a ball for each lane, and below it how often a step landed where."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.steps: Sequence[Steps] = ()

    def show_steps(self, steps: Sequence[Steps]) -> None:
        """Show these."""
        self.steps = steps
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = theme.px(HISTOGRAM + SCALE + LABELS)
        head = theme.px(HEAD + LINE * -(-len(self.steps) // self._columns))
        frame = QRectF(self.rect()).adjusted(16, head, -16, -below)
        area = Area(frame, ALPHA, HEIGHT)
        xs = np.linspace(ALPHA.low, ALPHA.high, 120)
        area.paint_curve(painter, xs, xs**2, QPen(theme.color("forward"), 2.2))
        self._paint_head(painter)
        bottom = frame.bottom() + theme.px(HISTOGRAM)
        self._paint_counts(painter, area, bottom)
        self._paint_scale(painter, area, bottom)
        for one in self.steps:
            self._paint_ball(painter, area, one)

    @property
    def _columns(self) -> int:
        """How many lanes are beside each other: all, or two where these are narrow."""
        count = max(len(self.steps), 1)
        return count if self.width() / count >= theme.px(NARROWEST) else min(count, 2)

    def _paint_head(self, painter: QPainter) -> None:
        """Each lane with its median."""
        wide = self.width() / self._columns
        for index, one in enumerate(self.steps):
            row, column = divmod(index, self._columns)
            room = QRectF(column * wide, 2 + row * theme.px(LINE), wide, theme.px(LINE))
            painter.setPen(theme.lane_color(one.lane.slot))
            painter.setFont(theme.text_font(13, strong=True))
            metrics = painter.fontMetrics()
            number = "α = –" if np.isnan(one.median) else f"α = {one.median:+.2f}"
            name = metrics.elidedText(
                one.lane.name, Qt.TextElideMode.ElideRight, int(wide - theme.px(92))
            )
            painter.drawText(room.adjusted(12, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), name)
            start = 12 + metrics.horizontalAdvance(name) + 10
            painter.setPen(theme.color("text"))
            painter.setFont(theme.number_font(12))
            painter.drawText(
                room.adjusted(start, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), number
            )

    def _paint_counts(self, painter: QPainter, area: Area, bottom: float) -> None:
        """A histogram of each lane's steps, the lanes beside each other in a bin."""
        edges = np.linspace(ALPHA.low, ALPHA.high, BINS + 1)
        pitch = area.frame.width() / BINS
        wide = max(pitch / max(len(self.steps), 1) - 0.5, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, one in enumerate(self.steps):
            known = one.alphas[np.isfinite(one.alphas)]
            if not len(known):
                continue
            counts, _ = np.histogram(np.clip(known, ALPHA.low, ALPHA.high), edges)
            painter.setBrush(theme.lane_color(one.lane.slot))
            for index in np.flatnonzero(counts):
                high = max((theme.px(HISTOGRAM) - 4) * counts[index] / counts.max(), 1.5)
                left = area.frame.left() + index * pitch + number * wide
                painter.drawRect(QRectF(left, bottom - high, wide, high))

    def _paint_scale(self, painter: QPainter, area: Area, top: float) -> None:
        """A coloured scale: creeping, fitting, crossing, climbing."""
        parts = (
            (ALPHA.low, CREEPING, "warn"),
            (CREEPING, CROSSING, "good"),
            (CROSSING, CLIMBING, "warn"),
            (CLIMBING, ALPHA.high, "bad"),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, name in parts:
            painter.setBrush(theme.color(name))
            left, right = area.x(low), area.x(high)
            painter.drawRect(QRectF(left + 1, top + 2, right - left - 2, theme.px(4)))
        labels = (
            (-1.0, "-1", tr("stays where it was")),
            (0.0, "0", tr("bottom of the valley")),
            (1.0, "+1", tr("as high on the other side")),
        )
        for value, number, told in labels:
            x = area.x(value)
            painter.setPen(theme.color("text"))
            painter.setFont(theme.number_font(11))
            room = QRectF(x - 20, top + theme.px(SCALE), 40, theme.px(14))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), number)
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.text_font(11))
            half = area.frame.width() / 6 + 30
            below = QRectF(x - half, top + theme.px(SCALE + 14), 2 * half, theme.px(16))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), told)

    def _paint_ball(self, painter: QPainter, area: Area, one: Steps) -> None:
        median = one.median
        if np.isnan(median):
            return
        alpha = min(max(median, ALPHA.low + 0.05), ALPHA.high - 0.05)
        tint = theme.lane_color(one.lane.slot)
        start, end = area.point(-1.0, 1.0), area.point(alpha, alpha**2)
        painter.setPen(QPen(tint, 1, Qt.PenStyle.DashLine))
        painter.drawLine(end, QPointF(end.x(), area.frame.bottom()))
        if alpha > -0.8:
            painter.setPen(QPen(tint, 1.4))
            painter.drawLine(start + QPointF(10, 0), QPointF(end.x() - 10, start.y()))
        painter.setPen(QPen(tint, 2.2))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(end, 7.5, 7.5)
        painter.setBrush(tint)
        painter.drawEllipse(end, 4, 4)
