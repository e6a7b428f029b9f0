"""The ribbon: what each lane has thought of the drawing, step by step."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen

import nn
from gui.lane_view import LaneView, draws
from gui.panels.empty_state import NO_DRAWINGS
from gui.panels.lane_curves import beside_each_other
from gui.panels.painted_panel import LanesView, PaintedPanel
from gui.plotting.pixels import write, write_lane
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

HEAD, TICKS, AXIS, GAP = 18, 15, 16, 8.0
PIXELS_PER_POINT = 3
KEY = 17  # pixels of a digit of the key
CLASSES = 10
ON_CLASS = "#0B0F14"
LEAST_LABEL = 14  # pixels that an area must be high to bear its digit
FLIP_PIXELS = 30  # room for the text of one change of mind


class RibbonView(LanesView):
    """A stacked area of probabilities for each lane, over the steps since the digit was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = nn.AnswerHistory()
        self.drawn = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = self.answers.told
        asked, shown = self.asked(1), self.asked(2)
        if not shown:
            return
        self._paint_key(painter)
        curves = [known[lane.slot].curves for lane in asked]
        ends = (  # the first and the last step at which any lane was asked: the axis of all
            min(float(one.view(-np.inf, np.inf, 1).low[0, 0]) for one in curves),
            max(float(one.latest()[0]) for one in curves),
        )
        height = (self.height() + GAP) / len(shown)
        for row, lane in enumerate(shown):
            area = QRectF(0, row * height, self.width(), height - GAP)
            self._paint_lane(painter, area, lane, known[lane.slot], ends)

    def asked(self, least: int) -> list[LaneView]:
        """The lanes that were asked at least so often."""
        told = self.answers.told
        return [
            lane
            for lane in self.lanes
            if lane.slot in told and len(told[lane.slot].curves) >= least
        ]

    def _paint_key(self, painter: QPainter) -> None:
        """Which colour is which digit."""
        painter.setFont(theme.number_font(11))
        for digit in range(CLASSES):
            cell = QRectF(
                self.width() - (CLASSES - digit) * theme.px(KEY),
                0,
                theme.px(KEY) - 2,
                theme.px(HEAD) - 3,
            )
            painter.fillRect(cell, theme.class_color(digit, CLASSES))
            painter.setPen(QColor(ON_CLASS))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _paint_lane(
        self,
        painter: QPainter,
        area: QRectF,
        lane: LaneView,
        told: nn.LaneAnswers,
        ends: tuple[float, float],
    ) -> None:
        most = max(int(area.width()) // PIXELS_PER_POINT, 2)
        buckets = told.curves.view(-np.inf, np.inf, most)
        steps, shares = buckets.high[:, 0].copy(), buckets.mean[:, 1:]
        steps[0] = buckets.low[0, 0]
        top = QRectF(area.left(), area.top(), area.width() / 3, theme.px(HEAD))
        start = write_lane(painter, top, lane.slot, lane.name) + 14
        text = tr("{digit}: {percent} % · prediction changes: {count}").format(
            digit=told.answer,
            percent=formatting.percent(float(told.curves.latest()[1:].max())),
            count=f"{told.changes:,}",
        )
        wide = area.right() - start - CLASSES * theme.px(KEY) - GAP
        rest = QRectF(start, area.top(), wide, theme.px(HEAD))
        write(painter, rest, text, "muted")
        plot = area.adjusted(0, theme.px(HEAD) + theme.px(TICKS), 0, -theme.px(AXIS))
        first, last = ends
        scale = plot.width() / max(last - first, 1.0)
        xs = plot.left() + (steps - first) * scale
        self._paint_areas(painter, plot, xs, shares)
        self._paint_flips(painter, plot, told, first, scale)
        self._paint_axis(painter, plot, first, last, round(float(buckets.rows.max())))

    def _paint_areas(self, painter: QPainter, plot: QRectF, xs: nn.Array, shares: nn.Array) -> None:
        edges = np.concatenate([np.zeros((len(shares), 1)), np.cumsum(shares, axis=1)], axis=1)
        edges = plot.bottom() - np.clip(edges, 0, 1) * plot.height()
        classes = shares.shape[1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # five times as fast
        around = np.append(xs, xs[[-1, 0]])
        for digit in reversed(range(classes)):  # each is painted over those above it
            heights = np.append(edges[:, digit + 1], [plot.bottom()] * 2)
            painter.setBrush(theme.class_color(digit, classes))
            painter.drawPolygon(pg.functions.arrayToQPolygonF(around, heights))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ON_CLASS))
        painter.setFont(theme.number_font(12))
        for digit in range(classes):
            heights = edges[:, digit] - edges[:, digit + 1]
            inner = (xs > plot.left() + 10) & (xs < plot.right() - 10)
            central = 1 - np.abs(xs - plot.center().x()) / plot.width()  # of equals, the middle
            index = int(np.where(inner, heights * central, 0).argmax())
            if heights[index] >= theme.px(LEAST_LABEL) and inner[index]:
                middle = (edges[index, digit] + edges[index, digit + 1]) / 2
                box = QRectF(xs[index] - 20, middle - 20, 40, 40)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _paint_flips(
        self, painter: QPainter, plot: QRectF, told: nn.LaneAnswers, first: float, scale: float
    ) -> None:
        """A tick where the answer changed; its text where there is room."""
        painter.setFont(theme.number_font(10))
        free, wide, high = plot.left(), theme.px(FLIP_PIXELS), theme.px(TICKS)
        for step, before, after in told.flips:
            x = plot.left() + (step - first) * scale
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.top() + 4))
            if x - wide / 2 >= free and x + wide / 2 <= plot.right():
                box = QRectF(x - wide / 2, plot.top() - high, wide, high - 4)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{before}→{after}")
                free = x + wide / 2

    def _paint_axis(
        self, painter: QPainter, plot: QRectF, first: float, last: float, looks: int
    ) -> None:
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.number_font(10))
        below = QRectF(plot.left(), plot.bottom(), plot.width(), theme.px(AXIS))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(below, middle | int(Qt.AlignmentFlag.AlignLeft), f"{first:,.0f}")
        painter.drawText(below, middle | int(Qt.AlignmentFlag.AlignRight), f"{last:,.0f}")
        painter.setFont(theme.text_font(11))
        name = tr("step")
        if looks > 1:
            name = tr("step (one point: mean of {count} measurements)").format(count=looks)
        painter.drawText(below, middle | int(Qt.AlignmentFlag.AlignHCenter), name)


