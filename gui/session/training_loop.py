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
from gui.session.lane_changer import LaneChanger, line_up
from gui.session.observer import Observer
from gui.session.outbox import Outbox
from gui.session.rewinder import Rewinder
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
        self._rewinder = Rewinder(self.queue.wake)
        self._builder = RunBuilder(self.queue, tell, self._rewinder)
        self._observer = Observer(self.queue, self.outbox)
        self._series = SeriesRunner(tell)
        self._pace = SlowMotion(self.queue)
        self._threads = nn.LaneThreads()
        self._lanes = LaneChanger(self.queue, self._builder)
        self._run, self._title = 0, ""
        self._race: nn.Race | None = None
        self._training = False
        self._views: dict[int, LaneView] = {}
        self._digits = nn.NO_DIGITS
        self._handlers: Mapping[type[commands.Command], Callable[[Any], None]] = {
            commands.Load: self._build,
            commands.Open: self._build,
            commands.GoBack: self._build,
            commands.Adopt: self._adopt,
            commands.Cancel: lambda _: None,  # the queue knows it already
            commands.CancelLane: lambda _: None,
            commands.Start: self._start,
            commands.Pause: lambda _: self._pause(),
            commands.Step: lambda _: self._step(),
            commands.SetPace: lambda command: self._pace.follow(command.steps_per_second),
            commands.SetField: self._set_field,
            commands.AddLane: self._change_lanes,
            commands.ForkLane: self._change_lanes,
            commands.RemoveLane: self._change_lanes,
            commands.RestoreLane: self._change_lanes,
            commands.PauseLane: self._change_lanes,
            commands.RunSeries: self._run_series,
            commands.EndSeries: lambda _: self._series.end(),
            commands.TakeResults: self._take_results,
            commands.LimitMoments: lambda command: self._rewinder.limit(command.megabytes),
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
                self._guarded(lambda: self._look_up(training=False))
                if not queue:
                    queue.wait()
        self._threads.close()
        self._rewinder.close()
        self._save_waiting()
        self._race = None

    @property
    def machine(self) -> nn.TimeMachine:
        """What is kept of earlier steps of the race; to be asked when the loop has ended."""
        return self._rewinder.machine

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
            elif self._pace.is_over(race):
                self._pause()
                return
            elif self._pace.is_free(race):
                self._threads.advance(race)
                self.outbox.threads = self._threads.in_use
                self._tell_stopped(race)
            elif self._pace.is_due():
                self._threads.rest()
                self._step_once(race)
                self._tell_stopped(race)
            self._look_up(training=True)

    def _look_up(self, training: bool) -> None:
        """Answer what has been asked, and show the earlier step that has been found."""
        self.queue.answer(self._answer, training)
        found = self._rewinder.take()
        self.outbox.replayed = self._rewinder.share
        if found is not None:
            self.outbox.found = self._run, found
            self._take_snapshot()

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
        race, shown = self._race, self._rewinder.shown
        if race is None:
            return
        try:
            if isinstance(request, commands.ShowStep):
                self._show_step(request)
            else:
                then = shown is not None
                if not then:
                    self._threads.rest()
                lanes, training = (shown or race).lanes, self._training and not then
                self._observer.answer(request, self._run, lanes, training, then)
        except Exception as error:
            self._tell(events.RequestFailed(self._run, failure(error)))

    def _show_step(self, request: commands.ShowStep) -> None:
        self._threads.rest()
        if request.run != self._run:
            return
        if request.step is not None:
            self._rewinder.ask(request.asked, request.step)
        else:
            self._rewinder.forget()
            self._take_snapshot()

    def _take_snapshot(self) -> None:
        """Copy the weights of the lanes that are shown."""
        race, shown = self._race, self._rewinder.shown
        if race is not None:
            lanes = shown.lanes if shown else race.lanes
            self._observer.take_snapshot(self._run, lanes, then=shown is not None)

    # Runs.

    def _build(self, command: commands.Build) -> None:
        """Build a race and take it for the present one; on an error the old one stays."""
        run = command.run
        try:
            title, race, machine = self._builder.build(command, self._digits)
            views = line_up(
                race, machine, {}, lambda: self._builder.run_progress(run, Stage.NETWORKS, 1.0)
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
        self._use(run, title, race, views, machine)
        path = command.path if isinstance(command, commands.Open) else None
        self._tell(events.RunLoaded(run, Run(title, views, race, race.dataset, path)))
        self._take_snapshot()

    def _adopt(self, command: commands.Adopt) -> None:
        self._use(command.run, command.title, command.race, command.lanes, command.machine)
        self._take_snapshot()

    def _use(
        self,
        run: int,
        title: str,
        race: nn.Race,
        views: tuple[LaneView, ...],
        machine: nn.TimeMachine,
    ) -> None:
        """Take a race for the present one."""
        self._run, self._title, self._race = run, title, race
        self._rewinder.use(machine)
        self._observer.begin_run()
        self._series.drop()
        self._training = False
        self._lanes.forget()
        self._views = {view.slot: view for view in views}

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
        self._training, self._pace.until = True, command.until
        self._tell(events.StateChanged(self._run, State.RUNNING))

    def _pause(self) -> None:
        self.queue.pausing = False
        if self._training and self._race is not None:
            self._training = False
            self._take_snapshot()
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
            self._take_snapshot()
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
        self._take_snapshot()
        accuracies = {lane.slot: lane.test[1] if lane.test else math.nan for lane in race.lanes}
        seconds = {lane.slot: lane.train_seconds for lane in race.lanes}
        self._tell(events.Finished(self._run, Results(accuracies, seconds)))

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

    def _change_lanes(self, command: commands.ChangeLanes) -> None:
        race = self._race
        if race is None or command.run != self._run:
            return
        before = list(race.lanes)
        try:
            self._lanes.change(race, command)
        except nn.Cancelled:
            self._tell(events.BuildCancelled(self._run, Stage.LANE))
            return
        except Exception as error:  # such as a MemoryError: the other lanes continue
            self._refuse(error)
            return
        self.outbox.surveys = self.outbox.traces = None  # a slot may have another lane now
        if race.lanes != before:
            self._rewinder.forget()
        views = line_up(race, self._rewinder.machine, self._views)
        self._views = {view.slot: view for view in views}
        self._tell(events.LanesChanged(self._run, views))
        self._take_snapshot()

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
            self._look_up(training=True)
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
                tapes=self._rewinder.tapes() if command.moments else (),
            )
        )

    def _save_waiting(self) -> None:
        """Whoever asked for a save of the run that goes gets it."""
        for command in self.queue.take(commands.SaveRun):
            self._guarded(lambda command=command: self._save_run(command))  # type: ignore[misc]

    def _refuse(self, error: Exception) -> None:
        self._tell(events.CommandRefused(self._run, failure(error)))
