"""The states of a session, and the run that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from typing import Any

import nn
from gui.lane_view import LaneView

LEVEL = 0.01  # of the way: lanes that are closer count as equally far


class Stage(Enum):
    """What is being built of a run, or of a lane, that was asked for."""

    DATA = auto()
    NETWORKS = auto()
    LANE = auto()


class State(Enum):
    """What the session is doing."""

    LOADING = auto()  # data or a file is being read; nothing to train yet
    READY = auto()  # at step 0
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()  # all steps taken, or no lane can continue
    FAILED = auto()  # the training loop met an error; the run cannot continue


@dataclass(frozen=True)
class Results:
    """What the lanes came to on the test set, by slot; NaN for a lane that stopped.

    ``seconds`` are what their steps took, evaluations excluded.
    """

    accuracies: dict[int, float]
    seconds: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SaveRequest:
    """The state of a run at one moment, and how many rows of its records belong to it.

    ``tapes`` are what is known of earlier steps of each lane, with what it was told, if the file
    is to keep that.
    """

    path: str
    title: str
    experiments: tuple[nn.Experiment, ...]
    data: str
    state: tuple[dict[str, nn.Array], dict[str, Any]]
    records: tuple[nn.Record, ...]
    written: tuple[tuple[int, int, int], ...]
    tapes: tuple[tuple[nn.LaneTape, tuple[nn.Order, ...]], ...] = ()


@dataclass(frozen=True)
class Run:
    """A run as the window knows it: its lanes, and what they learn from."""

    title: str
    lanes: tuple[LaneView, ...]
    race: nn.Race  # belongs to the training loop as long as there is one
    dataset: nn.Dataset  # before a lane damages or scales it; nobody changes it
    path: Path | None = None  # of the saved run that it continues

    @property
    def experiments(self) -> tuple[nn.Experiment, ...]:
        """The recipes of the lanes."""
        return tuple(lane.experiment for lane in self.lanes)

    @property
    def recipes(self) -> dict[int, nn.Experiment]:
        """The recipes of the lanes, by slot."""
        return {lane.slot: lane.experiment for lane in self.lanes}

    @cached_property
    def history(self) -> nn.History:
        """The records of the lanes."""
        return nn.History([lane.record for lane in self.lanes])

    def lane(self, slot: int) -> LaneView | None:
        """The lane with this slot; None when it is gone."""
        return next((lane for lane in self.lanes if lane.slot == slot), None)

    @property
    def worked_on(self) -> LaneView:
        """The first lane that continues; where one is catching up, that one."""
        going = self._going
        if self.level:
            return (going or list(self.lanes))[0]
        return min(going, key=lambda lane: lane.progress)

    @property
    def level(self) -> bool:
        """Whether all lanes that continue are equally far."""
        progress = [lane.progress for lane in self._going]
        return not progress or max(progress) - min(progress) < LEVEL

    @property
    def over(self) -> bool:
        """Whether no lane has a step left."""
        return all(lane.over for lane in self.lanes)

    @property
    def can_go_on(self) -> bool:
        """Whether there is a lane that can take another step."""
        return any(lane.failure is None for lane in self.lanes)

    def with_lane(self, slot: int, change: Callable[[LaneView], LaneView]) -> Run:
        """The same run with one lane changed."""
        return replace(
            self, lanes=tuple(change(one) if one.slot == slot else one for one in self.lanes)
        )

    @property
    def _going(self) -> list[LaneView]:
        return [
            lane
            for lane in self.lanes
            if not lane.paused and lane.failure is None and lane.stop is None
        ]
