"""TrainingLoop: the only object that advances a race. It knows nothing of Qt or threads.

The window leaves commands and requests in its queue, and the loop looks there between two small
pieces of work, so that each is carried out within a few milliseconds. Steps are not told as
events: they go through the race's rings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import nn
from gui.failure import failure
from gui.lane_view import LaneView
from gui.session import commands, events
from gui.session.command_queue import CommandQueue
from gui.session.observer import Observer
from gui.session.outbox import Outbox
from gui.session.run_builder import RunBuilder
from gui.session.series_runner import SeriesRunner
from gui.session.slow_motion import SlowMotion
from gui.session.state import Results, Run, SaveRequest, Stage, State

FULL_RING_SECONDS = 0.005
MOST_STEPS = int(nn.KNOBS["steps"].high)


class TrainingLoop:
    """Builds races and advances them; ``tell`` is called with every event.

    While it trains, lanes are at work on other threads, too; these rest whenever a command is
    carried out or a request is answered.
    """

    def __init__(self, tell: Callable[[events.Event], None]) -> None:
        self.queue, self.outbox = CommandQueue(), Outbox()
        self._tell = tell
        self._builder = RunBuilder(self.queue, tell)
        self._observer = Observer(self.queue, self.outbox)
        self._series = SeriesRunner(tell)
        self._pace = SlowMotion(self.queue)
        self._threads = nn.LaneThreads()
        self._run, self._title = 0, ""
        self._race: nn.Race | None = None
        self._training = False
        self._views: dict[int, LaneView] = {}
        self._removed: list[tuple[int, nn.Lane]] = []  # with where it was; the last one last
        self._digits = nn.NO_DIGITS
        self._handlers: Mapping[type[commands.Command], Callable[[Any], None]] = {
            commands.Load: self._build,
            commands.Open: self._build,
            commands.Adopt: self._adopt,
            commands.Cancel: lambda _: None,  # the queue knows it already
            commands.CancelLane: lambda _: None,
            commands.Start: self._start,
            commands.Pause: lambda _: self._pause(),
            commands.Step: lambda _: self._step(),
            commands.SetPace: self._set_pace,
            commands.SetField: self._set_field,
            commands.AddLane: self._change_lanes,
            commands.RemoveLane: self._change_lanes,
            commands.RestoreLane: self._change_lanes,
            commands.PauseLane: self._change_lanes,
            commands.RunSeries: self._run_series,
            commands.EndSeries: lambda _: self._series.end(),
            commands.TakeResults: self._take_results,
            commands.UseDigits: self._use_digits,
            commands.SaveRun: self._save_run,
        }

    def run(self) -> None:
        """Obey and train until told to quit."""
        queue = self.queue
        while not queue.quitting:
            self._guarded(lambda: queue.obey(self.carry_out))
            if self._training:
                self._guarded(self.train)
                self._threads.rest()
            elif self._series.active:
                self._guarded(self._advance_series)
            else:
                self._guarded(lambda: queue.answer(self._answer, training=False))
                if not queue:
                    queue.wait()
        self._threads.close()
        self._save_waiting()
        self._race = None

    def carry_out(self, command: commands.Command) -> None:
        """Carry out one command."""
        self._handlers[type(command)](command)

    def train(self) -> None:
        """Advance until there is a command, or the race is over."""
        race, queue = self._race, self.queue
        assert race is not None
        while not queue and not queue.quitting:
            if race.idle:
                self._threads.rest()
                self._tell_stopped(race)
                self._finish(race) if race.finished else self._pause()
                return
            if race.blocked:
                queue.wait(FULL_RING_SECONDS)
            elif self._pace.steps_per_second is None:
                self._threads.advance(race)
                self.outbox.threads = self._threads.in_use
                self._tell_stopped(race)
            elif self._pace.is_due():
                self._step_once(race)
                self._tell_stopped(race)
            queue.answer(self._answer, training=True)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do ``work``; an error becomes an event, and the loop continues."""
        try:
            work()
        except Exception as error:
            self._training = False
            self._series.end()
            self._tell(events.TrainingFailed(self._run, failure(error)))

    def _answer(self, request: commands.Request) -> None:
        """Answer a request; an error becomes an event, and training continues."""
        if self._race is None:
            return
        self._threads.rest()
        try:
            self._observer.answer(request, self._run, self._race, self._training)
        except Exception as error:
            self._tell(events.RequestFailed(self._run, failure(error)))

    # Runs.

    def _build(self, command: commands.Build) -> None:
        """Build a race and take it for the present one; on an error the old one stays."""
        run = command.run
        try:
            title, race = self._builder.build(command, self._digits)
            views = self._line_up(
                race, {}, lambda: self._builder.run_progress(run, Stage.NETWORKS, 1.0)
            )
        except nn.Cancelled:
            self._tell(events.BuildCancelled(run, Stage.NETWORKS))
            return
        except Exception as error:
            self._tell(events.RunRefused(run, failure(error)))
            return
        self._save_waiting()
        if command.keep and self._race is not None and self._race.step:
            # Only now, since the file may be the one that was opened.
            self._save_run(commands.SaveRun(self._run, str(command.keep)))
        self._use(run, title, race, views)
        path = command.path if isinstance(command, commands.Open) else None
        self._tell(events.RunLoaded(run, Run(title, views, race, race.dataset, path)))
        self._observer.take_snapshot(run, race)

    def _adopt(self, command: commands.Adopt) -> None:
        self._use(command.run, command.title, command.race, command.lanes)
        self._observer.take_snapshot(command.run, command.race)

    def _use(self, run: int, title: str, race: nn.Race, views: tuple[LaneView, ...]) -> None:
        """Take a race for the present one."""
        self._run, self._title, self._race = run, title, race
        self._observer.begin_run()
        self._series.drop()
        self._training, self._removed = False, []
        self._views = {view.slot: view for view in views}

    def _line_up(
        self,
        race: nn.Race,
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
            views.append(replace(LaneView.of(lane), network=network))
        return tuple(views)

    # Training.

    def _start(self, command: commands.Start) -> None:
        self._series.end()
        race = self._race
        if race is None:
            return
        at_end, going = False, [lane for lane in race.lanes if lane.failure is None]
        if going and (race.finished or command.further):
            race.go_on()
            self._tell_stopped(race)
            at_end = all(lane.step >= lane.experiment.steps for lane in going)
        if at_end:
            first = going[0]
            steps = first.step + nn.keeping_pace(first.experiment, command.recipe).steps
            steps = min(steps, MOST_STEPS)
            self._set_field(commands.SetField(self._run, first.slot, "steps", steps))
        self._training = True
        self._tell(events.StateChanged(self._run, State.RUNNING))

    def _pause(self) -> None:
        self.queue.pausing = False
        if self._training and self._race is not None:
            self._training = False
            self._observer.take_snapshot(self._run, self._race)
            self._tell(events.StateChanged(self._run, State.PAUSED))

    def _step(self) -> None:
        race = self._race
        if race is None or race.blocked:
            return
        self._training = False
        if not race.idle:
            self._step_once(race)
            self._tell_stopped(race)
        if race.finished:
            self._finish(race)
        else:
            self._observer.take_snapshot(self._run, race)
            self._tell(events.StateChanged(self._run, State.PAUSED))

    def _step_once(self, race: nn.Race) -> None:
        """One step of the lanes that are furthest behind, and the evaluations due with it."""
        queue = self.queue
        for lane in race.behind():
            target = lane.step + 1
            while not (lane.over or queue.quitting or queue.pausing) and (
                lane.step < target or lane.evaluating
            ):
                lane.advance()

    def _tell_stopped(self, race: nn.Race) -> None:
        for lane in race.lanes:
            view = self._views[lane.slot]
            if lane.failure is not None and view.failure is None:
                self._views[lane.slot] = replace(view, failure=lane.failure)
                self._tell(events.LaneStopped(self._run, lane.slot, lane.failure))
            if lane.stop is not view.stop:
                self._views[lane.slot] = replace(view, stop=lane.stop)
                self._tell(events.LaneEnded(self._run, lane.slot, lane.stop))

    def _finish(self, race: nn.Race) -> None:
        self._training = False
        self._observer.take_snapshot(self._run, race)
        accuracies = {lane.slot: lane.test[1] if lane.test else math.nan for lane in race.lanes}
        seconds = {lane.slot: lane.train_seconds for lane in race.lanes}
        self._tell(events.Finished(self._run, Results(accuracies, seconds)))

    def _set_pace(self, command: commands.SetPace) -> None:
        self._pace.steps_per_second = command.steps_per_second

    def _set_field(self, command: commands.SetField) -> None:
        race = self._race
        if race is None or command.run != self._run or race.lane(command.slot) is None:
            return
        try:
            changes = race.set(command.slot, command.field, command.value)
        except nn.NablascopeError as error:
            self._refuse(error)
        else:
            self._tell(events.FieldsChanged(self._run, tuple(changes)))

    # Lanes.

    def _change_lanes(self, command: commands.ChangeLanes) -> None:
        race = self._race
        if race is None or command.run != self._run:
            return
        try:
            self._change(race, command)
        except nn.Cancelled:
            self._tell(events.BuildCancelled(self._run, Stage.LANE))
            return
        except Exception as error:  # such as a MemoryError: the other lanes continue
            self._refuse(error)
            return
        self.outbox.surveys = self.outbox.traces = None  # a slot may have another lane now
        views = self._line_up(race, self._views)
        self._views = {view.slot: view for view in views}
        self._tell(events.LanesChanged(self._run, views))
        self._observer.take_snapshot(self._run, race)

    def _change(self, race: nn.Race, command: commands.ChangeLanes) -> None:
        """Add, remove, restore or pause one lane. Raises FieldError or Cancelled."""
        if isinstance(command, commands.AddLane):
            self.queue.lane_cancelled = False
            self._builder.add_lane(race, command.experiment, command.ask, self._run)
        elif isinstance(command, commands.RemoveLane):
            index = next((i for i, one in enumerate(race.lanes) if one.slot == command.slot), None)
            lane = race.lane(command.slot)
            race.remove(command.slot)
            if command.keep and lane is not None and index is not None:
                self._removed.append((index, lane))
        elif isinstance(command, commands.RestoreLane) and self._removed:
            race.put_back(*self._removed[-1])
            self._removed.pop()
        elif isinstance(command, commands.PauseLane):
            race.pause(command.slot, command.paused)

    # Series, digits, saving.

    def _run_series(self, command: commands.RunSeries) -> None:
        race = self._race
        lane = race.lane(command.slot) if race is not None and command.run == self._run else None
        if race is None or lane is None:
            return
        self._pause()
        try:
            series = command.make(lane.experiment, race.dataset)
            self._series.start(self._run, command.slot, series)
        except nn.NablascopeError as error:
            self._refuse(error)

    def _advance_series(self) -> None:
        """Continue the series until there is a command, or it is over."""
        queue = self.queue
        while self._series.active and not queue and not queue.quitting:
            queue.answer(self._answer, training=True)
            try:
                self._series.advance()
            except Exception as error:  # the lane's data cannot be divided so, or no memory
                self._series.end()
                self._refuse(error)

    def _take_results(self, command: commands.TakeResults) -> None:
        race = self._race
        if race is None or command.run != self._run:
            return
        try:
            results = tuple(map(nn.LaneResults.of, race.lanes))
        except Exception as error:  # such as a MemoryError: training continues
            self._refuse(error)
        else:
            self._tell(events.ResultsTaken(self._run, results))

    def _use_digits(self, command: commands.UseDigits) -> None:
        self._digits = command.digits
        if self._race is not None:
            self._race.watch(command.digits)

    def _save_run(self, command: commands.SaveRun) -> None:
        race = self._race
        if race is None or command.run != self._run:
            self._refuse(
                nn.CheckpointError(
                    "{path} was not saved: its run no longer exists.",
                    path=command.path,
                )
            )
            return
        self.outbox.save_requests.append(
            SaveRequest(
                path=command.path,
                title=self._title,
                experiments=tuple(race.experiments),
                data=race.fingerprint,
                state=race.state(),
                records=tuple(race.records),
                written=tuple(record.written() for record in race.records),
            )
        )

    def _save_waiting(self) -> None:
        """Whoever asked for a save of the run that goes gets it."""
        for command in self.queue.take(commands.SaveRun):
            self._guarded(lambda command=command: self._save_run(command))  # type: ignore[misc]

    def _refuse(self, error: Exception) -> None:
        self._tell(events.CommandRefused(self._run, failure(error)))
