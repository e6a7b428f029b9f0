"""The loss of every lane."""

from __future__ import annotations

import nn
from gui import numbers
from gui.i18n import N_, tr
from gui.panels.lane_curves import LaneCurves

CEILING = 2.0  # times the first loss: a lane that explodes must not flatten the others


class LossPanel(LaneCurves):
    """Cross-entropy of the mini-batches and of the validation set."""

    name = "lossPanel"
    title = N_("Loss")
    question = N_("Is it still learning? The line is the mini-batch loss, the band its spread.")

    def column(self, layout: nn.Layout, lane: int) -> int:
        return layout.loss(lane)

    def evaluation_column(self, layout: nn.Layout, lane: int) -> int:
        return layout.evaluation_loss(lane)

    def text(self, value: float) -> str:
        return numbers.figure(value)

    def label_axes(self) -> None:
        self.plot.set_labels(tr("cross-entropy (nats)"), self.step_label(self.plot))

    def fit(self, highest: float) -> None:
        top = numbers.round_up(1.05 * min(highest, self._ceiling()))
        shown = self.plot.value_range[1]
        if not 0.4 * shown <= top <= shown:
            self.plot.fit_values(-0.03 * top, top)

    def _ceiling(self) -> float:
        """Where the view ends however large a loss becomes."""
        assert self.history
        first = self.history.evaluations.view(0, 0, 4).mean
        losses = (
            [
                first[0, self.history.layout.evaluation_loss(lane)]
                for lane in range(len(self.experiments))
            ]
            if len(first)
            else []
        )
        return CEILING * max(losses, default=float("inf"))
