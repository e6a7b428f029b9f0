"""Learning curve: the same recipe with fewer and with more training samples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PyQt5.QtWidgets import QLabel

import nn
from gui.panels.results.learning_curve.plot import LearningCurvePlot
from gui.panels.series_panel import Make, SeriesPanel
from gui.style.i18n import N_, tr

CHANGES = {
    "better": N_("The curve still rises: more data is likely to help."),
    "same": N_("The difference is within the spread of the seeds."),
    "worse": N_("More samples did worse: they may need more steps."),
}
NAMES = ["samples", "seed", "loss", "score", "training score"]


class LearningCurvePanel(SeriesPanel):
    """The score over the training-set size, of the lane that is edited."""

    name = "learningCurvePanel"
    workspace = "results"
    tab = N_("Learning curve")
    title = N_("Learning curve")
    question = N_("Would more data help?")
    help = N_(
        "Networks are trained on parts of the training set, from a few samples to all of them, "
        "and tested on the same validation set. Each size is trained with several seeds; a bar is "
        "the mean ± standard deviation. If the curve still rises at its right end, more data is "
        "likely to help. If it is flat, change the network instead."
    )
    kind = nn.LearningCurve
    numbers = 1, 20, 3

    def create(self) -> None:
        super().create()
        self.count.setObjectName("seedCount")
        self.button.setObjectName("learningCurveButton")
        self.plot, self.told = LearningCurvePlot(), QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.told)

    def make(self) -> Make:
        return partial(nn.LearningCurve, seeds=self.count.value())

    def start_text(self) -> str:
        return tr("Run the sizes")

    def show_view(self) -> None:
        results = self.series.results if self.series else ()
        means = nn.curve_means(results)
        slot = self.lane.slot if self.lane else 0
        self.plot.show_results(results, means, slot, bool(self.series and self.series.regression))
        title = "" if results else tr("Learning curve")
        self.show_empty(title, self._before(), "rows")
        self.told.setText(self._sentence(means))

    def _before(self) -> str:
        """What will be done, and how much work that is."""
        lane = self.lane
        if lane is None:
            return ""
        if self.going_on:
            return tr("Training …")
        sizes = nn.usual_sizes(lane.prepared.sound, lane.experiment.train_size)
        told = tr(
            "{runs} runs of {steps} steps each: {sizes} training samples, {seeds} times each. The "
            "current run pauses until all are done."
        )
        return told.format(
            runs=len(sizes) * self.count.value(),
            steps=f"{lane.experiment.steps:,}",
            sizes=", ".join(f"{size:,}" for size in sizes),
            seeds=self.count.value(),
        )

    def _sentence(self, means: Sequence[nn.SizeMean]) -> str:
        """What the curve says at its right end."""
        series = self.series
        if series is None or len(means) < 2 or not series.over:
            done = 0 if series is None else len(series.results)
            told = tr("{done} of {count} runs")
            return told.format(done=done, count=series.count) if series and done else ""
        before, last = means[-2:]
        told = tr("With {size} samples: {mean}. With {fewer} samples: {less}.").format(
            size=f"{last.size:,}",
            mean=self.score_text(last.score, last.spread),
            fewer=f"{before.size:,}",
            less=self.score_text(before.score, before.spread),
        )
        change = nn.last_change(means)
        return f"{told} {tr(CHANGES[change])}" if change else told

    def table(self) -> tuple[list[str], nn.Array]:
        results = self.series.results if self.series else ()
        rows = [[one.size, one.seed, one.loss, one.score, one.train_score] for one in results]
        return self.table_of(NAMES, rows)

    def retranslate(self) -> None:
        self.count.setPrefix(tr("seeds: "))
        super().retranslate()
        self.count.setToolTip(tr("How often each size is trained"))
        self.count.setAccessibleName(tr("How often each size is trained"))
        self.button.setToolTip(
            tr("Train on parts of the training set. The current run pauses until all are done.")
        )
