"""TrainingWorker: the only object that holds a Race. It lives in a thread of its own.

Whoever wants something posts a command; the worker looks for commands between two
small pieces of work, so each is obeyed within a few milliseconds. Steps are not
signalled: they go through the race's rings.
"""

from __future__ import annotations

import contextlib
import math
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from psutil import virtual_memory
from PyQt5.QtCore import QObject, QThread, pyqtSignal, pyqtSlot

import nn
from gui.commands import Commands
from gui.files import stamp
from gui.scans import decoded
from gui.state import (
    Entrant,
    Folds,
    Loaded,
    Looks,
    Results,
    Snapshot,
    Stage,
    State,
    Taken,
    failure,
)
from gui.survey import Bounds, Survey, survey

FULL_RING_SECONDS = 0.005
LONGEST_WAIT_SECONDS = 0.02
SURVEY_SHARE = 0.08  # of the time may go into asking the plane
MOST_STEPS = int(nn.KNOBS["steps"].high)
MAKING_SECONDS = 0.15  # between two messages on how far a run is built
FOLDS_SECONDS = 0.1  # between two messages on how far a cross-validation is


class TrainingWorker(QObject):
    """Builds races and advances them.

    Every message carries the number of the run it belongs to.

    Signals:
        loaded: (run, Loaded) a run is ready at its first, or at its saved, step.
        refused: (run, Failure) a run could not be built; the one before it stays.
        failed: (run, Failure) an error while training; the run cannot go on.
        state_changed: (run, State).
        finished: (run, Results) all steps were taken; the figures of the test set.
        changed: (run, list of (slot, Change)) a live field took effect.
        lanes_changed: (run, tuple of Entrant) a lane came, went, or was paused.
        lane_progressed: (run, fraction) a lane that is added takes a while to be built.
        lane_cancelled: (run) it is no longer built.
        unwilling: (run, Failure) something asked of a run could not be; the run goes on.
        troubled: (run, Failure) an error while a request was answered; the run goes on.
        progressed: (run, Stage, fraction) a run is being built, and it takes a while.
        cancelled: (run) its data are no longer waited for.
        lane_stopped: (run, slot, DivergedError).
        folds_changed: (run, Folds) a cross-validation went on.
        ended: the thread's work is over.
    """

    loaded = pyqtSignal(int, object)
    refused = pyqtSignal(int, object)
    failed = pyqtSignal(int, object)
    state_changed = pyqtSignal(int, object)
    finished = pyqtSignal(int, object)
    changed = pyqtSignal(int, object)
    lanes_changed = pyqtSignal(int, object)
    lane_progressed = pyqtSignal(int, float)
    lane_cancelled = pyqtSignal(int)
    unwilling = pyqtSignal(int, object)
    troubled = pyqtSignal(int, object)
    progressed = pyqtSignal(int, object, float)
    cancelled = pyqtSignal(int)
    lane_stopped = pyqtSignal(int, int, object)
    folds_changed = pyqtSignal(int, object)
    ended = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.snapshot: Snapshot | None = None
        self.looks: Looks | None = None
        self.surveys: tuple[int, tuple[Survey, ...]] | None = None  # with the number of their run
        self._survey_due = 0.0  # when the plane may be asked again
        self.pace: float | None = None  # steps a second in slow motion; None: as fast as it can
        self.own = nn.NO_DIGITS  # a person's own digits
        self.taken: deque[Taken] = deque()
        self._commands = Commands()
        self._race: nn.Race | None = None
        self._title = ""
        self._dataset: nn.Dataset | None = None
        self._run = 0
        self._training = False
        self._entrants: dict[int, Entrant] = {}
        self._known: object = None  # what the data were made of
        self._wanted = 0  # the run that was asked for last
        self._lane_cancelled = False
        self._cancelled = 0  # nobody waits for this run, or one before it, any more
        self._began = self._told_at = 0.0  # when a build began, and when it was told how far it is
        self._folds: nn.CrossValidation | None = None
        self._folds_told = 0.0  # when it was told last how far they are
        self._due = 0.0  # when the next step in slow motion may be taken

    # Called from the window's thread: each only leaves a note.

    def load(
        self,
        run: int,
        title: str,
        lanes: Mapping[int, nn.Experiment],
        folder: Path | None,
        keep: Path | None,
        ask: bool = True,
    ) -> None:
        """Build a race of these experiments, by slot, as run number ``run``.

        The run whose place it takes is left in ``taken``, to be saved as ``keep``. With ``ask``
        a race that needs much of the free memory is refused.
        """
        self._wanted = run
        make = partial(self._new, title, dict(lanes), folder, ask)
        self._commands.post(partial(self._build, run, make, keep))

    def open(
        self, run: int, path: Path, folder: Path | None, keep: Path | None, ask: bool = True
    ) -> None:
        """Go on with a saved run as run number ``run``; ``keep`` and ``ask`` as in ``load``."""
        self._wanted = run
        make = partial(self._saved, path, folder, ask)
        self._commands.post(partial(self._build, run, make, keep, path))

    def adopt(self, run: int, title: str, race: nn.Race, known: Sequence[Entrant]) -> None:
        """Go on with a race whose thread has ended."""
        self._commands.post(partial(self._adopt, run, title, race, tuple(known)))

    def cancel(self, run: int) -> None:
        """Make no more data for a run that is being built."""
        self._cancelled = run

    def cancel_lane(self) -> None:
        """Build no more of the lane that is being added."""
        self._lane_cancelled = True

    def watch(self, own: nn.Part) -> None:
        """Take these as a person's own digits: in the present run, and in those to come."""
        self.own = own
        self._commands.post(self._watch)

    def start(self, recipe: nn.Experiment) -> None:
        """Train until told otherwise; a finished run goes on for the steps of ``recipe``."""
        self._commands.post(partial(self._start, recipe))

    def pause(self) -> None:
        """Stop training after the present piece of work."""
        self._commands.pause(self._pause)

    def step(self) -> None:
        """Take one step, and the evaluation that is due with it."""
        self._commands.post(self._step)

    def set(self, run: int, slot: int, field: str, value: Any) -> None:
        """Change a live field of a run from the next step on."""
        self._commands.post(partial(self._set, run, slot, field, value))

    def add_lane(self, run: int, experiment: nn.Experiment, ask: bool) -> None:
        """Put a new lane into the race; it begins at step 0 and catches up.

        With ``ask`` it is refused where it needs much of the memory.
        """
        self._commands.post(partial(self._change_lanes, run, partial(self._add, experiment, ask)))

    def remove_lane(self, run: int, slot: int) -> None:
        """Take a lane out of the race."""
        self._commands.post(partial(self._change_lanes, run, lambda race: race.remove(slot)))

    def pause_lane(self, run: int, slot: int, paused: bool) -> None:
        """Leave a lane alone, or let it go on."""
        self._commands.post(partial(self._change_lanes, run, lambda race: race.pause(slot, paused)))

    def cross_validate(self, run: int, slot: int, folds: int) -> None:
        """Hold out each of so many folds once, with a lane's recipe; training pauses."""
        self._commands.post(partial(self._start_folds, run, slot, folds))

    def end_folds(self) -> None:
        """Go no further with the cross-validation."""
        self._commands.post(self._end_folds)

    def look(self, quantity: str | None) -> None:
        """Leave a close look at every lane in ``looks``, with histograms of a quantity."""
        self._request("look", partial(self._look, quantity))

    def survey(self, run: int, bounds: Bounds) -> None:
        """Leave what every lane says over a plane in ``surveys``, in a share of the time."""
        if perf_counter() >= self._survey_due:
            self._request("survey", partial(self._survey, run, bounds))

    def take_snapshot(self) -> None:
        """Leave a copy of the weights in ``snapshot``."""
        self._request("snapshot", self._take_snapshot)

    def take_state(self, run: int, path: str) -> None:
        """Leave the state of a run in ``taken``, to be saved at ``path``."""
        self._commands.post(partial(self._take_state, path, run))

    def quit(self) -> None:
        """End the thread's work."""
        self._commands.quit()

    def _request(self, kind: str, work: Callable[[], None]) -> None:
        self._commands.request(kind, partial(self._answered, work))

    # Everything below runs in the worker's thread.

    @pyqtSlot()
    def run(self) -> None:
        """Obey and train until told to quit."""
        assert QThread.currentThread() is self.thread()
        commands = self._commands
        while not commands.quitting:
            self._guarded(commands.obey)
            if self._training:
                self._guarded(self._train)
            elif self._folds is not None:
                self._guarded(self._advance_folds)
            else:
                self._guarded(partial(commands.answer, training=False))
                if not commands:
                    commands.wait()
        self._take_waiting_states()
        self._race = self._dataset = None
        self.ended.emit()

    def _take_waiting_states(self) -> None:
        """Whoever asked for a save of the run that goes gets it."""
        for command in self._commands.waiting(self._is_save):
            self._guarded(command)

    def _is_save(self, command: Callable[[], None]) -> bool:
        return isinstance(command, partial) and command.func == self._take_state

    def _train(self) -> None:
        """Advance until there is a command, or the race is over."""
        race, commands = self._race, self._commands
        assert race is not None
        while not commands and not commands.quitting:
            if race.idle:
                self._finish(race) if race.finished else self._pause()
                return
            if race.blocked:
                commands.wait(FULL_RING_SECONDS)
            elif self.pace is None:
                race.advance()
                self._tell_stopped(race)
            elif self._is_due():
                self._step_once(race)
                self._tell_stopped(race)
            commands.answer(training=True)

    def _is_due(self) -> bool:
        """Whether slow motion may take its next step; waits a little when it may not."""
        now = perf_counter()
        pace = self.pace or math.inf
        self._due = min(self._due, now + 1.0 / pace)  # the pace may have become faster
        if now < self._due:
            self._commands.wait(min(self._due - now, LONGEST_WAIT_SECONDS))
            return False
        self._due = now + 1.0 / pace
        return True

    def _step_once(self, race: nn.Race) -> None:
        """One step of the lanes that are furthest behind, and the evaluations due with it."""
        commands = self._commands
        for lane in race.behind():
            target = lane.step + 1
            while not (lane.over or commands.quitting or commands.pausing) and (
                lane.step < target or lane.evaluating
            ):
                lane.advance()

    def _tell_stopped(self, race: nn.Race) -> None:
        for lane in race.lanes:
            entrant = self._entrants[lane.slot]
            if lane.failure is not None and entrant.failure is None:
                self._entrants[lane.slot] = replace(entrant, failure=lane.failure)
                self.lane_stopped.emit(self._run, lane.slot, lane.failure)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do ``work``; an error becomes a message, and the thread lives on."""
        try:
            work()
        except Exception as error:
            self._training = False
            self._end_folds()
            self.failed.emit(self._run, failure(error))

    def _answered(self, work: Callable[[], None]) -> None:
        """Answer a request; an error becomes a message, and training goes on."""
        try:
            work()
        except Exception as error:
            self.troubled.emit(self._run, failure(error))

    def _build(
        self,
        run: int,
        make: Callable[[int], tuple[str, nn.Race]],
        keep: Path | None,
        path: Path | None = None,
    ) -> None:
        """Make a race and take it for the present one; on an error the old one stays."""
        self._began = perf_counter()
        try:
            title, race = make(run)
            lanes = self._line_up(race, {}, partial(self._making, run, Stage.NETWORKS))
        except nn.Cancelled:
            self.cancelled.emit(run)
            return
        except Exception as error:
            self.refused.emit(run, failure(error))
            return
        self._take_waiting_states()
        if keep and self._race is not None and self._race.step:
            self._take_state(str(keep), self._run)  # ``keep`` has been read, if it was opened
        self._use(run, title, race, lanes)
        self.loaded.emit(run, Loaded(title, lanes, race, race.dataset, path))
        self._take_snapshot()

    def _use(self, run: int, title: str, race: nn.Race, lanes: Sequence[Entrant]) -> None:
        """Take a race for the present one."""
        self._run, self._title, self._race = run, title, race
        self.snapshot = self.looks = self.surveys = None
        self._survey_due = 0.0
        self._training, self._folds = False, None
        self._entrants = {lane.slot: lane for lane in lanes}

    def _adopt(self, run: int, title: str, race: nn.Race, known: Sequence[Entrant]) -> None:
        self._wanted = run
        self._use(run, title, race, known)
        self._take_snapshot()

    def _line_up(
        self,
        race: nn.Race,
        known: Mapping[int, Entrant],
        making: Callable[[float], None] | None = None,
    ) -> tuple[Entrant, ...]:
        """The lanes as the window is told of them; those that are ``known`` keep their networks."""
        lanes = []
        for lane in race.lanes:
            if making is not None:
                making(1.0)
            old = known.get(lane.slot)
            if old is None or old.record is not lane.record:
                network = lane.network.copy()
                old = Entrant(lane.slot, lane.experiment, lane.record, network, lane.prepared)
                lane.prepared.spread  # noqa: B018  computed here, not in the window's thread
            lanes.append(
                replace(old, experiment=lane.experiment, paused=lane.paused, failure=lane.failure)
            )
        return tuple(lanes)

    def _new(
        self,
        title: str,
        lanes: Mapping[int, nn.Experiment],
        folder: Path | None,
        ask: bool,
        run: int,
    ) -> tuple[str, nn.Race]:
        experiments = tuple(lanes.values())
        dataset = self._data(experiments[0].data_recipe, folder, run)
        if ask:
            nn.check_memory(experiments, dataset, virtual_memory().available)
        making = partial(self._making, run, Stage.NETWORKS)
        return title, nn.Race(experiments, dataset, tuple(lanes), self.own, making)

    def _saved(self, path: Path, folder: Path | None, ask: bool, run: int) -> tuple[str, nn.Race]:
        kept = nn.checkpoint.load(path)
        dataset = self._data(kept.experiments[0].data_recipe, folder, run)
        if ask:
            nn.check_memory(kept.experiments, dataset, virtual_memory().available)
        making = partial(self._making, run, Stage.NETWORKS)
        race, _ = nn.checkpoint.resume(kept, dataset, path, making)
        race.watch(self.own)
        return kept.title, race

    def _data(self, recipe: nn.DataRecipe, folder: Path | None, run: int) -> nn.Dataset:
        """The data of a recipe; they are kept until other ones, or other files, are asked for."""
        known = recipe, folder, [stamp(path) for path in nn.files_of(recipe)]
        if self._dataset is None or self._known != known:
            making = partial(self._making, run, Stage.DATA)
            self._dataset = nn.load_dataset(recipe, folder, making, decoded)
            self._known = known
        return self._dataset

    def _making(self, run: int, stage: Stage, fraction: float) -> None:
        """Tell, a few times a second, how far a run is built that somebody still waits for."""
        now = perf_counter()
        slow = now - self._began > MAKING_SECONDS
        late = run < self._wanted and (slow or stage is Stage.DATA)
        if self._commands.quitting or late or run <= self._cancelled:
            raise nn.Cancelled
        if slow and now - self._told_at >= MAKING_SECONDS:
            self._told_at = now
            self.progressed.emit(run, stage, fraction)

    def _watch(self) -> None:
        if self._race is not None:
            self._race.watch(self.own)

    def _start(self, recipe: nn.Experiment) -> None:
        self._end_folds()
        race = self._race
        if race is None:
            return
        going = [lane for lane in race.lanes if lane.failure is None]
        if race.finished and going:
            steps = going[0].step + nn.keeping_pace(going[0].experiment, recipe).steps
            self._set(self._run, going[0].slot, "steps", min(steps, MOST_STEPS))
        self._training = True
        self.state_changed.emit(self._run, State.RUNNING)

    def _pause(self) -> None:
        self._commands.pausing = False
        if self._training:
            self._training = False
            self._take_snapshot()
            self.state_changed.emit(self._run, State.PAUSED)

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
            self.state_changed.emit(self._run, State.PAUSED)

    def _finish(self, race: nn.Race) -> None:
        self._training = False
        self._take_snapshot()
        accuracies = {lane.slot: lane.test[1] if lane.test else math.nan for lane in race.lanes}
        self.finished.emit(self._run, Results(accuracies))

    def _set(self, run: int, slot: int, field: str, value: Any) -> None:
        if run != self._run or self._race is None or self._race.lane(slot) is None:
            return
        try:
            self.changed.emit(self._run, self._race.set(slot, field, value))
        except nn.NablascopeError as error:
            self.unwilling.emit(self._run, failure(error))

    def _change_lanes(self, run: int, change: Callable[[nn.Race], Any]) -> None:
        race = self._race
        if race is None or run != self._run:
            return
        try:
            change(race)
        except nn.Cancelled:
            return
        except Exception as error:  # such as a MemoryError: the others go on
            self.unwilling.emit(self._run, failure(error))
            return
        self.surveys = None  # another lane may stand where one stood
        lanes = self._line_up(race, self._entrants)
        self._entrants = {lane.slot: lane for lane in lanes}
        self.lanes_changed.emit(self._run, lanes)
        self._take_snapshot()

    def _add(self, experiment: nn.Experiment, ask: bool, race: nn.Race) -> None:
        """Put a lane into a race, if there is room for it; closing does not wait for it."""
        if ask:
            nn.check_memory([experiment], race.dataset, virtual_memory().available)
        self._began = self._told_at = perf_counter()
        self._lane_cancelled = False
        try:
            race.add(experiment, self._making_lane)
        except nn.Cancelled:
            self.lane_cancelled.emit(self._run)
            raise

    def _making_lane(self, fraction: float) -> None:
        """Tell, a few times a second, how far a lane is built that somebody still waits for."""
        if self._commands.quitting or self._lane_cancelled:
            raise nn.Cancelled
        now = perf_counter()
        if now - self._told_at >= MAKING_SECONDS:
            self._told_at = now
            self.lane_progressed.emit(self._run, fraction)

    def _start_folds(self, run: int, slot: int, folds: int) -> None:
        race = self._race
        lane = race.lane(slot) if race is not None and run == self._run else None
        if race is None or lane is None:
            return
        self._pause()
        try:
            self._folds = nn.CrossValidation(lane.experiment, race.dataset, folds)
        except nn.NablascopeError as error:
            self.unwilling.emit(self._run, failure(error))
            return
        self._tell_folds()

    def _advance_folds(self) -> None:
        """Go on with the cross-validation until there is a command, or it is over."""
        folds = self._folds
        while folds is not None and not self._commands and not self._commands.quitting:
            self._commands.answer(training=True)
            try:
                folds.advance()
            except Exception as error:  # the lane's data cannot be had in folds, or no memory
                self._end_folds()
                self.unwilling.emit(self._run, failure(error))
                return
            if folds.finished:
                self._tell_folds()
                self._folds = None
                return
            if perf_counter() - self._folds_told > FOLDS_SECONDS:
                self._tell_folds()

    def _end_folds(self) -> None:
        if self._folds is not None:
            self._tell_folds(cancelled=True)
            self._folds = None

    def _tell_folds(self, cancelled: bool = False) -> None:
        folds = self._folds
        assert folds is not None
        self._folds_told = perf_counter()
        told = Folds(
            folds.experiment.name,
            folds.folds,
            folds.regression,
            tuple(folds.results),
            folds.progress,
            cancelled,
        )
        self.folds_changed.emit(self._run, told)

    def _look(self, quantity: str | None) -> None:
        race, looks = self._race, []
        for lane in race.lanes if race is not None else ():
            if self._interrupted():
                return
            looks.append(nn.inspect(lane, quantity))
        self.looks = Looks(self._run, tuple(looks))

    def _survey(self, run: int, bounds: Bounds) -> None:
        race, start = self._race, thread_time()
        if race is None or run != self._run or perf_counter() < self._survey_due:
            return
        known = {one.slot: one for one in self.surveys[1]} if self.surveys else {}
        made = []
        with contextlib.suppress(nn.Cancelled):
            for lane in race.lanes:
                old = known.get(lane.slot)
                same = old is not None and (old.step, old.bounds) == (lane.step, bounds)
                made.append(old if old and same else survey(lane, bounds, self._interrupted))
            self.surveys = self._run, tuple(made)
        rest = (thread_time() - start) / SURVEY_SHARE  # not what it waited for the window
        self._survey_due = perf_counter() + rest if self._training else 0.0

    def _interrupted(self) -> bool:
        """Whether a person waits for something else than a look."""
        commands = self._commands
        return bool(commands) or commands.pausing or commands.quitting

    def _take_snapshot(self) -> None:
        race = self._race
        if race is not None:
            self.snapshot = Snapshot(
                self._run,
                tuple((lane.slot, lane.step) for lane in race.lanes),
                {lane.slot: lane.network.state() for lane in race.lanes},
            )

    def _take_state(self, path: str, run: int) -> None:
        race = self._race
        if race is None or run != self._run:
            told = nn.CheckpointError(
                "{path} was not written: the run that it was asked for is gone.", path=path
            )
            self.unwilling.emit(self._run, failure(told))
            return
        self.taken.append(
            Taken(
                path=path,
                title=self._title,
                experiments=tuple(race.experiments),
                data=race.fingerprint,
                state=race.state(),
                records=tuple(race.records),
                written=tuple(record.written() for record in race.records),
            )
        )
