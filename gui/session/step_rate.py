"""StepRate: how many steps per second each lane takes, over the last second."""

from __future__ import annotations

from collections import deque
from time import perf_counter

import nn

WINDOW_SECONDS = 1.0


class StepRate:
    """Steps per second; it is told of the records at every tick."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, dict[int, int]]] = deque()  # moments; steps by slot

    def clear(self) -> None:
        """Begin again: training has just started, or the lanes are others."""
        self._marks.clear()

    def mark(self, history: nn.History) -> None:
        """Note how far the lanes are now."""
        now = perf_counter()
        self._marks.append((now, {one.slot: one.step for one in history.records}))
        while len(self._marks) > 2 and now - self._marks[0][0] > WINDOW_SECONDS:
            self._marks.popleft()

    def of(self, slot: int) -> float | None:
        """Of one lane; None when there is nothing to measure."""
        if len(self._marks) < 2:
            return None
        (start, first), (end, last) = self._marks[0], self._marks[-1]
        steps = last.get(slot, 0) - first.get(slot, 0)
        return steps / (end - start) if end > start else None
