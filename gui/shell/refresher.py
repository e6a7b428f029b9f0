"""Drawing without stealing the training's time: one part of a panel a tick, in turn.

NumPy gives the interpreter lock away in each call and waits for the painter to give
it back, so what is drawn costs training speed. Drawing one part a tick, and resting
after an expensive one, keeps most of it. An event that comes meanwhile waits for one part only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter

from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QWidget

Part = tuple[QWidget, Callable[[], None]]  # what has to be seen, and how it is drawn
DRAWING_SHARE = 0.15  # of the time may go into drawing
SLOWEST_HERTZ = 5.5  # each part is drawn so often, whatever it costs
LATE_SECONDS = 0.04  # the next tick comes at most so long after the end of a rest
RATE_FRAMES = 30


class Refresher:
    """Draws the parts of panels in turn.

    A part is a (widget, draw) pair: what is not visible is not drawn. A panel may have several,
    for instance one for each lane.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.draw_these(parts)
        self._began = 0.0
        self._rest_until = 0.0
        self._frames: deque[float] = deque(maxlen=RATE_FRAMES)

    def draw_these(self, parts: Sequence[Part]) -> None:
        """Draw other parts from now on."""
        self._parts = list(parts)
        self._dirty = [True] * len(self._parts)
        self._next = 0

    def mark(self, panel: QWidget | None = None) -> None:
        """There is something new to draw, in one panel or in all."""
        for index, (widget, _) in enumerate(self._parts):
            self._dirty[index] |= panel is None or widget is panel

    @property
    def seen(self) -> int:
        """How many parts are visible."""
        return sum(widget.isVisible() for widget, _ in self._parts)

    def tick(self) -> bool:
        """Draw the next part that has something new, unless it is time to rest; whether it did."""
        now = perf_counter()
        if now < self._rest_until:
            return False
        for _ in self._parts:
            index = self._next
            self._next = (index + 1) % len(self._parts)
            widget, draw = self._parts[index]
            if self._dirty[index] and widget.isVisible():
                self._dirty[index] = False
                self._began = now
                draw()
                self._frames.append(now)
                QTimer.singleShot(1, self._rest)  # comes after the painting, as with 0 it would not
                return True
        return False

    def _rest(self) -> None:
        """Draw nothing for a while, in proportion to what drawing and painting cost.

        A tick that came late shortens the next rest: rests of 45 ms would else take two ticks of
        33 ms each, and four parts would be drawn 3.8 times a second instead of 5.5 times.
        """
        cost = perf_counter() - self._began
        turn = min(cost / DRAWING_SHARE, 1.0 / (SLOWEST_HERTZ * max(self.seen, 1)))
        late = self._began - self._rest_until
        self._rest_until = (self._rest_until if late < LATE_SECONDS else self._began) + turn

    @property
    def frames_per_second(self) -> float:
        """Parts drawn a second, over the last frames."""
        if len(self._frames) < 2:
            return 0.0
        span = self._frames[-1] - self._frames[0]
        return (len(self._frames) - 1) / span if span > 0 else 0.0
