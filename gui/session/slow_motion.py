"""SlowMotion: so many steps per second, or as many as possible."""

from __future__ import annotations

import math
from time import perf_counter

from gui.session.command_queue import CommandQueue

LONGEST_WAIT_SECONDS = 0.02


class SlowMotion:
    """Tells when the next step may be taken; without a pace, always."""

    def __init__(self, queue: CommandQueue) -> None:
        self.steps_per_second: float | None = None
        self._queue = queue
        self._due = 0.0  # when the next step may be taken

    def is_due(self) -> bool:
        """Whether the next step may be taken; waits a little when it may not."""
        now = perf_counter()
        pace = self.steps_per_second or math.inf
        self._due = min(self._due, now + 1.0 / pace)  # the pace may have become faster
        if now < self._due:
            self._queue.wait(min(self._due - now, LONGEST_WAIT_SECONDS))
            return False
        self._due = now + 1.0 / pace
        return True