class AnswersPanel(PaintedPanel):
    """When did the network change its mind about my digit?"""

    name = "ribbonPanel"
    workspace = "results"
    tab = N_("Prediction history")
    title = N_("Predictions for my drawing")
    question = N_("When did the prediction change?")
    help = N_(
        "The ten probabilities that each lane gives the drawing on the right, stacked, from the "
        "step at which it was drawn. A tick marks each change of the prediction. Measured many "
        "times a second, not at every step."
    )

    view: RibbonView
    view_type = RibbonView

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return draws(lanes)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.view.answers = nn.AnswerHistory()
        self.show_frame()

    def show_answers(self, answers: nn.AnswerHistory, drawn: bool) -> None:
        """Show these; ``drawn`` tells whether there is a drawing."""
        self.view.answers, self.view.drawn = answers, drawn
        if self.isVisible():
            self.show_frame()

    def show_frame(self) -> None:
        super().show_frame()
        title = "" if self.view.asked(2) else tr("No predictions yet")
        told = tr("Draw a digit on the right and press Run: the predictions appear here.")
        if self.view.drawn:
            told = tr("Press Run (Space): the predictions for your drawing appear here.")
        if self.lanes and not self.lanes[0].prepared.sound.like_drawings:
            title, told = tr("No drawings for this data"), tr(NO_DRAWINGS)
        self.show_empty(title, told, "bars")

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        for lane in self.lanes:
            told = self.view.answers.told.get(lane.slot)
            if told is not None:
                rows = told.curves.all().mean
                digits = range(rows.shape[1] - 1)
                names += [f"{lane.name} step", *(f"{lane.name} {digit}" for digit in digits)]
                columns += list(rows.T)
        return names or ["nothing drawn"], beside_each_other(columns or [np.empty(0)])
