"""Renewal: when something expensive about the lanes is worked out again while they train."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from gui.lane_view import LaneView

LEAST_SECONDS = 2.0  # between two answers, unless told
SHARE = 0.2  # of the time may go into the work


class Renewal:
    """Asks for a new answer when the lanes are at another step, and the work has rested."""

    def __init__(self, least_seconds: float = LEAST_SECONDS) -> None:
        self._least = least_seconds
        self._began = self._due = 0.0
        self._steps: list[int] = []
        self._working = False

    def begin(self, lanes: Sequence[LaneView]) -> None:
        """The work begins, about these lanes as they are."""
        self._began, self._working = perf_counter(), True
        self._steps = [lane.seen.step for lane in lanes]

    def end(self) -> None:
        """The answer has come; when that is said again, nothing changes."""
        if not self._working:
            return
        self._working = False
        now = perf_counter()
        took = now - self._began
        self._due = max(self._began + self._least, now + took * (1.0 / SHARE - 1.0))

    def is_stale(self, lanes: Sequence[LaneView]) -> bool:
        """Whether the lanes are at another step since."""
        return self._steps != [lane.seen.step for lane in lanes]

    def is_due(self, lanes: Sequence[LaneView]) -> bool:
        """Whether it is time, and there is something new."""
        return perf_counter() >= self._due and self.is_stale(lanes)
