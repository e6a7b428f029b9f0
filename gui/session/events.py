"""Events: frozen objects that the training loop tells the window. Each names its run."""

from __future__ import annotations

from dataclasses import dataclass

import nn
from gui.failure import Failure
from gui.lane_view import LaneView
from gui.session.state import Results, Run, Stage, State


@dataclass(frozen=True)
class Event:
    """Base of everything that the training loop tells; ``run`` is the number of its run."""

    run: int


@dataclass(frozen=True)
class RunLoaded(Event):
    """A run is ready at its first, or at its saved, step."""

    loaded: Run


@dataclass(frozen=True)
class RunRefused(Event):
    """A run could not be built; the one before it stays."""

    failure: Failure


@dataclass(frozen=True)
class BuildProgressed(Event):
    """A run, or a new lane of a run, is being built, and it takes a while."""

    stage: Stage
    fraction: float


@dataclass(frozen=True)
class BuildCancelled(Event):
    """A run, or a new lane of a run, is no longer built."""

    stage: Stage


@dataclass(frozen=True)
class StateChanged(Event):
    """Training started or paused."""

    state: State


@dataclass(frozen=True)
class Finished(Event):
    """All steps were taken."""

    results: Results


@dataclass(frozen=True)
class TrainingFailed(Event):
    """An error while training; the run cannot continue."""

    failure: Failure


@dataclass(frozen=True)
class LaneStopped(Event):
    """A lane diverged; the others continue."""

    slot: int
    error: nn.DivergedError


@dataclass(frozen=True)
class LaneEnded(Event):
    """A lane stopped before its last step, or continues after that (``stop`` is None)."""

    slot: int
    stop: nn.Stop | None


@dataclass(frozen=True)
class FieldsChanged(Event):
    """Live fields took effect: (slot, change)."""

    changes: tuple[tuple[int, nn.Change], ...]


@dataclass(frozen=True)
class LanesChanged(Event):
    """A lane came, went, paused or resumed; these are the lanes now."""

    lanes: tuple[LaneView, ...]


@dataclass(frozen=True)
class CommandRefused(Event):
    """A command could not be carried out; the run continues."""

    failure: Failure


@dataclass(frozen=True)
class RequestFailed(Event):
    """An error while a request was answered; the run continues."""

    failure: Failure


@dataclass(frozen=True)
class ResultsTaken(Event):
    """All that is known of the lanes at one moment."""

    results: tuple[nn.LaneResults, ...]


@dataclass(frozen=True)
class SeriesChanged(Event):
    """A series of runs of a lane's recipe made progress."""

    slot: int
    series: nn.SeriesProgress
