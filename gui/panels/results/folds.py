"""K-fold: the same recipe K times, each time with another fold held out."""

from __future__ import annotations

import math
from functools import partial

from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.series_panel import Make, SeriesPanel
from gui.plotting.pixels import write
from gui.style import theme
from gui.style.i18n import N_, tr

MOST_ROW, NAME, RESULT, FOOT = 40, 64, 200, 28


class FoldsView(QWidget):
    """A row for each run: which fold is held out, and what it came to."""

    def __init__(self, panel: FoldsPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        series = self._panel.series
        count = series.count if series else self._panel.count.value()
        foot = theme.px(FOOT)
        height = min((self.height() - foot) / count, theme.px(MOST_ROW))
        for row in range(count):
            self._paint_row(painter, QRectF(0, row * height, self.width(), height - 3), row, count)
        self._paint_foot(painter, QRectF(0, count * height, self.width(), foot))

    def _paint_row(self, painter: QPainter, area: QRectF, row: int, count: int) -> None:
        name, result = theme.px(NAME), theme.px(RESULT)
        write(painter, QRectF(0, area.top(), name - 4, area.height()),
              tr("run {number}").format(number=row + 1), "muted")  # fmt: skip
        strip = QRectF(name, area.top(), area.width() - name - result - 12, area.height())
        cell = strip.width() / count
        series, lane = self._panel.series, self._panel.lane
        color = theme.lane_color(lane.slot if lane else 0)
        done = len(series.results) if series else 0
        for fold in range(count):
            box = QRectF(strip.left() + fold * cell, strip.top(), cell - 2, strip.height())
            painter.fillRect(box, color if fold == row else theme.color("raised"))
        if series and row == done and not series.over:
            share = series.progress * count - done
            line = QRectF(strip.left(), strip.bottom() - 3, strip.width() * share, 3)
            painter.fillRect(line, theme.color("accent"))
        text, tint = self._result(row, done)
        right = QRectF(strip.right() + 12, area.top(), result, area.height())
        write(painter, right, text, tint, theme.number_font(12))

    def _result(self, row: int, done: int) -> tuple[str, str]:
        series = self._panel.series
        if series is None:
            return "", "muted"
        if row < done:
            one = series.results[row]
            if one.failure is not None:
                return tr("stopped"), "bad"
            return f"{self._panel.score_text(one.score)}   n = {one.samples:,}", "text"
        running = row == done and not series.over
        return (tr("training …") if running else ""), "muted"

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        series = self._panel.series
        if series is None or not series.results:
            told = tr("Each row is one run. The colored fold is held out to test the network.")
            write(painter, area, told, "muted")
            return
        mean, spread = nn.mean_and_spread(series.results)
        if math.isnan(spread):
            return
        told = tr("{done} of {count} folds: {mean} (mean ± standard deviation)").format(
            done=len(series.results),
            count=series.count,
            mean=self._panel.score_text(mean, spread),
        )
        write(painter, area, told, "text", theme.text_font(14, strong=True))


class FoldsPanel(SeriesPanel):
    """Cross-validation of the lane that is edited."""

    name = "foldsPanel"
    workspace = "results"
    tab = N_("K-fold")
    title = N_("K-fold cross-validation")
    question = N_("How much does the result depend on the split?")
    help = N_(
        "The training and validation samples are divided into K folds. K networks with the same "
        "seed are trained, each without one of the folds, and tested on that fold. The test set is "
        "not used."
    )
    kind = nn.CrossValidation
    numbers = 2, 20, 5

    def create(self) -> None:
        super().create()
        self.view = FoldsView(self)
        self.count.setObjectName("foldCount")
        self.count.setPrefix("K = ")
        self.button.setObjectName("foldsButton")
        self.body.addWidget(self.view, 1)

    def make(self) -> Make:
        return partial(nn.CrossValidation, folds=self.count.value())

    def start_text(self) -> str:
        return tr("Run the folds")

    def show_view(self) -> None:
        self.view.update()

    def table(self) -> tuple[list[str], nn.Array]:
        results = self.series.results if self.series else ()
        rows = [[one.fold + 1, one.samples, one.loss, one.score] for one in results]
        return self.table_of(["fold", "samples", "loss", "score"], rows)

    def retranslate(self) -> None:
        super().retranslate()
        self.count.setToolTip(tr("Number of folds"))
        self.count.setAccessibleName(tr("Number of folds"))
        self.button.setToolTip(
            tr("Train one network for each fold. The current run pauses until all are done.")
        )
