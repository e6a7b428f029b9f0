"""InspectionPanel: a panel of inspections of the lanes, which are made only while it is seen."""

from __future__ import annotations

from collections.abc import Sequence

import nn
from gui.lane_view import LaneView
from gui.panels.empty_state import RUN
from gui.panels.panel import Panel
from gui.style.i18n import tr


class InspectionPanel(Panel):
    """Base of panels that show the latest nn.Inspection of each lane.

    ``quantity`` tells which histograms it wants (one of nn.QUANTITIES), None for none.
    """

    def create(self) -> None:
        super().create()
        self.quantity: str | None = None
        self.inspections: dict[int, nn.Inspection] = {}

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.inspections = {}
        self.show_frame()

    def show_inspections(self, inspections: Sequence[nn.Inspection]) -> None:
        """Show these inspections of the lanes, part by part where there are parts."""
        self.inspections = {one.slot: one for one in inspections}
        self.take_inspections()
        self.outdated.emit()

    def take_inspections(self) -> None:
        """The inspections are others: a panel with parts waits to be asked for each of them."""
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def pairs(self) -> list[tuple[LaneView, nn.Inspection]]:
        """The lanes that were inspected."""
        return [
            (lane, self.inspections[lane.slot])
            for lane in self.lanes
            if lane.slot in self.inspections
        ]

    def show_waiting(self, waiting: bool, told: str, ghost: str) -> None:
        """Say what will be here until there is an inspection; a run that has begun needs no Run."""
        begun = any(lane.record.step for lane in self.lanes)
        title = tr("Measuring …") if begun else tr("Nothing measured yet")
        self.show_empty(title if waiting else "", told if begun else f"{told} {tr(RUN)}", ghost)

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()
