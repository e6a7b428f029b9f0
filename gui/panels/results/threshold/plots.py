"""ThresholdPlot and CalibrationPlot: curves of every lane over all thresholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.lane_lines import height_of, paint_lanes
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

TITLE, LEAST = 20, 24  # pixels: of the title, and how high the plot has to be
MOST_POINTS = 400  # of a curve that is painted
UNIT = Axis(-0.02, 1.02)
BAR = 0.16  # of the height: the bars that count the samples


@dataclass(frozen=True, eq=False)
class Judged:
    """A lane with its curves over all thresholds."""

    lane: LaneView
    curve: nn.ThresholdCurve
    calibration: nn.Calibration

    @property
    def slot(self) -> int:
        return self.lane.slot

    def across(self, kind: str) -> nn.Array:
        """Where each threshold lies: the false positive rate, or the recall."""
        return self.curve.false_positive_rate if kind == "roc" else self.curve.true_positive_rate

    def up(self, kind: str) -> nn.Array:
        """How high: the true positive rate, or the precision."""
        return self.curve.true_positive_rate if kind == "roc" else self.curve.precision

    def place(self, kind: str, threshold: float) -> tuple[float, float]:
        """Where the point of a threshold lies."""
        index = self.curve.index(threshold)
        return float(self.across(kind)[index]), float(self.up(kind)[index])

    def figure(self, kind: str) -> str:
        """The area under the curve, or the average precision."""
        value = self.curve.area if kind == "roc" else self.curve.average_precision
        return formatting.significant(value, 3)


class RoomyPlot(QWidget):
    """Base of the plots: a title, a line for each lane with a figure, and the axes below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.judged: Sequence[Judged] = ()

    def _area(self) -> Area:
        top = theme.px(TITLE) + height_of(len(self.judged)) + 4
        return Area.inside(QRectF(0, top, self.width(), self.height() - top), UNIT, UNIT)

    def _paint_frame(
        self, painter: QPainter, title: str, across: str, figures: Mapping[int, str]
    ) -> Area | None:
        """The axes; None where there is no room for them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(8, 0, self.width() - 12, theme.px(TITLE))
        write(painter, line, title, "text", theme.text_font(12, strong=True))
        lines = [(one.slot, one.lane.name, figures[one.slot]) for one in self.judged]
        paint_lanes(painter, 8, theme.px(TITLE), self.width() - 16, lines)
        area = self._area()
        if area.frame.height() < theme.px(LEAST):
            return None
        area.paint_grid(painter, across, most=(5, 5 if area.frame.height() > theme.px(90) else 2))
        return area


TITLES = {"roc": N_("ROC: true positive rate"), "pr": N_("Precision")}
ACROSS = {"roc": N_("false positive rate"), "pr": N_("recall")}
FIGURES = {"roc": N_("area {figure}"), "pr": N_("average {figure}")}


class ThresholdPlot(RoomyPlot):
    """The ROC curve ("roc") or precision over recall ("pr"), with a point that can be moved.

    Signals:
        moved: (threshold) a person moved the point of the lane that is edited.
    """

    moved = pyqtSignal(float)

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind}Plot")
        self.kind = kind
        self.threshold, self.slot = 0.5, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_curves(self, judged: Sequence[Judged], slot: int, threshold: float) -> None:
        """Show these lanes; the point of the lane ``slot`` can be moved."""
        self.judged, self.slot, self.threshold = judged, slot, threshold
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.judged:
            return
        painter = QPainter(self)
        told = tr(FIGURES[self.kind])
        figures = {one.slot: told.format(figure=one.figure(self.kind)) for one in self.judged}
        area = self._paint_frame(painter, tr(TITLES[self.kind]), tr(ACROSS[self.kind]), figures)
        if area is None:
            return
        painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
        if self.kind == "roc":
            painter.drawLine(area.point(0, 0), area.point(1, 1))
        else:  # what a network reaches that knows nothing
            share = self.judged[0].curve.upper / max(len_of(self.judged[0].curve), 1)
            painter.drawLine(area.point(0, share), area.point(1, share))
        for one in self.judged:
            xs, ys = thinned(one.across(self.kind)), thinned(one.up(self.kind))
            if self.kind == "roc":
                area.paint_curve(painter, xs, ys, QPen(theme.lane_color(one.slot), 2))
            else:
                area.paint_curve(painter, xs[1:], ys[1:], QPen(theme.lane_color(one.slot), 2))
        for one in self.judged:
            x, y = one.place(self.kind, self.threshold)
            if not area.shows(x, y):
                continue
            edited = one.slot == self.slot
            painter.setPen(QPen(theme.color("text" if edited else "card"), 2))
            painter.setBrush(theme.lane_color(one.slot))
            size = 6.5 if edited else 4.5
            painter.drawEllipse(area.point(x, y), size, size)

    def _move_to(self, position: QPointF) -> None:
        """The threshold whose point is nearest."""
        chosen = next((one for one in self.judged if one.slot == self.slot), None)
        if chosen is None:
            return
        area = self._area()
        xs = area.frame.left() + area.across.shares(chosen.across(self.kind)) * area.frame.width()
        ys = area.frame.bottom() - area.up.shares(chosen.up(self.kind)) * area.frame.height()
        away = np.square(xs - position.x()) + np.square(ys - position.y())
        if np.isfinite(away).any():
            self.moved.emit(chosen.curve.between(int(np.nanargmin(away))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.localPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.localPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: 0.01, Qt.Key.Key_Down: 0.01}
        ways |= {Qt.Key.Key_Right: -0.01, Qt.Key.Key_Up: -0.01}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(min(max(self.threshold + way, 0.0), 1.0))


class CalibrationPlot(RoomyPlot):
    """How often the upper class is true where it is given a probability; bars count the samples."""

    def __init__(self) -> None:
        super().__init__("calibrationPlot")

    def show_curves(self, judged: Sequence[Judged]) -> None:
        """Show these lanes."""
        self.judged = judged
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.judged:
            return
        painter = QPainter(self)
        figures = {
            one.slot: tr("error {figure}").format(
                figure=formatting.significant(one.calibration.error, 2)
            )
            for one in self.judged
        }
        title, across = tr("Calibration: share that is true"), tr("predicted probability")
        area = self._paint_frame(painter, title, across, figures)
        if area is None:
            return
        self._paint_counts(painter, area)
        painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(area.point(0, 0), area.point(1, 1))
        for one in self.judged:
            found, tint = one.calibration, theme.lane_color(one.slot)
            filled = found.counts > 0
            xs, ys = found.given[filled], found.met[filled]
            area.paint_curve(painter, xs, ys, QPen(tint, 2))
            painter.setPen(QPen(theme.color("card"), 1))
            painter.setBrush(tint)
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
                painter.drawEllipse(area.point(x, y), 3.5, 3.5)

    def _paint_counts(self, painter: QPainter, area: Area) -> None:
        """How many samples each range has, at the foot."""
        painter.setPen(Qt.PenStyle.NoPen)
        lanes, ranges = len(self.judged), len(self.judged[0].calibration.counts)
        most = max(int(one.calibration.counts.max()) for one in self.judged) or 1
        wide = (area.x(1.0) - area.x(0.0)) / ranges
        for index, one in enumerate(self.judged):
            tint = theme.lane_color(one.slot)
            tint.setAlpha(70)
            painter.setBrush(tint)
            for place, count in enumerate(one.calibration.counts.tolist()):
                high = BAR * area.frame.height() * count / most
                left = area.x(0.0) + (place + index / lanes) * wide
                painter.drawRect(QRectF(left, area.y(0.0) - high, wide / lanes - 1, high))


def len_of(curve: nn.ThresholdCurve) -> int:
    """How many samples a curve is about."""
    return curve.upper + curve.lower


def thinned(values: nn.Array) -> nn.Array:
    """At most MOST_POINTS of them, with both ends."""
    if len(values) <= MOST_POINTS:
        return values
    return values[np.linspace(0, len(values) - 1, MOST_POINTS).astype(np.intp)]
