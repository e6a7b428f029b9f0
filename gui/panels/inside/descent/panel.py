"""DescentPanel: what a learning rate and an optimizer do, and what a mini-batch is worth."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QStackedWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inside.descent.noise_view import NoiseView
from gui.panels.inside.descent.one_view import OneView
from gui.panels.inside.descent.two_view import TwoView
from gui.panels.panel import Panel
from gui.panels.study import Study
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

ONE, TWO, NOISE = "one", "two", "noise"
VIEWS = {ONE: N_("One dimension"), TWO: N_("Two dimensions"), NOISE: N_("Gradient noise")}


class DescentPanel(Panel):
    """Three views: descent on a curve, optimizers on a plane, and the noise of the lanes."""

    name = "descentPanel"
    workspace = "inside"
    timeless = True
    tab = N_("Descent")
    title = N_("Descent")
    question = N_("How does a step find its way down?")
    help = N_(
        "One dimension: gradient descent with its tangents; on a parabola it diverges above 2/L, "
        "where L is the curvature. Two dimensions: optimizers race from one start. Gradient noise: "
        "the gradients of 1, 10 and 100 samples beside that of the whole training set, at the "
        "present weights of the lanes."
    )

    def create(self) -> None:
        super().create()
        self.choice = Choice(VIEWS)
        self.choice.chosen.connect(self._on_view)
        self.tools.insertWidget(0, self.choice)
        self.tools.insertSpacing(0, 12)
        self.tools.addStretch(1)
        self.one, self.two, self.noise = OneView(), TwoView(), NoiseView()
        self.stack = QStackedWidget()
        for view in (self.one, self.two, self.noise):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)

    @property
    def studies(self) -> Sequence[Study]:
        return (self.noise.study,)

    @property
    def view(self) -> str:
        """The name of the view that is seen, one of VIEWS."""
        return self.choice.current

    def show_view(self, name: str) -> None:
        """Show one of VIEWS."""
        self.choice.choose(name)

    def _on_view(self) -> None:
        self.stack.setCurrentIndex(list(VIEWS).index(self.view))
        self._begin()

    def _begin(self) -> None:
        """The view is seen: have what it needs."""
        if self.view == NOISE and self.isVisible() and self.noise.study.report is None:
            self.noise.ask()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.noise.show_lanes(lanes)
        self._begin()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.noise.show_lanes(lanes)

    def show_frame(self) -> None:
        self.noise.show_report()

    @property
    def parts(self) -> int:
        return 1

    def show_part(self, index: int) -> None:
        if self.view == NOISE and self.noise.renew():
            self.outdated.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def table(self) -> tuple[list[str], nn.Array]:
        if self.view == ONE:
            return self.one.table()
        return self.two.table() if self.view == TWO else self.noise.table()

    def retranslate(self) -> None:
        super().retranslate()
        self.choice.setToolTip(tr("What of the descent is shown"))
