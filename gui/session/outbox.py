"""Outbox: what the training loop leaves for the window, which takes it at its own rate."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import nn
from gui.session.look_back import Found
from gui.session.state import SaveRequest


@dataclass
class Outbox:
    """The latest answer to each kind of request with the number of its run, and states to save.

    The loop only replaces the answers, and nobody changes one that was left here.
    """

    snapshot: tuple[int, nn.Snapshot] | None = None
    inspections: tuple[int, tuple[nn.Inspection, ...]] | None = None
    surveys: tuple[int, tuple[nn.Survey, ...]] | None = None
    traces: tuple[int, tuple[nn.LaneTrace, ...] | nn.NablascopeError] | None = None
    lane_copies: tuple[int, tuple[nn.LaneCopy, ...]] | None = None
    assessments: tuple[int, tuple[nn.Assessment, ...]] | None = None
    found: tuple[int, Found] | None = None  # of an earlier step
    replayed: float = 0.0  # the share of the way to it
    threads: int = 1  # that train at the same time
    save_requests: deque[SaveRequest] = field(default_factory=deque)

    def clear(self) -> None:
        """Drop the answers about a run that is gone; its states are still to be saved."""
        self.snapshot = self.inspections = self.surveys = self.traces = None
        self.lane_copies = self.assessments = self.found = None
