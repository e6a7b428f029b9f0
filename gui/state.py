"""The states of a session, and what the worker sends to the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import nn


class State(Enum):
    """What the session is doing."""

    LOADING = auto()  # data or a file is being read; nothing to train yet
    READY = auto()  # at step 0
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()  # all steps taken, or no lane can go on
    FAILED = auto()  # the worker met an error; the run cannot go on


@dataclass(frozen=True)
class Loaded:
    """A run that is ready: how its rows are read, and what it learns from."""

    title: str
    experiments: tuple[nn.Experiment, ...]
    history: nn.History
    race: nn.Race  # its rings are read here; all else of it belongs to the worker
    features: int
    class_names: tuple[str, ...]
    samples: tuple[int, int, int]  # training, validation, test
    steps_per_epoch: int
    networks: tuple[nn.Network, ...]  # copies of the lanes' networks, for the window to ask


@dataclass(frozen=True)
class Snapshot:
    """The weights of all lanes after a step; states that nobody changes any more."""

    run: int
    step: int
    states: tuple[dict[str, nn.Array], ...]


@dataclass(frozen=True)
class Taken:
    """The state of a run after a step, and how many rows belong to it."""

    run: int
    path: str
    experiments: tuple[nn.Experiment, ...]
    data: str
    state: tuple[dict[str, nn.Array], dict[str, Any]]
    rows: int
    evaluation_rows: int


@dataclass(frozen=True)
class Failure:
    """What went wrong, as a sentence for a person, with details for a report."""

    error: nn.NablascopeError
    details: str


@dataclass(frozen=True)
class Results:
    """What a finished race came to on the test set; NaN for a lane that stopped."""

    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
