"""FunctionsPanel: the functions of a network, tied to the lanes that train."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QStackedWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inside.functions.accuracy import AccuracyView
from gui.panels.inside.functions.activations import ActivationsView
from gui.panels.inside.functions.losses import LossesView
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.study import Study
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

ACTIVATIONS, LOSSES, ACCURACY = "activations", "losses", "accuracy"
VIEWS = {
    ACTIVATIONS: N_("Activation functions"),
    LOSSES: N_("Losses"),
    ACCURACY: N_("Why not accuracy"),
}


class FunctionsPanel(InspectionPanel):
    """Three views: activations with their slopes, all losses, and why the loss is minimized.

    Signals:
        outputs_asked: other outputs of the lanes are wanted (see ``losses``).
    """

    outputs_asked = pyqtSignal()

    name = "functionsPanel"
    workspace = "inside"
    timeless = True
    tab = N_("Functions")
    title = N_("Functions")
    question = N_("What do the functions of the network do?")
    help = N_(
        "Activation functions: each with its slope, and where on it the units of the lane stand. "
        "Losses: all losses of the same outputs, with their gradients. Why not accuracy: along a "
        "line through the weights the loss is smooth, the accuracy a staircase whose slope is 0."
    )

    def create(self) -> None:
        super().create()
        self.quantity = nn.PRE_ACTIVATIONS
        self.choice = Choice(VIEWS)
        self.choice.chosen.connect(self._on_view)
        self.tools.insertWidget(0, self.choice)
        self.tools.insertSpacing(0, 12)
        self.tools.addStretch(1)
        self.activations, self.losses = ActivationsView(), LossesView()
        self.accuracy = AccuracyView()
        self.losses.asked.connect(self.outputs_asked)
        self.stack = QStackedWidget()
        for view in (self.activations, self.losses, self.accuracy):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)

    @property
    def studies(self) -> Sequence[Study]:
        return (self.accuracy.study,)

    @property
    def view(self) -> str:
        """The name of the view that is seen, one of VIEWS."""
        return self.choice.current

    def show_view(self, name: str) -> None:
        """Show one of VIEWS."""
        self.choice.choose(name)

    def _on_view(self) -> None:
        self.stack.setCurrentIndex(list(VIEWS).index(self.view))
        self.quantity = nn.PRE_ACTIVATIONS if self.view == ACTIVATIONS else None
        self._begin()

    def _begin(self) -> None:
        """The view is seen: have what it needs."""
        if not self.isVisible():
            return
        if self.view == ACCURACY and self.accuracy.study.report is None:
            self.accuracy.ask()
        elif self.view == LOSSES:
            self.outputs_asked.emit()

    @property
    def wants_outputs(self) -> bool:
        """Whether outputs of the lanes are to be seen."""
        return self.isVisible() and self.view == LOSSES and self.losses.wanted != "free"

    def show_outputs(self, answers: Mapping[int, nn.Array] | None, truth: float | None) -> None:
        """What each lane gives for the sample that is wanted; ``truth`` is its class."""
        self.losses.show_answers(answers, truth)

    # What is shown.

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.losses.show_lanes(lanes)
        self.accuracy.show_lanes(lanes)
        self._begin()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.losses.show_lanes(lanes)
        self.accuracy.show_lanes(lanes)

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.show_frame()

    def show_frame(self) -> None:
        self.activations.show_lane(self.lane)
        self.activations.show_pairs(self.pairs())

    def take_inspections(self) -> None:
        if self.view == ACTIVATIONS:
            self.show_frame()

    @property
    def parts(self) -> int:
        return 1

    def show_part(self, index: int) -> None:
        if self.view == ACCURACY and self.accuracy.renew():
            self.outdated.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def table(self) -> tuple[list[str], nn.Array]:
        if self.view == ACTIVATIONS:
            return self.activations.table()
        return self.losses.table_of_losses() if self.view == LOSSES else self.accuracy.table()

    def retranslate(self) -> None:
        super().retranslate()
        self.choice.setToolTip(tr("What of the functions is shown"))
        self.show_frame()
