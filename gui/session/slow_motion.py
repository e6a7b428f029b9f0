"""SlowMotion: so many steps per second, or as many as possible; and where to stop."""

from __future__ import annotations

import math
from time import perf_counter

import nn
from gui.session.command_queue import CommandQueue

LONGEST_WAIT_SECONDS = 0.02
NEAR = 8  # steps before the end, from which on lanes take one after the other


class SlowMotion:
    """Tells when the next step may be taken; without a pace, always.

    ``until`` is the step of the first lane at which training pauses; the other lanes come as far.
    """

    def __init__(self, queue: CommandQueue) -> None:
        self.steps_per_second: float | None = None
        self.until: int | None = None
        self._queue = queue
        self._due = 0.0  # when the next step may be taken

    def follow(self, steps_per_second: float | None) -> None:
        """Take so many steps per second from now on; None for as many as possible."""
        self.steps_per_second = steps_per_second

    def is_free(self, race: nn.Race) -> bool:
        """Whether lanes may run as fast as they can."""
        return self.steps_per_second is None and self._left(race) > NEAR

    def is_over(self, race: nn.Race) -> bool:
        """Whether all lanes have come to where they pause."""
        return self._left(race) <= 0

    def _left(self, race: nn.Race) -> float:
        """How many steps the lane that is furthest behind has left."""
        if self.until is None:
            return math.inf
        samples = self.until * race.lanes[0].batches.batch_size
        going = [one for one in race.lanes if not (one.over or one.paused or one.stop)]
        left = [math.ceil((samples - one.samples) / one.batches.batch_size) for one in going]
        evaluating = any(one.evaluating for one in going)
        return max(max(left, default=0), int(evaluating))

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
