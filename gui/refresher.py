"""Drawing without stealing the training's time: one panel a tick, in turn.

NumPy gives the interpreter lock away in each call and waits for the painter to give
it back, so what is drawn costs training speed. Drawing one panel a tick, and resting
after a dear one, keeps most of it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter

from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QWidget

DRAWING_SHARE = 0.15  # of the time may go into drawing
SLOWEST_HERTZ = 5.5  # each panel is drawn so often, whatever it costs
RATE_FRAMES = 30


class Refresher:
    """Draws the panels of a list in turn.

    A panel is a (widget, draw) pair: what is not visible is not drawn.
    """

    def __init__(self, panels: Sequence[tuple[QWidget, Callable[[], None]]]) -> None:
        self.draw_these(panels)
        self._began = 0.0
        self._rest_until = 0.0
        self._frames: deque[float] = deque(maxlen=RATE_FRAMES)

    def draw_these(self, panels: Sequence[tuple[QWidget, Callable[[], None]]]) -> None:
        """Draw other panels from now on."""
        self._panels = list(panels)
        self._dirty = [True] * len(self._panels)
        self._next = 0

    def mark(self) -> None:
        """There is something new to draw."""
        self._dirty = [True] * len(self._panels)

    def tick(self) -> bool:
        """Draw the next panel that has something new, unless it is time to rest; whether it did."""
        now = perf_counter()
        if now < self._rest_until:
            return False
        for _ in self._panels:
            place = self._next
            self._next = (place + 1) % len(self._panels)
            widget, draw = self._panels[place]
            if self._dirty[place] and widget.isVisible():
                self._dirty[place] = False
                self._began = now
                draw()
                self._frames.append(now)
                QTimer.singleShot(1, self._rest)  # comes after the painting, as with 0 it would not
                return True
        return False

    def _rest(self) -> None:
        """Draw nothing for a while, in proportion to what drawing and painting cost."""
        cost = perf_counter() - self._began
        seen = sum(widget.isVisible() for widget, _ in self._panels)
        turn = min(cost / DRAWING_SHARE, 1.0 / (SLOWEST_HERTZ * max(seen, 1)))
        self._rest_until = self._began + turn

    @property
    def frames_per_second(self) -> float:
        """Panels drawn a second, over the last frames."""
        if len(self._frames) < 2:
            return 0.0
        span = self._frames[-1] - self._frames[0]
        return (len(self._frames) - 1) / span if span > 0 else 0.0
