"""The accuracy of every lane."""

from __future__ import annotations

import nn
from gui.lane_view import LaneView
from gui.panels.lane_curves import LaneCurves, Mark, Seen
from gui.style import formatting
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

BELOW, FAR_BELOW = -5.0, -105.0  # where the view begins; of an R² that is worse than the mean
ABOUT_R2 = N_(
    "How much of the target's variance do the predictions explain? 100 % is perfect, 0 % is as "
    "good as always predicting the mean, and below 0 % is worse."
)


class AccuracyPanel(LaneCurves):
    """Share of right answers in the mini-batches, the validation set, and a person's own digits."""

    name = "accuracyPanel"
    workspace = "train"
    title = N_("Accuracy")
    question = N_("How many predictions are correct?")
    help = N_(
        "The line is measured on the mini-batches, the circles on the validation set and the "
        "triangles on my digits. Augmented mini-batches are harder, so their line can be lower."
    )
    scale = 100.0
    notes_at_top = False

    column = nn.ACCURACY
    marks = (Mark(nn.ACCURACY, N_("validation"), "o"), Mark(nn.USER_DIGITS, N_("my digits"), "t1"))

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._show_title()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_title()

    def _show_title(self) -> None:
        """Name what is measured: the accuracy, or of a regression R²."""
        regression = self.task == nn.REGRESSION
        about = (ABOUT_R2,) if regression else (self.question, self.help)
        self._title.about = tip(*map(tr, about))
        self._title.setText("R²" if regression else tr(self.title))

    def text(self, value: float) -> str:
        return f"{formatting.percent(value)} %"

    def label_axes(self) -> None:
        regression = self.task == nn.REGRESSION
        told = tr("explained variance (%)") if regression else tr("correct predictions (%)")
        self.plot.set_labels(told, self.step_label(self.plot))
        term = explained("R²" if regression else "accuracy")
        self.plot.explain(tip(term), self.step_tip(self.plot))

    def fit(self, seen: dict[int, Seen]) -> None:
        ends = [float(one.latest.min()) for one in seen.values() if len(one.latest)]
        self.plot.fit_values(FAR_BELOW if min(ends, default=0.0) < BELOW else BELOW, 105.0)
