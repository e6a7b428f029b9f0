"""Diagnosis: the doctor's rounds: one lane at a tick, so that no frame waits for it."""

from __future__ import annotations

from collections.abc import Sequence

import nn
from gui.lane_view import LaneView


class Diagnosis:
    """Examines the lanes of a run one after the other; a round gives the findings of all."""

    def __init__(self) -> None:
        self._waiting: list[nn.Inspection] = []
        self._findings: list[nn.Finding] = []

    def begin(self, inspections: Sequence[nn.Inspection]) -> None:
        """Begin a round with these inspections of the lanes."""
        self._waiting, self._findings = list(inspections), []

    def forget(self) -> None:
        """The lanes are others: the round is over without findings."""
        self._waiting = []

    def advance(self, lanes: Sequence[LaneView]) -> list[nn.Finding] | None:
        """Examine the next lane; the findings of all after the last one, else None."""
        if not self._waiting:
            return None
        inspection = self._waiting.pop(0)
        for lane in lanes:
            if lane.slot == inspection.slot:
                facts = nn.facts_of(lane.prepared)
                case = nn.Case(lane.experiment, lane.seen, inspection, facts, lane.failure)
                self._findings += nn.examine(case)
        return None if self._waiting else self._findings
