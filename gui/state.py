"""The states of a session, and what the worker sends to the window."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from typing import Any

import nn


class Stage(Enum):
    """What is being made of a run, or of a lane, that has been asked for."""

    DATA = auto()
    NETWORKS = auto()
    LANE = auto()


class State(Enum):
    """What the session is doing."""

    LOADING = auto()  # data or a file is being read; nothing to train yet
    READY = auto()  # at step 0
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()  # all steps taken, or no lane can go on
    FAILED = auto()  # the worker met an error; the run cannot go on


@dataclass(frozen=True)
class Entrant:
    """A lane as the window knows it. ``slot`` is its mark, which decides its colour."""

    slot: int
    experiment: nn.Experiment
    record: nn.Record  # its curves belong to the window, its rings' writing ends to the worker
    network: nn.Network  # a copy for the window to ask
    prepared: nn.Prepared  # what it learns from
    paused: bool = False
    failure: nn.DivergedError | None = None

    @property
    def name(self) -> str:
        """What the lane is called."""
        return self.experiment.name

    def model(self, network: nn.Network | None = None) -> nn.Model:
        """Its network (or another like it) with all that a sample needs to be asked of it."""
        return nn.Model.of(network or self.network, self.prepared)


@dataclass(frozen=True)
class Loaded:
    """A run that is ready: its lanes, and what they learn from."""

    title: str
    lanes: tuple[Entrant, ...]
    race: nn.Race  # belongs to the worker as long as there is one
    dataset: nn.Dataset  # before a lane spoils or scales it; nobody changes it
    path: Path | None = None  # of the saved run that it goes on with

    @property
    def experiments(self) -> tuple[nn.Experiment, ...]:
        """The recipes of the lanes."""
        return tuple(lane.experiment for lane in self.lanes)

    @cached_property
    def history(self) -> nn.History:
        """The records of the lanes."""
        return nn.History([lane.record for lane in self.lanes])


@dataclass(frozen=True)
class Snapshot:
    """The weights of all lanes, by slot; states that nobody changes any more."""

    run: int
    steps: tuple[tuple[int, int], ...]  # slot and step of each lane: what the weights belong to
    states: dict[int, dict[str, nn.Array]]


@dataclass(frozen=True)
class Looks:
    """A close look at every lane, at the request of whoever shows it."""

    run: int
    inspections: tuple[nn.Inspection, ...]


@dataclass(frozen=True)
class Taken:
    """The state of a run at one moment, and how many rows of its records belong to it."""

    path: str
    title: str
    experiments: tuple[nn.Experiment, ...]
    data: str
    state: tuple[dict[str, nn.Array], dict[str, Any]]
    records: tuple[nn.Record, ...]
    written: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Folds:
    """How far a cross-validation is: the results of the folds that were held out so far."""

    name: str
    count: int
    regression: bool
    results: tuple[nn.FoldResult, ...]
    progress: float
    cancelled: bool = False

    @property
    def over(self) -> bool:
        """Whether no more results come."""
        return self.cancelled or len(self.results) == self.count


@dataclass(frozen=True)
class Failure:
    """What went wrong, as a sentence for a person, with details for a report.

    ``remedy`` is a label (marked for translation) and what a person can do about it; ``unsaved``
    is where a run should have been written, which is kept in memory; ``of_file`` tells that a file
    that was opened cannot be used.
    """

    error: nn.NablascopeError
    details: str
    remedy: tuple[str, Callable[[], None]] | None = None
    unsaved: str = ""
    of_run: bool = True  # whether it goes with the run that is shown
    of_file: bool = False

    @property
    def foreseen(self) -> bool:
        """Whether the sentence says all there is to know."""
        return type(self.error) is not nn.NablascopeError


def failure(error: Exception) -> Failure:
    """An exception as a sentence with details."""
    details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    if isinstance(error, nn.NablascopeError):
        return Failure(error, details)
    sentence = nn.NablascopeError(
        "Something went wrong: {kind}: {reason}. The window keeps working; the details can be "
        "copied.",
        kind=type(error).__name__,
        reason=error,
    )
    return Failure(sentence, details)


@dataclass(frozen=True)
class Results:
    """What the lanes came to on the test set, by slot; NaN for a lane that stopped."""

    accuracies: dict[int, float]
