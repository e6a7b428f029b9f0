"""LaneChanger: adds, forks, removes, restores and pauses lanes, and tells the window of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import nn
from gui.lane_view import LaneView
from gui.session import commands
from gui.session.command_queue import CommandQueue
from gui.session.run_builder import RunBuilder


class LaneChanger:
    """Keeps the lanes that were removed, as long as they can be restored."""

    def __init__(self, queue: CommandQueue, builder: RunBuilder) -> None:
        self._queue, self._builder = queue, builder
        self._removed: list[tuple[int, nn.Lane]] = []  # with where it was; the last one last

    def forget(self) -> None:
        """Another run: nothing can be restored any more."""
        self._removed = []

    def change(self, race: nn.Race, command: commands.ChangeLanes) -> None:
        """Carry out one command. Raises FieldError or Cancelled."""
        if isinstance(command, commands.AddLane):
            self._queue.lane_cancelled = False
            self._builder.add_lane(race, command.experiment, command.ask, command.run)
        elif isinstance(command, commands.ForkLane):
            self._queue.lane_cancelled = False
            self._builder.fork_lane(race, command)
        elif isinstance(command, commands.RemoveLane):
            self._remove(race, command)
        elif isinstance(command, commands.RestoreLane) and self._removed:
            race.put_back(*self._removed[-1])
            self._removed.pop()
        elif isinstance(command, commands.PauseLane):
            race.pause(command.slot, command.paused)

    def _remove(self, race: nn.Race, command: commands.RemoveLane) -> None:
        index = next((i for i, one in enumerate(race.lanes) if one.slot == command.slot), None)
        lane = race.lane(command.slot)
        race.remove(command.slot)
        if command.keep and lane is not None and index is not None:
            self._removed.append((index, lane))


def line_up(
    race: nn.Race,
    machine: nn.TimeMachine,
    known: Mapping[int, LaneView],
    check: Callable[[], None] = lambda: None,
) -> tuple[LaneView, ...]:
    """The lanes as the window is told of them; those that are ``known`` keep their networks."""
    views = []
    for lane in race.lanes:
        check()
        view = known.get(lane.slot)
        if view is not None and view.record is lane.record:
            network = view.network
        else:
            network = lane.network.copy()
            lane.prepared.spread  # noqa: B018  computed here, not in the window's thread
        first = machine.tape(lane.slot).first
        views.append(replace(LaneView.of(lane), network=network, first=first))
    return tuple(views)
