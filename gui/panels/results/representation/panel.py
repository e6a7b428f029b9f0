"""RepresentationPanel: what the layers make of the samples."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtGui import QShowEvent

import nn
from gui.lane_view import LaneView
from gui.panels.results.representation.view import RepresentationView
from gui.panels.selecting_panel import SelectingPanel
from gui.panels.study import Study
from gui.selection import Selection
from gui.style.i18n import N_


class RepresentationPanel(SelectingPanel):
    """The validation samples in the planes of three layers, and whether the classes part."""

    name = "representationPanel"
    workspace = "results"
    tab = N_("Representation")
    title = N_("Representation")
    question = N_("Do the classes part inside the network?")
    help = N_(
        "Each sample by the activations of a layer, in the plane of their first two principal "
        "components. In a network that learns the classes part from layer to layer; where the "
        "gradient vanishes they stay mixed. The curve below counts it: the share of the variance "
        "of the activations that lies between classes."
    )

    def create(self) -> None:
        super().create()
        self.view = RepresentationView()
        self.view.sample_clicked.connect(
            lambda sample: self.probe_asked.emit(Selection("validation", None, sample))
        )
        self.body.addWidget(self.view, 1)

    @property
    def studies(self) -> Sequence[Study]:
        return (self.view.study,)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.view.show_lanes(lanes)
        self._begin()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.view.show_lanes(lanes)

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.view.show_slot(slot)

    def show_selection(self, selection: Selection) -> None:
        self.selection = selection
        if selection.part == "validation":
            self.view.show_sample(selection.sample)

    def show_given(self, x: nn.Array | None) -> None:
        """The sample on the right (features,) is another."""
        if self.isVisible():
            self.view.show_given(x)

    @property
    def parts(self) -> int:
        return 1

    def show_part(self, index: int) -> None:
        if self.view.renew():
            self.outdated.emit()

    def show_frame(self) -> None:
        self.view.show_report()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self.isVisible() and self.view.study.report is None and not self.view.study.busy:
            self.view.ask()

    def table(self) -> tuple[list[str], nn.Array]:
        return self.view.table()
