"""AssessedPanel: a panel about what the lanes say to every sample of the validation or test set."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import pyqtSignal

import nn
from gui.lane_view import LaneView
from gui.panels.selecting_panel import SelectingPanel
from gui.selection import Selection
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

PARTS = {"validation": N_("Validation set"), "test": N_("Test set")}


class AssessedPanel(SelectingPanel):
    """Base of panels that show the latest nn.Assessment of each lane.

    Signals:
        part_asked: ("validation" or "test") a person wants to see the other set.
    """

    part_asked = pyqtSignal(str)

    def create(self) -> None:
        super().create()
        self.assessments: dict[int, nn.Assessment] = {}
        self._fresh = False  # whether there are assessments that are not shown yet
        self.parts_choice = Choice(PARTS)
        self.parts_choice.setObjectName("resultPart")
        self.parts_choice.chosen.connect(self.part_asked)
        self.tools.insertWidget(0, self.parts_choice)
        self.tools.insertSpacing(0, 12)

    @property
    def pairs(self) -> list[tuple[LaneView, nn.Assessment]]:
        """The lanes that were assessed with finite predictions, with what was found."""
        found = ((lane, self.assessments.get(lane.slot)) for lane in self.lanes)
        return [
            (lane, one)
            for lane, one in found
            if one is not None and one.record is lane.record and one.finite
        ]

    @property
    def shown(self) -> nn.Assessment | None:
        """That of the lane that is edited; None where there is none."""
        lane = self.lane
        return next((one for other, one in self.pairs if other is lane), None)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.assessments = {}  # those of other lanes may be about other data
        self._show_parts()
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self._show_parts()
        self.show_frame()

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.show_frame()

    def take_assessments(self, assessments: Sequence[nn.Assessment]) -> None:
        """These are to be shown, as soon as the panel is seen."""
        self.assessments = {one.slot: one for one in assessments}
        self._fresh = True

    def show_taken(self) -> None:
        """Show what was taken, unless that is what is shown, and whether there is a test set."""
        self._show_parts()
        if self._fresh:
            self._fresh = False
            self.show_frame()

    def show_selection(self, selection: Selection) -> None:
        if selection.part != self.selection.part:
            self.assessments = {}
        self.parts_choice.show_chosen(selection.part)
        super().show_selection(selection)

    def missing(self) -> tuple[str, str]:
        """Why nothing is shown of the lane that is edited: a heading and a sentence, or ""."""
        lane = self.lane
        if self.shown is not None:
            return "", ""
        if lane is not None and lane.slot in self.assessments:
            return tr("Diverged"), tr("The predictions of this lane are not finite.")
        return tr("Measuring …"), tr("Every sample is predicted once.")

    def told_step(self) -> str:
        """Which steps the assessments belong to, in words; "" without any."""
        steps = sorted({one.step for one in self.assessments.values()})
        if not steps:
            return ""
        if steps == [0]:
            return tr("Untrained (step 0)")
        told = " / ".join(f"{step:,}" for step in steps)
        return tr("measured at step {step}").format(step=told)

    def _show_parts(self) -> None:
        """The test set can be chosen once every lane has ended."""
        ended = bool(self.lanes) and all(lane.over for lane in self.lanes)
        button = self.parts_choice.buttons["test"]
        button.setEnabled(ended)
        told = tr("The test set is used once, when training has ended.")
        button.setToolTip("" if ended else told)

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_parts()
        self.show_frame()
