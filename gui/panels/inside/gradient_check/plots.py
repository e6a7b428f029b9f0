"""The four plots of the gradient check: agreement, errors by array, cost, and the step h."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

HEAD = 20
LEAST_ERROR = -12.0  # powers of ten
BAR_SHARE, WIDEST_BAR = 0.68, 34
CURVES = {  # methods of nn.StepStudy: what they are called, colour, pen
    "central, float64": (N_("central, float64"), "gradient", Qt.PenStyle.SolidLine),
    "forward, float64": (N_("forward, float64"), "accent", Qt.PenStyle.DashLine),
    "central, float32": (N_("central, float32"), "warn", Qt.PenStyle.DotLine),
    "forward, float32": (N_("forward, float32"), "muted", Qt.PenStyle.DashDotLine),
}


class CheckPlot(QWidget):
    """Base: a title, and a report to draw."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.report: nn.CheckReport | None = None
        self.results: Sequence[nn.Checked] = ()
        self.layers = 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_report(self, report: nn.CheckReport, results: Sequence[nn.Checked]) -> None:
        """Draw this report; ``results`` are those that are looked at, whole or alone."""
        self.report, self.results = report, results
        self.layers = max((one.layer for one in report.whole), default=1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font(12, strong=True))
        painter.setPen(theme.color("text"))
        line = QRectF(0, 0, self.width(), theme.px(HEAD))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(line, middle, tr(self.title))
        wide = painter.fontMetrics().horizontalAdvance(tr(self.title)) + 10
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        told = painter.fontMetrics().elidedText(
            self.told(), Qt.TextElideMode.ElideRight, max(self.width() - wide, 0)
        )
        painter.drawText(line.adjusted(wide, 0, 0, 0), middle, told)
        room = QRectF(0, theme.px(HEAD), self.width(), self.height() - theme.px(HEAD))
        if self.report is not None:
            self.paint(painter, room)

    def told(self) -> str:
        """What is said beside the title."""
        return ""

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw the report."""
        raise NotImplementedError

    def tint(self, one: nn.Checked) -> QColor:
        """The colour of the layer that an array belongs to."""
        return theme.layer_color(max(one.layer - 1, 0), self.layers)


class AgreementPlot(CheckPlot):
    """Each gradient by backpropagation (across) and by differences (up): equal ones on a line."""

    title = N_("Agreement")

    def told(self) -> str:
        if self.report is None:
            return ""
        count = sum(len(one.ours) for one in self.results)
        return tr("{count} numbers").format(count=f"{count:,}")

    def paint(self, painter: QPainter, room: QRectF) -> None:
        values = [np.abs(one.ours) for one in self.results] + [
            np.abs(one.theirs) for one in self.results
        ]
        sizes = np.concatenate([one.reshape(-1) for one in values]) if values else np.ones(1)
        sizes = sizes[(sizes > 1e-14) & np.isfinite(sizes)]
        high = math.ceil(math.log10(sizes.max())) if len(sizes) else 0
        low = max(math.floor(math.log10(sizes.min())) if len(sizes) else -8, high - 12)
        ends = Axis(low, max(high, low + 2), True)
        area = Area.inside(room, ends, ends)
        area.paint_grid(painter, tr("|backpropagation|, up: |central difference|"))
        painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(area.point(10**low, 10**low), area.point(10.0**ends.high, 10.0**ends.high))
        for one in sorted(self.results, key=lambda one: not one.passed):
            self._paint_points(painter, area, one)

    def _paint_points(self, painter: QPainter, area: Area, one: nn.Checked) -> None:
        if one.passed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tint(one))
        else:
            painter.setPen(QPen(theme.color("bad"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = 2.2 if one.passed else 3.6
        for ours, theirs in zip(np.abs(one.ours), np.abs(one.theirs), strict=True):
            if ours > 0.0 or theirs > 1e-14:
                painter.drawEllipse(area.point(float(ours), float(theirs)), radius, radius)


class ErrorBars(CheckPlot):
    """The relative error of each array, with the line below which it passes.

    Signals:
        chosen: (index) a bar was clicked.
    """

    chosen = pyqtSignal(int)

    title = N_("Relative error by array")

    def __init__(self) -> None:
        super().__init__()
        self.hidden = False  # whether names and colours would tell an exercise's answer
        self._bars: list[QRectF] = []

    def told(self) -> str:
        return tr("log scale")

    def paint(self, painter: QPainter, room: QRectF) -> None:
        area = Area.inside(room, Axis(0.0, 1.0), Axis(LEAST_ERROR, 1.0, True))
        area.paint_grid(painter, tr("arrays from input to output"), numbers_across=False)
        count = max(len(self.results), 1)
        pitch = area.frame.width() / count
        wide = min(pitch * BAR_SHARE, theme.px(WIDEST_BAR))
        self._bars = []
        for index, one in enumerate(self.results):
            x = area.frame.left() + (index + 0.5) * pitch
            top = area.y(max(one.relative_error, 10.0**LEAST_ERROR))
            bar = QRectF(x - wide / 2, top, wide, area.frame.bottom() - top)
            self._bars.append(QRectF(x - pitch / 2, area.frame.top(), pitch, area.frame.height()))
            fill = QColor(theme.color("good" if one.passed else "bad"))
            fill.setAlpha(200)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(bar, 2, 2)
            if not one.passed:
                painter.setFont(theme.number_font(11))
                painter.setPen(theme.color("bad"))
                above = QRectF(x - 40, top - theme.px(15), 80, theme.px(14))
                painter.drawText(
                    above, int(Qt.AlignmentFlag.AlignCenter), formatting.brief(one.relative_error)
                )
        self._paint_names(painter, area)
        self._paint_pass_line(painter, area)

    def _paint_pass_line(self, painter: QPainter, area: Area) -> None:
        y = area.y(nn.PASS_LINE)
        painter.setPen(QPen(theme.color("text"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.frame.left(), y), QPointF(area.frame.right(), y))
        painter.setFont(theme.text_font(11))
        told = tr("passes below {line}").format(line=formatting.plain(nn.PASS_LINE))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        room = QRectF(area.frame.left(), y - theme.px(17), area.frame.width() - 2, theme.px(16))
        painter.drawText(room, right, told)

    def _paint_names(self, painter: QPainter, area: Area) -> None:
        """The names below the bars, as many as there is room for; parameters first."""
        painter.setFont(theme.number_font(10))
        taken: list[tuple[float, float]] = []
        order = sorted(range(len(self.results)), key=lambda i: " " in self.results[i].name)
        for index in order:
            one, x = self.results[index], self._bars[index].center().x()
            name = str(index + 1) if self.hidden else short_label(one.name)
            half = painter.fontMetrics().horizontalAdvance(name) / 2 + 2
            if any(x - half < right and x + half > left for left, right in taken):
                continue
            taken.append((x - half, x + half))
            bad = not one.passed and not self.hidden
            painter.setPen(theme.color("bad" if bad else "muted"))
            room = QRectF(x - 40, area.frame.bottom() + 2, 80, theme.px(14))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, bar in enumerate(self._bars):
            if bar.contains(QPointF(event.pos())):
                self.chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class CostView(CheckPlot):
    """The time of one gradient by backpropagation, and by differences for all weights."""

    title = N_("What it costs")

    def paint(self, painter: QPainter, room: QRectF) -> None:
        assert self.report is not None
        cost = self.report.cost
        low, high = math.log10(cost.both) - 0.6, math.log10(max(cost.numerical, cost.both * 10))
        passes = tr("2 × {count} forward passes of {time}, estimated").format(
            count=f"{cost.parameters:,}", time=short_time(cost.forward)
        )
        measured = tr("one forward and one backward pass, measured")
        rows = (
            (tr("Backpropagation"), cost.both, "gradient", measured),
            (tr("Numerical, all weights"), cost.numerical, "forward", passes),
        )
        line, top = theme.px(18), room.top() + 4
        wide = room.width() - theme.px(16)
        for name, seconds, tint, told in rows:
            share = (math.log10(seconds) - low) / (high - low)
            self._paint_row(painter, QRectF(0, top, wide, line), (name, told), seconds, share, tint)
            top += 2 * line + theme.px(18)
        box = QRectF(0, top, wide, min(theme.px(36), room.bottom() - top))
        if box.height() >= theme.px(20):
            self._paint_factor(painter, box, cost.factor)

    def _paint_row(
        self,
        painter: QPainter,
        line: QRectF,
        texts: tuple[str, str],
        seconds: float,
        share: float,
        tint: str,
    ) -> None:
        """A name with its time, a bar, and what was done."""
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("text"))
        painter.drawText(line, middle, texts[0])
        painter.setFont(theme.number_font(13))
        right = middle | int(Qt.AlignmentFlag.AlignRight)
        painter.drawText(line, right, short_time(seconds))
        track = QRectF(0, line.bottom() + 2, line.width(), theme.px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(track, 4, 4)
        painter.setBrush(theme.color(tint))
        painter.drawRoundedRect(QRectF(0, track.top(), line.width() * share, track.height()), 4, 4)
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        below = QRectF(0, track.bottom() + 1, line.width(), line.height())
        painter.drawText(below, middle, texts[1])

    def _paint_factor(self, painter: QPainter, box: QRectF, factor: float) -> None:
        """How many times faster backpropagation is."""
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(theme.number_font(16))
        painter.setPen(theme.color("text"))
        told = f"{float(f'{factor:.2g}'):,.0f} ×"
        painter.drawText(box.adjusted(12, 0, 0, 0), middle, told)
        left = painter.fontMetrics().horizontalAdvance(told) + 24
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(box.adjusted(left, 0, 0, 0), middle, tr("faster for the same gradient"))

    def told(self) -> str:
        return tr("log scale")


class StepsPlot(CheckPlot):
    """The error of a difference by its step h: rounding on the left, truncation on the right."""

    title = N_("How small should h be?")

    def told(self) -> str:
        return tr("error of the difference")

    def paint(self, painter: QPainter, room: QRectF) -> None:
        assert self.report is not None
        study = self.report.study
        legend = theme.px(30)
        area = Area.inside(
            room.adjusted(0, 0, 0, -legend), Axis(-12.0, 0.0, True), Axis(-12.0, 1.0, True)
        )
        area.paint_grid(painter, "h")
        self._paint_mark(painter, area)
        for name, (_, tint, style) in CURVES.items():
            line = [
                area.point(float(h), float(error))
                for h, error in zip(study.steps, study.errors[name], strict=True)
            ]
            painter.setPen(QPen(theme.color(tint), 1.8, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(line))
        step, error = study.best("central, float64")
        painter.setPen(QPen(theme.color("gradient"), 1.6))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(area.point(step, error), 4, 4)
        self._paint_legend(painter, QRectF(0, room.bottom() - legend, room.width(), legend))

    def _paint_mark(self, painter: QPainter, area: Area) -> None:
        """The h of the study notes, and what decides on both sides."""
        x = area.x(nn.NOTES_STEP)
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.frame.top()), QPointF(x, area.frame.bottom()))
        painter.setFont(theme.text_font(11))
        told = tr("h = 1e-4 of the study notes")
        spot = QRectF(area.frame.left(), area.frame.bottom() - theme.px(18), x - 5, theme.px(16))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(spot.adjusted(0, 0, -area.frame.left(), 0), right, told)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.text_font(11))
        high = area.frame.bottom() - area.frame.height() * 0.3
        painter.drawText(
            QPointF(area.frame.left() + area.frame.width() * 0.08, high), tr("rounding")
        )
        painter.drawText(QPointF(area.frame.right() - theme.px(60), high), tr("truncation"))

    def _paint_legend(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(theme.text_font(11))
        wide = room.width() / 2
        for index, (label, tint, style) in enumerate(CURVES.values()):
            x = room.left() + (index % 2) * wide + 8
            y = room.top() + (index // 2) * theme.px(15) + theme.px(7)
            painter.setPen(QPen(theme.color(tint), 1.8, style))
            painter.drawLine(QPointF(x, y), QPointF(x + 26, y))
            painter.setPen(theme.color("muted"))
            spot = QRectF(x + 32, y - theme.px(8), wide - 40, theme.px(16))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), tr(label))


def short_label(name: str) -> str:
    """The name of an array in a few letters: "X of Sigmoid3" is "Sigmoid3"."""
    return (
        name.removeprefix("X of ")
        .replace("large scores of L", "L, large")
        .replace("penalty of ", "λ")
    )


def short_time(seconds: float) -> str:
    """1.45 ms, 3.2 s, 2 min 39 s."""
    if seconds < 1e-3:
        return f"{1e6 * seconds:.0f} µs"
    if seconds < 1.0:
        return f"{1e3 * seconds:.3g} ms"
    return formatting.duration(seconds) if seconds >= 10.0 else f"{seconds:.1f} s"
