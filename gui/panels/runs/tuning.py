"""TuningPanel: the score against a field that varies, or over a plane of two fields."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.runs.score_axis import score_axis
from gui.panels.runs.sweep_panel import SweepPanel, column_name, numbers, score_text, value_text
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import color_table, write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

LEGEND, DOT, MARK, NAME = 20, 3.0, 5.0, 110
PALE = 55  # of 255: how strong the band between the lowest and the highest seed is
RATIO = 4.0  # between neighbours' distances, from which values are drawn on a log scale


class TuningView(QWidget):
    """A line with its spread for each name, or a heat map where two fields are numbers."""

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__()
        self.setObjectName("tuningView")
        self._panel = panel
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def fields(self) -> list[str]:
        """The varied fields that are numbers; of two, the map shows both."""
        found = [one for one in self._panel.varied if one not in self._panel.named]
        return found[:2] or list(self._panel.varied[:1]) or ["seed"]

    def paintEvent(self, event: QPaintEvent) -> None:
        results = self._panel.results
        if results is None or not results.finished:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fields = self.fields
        if len(fields) == 2:
            self._paint_map(painter, results, fields[0], fields[1])
        else:
            self._paint_lines(painter, results, fields[0])

    # A line for each name.

    def _paint_lines(self, painter: QPainter, results: nn.SweepResults, field: str) -> None:
        names = self._panel.line_column()
        names = names if names != field else None
        groups = results.groups(*([names] if names else []), field)
        scale = self._panel.scale
        groups = [nn.Group(one.key, tuple(scale * score for score in one.scores)) for one in groups]
        scores = [score for group in groups for score in group.scores]
        values = self._panel.values[field]
        legend = theme.px(LEGEND)
        across, places = places_of(values)
        area = Area.inside(
            QRectF(0, legend, self.width(), self.height() - legend), across, score_axis(scores)
        )
        if area.frame.height() < theme.px(30):
            return
        area.paint_grid(painter, column_name(field), numbers_across=False)
        area.paint_labels_across(painter, zip(places, map(value_text, values), strict=True))
        lower = [math.inf] * 2
        colors = self._panel.line_colors() if names else {"": theme.lane_color(0)}
        for name, color in colors.items():
            mine = [group for group in groups if not names or group.key[0] == name]
            xs = np.array([places[values.index(group.key[-1])] for group in mine])
            self._paint_line(painter, area, xs, mine, color)
            below = [one for one in mine if one.mean < area.up.low]
            for group in below:
                x = area.x(places[values.index(group.key[-1])])
                self._paint_below(painter, area, x, group, color, lower)
        self._paint_legend(painter, QRectF(area.frame.left(), 0, area.frame.width(), legend))

    def _paint_line(
        self, painter: QPainter, area: Area, xs: nn.Array, groups: Sequence[nn.Group], color: QColor
    ) -> None:
        """The mean, the band from the lowest to the highest seed, and a dot for each run."""
        if not groups:
            return
        low, mean, high = (
            np.array([one(group.scores) for group in groups]) for one in (min, np.mean, max)
        )
        area.paint_band(painter, xs, (low, high), color, PALE)
        area.paint_curve(painter, xs, mean, QPen(color, 2))
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(theme.color("card"))
        for x, group in zip(xs, groups, strict=True):
            for score in group.scores:
                if area.shows(float(x), score):
                    painter.drawEllipse(area.point(float(x), score), DOT, DOT)

    def _paint_below(
        self,
        painter: QPainter,
        area: Area,
        x: float,
        group: nn.Group,
        color: QColor,
        lower: list[float],
    ) -> None:
        """A triangle at the lower edge for runs that lie below it, with their range."""
        bottom = area.frame.bottom() - 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        corners = ((-MARK, -2 * MARK), (MARK, -2 * MARK), (0, 0))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, bottom + dy) for dx, dy in corners]))
        ends = [f"{one(group.scores):.3g}" for one in (min, max)]
        text = " … ".join(dict.fromkeys(ends))
        lines = 1 + (abs(lower[0] - x) < theme.px(NAME)) * lower[1] if lower[0] < math.inf else 1
        lower[:] = [x, lines]
        wide, line = theme.px(NAME), theme.px(14)
        left = min(max(x - wide / 2, area.frame.left() + 4), area.frame.right() - wide)
        box = QRectF(left, bottom - 2 * MARK - lines * line, wide, line)
        painter.setPen(color)
        painter.setFont(theme.number_font(11))
        side = Qt.AlignmentFlag.AlignHCenter
        if left != x - wide / 2:  # beside the edge of the plot: away from its numbers
            right = left < x - wide / 2
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        left = area.left()
        for name, color in self._panel.line_colors().items():
            if name == "":
                continue
            painter.setPen(QPen(color, 2))
            middle = area.center().y()
            painter.drawLine(QPointF(left, middle), QPointF(left + 16, middle))
            box = QRectF(left + 21, area.top(), area.right() - left - 21, area.height())
            write(painter, box, str(name), "text", theme.text_font(12))
            left += 21 + painter.fontMetrics().horizontalAdvance(str(name)) + 16
        told = tr("mean, lowest to highest seed")
        if set(self._panel.varied) - {*self.fields, self._panel.line_column()}:
            told = tr("mean over all that is not shown, lowest to highest")
        told = f"{tr('R²') if self._panel.scale == 1 else tr('accuracy (%)')} · {told}"
        write(painter, QRectF(left, area.top(), area.right() - left, area.height()), told, "muted")

    # A map of two.

    def _paint_map(
        self, painter: QPainter, results: nn.SweepResults, first: str, second: str
    ) -> None:
        """Mean scores: the first field across, the second one up."""
        groups = {group.key: group.mean for group in results.groups(first, second)}
        if results.plan.search != "grid":
            self._paint_scattered(painter, results, first, second)
            return
        columns, rows = self._panel.values[first], self._panel.values[second]
        means = np.array([[groups.get((x, y), math.nan) for x in columns] for y in rows])
        axis = score_axis(list(groups.values()))
        left, foot = theme.px(64), theme.px(34)
        room = QRectF(left, 4, self.width() - left - 8, self.height() - foot - 4)
        wide, high = room.width() / len(columns), room.height() / len(rows)
        for i in range(len(rows)):
            for j in range(len(columns)):
                top = room.bottom() - (i + 1) * high
                cell = QRectF(room.left() + j * wide, top, wide - 2, high - 2)
                self._paint_cell(painter, cell, means[i, j], axis)
        font = theme.number_font(10)
        for j, value in enumerate(columns):
            box = QRectF(room.left() + j * wide, room.bottom() + 2, wide - 2, theme.px(14))
            write(painter, box, value_text(value), "muted", font)
        for i, value in enumerate(rows):
            box = QRectF(0, room.bottom() - (i + 1) * high, left - 6, high)
            write(painter, box, value_text(value), "muted", font)
        line = QRectF(left, self.height() - theme.px(16), room.width(), theme.px(16))
        told = tr("{first} across, {second} up")
        names = column_name(first), column_name(second)
        write(painter, line, told.format(first=names[0], second=names[1]), "muted")

    def _paint_cell(self, painter: QPainter, cell: QRectF, mean: float, axis: Axis) -> None:
        if math.isnan(mean):
            painter.fillRect(cell, theme.color("raised"))
            return
        color = QColor(*map(int, color_table()[_shade(axis, mean)]))
        painter.fillRect(cell, color)
        assert self._panel.results is not None
        painter.setFont(theme.number_font(11))
        text = score_text(self._panel.results.regression, mean)
        if painter.fontMetrics().horizontalAdvance(text) < cell.width() - 4:
            painter.setPen(QColor("black" if color.lightnessF() > 0.5 else "white"))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_scattered(
        self, painter: QPainter, results: nn.SweepResults, first: str, second: str
    ) -> None:
        """Runs of a random search, as dots in the plane of two fields."""
        scores = [row["validation_score"] for row in results.finished]
        axis = score_axis([one for one in scores if one is not None])
        names = column_name(first), column_name(second)
        across, up = (axis_of(self._panel.values[field]) for field in (first, second))
        area = Area.inside(QRectF(self.rect()), across, up)
        told = tr("{first} across, {second} up").format(first=names[0], second=names[1])
        area.paint_grid(painter, told)
        painter.setPen(QPen(theme.color("card"), 1))
        for row in sorted(results.finished, key=lambda one: one["validation_score"] or 0.0):
            if row["validation_score"] is None:
                continue
            shade = color_table()[_shade(axis, row["validation_score"])]
            painter.setBrush(QColor(*map(int, shade)))
            at = area.point(row[first], row[second])
            painter.drawEllipse(at, 2 * DOT, 2 * DOT)


class TuningPanel(SweepPanel):
    """Which value is best, and how much depends on it."""

    name = "tuningPanel"
    companions = ("runs", "sweepCurves")
    title = N_("Score against what varies")
    question = N_("Which value is best, and how sure is that?")
    help = N_(
        "The validation score over the values of a field: the mean over the seeds, and the band "
        "from the lowest to the highest. Runs far below are marked at the lower edge with their "
        "scores. Two fields that are numbers become a map; the runs of a random search are dots. "
        "Above stands the share of the variance that each field explains."
    )

    def create(self) -> None:
        super().create()
        self.view = TuningView(self)
        self.body.addWidget(self.view, 1)

    def show_frame(self) -> None:
        told = tr("The score of every value, as soon as the first run has finished.")
        if self.show_whether_empty(told, "bars"):
            return
        assert self.results is not None
        shares = sorted(self.results.importance().items(), key=lambda one: -one[1])
        self.head.show_parts(
            [f"{column_name(name)} {formatting.percent(share, 0)} %" for name, share in shares]
        )
        self.head.setToolTip(tr("Share of the variance of the scores that each explains"))
        self.view.update()

    def table(self) -> tuple[list[str], nn.Array]:
        names = list(self.results.plan.columns) if self.results else []
        groups = self.results.groups(*names) if self.results else []
        rows = [[*group.key, len(group.scores), group.mean, group.deviation] for group in groups]
        columns = [*names, "runs", "mean", "standard deviation"]
        return columns, np.array(rows, object).reshape(-1, len(columns))


def axis_of(values: Sequence[Any]) -> Axis:
    """An axis for numbers by size, and for names by their order.

    Of numbers whose distances differ much it is logarithmic.
    """
    places = list(map(float, values if numbers(values) else range(len(values))))
    gaps, logarithmic = np.diff(places), False
    if numbers(values) and len(gaps) > 1 and min(places) > 0 and max(gaps) > RATIO * min(gaps):
        places, logarithmic = list(map(math.log10, places)), True
    around = max((places[-1] - places[0]) * 0.06, 0.3 if len(places) == 1 else 1e-9)
    return Axis(places[0] - around, places[-1] + around, logarithmic)


def places_of(values: Sequence[Any]) -> tuple[Axis, list[float]]:
    """The same axis with plain numbers, and where on it each value lies."""
    axis = axis_of(values)
    places = list(map(float, values if numbers(values) else range(len(values))))
    if axis.logarithmic:
        places = list(map(math.log10, places))
    return Axis(axis.low, axis.high), places


def _shade(axis: Axis, score: float) -> int:
    return round(255 * min(max(axis.share(score), 0.0), 1.0))
