"""ThresholdPanel: which mistakes a threshold between two classes trades for which."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.assessed_panel import AssessedPanel
from gui.panels.head_line import HeadLine
from gui.panels.lane_curves import beside_each_other
from gui.panels.results.confusion.matrix import MatrixView, Shown
from gui.panels.results.threshold.plots import CalibrationPlot, Judged, ThresholdPlot
from gui.selection import Selection
from gui.style import formatting
from gui.style.i18n import N_, tr

USUAL = 0.5


class ThresholdPanel(AssessedPanel):
    """ROC, precision over recall and calibration of every lane, and the matrix at a threshold."""

    name = "thresholdPanel"
    workspace = "results"
    tab = N_("Threshold")
    title = N_("Threshold")
    question = N_("Above which probability is the second class predicted?")
    help = N_(
        "For two classes. Drag the point of a curve: a lower threshold finds more of the second "
        "class and raises more false alarms. Calibration: of the samples that are given 80 %, "
        "80 % should belong to the class."
    )

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return bool(lanes) and lanes[0].prepared.sound.classes == 2

    def create(self) -> None:
        super().create()
        self.threshold = USUAL
        self.head = HeadLine()
        self.tools.addWidget(self.head, 1)
        self.reset_button = QPushButton()
        self.reset_button.setObjectName("thresholdResetButton")
        self.reset_button.setProperty("role", "small")
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset_button.clicked.connect(lambda: self._move(USUAL))
        self.roc, self.pr = ThresholdPlot("roc"), ThresholdPlot("pr")
        self.calibration = CalibrationPlot()
        self.matrix = MatrixView("thresholdMatrix")
        self.matrix.chosen.connect(self._on_cell)
        for plot in (self.roc, self.pr):
            plot.moved.connect(self._move)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.matrix, 3)
        side.addWidget(self.told)
        side.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 4, 6, 4)
        grid.setSpacing(12)
        grid.addWidget(self.roc, 0, 0)
        grid.addWidget(self.pr, 0, 1)
        grid.addWidget(self.calibration, 1, 0)
        grid.addLayout(side, 1, 1)
        for line in range(2):
            grid.setColumnStretch(line, 1)
            grid.setRowStretch(line, 1)
        self.body.addWidget(inner, 1)
        self._judged: tuple[Judged, ...] = ()
        self._made_of: list[nn.Assessment] = []

    def show_frame(self) -> None:
        lane, data = self.lane, self.lane.prepared.dataset if self.lane is not None else None
        two = data is not None and len(data.class_names) == 2
        found = self.shown
        title, told = self.missing()
        if data is not None and not two:
            title, told = tr("Not two classes"), tr("A threshold parts two classes only.")
        self.show_empty(title, told, "bars")
        if title or found is None or lane is None or data is None:
            return
        self._judge()
        slot = lane.slot
        self.roc.show_curves(self._judged, slot, self.threshold)
        self.pr.show_curves(self._judged, slot, self.threshold)
        self.calibration.show_curves(self._judged)
        curve = next(one.curve for one in self._judged if one.slot == slot)
        matrix = curve.at(self.threshold)
        shown = Shown.of(matrix, slot, shares=False)
        name = tr("at threshold {threshold}").format(threshold=f"{self.threshold:.3f}")
        parts = [(f"● {lane.name}", f"lane{slot}"), (name, "muted")]
        self.matrix.show_matrix(shown, data.class_names, parts)
        self._tell(matrix, data.class_names[1])
        self.head.show_parts([self.told_step()])

    def _judge(self) -> None:
        """Make the curves, where there are other predictions than before."""
        found = [one for _, one in self.pairs]
        if len(found) == len(self._made_of) and all(
            one is other for one, other in zip(found, self._made_of, strict=True)
        ):
            return
        self._made_of = found
        self._judged = tuple(
            Judged(
                lane,
                nn.ThresholdCurve.of(one.truth, one.upper_shares),
                nn.Calibration.of(one.truth, one.upper_shares),
            )
            for lane, one in self.pairs
        )

    def _tell(self, matrix: nn.Array, upper: str) -> None:
        scores = nn.ClassScores.of(matrix)
        accuracy = float(np.trace(matrix)) / max(int(matrix.sum()), 1)
        told = tr(
            "'{name}': precision {precision} %, recall {recall} %, F1 {f1} %. Accuracy of both "
            "classes: {accuracy} %."
        )
        precision, recall, f1 = map(float, scores.rows[1])
        self.told.setText(
            told.format(
                name=upper,
                precision=formatting.percent(precision),
                recall=formatting.percent(recall),
                f1=formatting.percent(f1),
                accuracy=formatting.percent(accuracy),
            )
        )

    def _move(self, threshold: float) -> None:
        self.threshold = threshold
        self.show_frame()

    def _on_cell(self, truth: int, predicted: int) -> None:
        """The first sample of a cell at this threshold goes to the probe."""
        found = self.shown
        if found is None:
            return
        taken = found.upper_shares >= self.threshold
        chosen = np.flatnonzero((found.truth == truth) & (taken == bool(predicted)))
        if len(chosen):
            sample = int(nn.by_loss(chosen, found)[0])
            self.probe_asked.emit(Selection(self.selection.part, (truth, predicted), sample))

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        self._made_of = []
        super().show_run(history, lanes)

    def retranslate(self) -> None:
        super().retranslate()
        self.reset_button.setText(tr("Threshold 0.5"))
        self.reset_button.setToolTip(tr("Predict the class that is more probable"))

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        for one in self._judged:
            curve = one.curve
            names += [f"{one.lane.name} threshold", "false positive rate", "recall", "precision"]
            columns += [
                curve.thresholds, curve.false_positive_rate, curve.true_positive_rate,
                curve.precision,
            ]  # fmt: skip
        return names or ["nothing"], beside_each_other(columns or [np.empty(0)])
