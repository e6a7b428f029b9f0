"""The accuracy of every lane."""

from __future__ import annotations

import nn
from gui import numbers
from gui.i18n import N_, tr
from gui.panels.lane_curves import LaneCurves, Look


class AccuracyPanel(LaneCurves):
    """Share of right answers in the mini-batches, the validation set, and a person's own digits."""

    name = "accuracyPanel"
    title = N_("Accuracy")
    question = N_(
        "How many answers are right? The circles are digits it was not trained on, the triangles "
        "are my own. Augmented mini-batches are harder than either, so their line may lie below."
    )
    scale = 100.0
    notes_at_top = False

    column = nn.ACCURACY
    looks = (Look(nn.ACCURACY, N_("validation"), "o"), Look(nn.OWN, N_("mine"), "t1"))

    def text(self, value: float) -> str:
        return f"{numbers.percent(value)} %"

    def label_axes(self) -> None:
        self.plot.set_labels(tr("right answers (%)"), self.step_label(self.plot))

    def fit(self, highest: float) -> None:
        self.plot.fit_values(-5.0, 105.0)
