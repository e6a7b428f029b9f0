"""K-fold: the same recipe K times, each time with another fold held out."""

from __future__ import annotations

import math

import numpy as np
from PyQt5.QtCore import QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QPushButton, QSizePolicy, QSpinBox, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.data_panel import DataPanel
from gui.plotting.pixels import write
from gui.style import theme
from gui.style.i18n import N_, tr

MOST_ROW, NAME, RESULT, FOOT = 40, 64, 200, 28
MOST_FOLDS = 20


class FoldsView(QWidget):
    """A row for each run: which fold is held out, and what it came to."""

    def __init__(self) -> None:
        super().__init__()
        self.folds: nn.FoldsProgress | None = None
        self.count = 5
        self.color = theme.lane_color(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = self.folds.count if self.folds else self.count
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
        done = len(self.folds.results) if self.folds else 0
        for fold in range(count):
            box = QRectF(strip.left() + fold * cell, strip.top(), cell - 2, strip.height())
            painter.fillRect(box, self.color if fold == row else theme.color("raised"))
        if self.folds and row == done and not self.folds.over:
            share = self.folds.progress * count - done
            line = QRectF(strip.left(), strip.bottom() - 3, strip.width() * share, 3)
            painter.fillRect(line, theme.color("accent"))
        text, color = self._result(row, done)
        right = QRectF(strip.right() + 12, area.top(), result, area.height())
        write(painter, right, text, color, theme.number_font(12))

    def _result(self, row: int, done: int) -> tuple[str, str]:
        if self.folds is None:
            return "", "muted"
        if row < done:
            one = self.folds.results[row]
            if one.failure is not None:
                return tr("stopped"), "bad"
            return f"{self._score(one.score)}   n = {one.samples:,}", "text"
        running = row == done and not self.folds.over
        return (tr("training …") if running else ""), "muted"

    def _score(self, value: float) -> str:
        regression = self.folds is not None and self.folds.regression
        return f"R² {value:.4f}" if regression else f"{100 * value:.2f} %"

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        if self.folds is None or not self.folds.results:
            told = tr("Each row is one run. The colored fold is held out to test the network.")
            write(painter, area, told, "muted")
            return
        mean, spread = nn.mean_and_spread(self.folds.results)
        if math.isnan(spread):
            return
        told = tr("{done} of {count} folds: {mean} ± {spread} (mean ± standard deviation)").format(
            done=len(self.folds.results),
            count=self.folds.count,
            mean=self._score(mean),
            spread=self._score(spread).removeprefix("R² "),
        )
        write(painter, area, told, "text", theme.text_font(14, strong=True))


class FoldsPanel(DataPanel):
    """Cross-validation of the lane that is edited.

    Signals:
        start_asked: (slot, folds) a person wants the runs.
        cancel_asked: a person has seen enough.
    """

    start_asked = pyqtSignal(int, int)
    cancel_asked = pyqtSignal()

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

    def create(self) -> None:
        super().create()
        self.view = FoldsView()
        self.count, self.button = QSpinBox(), QPushButton()
        self.button.setProperty("role", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count.setObjectName("foldCount")
        self.count.setRange(2, MOST_FOLDS)
        self.count.setValue(5)
        self.count.setPrefix("K = ")
        self.count.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.count.valueChanged.connect(self._on_count)
        self.button.setObjectName("foldsButton")
        self.button.clicked.connect(self._on_button)
        self.tools.addWidget(self.count)
        self.tools.addWidget(self.button)
        self.body.addWidget(self.view, 1)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        self.view.folds = None
        super().show_run(history, lanes)

    def show_folds(self, folds: nn.FoldsProgress | None) -> None:
        """How far the runs are."""
        self.view.folds = folds
        self.show_frame()

    @property
    def _running(self) -> bool:
        return self.view.folds is not None and not self.view.folds.over

    def show_frame(self) -> None:
        lane = self.lane
        if lane is not None:
            self.view.color = theme.lane_color(lane.slot)
        self.view.count = self.count.value()
        self.button.setText(tr("Cancel") if self._running else tr("Run the folds"))
        self.count.setEnabled(not self._running)
        told = ""
        if self.view.folds is not None:
            told = tr("for '{name}'").format(name=self.view.folds.name)
        self.say(told)
        self.view.update()

    def table(self) -> tuple[list[str], nn.Array]:
        results = self.view.folds.results if self.view.folds else ()
        rows = [[one.fold + 1, one.samples, one.loss, one.score] for one in results]
        return ["fold", "samples", "loss", "score"], np.array(rows, float).reshape(-1, 4)

    def retranslate(self) -> None:
        super().retranslate()
        self.count.setToolTip(tr("Number of folds"))
        self.count.setAccessibleName(tr("Number of folds"))
        self.button.setToolTip(
            tr("Train one network for each fold. The current run pauses until all are done.")
        )
        self.show_frame()

    def _on_count(self) -> None:
        self.view.folds = None
        self.show_frame()

    def _on_button(self) -> None:
        if self._running:
            self.cancel_asked.emit()
        else:
            lane = self.lane
            if lane is not None:
                self.start_asked.emit(lane.slot, self.count.value())
