"""Session: the only surface between the widgets and the training.

It owns the thread, drains the rings into the history on a timer, and knows which
recipe runs and which one is being edited.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PyQt5.QtCore import QObject, Qt, QThread, QTimer, pyqtSignal

import nn
from gui.draft import Draft, Edit
from gui.i18n import N_
from gui.run_saver import RunSaver
from gui.state import (
    Entrant,
    Failure,
    Folds,
    Loaded,
    Looks,
    Results,
    Snapshot,
    Stage,
    State,
    failure,
)
from gui.survey import Bounds, Survey
from gui.worker import TrainingWorker

TICK_MILLISECONDS = 33
AUTOSAVE_MILLISECONDS = 60_000
RATE_WINDOW_SECONDS = 1.0
DATA_FIELDS = [field.name for field in dataclasses.fields(nn.DataRecipe)]
LEVEL = 0.01  # of the way: lanes that are closer count as equally far


@dataclass(frozen=True)
class Tried:
    """Data that were asked for: with which run, what it changed, and the data folder before."""

    run: int
    edit: Edit
    data_dir: Path | None


class Session(QObject):
    """What a person can do with a run, and what there is to see of it.

    Signals:
        state_changed: (State).
        loaded: (Loaded) another run is shown from now on.
        ticked: every 33 ms, after the new rows have been recorded.
        edited: the draft, or what runs, has another value in some field.
        failed: (Failure) something could not be done; what ran before is untouched.
        lane_stopped: (slot, DivergedError).
        lanes_changed: lanes came, went, or were paused; ``run`` holds those that are left.
        finished: (Results).
        saved: (path) a run was written that a person, or a reset, asked for.
        written: (path) any run was written.
        progressed: (Stage, fraction) a run that takes a while is being built.
        cancelled: what was being made is no longer waited for.
        folds_changed: (Folds) a cross-validation went on.
    """

    state_changed = pyqtSignal(object)
    loaded = pyqtSignal(object)
    ticked = pyqtSignal()
    edited = pyqtSignal()
    failed = pyqtSignal(object)
    lane_stopped = pyqtSignal(int, object)
    lanes_changed = pyqtSignal()
    finished = pyqtSignal(object)
    saved = pyqtSignal(str)
    written = pyqtSignal(str)
    progressed = pyqtSignal(object, float)
    cancelled = pyqtSignal()
    folds_changed = pyqtSignal(object)

    def __init__(self, data_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.data_dir = data_dir
        self.state = State.LOADING
        self.run: Loaded | None = None
        self.title = ""
        self.draft = Draft()
        self._adding: nn.Experiment | None = None  # the lane that was asked for last
        self.building: Stage | None = None  # what is being made of a run that was asked for
        self.autosave_path: Path | None = None
        self.kept_path: Path | None = None  # for a run that another one takes the place of
        self._number = 0  # of the run that is shown
        self._requested = 0  # of the run asked for last
        self._tried: Tried | None = None  # other data that were asked for last
        self._of_file = 0  # the run that was asked for with a file
        self._again: Callable[[], None] | None = None  # asks for the last run whatever it needs
        self._points_changed = False  # since the run was built
        self.unsaved_points: nn.Part | None = None  # that could not be written
        self._keeps_draft = False  # whether a run that comes was asked for with the draft
        self._marks: deque[tuple[float, dict[int, int]]] = deque()  # moments; steps by slot
        self._saver = RunSaver(self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_unsaved)
        self._start_thread()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MILLISECONDS)
        self._autosave = QTimer(self)
        self._autosave.timeout.connect(self._on_autosave)
        self._autosave.start(AUTOSAVE_MILLISECONDS)

    def _start_thread(self) -> None:
        self._thread = QThread(self)
        self._worker = TrainingWorker()
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        direct = Qt.ConnectionType.DirectConnection
        self._worker.ended.connect(self._thread.quit, direct)  # type: ignore[call-arg]
        self._worker.loaded.connect(self._on_loaded)
        self._worker.refused.connect(self._on_refused)
        self._worker.failed.connect(self._on_failed)
        self._worker.state_changed.connect(self._on_state)
        self._worker.finished.connect(self._on_finished)
        self._worker.changed.connect(self._on_changed)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.lane_stopped.connect(self._on_lane_stopped)
        self._worker.lanes_changed.connect(self._on_lanes_changed)
        self._worker.lane_progressed.connect(self._on_lane_progressed)
        self._worker.lane_cancelled.connect(self._on_lane_cancelled)
        self._worker.unwilling.connect(self._on_unwilling)
        self._worker.troubled.connect(self._on_troubled)
        self._worker.cancelled.connect(self._on_cancelled)
        self._worker.folds_changed.connect(self._on_folds)
        self._thread.start()

    # What there is to see.

    @property
    def history(self) -> nn.History | None:
        """The record of the run that is shown."""
        return self.run.history if self.run else None

    @property
    def experiments(self) -> tuple[nn.Experiment, ...]:
        """The recipes of the run that is shown."""
        return self.run.experiments if self.run else ()

    @property
    def step_count(self) -> int:
        """Steps recorded of the lane that is furthest."""
        return self.run.history.step if self.run else 0

    @property
    def worked_on(self) -> Entrant | None:
        """The first lane that goes on; where one is catching up, that one."""
        if self.run is None:
            return None
        going = [one for one in self.run.lanes if not one.paused and one.failure is None]
        if self.level:
            return (going or list(self.run.lanes))[0]
        return min(going, key=_progress)

    @property
    def level(self) -> bool:
        """Whether all lanes that go on are equally far."""
        lanes = self.run.lanes if self.run else ()
        going = [_progress(one) for one in lanes if not one.paused and one.failure is None]
        return not going or max(going) - min(going) < LEVEL

    @property
    def running(self) -> bool:
        """Whether the session's thread is there (until ``close``)."""
        return self._thread.isRunning()

    @property
    def extended(self) -> tuple[int, int] | None:
        """The step to which a run goes on beyond its recipe, and the recipe's; else None."""
        lane = self.worked_on
        if lane is None or lane.slot not in self.draft:
            return None
        steps = nn.keeping_pace(lane.experiment, self.draft[lane.slot]).steps
        return (lane.experiment.steps, steps) if lane.experiment.steps > steps else None

    @property
    def can_go_on(self) -> bool:
        """Whether there is a run with a lane that can take another step."""
        if self.run is None or self.state is State.FAILED:
            return False
        return any(lane.failure is None for lane in self.run.lanes)

    @property
    def running_recipes(self) -> dict[int, nn.Experiment]:
        """The recipes of the run that is shown, by slot."""
        return {lane.slot: lane.experiment for lane in self.run.lanes} if self.run else {}

    @property
    def pending(self) -> list[str]:
        """The fields in which the draft differs from what runs, until a reset."""
        fields = self.draft.pending(self.running_recipes)
        return [*fields, "data"] if self._points_changed and "data" not in fields else fields

    @property
    def steps_per_second(self) -> float | None:
        """Steps of ``worked_on`` in the last second; None when there is nothing to measure."""
        lane = self.worked_on
        if lane is None or self.state is not State.RUNNING or len(self._marks) < 2:
            return None
        (start, first), (end, last) = self._marks[0], self._marks[-1]
        steps = last.get(lane.slot, 0) - first.get(lane.slot, 0)
        return steps / (end - start) if end > start else None

    def snapshot(self) -> Snapshot | None:
        """The latest copy of the weights of the run that is shown."""
        snapshot = self._worker.snapshot
        return snapshot if snapshot and snapshot.run == self._number else None

    def looks(self) -> Looks | None:
        """The latest close look at the lanes of the run that is shown."""
        looks = self._worker.looks
        return looks if looks and looks.run == self._number else None

    def surveys(self) -> tuple[Survey, ...] | None:
        """The latest answers over the plane of the run that is shown."""
        found = self._worker.surveys
        return found[1] if found and found[0] == self._number else None

    # What a person can do.

    def load(self, title: str, lanes: Sequence[nn.Experiment]) -> None:
        """Build a new run of these lanes; the present one goes when it is ready.

        ``failed`` tells of lanes that cannot race.
        """
        self._load(title, dict(enumerate(lanes)), of_draft=False)

    def _load(
        self, title: str, lanes: Mapping[int, nn.Experiment], of_draft: bool, ask: bool = True
    ) -> None:
        try:
            nn.check_lanes(list(lanes.values()))
        except nn.FieldError as error:
            self.failed.emit(failure(error))
            return
        self._request(partial(self._load, title, lanes, of_draft, ask=False))
        self._keeps_draft = of_draft
        self._worker.load(self._requested, title, lanes, self.data_dir, self.kept_path, ask)
        if self.run is None:
            self.title = title
            self.draft.take(lanes)
            self.edited.emit()
            self._set_state(State.LOADING)

    def _request(self, again: Callable[[], None]) -> None:
        """Ask for another run; ``again`` asks for it whatever memory it needs."""
        self._requested += 1
        self._again, self._keeps_draft = again, False

    def open_file(self, path: str | Path) -> None:
        """Open a saved run, or a saved experiment. What is wrong with it comes by ``failed``."""
        path = Path(path)
        if path.suffix.casefold() == ".npz" or nn.array_names(path):
            self._open(path)
            return
        try:
            preset = nn.read_preset(path)
        except nn.NablascopeError as error:
            self.failed.emit(replace(failure(error), of_file=True))
        else:
            self.load(preset.title, preset.lanes)

    def _open(self, path: Path, ask: bool = True) -> None:
        self._request(partial(self._open, path, ask=False))
        self._of_file = self._requested
        self._worker.open(self._requested, path, self.data_dir, self.kept_path, ask)

    def save(self, path: str | Path) -> None:
        """Write the run as it stands to a file; ``saved`` tells when it is done."""
        if self.run:
            self._worker.take_state(self._number, str(path))

    def save_again(self, path: str, elsewhere: Path | None = None) -> None:
        """Write a run that could not be written at ``path``, there or at another place."""
        self._saver.save_again(path, elsewhere)

    def flush(self) -> None:
        """Wait until all saves that were asked for are done, or known to be ``unsaved``."""
        self._saver.flush()

    def start(self) -> None:
        """Train; after the last step, as many steps again as the recipe has."""
        if not self.can_go_on:
            return
        if self.state in (State.READY, State.PAUSED, State.FINISHED):
            self._marks.clear()
            self._worker.start(self.draft.first)

    def pause(self) -> None:
        """Stop after the present step."""
        if self.state is State.RUNNING:
            self._worker.pause()

    def toggle(self) -> None:
        """Run, or pause."""
        if self.state is State.RUNNING:
            self.pause()
        else:
            self.start()

    def step(self) -> None:
        """Take one step and pause."""
        if self.state in (State.READY, State.PAUSED, State.RUNNING):
            self._worker.step()

    def reset(self) -> None:
        """Start again from step 0 with the recipe as it is edited."""
        if self.draft:
            self._load(self.title, dict(self.draft), of_draft=True)

    def edit(self, slot: int, field: str, value: Any) -> None:
        """Change a field of a lane's recipe: at once where it is live, else at the next reset.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        edit = self.draft.edit(slot, {field: value})
        if not edit:
            return
        if nn.KNOBS[field].live and self.run:
            self._change_live(slot, field)
        elif not self._begun and not self.lacks_file:
            self.reset()
            if field in DATA_FIELDS:  # data that cannot be read are not what is asked for any more
                self._tried = Tried(self._requested, edit, self.data_dir)
        self.edited.emit()

    def _change_live(self, slot: int, field: str) -> None:
        """Have a lane that runs take a live field from the draft."""
        running = self.running_recipes.get(slot)
        if running is not None:
            draft = self.draft[slot]
            if nn.KNOBS[field].counts_batches:  # in the mini-batches of the lane that runs
                draft = nn.keeping_pace(running, draft)
            self._worker.set(self._number, slot, field, getattr(draft, field))

    @property
    def _begun(self) -> bool:
        """Whether there is a run that would be lost with a reset."""
        return self.step_count > 0 or self.state is State.RUNNING

    @property
    def lacks_file(self) -> bool:
        """Whether the draft's data are in a file that has not been chosen yet."""
        return bool(self.draft) and self.draft.first.uses("file") and not self.draft.first.file

    def use_file(self, path: Path) -> None:
        """Start again with the data in a table, or in a folder of pictures.

        A table is read as it is found, unless the draft says how this one is read.
        """
        if not self.draft:
            return
        kind = "pictures" if path.is_dir() else "table"
        wishes = {"data": kind, "file": str(path.absolute())}
        draft = self.draft.first
        if draft.data != "table" or draft.file not in ("", wishes["file"]):
            wishes |= nn.READING
        self._use_data(wishes, self.data_dir)

    def use_reading(self, recipe: nn.Experiment) -> None:
        """Start again with the table of the draft, read as this recipe says."""
        self._use_data({name: getattr(recipe, name) for name in nn.READING}, self.data_dir)

    def use_mnist(self, folder: Path) -> None:
        """Start again with MNIST, or one of its kin, from the files in this folder."""
        if self.draft:
            self._use_data({"data": nn.family_of(folder)}, folder.absolute())

    def _use_data(self, wishes: dict[str, Any], folder: Path | None) -> None:
        """Start again with other data, looked for in a folder; all is as before if they fail."""
        edit = self.draft.edit(next(iter(self.draft)), wishes)
        before, self.data_dir = self.data_dir, folder
        self.reset()
        self._tried = Tried(self._requested, edit, before)
        self._of_file = self._requested
        self.edited.emit()

    def edit_points(self, points: nn.Part) -> None:
        """Keep the points that a person put into the plane; a run that has begun needs a reset.

        ``failed`` tells when they cannot be written: ``unsaved_points`` holds them.
        """
        self.unsaved_points = points
        error = self.flush_points()
        if error is not None:
            self.failed.emit(replace(failure(error), of_run=False))
            return
        self._points_changed = True
        if not self._begun:
            self.reset()
        self.edited.emit()

    def flush_points(self, path: Path | None = None) -> nn.NablascopeError | None:
        """Write the points that have not been written, perhaps elsewhere; why they cannot be."""
        if self.unsaved_points is None:
            return None
        try:
            nn.save_points(path or nn.points_file(), self.unsaved_points)
        except nn.NablascopeError as error:
            return error
        self.unsaved_points = None
        return None

    def cross_validate(self, slot: int, folds: int) -> None:
        """Hold out each of so many folds once with a lane's recipe; ``folds_changed`` tells."""
        if self.run:
            self._worker.cross_validate(self._number, slot, folds)

    def end_folds(self) -> None:
        """Go no further with the cross-validation."""
        self._worker.end_folds()

    def cancel(self) -> None:
        """Stop building the run, or the lane, that was asked for last; the present run stays."""
        if self.building is Stage.LANE:
            self._worker.cancel_lane()
        else:
            self._worker.cancel(self._requested)

    def add_lane(self, slot: int, field: str, value: Any, name: str = "") -> None:
        """A copy of a lane with one setting changed; it begins at step 0 and catches up.

        ``failed`` tells where it needs much of the memory, with the offer to build it anyway.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        running = self.running_recipes
        if slot not in running:
            raise nn.FieldError("This lane is no longer there.")
        place = list(running).index(slot)
        added = nn.variation(list(running.values()), place, field, value, name)
        self._adding = added
        self._worker.add_lane(self._number, added, ask=True)

    def _add_anyway(self) -> None:
        """Add the lane that was refused for the memory that it needs."""
        if self.run and self._adding is not None:
            self._worker.add_lane(self._number, self._adding, ask=False)

    def remove_lane(self, slot: int) -> None:
        """Take a lane out of the race; ``failed`` tells why the last one stays."""
        if self.run:
            self._worker.remove_lane(self._number, slot)

    def pause_lane(self, slot: int, paused: bool) -> None:
        """Leave a lane alone, or resume it: then it catches up."""
        if self.run:
            self._worker.pause_lane(self._number, slot, paused)

    def watch(self, own: nn.Part) -> None:
        """Take these as a person's own digits, as samples: from the next look on, or reset."""
        self._worker.watch(own)

    def set_pace(self, pace: float | None) -> None:
        """So many steps a second (slow motion); None for as many as it can."""
        self._worker.pace = pace

    def ask_for_look(self, quantity: str | None) -> None:
        """Have ``looks`` renewed, with histograms of one of nn.QUANTITIES, or without."""
        if self.run:
            self._worker.look(quantity)

    def ask_for_survey(self, bounds: Bounds) -> None:
        """Have ``surveys`` renewed, unless that would cost the training too much just now."""
        if self.run:
            self._worker.survey(self._number, bounds)

    def ask_for_weights(self) -> None:
        """Have ``snapshot`` renewed after the present step."""
        if self.state is State.RUNNING:
            self._worker.take_snapshot()

    def close(self, keep: Path | None = None) -> None:
        """End the thread; a run that has begun is kept in the file ``keep``.

        Raises CheckpointError when it cannot be written: the thread has ended then, and
        ``close`` can be called again, with another file or without, or ``go_on``.
        """
        if self.running:
            self._timer.stop()
            self._autosave.stop()
            self._worker.quit()
            self._thread.wait()
            self._record()
        self._saver.flush()  # else an older run might be written over this one
        if keep and self.run and self.step_count:
            race = self.run.race
            for record in race.records:  # of a lane too that the window has not heard of
                record.drain()
            kept = nn.checkpoint.take(race, nn.History(race.records), self.title)
            nn.checkpoint.save(keep, kept)
            self._saver.unsaved.pop(str(keep), None)  # the run before it, which this one replaces
        if not self.unsaved:
            self._saver.close()

    @property
    def unsaved(self) -> list[str]:
        """Where runs should have been written that are kept in memory, but for the autosave."""
        return [path for path in self._saver.unsaved if path != str(self.autosave_path)]

    def give_up(self, path: str) -> None:
        """Keep the run no longer that could not be written there."""
        self._saver.unsaved.pop(path, None)

    def go_on(self) -> None:
        """Go on after a ``close`` that could not write the run; it is paused."""
        before, thread = self._worker, self._thread
        self._start_thread()
        thread.deleteLater()
        self.draft.keep_live(self.running_recipes)
        self._worker.own, self._worker.pace = before.own, before.pace
        if self.run:
            self._worker.adopt(self._number, self.title, self.run.race, self.run.lanes)
            if self.state is State.RUNNING:
                self._set_state(State.PAUSED)
        self._timer.start(TICK_MILLISECONDS)
        self._autosave.start(AUTOSAVE_MILLISECONDS)

    # What the worker tells.

    def _on_tick(self) -> None:
        self._record()
        if self.state is State.RUNNING:
            self._mark_rate()
        self.ticked.emit()

    def _record(self) -> None:
        """Drain the rings; a state that was taken is saved with the history of its own step.

        The counters are read first: a state that is taken later has more rows than these.
        """
        records = self.run.history.records if self.run else []
        written = [(record, record.written()) for record in records]
        while self._worker.taken:
            self._saver.save(self._worker.taken.popleft())
        for record, rows in written:
            record.drain(rows)

    def _mark_rate(self) -> None:
        assert self.run
        now = perf_counter()
        self._marks.append((now, {one.slot: one.step for one in self.run.history.records}))
        while len(self._marks) > 2 and now - self._marks[0][0] > RATE_WINDOW_SECONDS:
            self._marks.popleft()

    def _on_autosave(self) -> None:
        if self.autosave_path and self.step_count and self.state in (State.RUNNING, State.PAUSED):
            self.save(self.autosave_path)

    def _on_loaded(self, run: int, loaded: Loaded) -> None:
        self._record()  # a save of the run before it may still be waiting
        self._number, self.run, self._points_changed = run, loaded, False
        self.title = loaded.title
        if run == self._requested:
            self.building = self._tried = None
        lanes = {lane.slot: lane.experiment for lane in loaded.lanes}
        if not self._keeps_draft or self.draft.keys() != lanes.keys():
            self.draft.take(lanes)
        self._marks.clear()
        self.loaded.emit(loaded)
        done = all(one.failure or _progress(one) >= 1 for one in loaded.lanes)
        self._set_state(
            State.FINISHED if done else State.PAUSED if loaded.history.step else State.READY
        )
        self.edited.emit()

    def _on_refused(self, run: int, failed: Failure) -> None:
        latest = run == self._requested
        if latest:
            self.building = None
        if latest and isinstance(failed.error, nn.MemoryNeededError) and self._again:
            failed = replace(failed, remedy=(N_("Build it anyway"), self._again))
        elif latest:
            self._take_back()
            failed = replace(failed, of_file=run == self._of_file)
        self.failed.emit(failed)
        if self.run is None and latest:
            self._set_state(State.FAILED)

    def _take_back(self) -> None:
        """The data that were asked for last cannot be had, or nobody waits for them."""
        if self._tried is not None and self._tried.run == self._requested:
            self.draft.take_back(self._tried.edit, self.running_recipes)
            self.data_dir = self._tried.data_dir
            self._tried = None
            self.edited.emit()

    def _on_failed(self, run: int, failed: Failure) -> None:
        if run == self._number:
            self._set_state(State.FAILED)
            self.failed.emit(failed)

    def _on_state(self, run: int, state: State) -> None:
        if run == self._number:
            self._record()  # what is said of a state is said of its step
            self._set_state(state)

    def _on_finished(self, run: int, results: Results) -> None:
        if run == self._number:
            self._on_tick()
            self._set_state(State.FINISHED)
            self.finished.emit(results)
            if self.autosave_path:
                self.save(self.autosave_path)

    def _on_changed(self, run: int, changes: list[tuple[int, nn.Change]]) -> None:
        if run != self._number or not self.run:
            return
        nn.note_changes(self.run.history.records, changes)
        for slot, change in changes:
            self._replace_lane(
                slot, lambda one, change=change: one.experiment.changed(change.field, change.new)
            )
        self.edited.emit()

    def _on_lanes_changed(self, run: int, lanes: tuple[Entrant, ...]) -> None:
        if run != self._number or not self.run:
            return
        self._end_adding()
        self.draft.follow(lanes, {lane.slot: lane for lane in self.run.lanes})
        self.run = replace(self.run, lanes=lanes)
        self._marks.clear()
        self.lanes_changed.emit()
        over = all(one.failure or _progress(one) >= 1 for one in self.run.lanes)
        if self.state is State.FINISHED and not over:
            self._set_state(State.PAUSED)
        elif self.state is State.PAUSED and over and self.step_count:
            self._set_state(State.FINISHED)
        self.edited.emit()

    def _on_lane_progressed(self, run: int, fraction: float) -> None:
        if run == self._number and self.building in (None, Stage.LANE):
            self.building = Stage.LANE
            self.progressed.emit(Stage.LANE, fraction)

    def _on_lane_cancelled(self, run: int) -> None:
        if run == self._number and self.building is Stage.LANE:
            self._end_adding()
            self.cancelled.emit()

    def _end_adding(self) -> None:
        if self.building is Stage.LANE:
            self.building = None

    def _replace_lane(self, slot: int, recipe: Callable[[Entrant], nn.Experiment]) -> None:
        """Show a lane with another recipe."""
        assert self.run
        lanes = tuple(
            replace(one, experiment=recipe(one)) if one.slot == slot else one
            for one in self.run.lanes
        )
        self.run = replace(self.run, lanes=lanes)

    def _on_saved(self, path: str) -> None:
        self.written.emit(path)
        if path != str(self.autosave_path):
            self.saved.emit(path)

    def _on_unsaved(self, path: str, error: Exception) -> None:
        self.failed.emit(replace(failure(error), unsaved=path, of_run=False))

    def _on_progressed(self, run: int, stage: Stage, fraction: float) -> None:
        if run == self._requested:
            self.building = stage
            self.progressed.emit(stage, fraction)

    def _on_cancelled(self, run: int) -> None:
        if run == self._requested:
            self.building = None
            self._take_back()
            self.cancelled.emit()
            if self.run is None:
                self._set_state(State.FAILED)

    def _on_folds(self, run: int, folds: Folds) -> None:
        if run == self._number:
            self.folds_changed.emit(folds)

    def _on_lane_stopped(self, run: int, slot: int, error: nn.DivergedError) -> None:
        if run != self._number or not self.run:
            return
        self.run = replace(
            self.run,
            lanes=tuple(
                replace(one, failure=error) if one.slot == slot else one for one in self.run.lanes
            ),
        )
        self.lanes_changed.emit()
        self.lane_stopped.emit(slot, error)

    def _on_unwilling(self, run: int, failed: Failure) -> None:
        """What was asked cannot be: the fields that would be so already are as they run."""
        if run != self._number:
            return
        self._end_adding()
        if isinstance(failed.error, nn.MemoryNeededError):
            failed = replace(failed, remedy=(N_("Build it anyway"), self._add_anyway))
        self.draft.keep_live(self.running_recipes)
        self.edited.emit()
        self.failed.emit(failed)

    def _on_troubled(self, run: int, failed: Failure) -> None:
        """Something that is only looked at could not be; the run goes on."""
        if run == self._number:
            self.failed.emit(failed)

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit(state)


def _progress(lane: Entrant) -> float:
    """How far a lane is on its way to its last step, 0 … 1."""
    return lane.record.step / lane.experiment.steps
