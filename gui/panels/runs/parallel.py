"""ParallelPanel: a line for each run through what varies and what came of it, with a brush."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.runs.sweep_panel import SweepPanel, column_name, score_text, value_text
from gui.panels.runs.tuning import places_of
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

OUTCOMES = ("train_loss", "validation_loss", "validation_score")
SIDE, HEAD, FOOT, BRUSH = 56, 22, 12, 9
FAINT = 40  # of 255: runs outside the brush
MOST_MARKS = 8  # numbers at an axis, about
MOST_FAINT = 300  # of those that are drawn
LEAST_BRUSH = 4.0  # pixels: a shorter one is a click, which takes the brush away


class ParallelView(QWidget):
    """The axes and lines. Drag along an axis to pick the runs that pass there.

    Signals:
        brushed: (run numbers, or None for all).
    """

    brushed = pyqtSignal(object)

    def __init__(self, panel: SweepPanel) -> None:
        super().__init__()
        self.setObjectName("parallelView")
        self._panel = panel
        self.brush: tuple[str, float, float] | None = None  # the axis, and two shares of it
        self._began: tuple[str, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def axes(self) -> list[str]:
        """What the axes show, from left to right."""
        seeds = self._panel.results is not None and self._panel.results.plan.seeds > 1
        return [*self._panel.varied, *(["seed"] if seeds else []), *OUTCOMES]

    def shares(self, column: str, rows: Sequence[nn.SweepRow]) -> nn.Array:
        """Where each run lies on an axis, 0 at its lower end; NaN where it has no value."""
        values = [row[column] for row in rows]
        if column in OUTCOMES:
            known = np.array([math.nan if one is None else one for one in values], float)
            return _outcome_shares(column, known)
        axis, places = places_of(self._panel.values[column])
        where = dict(zip(self._panel.values[column], places, strict=True))
        return np.array([axis.share(where[one]) for one in values])

    def paintEvent(self, event: QPaintEvent) -> None:
        results = self._panel.results
        if results is None or not results.finished:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = results.finished
        at = np.array([self.shares(column, rows) for column in self.axes])
        chosen = self._panel.chosen
        faint = [i for i, row in enumerate(rows) if chosen is not None and row["run"] not in chosen]
        bright = [i for i, row in enumerate(rows) if chosen is None or row["run"] in chosen]
        xs = self._xs()
        for index in faint[-MOST_FAINT:]:
            self._paint_run(painter, xs, at[:, index], QColor(theme.color("muted")), FAINT)
        strong = 230 if len(bright) < 60 else 120
        for index in bright:
            color = QColor(self._panel.color_of(rows[index]))
            self._paint_run(painter, xs, at[:, index], color, strong)
        for number, column in enumerate(self.axes):
            self._paint_axis(painter, number, column, rows)

    def _paint_run(
        self, painter: QPainter, xs: Sequence[float], at: nn.Array, color: QColor, alpha: int
    ) -> None:
        color.setAlpha(alpha)
        pen = QPen(color, 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        line = QPolygonF()
        for x, share in zip(xs, at.tolist(), strict=True):
            if math.isfinite(share):
                line.append(QPointF(x, self._y(share)))
        painter.drawPolyline(line)

    def _paint_axis(
        self, painter: QPainter, number: int, column: str, rows: Sequence[nn.SweepRow]
    ) -> None:
        x, top, bottom = self._x(number), self._y(1.0), self._y(0.0)
        painter.setPen(QPen(theme.color("muted"), 1))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        gap = (self.width() - 2 * theme.px(SIDE)) / max(len(self.axes) - 1, 1)
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("text"))
        wide = min(gap - 6, theme.px(120)) if len(self.axes) > 1 else theme.px(120)
        name = painter.fontMetrics().elidedText(
            column_name(column), Qt.TextElideMode.ElideRight, int(wide)
        )
        box = QRectF(x - wide / 2, 0, wide, theme.px(HEAD) - 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
        for share, text in self._marks(column, rows):
            y = self._y(share)
            text_box = QRectF(x + 4, y - 7, gap - 8 if number + 1 < len(self.axes) else 52, 14)
            painter.setFont(theme.number_font(10))
            room = painter.fontMetrics().horizontalAdvance(text) + 2.0
            back = QRectF(x + 3, y - 6, min(room, text_box.width()), 12)
            painter.fillRect(back, theme.color("card"))
            write(painter, text_box, text, "muted", theme.number_font(10))
        if self.brush is not None and self.brush[0] == column:
            low, high = sorted(self.brush[1:])
            span = QRectF(x - BRUSH, self._y(high), 2 * BRUSH, self._y(low) - self._y(high))
            painter.setPen(QPen(theme.color("accent"), 1.5))
            pale = QColor(theme.color("accent"))
            pale.setAlpha(50)
            painter.setBrush(pale)
            painter.drawRoundedRect(span, 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _marks(self, column: str, rows: Sequence[nn.SweepRow]) -> list[tuple[float, str]]:
        """Where an axis has a number or a name."""
        results = self._panel.results
        assert results is not None
        if column in OUTCOMES:
            values = [row[column] for row in rows if row[column] is not None]
            if not values:
                return []
            ends = dict.fromkeys((min(values), max(values)))
            shares = _outcome_shares(column, np.array(values, float))
            found = []
            for one in ends:
                share = float(shares[values.index(one)])
                text = formatting.brief(one)
                if column == OUTCOMES[-1]:
                    text = score_text(results.regression, one)
                found.append((share, text))
            return found
        values = self._panel.values[column]
        axis, places = places_of(values)
        step = 1 if column in self._panel.named else max(1, len(values) // MOST_MARKS)
        return [
            (axis.share(place), value_text(value))
            for value, place in list(zip(values, places, strict=True))[::step]
        ]

    def _x(self, number: int) -> float:
        return self._xs()[number]

    def _xs(self) -> list[float]:
        """Where the axes stand."""
        side, count = theme.px(SIDE), len(self.axes)
        gap = (self.width() - 2 * side) / max(count - 1, 1)
        return [side + number * gap for number in range(count)]

    def _y(self, share: float) -> float:
        head, foot = theme.px(HEAD), theme.px(FOOT)
        return self.height() - foot - share * (self.height() - head - foot)

    def _share(self, y: float) -> float:
        head, foot = theme.px(HEAD), theme.px(FOOT)
        share = (self.height() - foot - y) / max(self.height() - head - foot, 1)
        return min(max(share, -0.02), 1.02)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        distances = [abs(event.localPos().x() - x) for x in self._xs()]
        nearest = int(np.argmin(distances))
        self._began = self.axes[nearest], event.localPos().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._began is not None:
            self._brush_to(event.localPos().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._began is not None:
            self._brush_to(event.localPos().y())
            self._began = None

    def _brush_to(self, y: float) -> None:
        assert self._began is not None
        column, start = self._began
        if abs(y - start) < LEAST_BRUSH:
            self.pick(None)
        else:
            self.pick((column, self._share(start), self._share(y)))

    def pick(self, brush: tuple[str, float, float] | None) -> None:
        """Pick the runs that pass an axis between two shares of it; None for all."""
        self.brush = brush
        results = self._panel.results
        runs = None
        if brush is not None and results is not None:
            low, high = sorted(brush[1:])
            at = self.shares(brush[0], results.finished)
            inside = zip(results.finished, at.tolist(), strict=True)
            runs = [row["run"] for row, share in inside if low <= share <= high]
        self.brushed.emit(runs)
        self.update()


class ParallelPanel(SweepPanel):
    """What the best runs have in common.

    Signals:
        brushed: (run numbers, or None) a person picked runs.
    """

    brushed = pyqtSignal(object)

    name = "parallelPanel"
    companions = ("runs", "sweepCurves")
    title = N_("What the best runs have in common")
    question = N_("Which values do the good runs share?")
    help = N_(
        "Every line is a run: it passes each axis at its value. Drag along an axis to pick the "
        "runs that pass there; a click takes the choice away. Losses are on a log scale, and the "
        "axis of scores is stretched near its upper end."
    )

    def create(self) -> None:
        super().create()
        self.view = ParallelView(self)
        self.view.brushed.connect(self.brushed)
        self.body.addWidget(self.view, 1)

    def show_frame(self) -> None:
        told = tr("A line for every run, through its values and what came of it.")
        if self.show_whether_empty(told, "rows"):
            return
        assert self.results is not None
        if self.chosen is None:
            self.view.brush = None
            self.head.show_parts([tr("Drag along an axis to pick runs")])
        else:
            told = tr("{count} of {all} runs in the brush")
            count = {"count": len(self.chosen), "all": len(self.results.finished)}
            self.head.show_parts([told.format(**count)])
        self.view.update()

    def table(self) -> tuple[list[str], nn.Array]:
        columns = ["run", *self.view.axes]
        rows: list[list[Any]] = []
        if self.results is not None:
            rows = [[row[one] for one in columns] for row in self.results.finished]
        return columns, np.array(rows, object).reshape(-1, len(columns))


def _outcome_shares(column: str, values: nn.Array) -> nn.Array:
    """Losses by their logarithm; scores by their distance to the best one, stretched there."""
    known = values[np.isfinite(values)]
    if not len(known):
        return values
    if column == OUTCOMES[-1]:
        away = np.sqrt(np.maximum(known.max() - values, 0.0))
        return 1.0 - away / max(float(np.nanmax(away)), 1e-12)
    logs = np.log10(np.maximum(values, 1e-12))
    low, high = float(np.nanmin(logs)), float(np.nanmax(logs))
    shares: nn.Array = (logs - low) / max(high - low, 1e-12)
    return shares
