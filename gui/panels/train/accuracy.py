"""The accuracy of every lane."""

from __future__ import annotations

import nn
from gui.lane_view import LaneView
from gui.panels.lane_curves import LaneCurves, Look, Seen
from gui.style import formatting
from gui.style.i18n import N_, tr

BELOW, FAR_BELOW = -5.0, -105.0  # where the view begins; of an R² that is worse than the mean
ABOUT_R2 = N_(
    "How much of the targets' variance do the answers explain? 1 is all of it, 0 is no better than "
    "always to answer the mean, below 0 is worse."
)


class AccuracyPanel(LaneCurves):
    """Share of right answers in the mini-batches, the validation set, and a person's own digits."""

    name = "accuracyPanel"
    workspace = "train"
    title = N_("Accuracy")
    question = N_("How many answers are right?")
    help = N_(
        "The circles are digits it was not trained on, the triangles are my own. "
        "Augmented mini-batches are harder than either, so their line may lie below."
    )
    scale = 100.0
    notes_at_top = False

    column = nn.ACCURACY
    looks = (Look(nn.ACCURACY, N_("validation"), "o"), Look(nn.OWN, N_("mine"), "t1"))

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._show_title()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_title()

    def _show_title(self) -> None:
        """Name what is measured: the accuracy, or of a regression R²."""
        regression = self.task == nn.REGRESSION
        self._title.about = tr(ABOUT_R2 if regression else self.question)
        self._title.setText("R²" if regression else tr(self.title))

    def text(self, value: float) -> str:
        return f"{formatting.percent(value)} %"

    def label_axes(self) -> None:
        regression = self.task == nn.REGRESSION
        told = tr("explained variance (%)") if regression else tr("right answers (%)")
        self.plot.set_labels(told, self.step_label(self.plot))

    def fit(self, seen: dict[int, Seen]) -> None:
        ends = [float(one.latest.min()) for one in seen.values() if len(one.latest)]
        self.plot.fit_values(FAR_BELOW if min(ends, default=0.0) < BELOW else BELOW, 105.0)
