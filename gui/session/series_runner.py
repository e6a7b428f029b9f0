"""SeriesRunner: a series of runs in the training loop's thread, told of as it goes on."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import perf_counter

import nn
from gui.session.events import Event, SeriesChanged

PROGRESS_SECONDS = 0.1  # between two messages on how far it is
KNOWN = 0.02  # share of the work after which the rest can be estimated


class SeriesRunner:
    """At most one series; ``advance`` does a small piece of it."""

    def __init__(self, tell: Callable[[Event], None]) -> None:
        self._tell = tell
        self._run = self._slot = 0
        self._began = self._told_at = 0.0
        self._series: nn.Series | None = None

    @property
    def active(self) -> bool:
        """Whether there is a series that is not over."""
        return self._series is not None

    def start(self, run: int, slot: int, series: nn.Series) -> None:
        """Begin with the runs of a lane of run number ``run``."""
        self._series, self._run, self._slot = series, run, slot
        self._began = perf_counter()
        self._report()

    def advance(self) -> None:
        """The next piece of work. Raises what the training raises."""
        series = self._series
        if series is None:
            return
        series.advance()
        if series.finished:
            self._report()
            self._series = None
        elif perf_counter() - self._told_at > PROGRESS_SECONDS:
            self._report()

    def end(self) -> None:
        """Stop it, if there is one; what was found so far is told."""
        if self._series is not None:
            self._report(cancelled=True)
            self._series = None

    def drop(self) -> None:
        """Forget it: its run is gone."""
        self._series = None

    def _report(self, cancelled: bool = False) -> None:
        assert self._series is not None
        self._told_at = perf_counter()
        done = self._series.progress
        left = (self._told_at - self._began) * (1 / done - 1) if done > KNOWN else math.nan
        self._tell(SeriesChanged(self._run, self._slot, self._series.report(cancelled, left)))
