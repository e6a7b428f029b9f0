"""Session: the only surface between the widgets and the training.

It owns the thread, drains the rings into the history on a timer, and knows which
recipe runs and which one is being edited.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PyQt5.QtCore import QObject, Qt, QThread, QTimer, pyqtSignal

import nn
from gui.state import Entrant, Failure, Folds, Loaded, Looks, Results, Snapshot, State, Taken
from gui.survey import Bounds, Survey
from gui.worker import TrainingWorker, failure

TICK_MILLISECONDS = 33
AUTOSAVE_MILLISECONDS = 60_000
RATE_WINDOW_SECONDS = 1.0
LIVE = [field for field, knob in nn.KNOBS.items() if knob.live]
DATA_FIELDS = [field.name for field in dataclasses.fields(nn.DataRecipe)]
LEVEL = 0.01  # of the way: lanes that are closer count as equally far


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
        saved: (path) a run was written.
        progressed: (fraction) of the data being made or fetched.
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
    progressed = pyqtSignal(float)
    cancelled = pyqtSignal()
    folds_changed = pyqtSignal(object)
    _written = pyqtSignal(str, object)

    def __init__(self, data_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.data_dir = data_dir
        self.state = State.LOADING
        self.run: Loaded | None = None
        self.title = ""
        self.draft: list[nn.Experiment] = []
        self.autosave_path: Path | None = None
        self.kept_path: Path | None = None  # for a run that another one takes the place of
        self._number = 0  # of the run that is shown
        self._requested = 0  # of the run asked for last
        self._before: list[nn.Experiment] | None = None  # the draft, until a file is read
        self._points_changed = False  # since the run was built
        self._keeps_draft = False  # whether a run that comes was asked for with the draft
        self._length = 0  # samples of each lane by which a finished run goes on
        self._marks: deque[tuple[float, dict[int, int]]] = deque()  # moments; steps by slot
        self._writer = ThreadPoolExecutor(max_workers=1)
        self._written.connect(self._on_written)
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
        self._worker.unwilling.connect(self._on_unwilling)
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
    def can_go_on(self) -> bool:
        """Whether there is a run with a lane that can take another step."""
        if self.run is None or self.state is State.FAILED:
            return False
        return any(lane.failure is None for lane in self.run.lanes)

    @property
    def pending(self) -> list[str]:
        """The fields in which the draft differs from what runs, until a reset."""
        return [
            field
            for field, knob in nn.KNOBS.items()
            if not knob.live
            and (
                (field == "data" and self._points_changed)
                or any(
                    getattr(new, field) != getattr(old, field)
                    for new, old in zip(self.draft, self.experiments, strict=False)
                )
            )
        ]

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
        """Build a new run of these lanes; the present one goes when it is ready."""
        nn.check_lanes(lanes)
        self._request()
        self._keeps_draft = lanes is self.draft
        self._worker.load(self._requested, title, lanes, self.data_dir, self.kept_path)
        if self.run is None:
            self.title, self.draft = title, list(lanes)
            self.edited.emit()
            self._set_state(State.LOADING)

    def _request(self) -> None:
        self._requested += 1
        self._keeps_draft = False

    def open_file(self, path: str | Path) -> None:
        """Open a saved run, or a saved experiment. What is wrong with it comes by ``failed``."""
        path = Path(path)
        if path.suffix == ".npz":
            self._request()
            self._worker.open(self._requested, path, self.data_dir, self.kept_path)
            return
        try:
            preset = nn.read_preset(path)
            self.load(preset.title, preset.lanes)
        except nn.NablascopeError as error:
            self.failed.emit(failure(error))

    def save(self, path: str | Path) -> None:
        """Write the run as it stands to a file; ``saved`` tells when it is done."""
        if self.run:
            self._worker.take_state(str(path))

    def start(self) -> None:
        """Train; after the last step, as many steps again."""
        if not self.can_go_on:
            return
        assert self.run
        length = self._length
        if self.state is State.FINISHED and all(
            one.failure or one.record.step >= self._steps_of(lane)
            for lane, one in enumerate(self.run.lanes)
        ):
            first = self.draft[0]
            self.edit(0, "steps", first.steps + max(round(length / first.batch_size), 1))
            self._length = length
        if self.state in (State.READY, State.PAUSED, State.FINISHED):
            self._marks.clear()
            self._worker.start()

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
        """Begin anew with the recipe as it is edited."""
        if self.draft:
            self.load(self.title, self.draft)

    def edit(self, lane: int, field: str, value: Any) -> None:
        """Change a field of the recipe: at once where it is live, else at the next reset.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        draft = nn.edited(self.draft, lane, field, value)
        if draft == self.draft:
            return
        before, self.draft = self.draft, draft
        if field == "steps":
            self._length = _samples(self.draft[lane])
        if nn.KNOBS[field].live and self.run:
            value = self._steps_of(lane) if field == "steps" else getattr(draft[lane], field)
            self._worker.set(self._number, self.run.lanes[lane].slot, field, value)
        elif self.step_count == 0 and self.state is not State.RUNNING and not self.lacks_file:
            if field in DATA_FIELDS:  # data that cannot be had are not what is asked for any more
                self._before = before
            self.reset()
        self.edited.emit()

    @property
    def lacks_file(self) -> bool:
        """Whether the draft's data are in a file that has not been chosen yet."""
        return bool(self.draft) and self.draft[0].uses("file") and not self.draft[0].file

    def use_file(self, path: Path) -> None:
        """Begin anew with the data in a table, or in a folder of pictures."""
        if not self.draft:
            return
        kind = "pictures" if path.is_dir() else "table"
        draft = nn.edited(self.draft, 0, "data", kind)
        found = ("delimiter", "encoding", "header")
        wishes = {"file": str(path.absolute()), "target": "", "columns": ""}
        for field, value in (wishes | dict.fromkeys(found, "auto")).items():
            draft = nn.edited(draft, 0, field, value)
        self._before, self.draft = self.draft, draft
        self.reset()
        self.edited.emit()

    def edit_points(self, points: nn.Part) -> None:
        """Keep the points that a person put into the plane; a run that has begun needs a reset."""
        self._worker.keep_points(points)
        self._points_changed = True
        if self.step_count == 0 and self.state is not State.RUNNING:
            self.reset()
        self.edited.emit()

    def cross_validate(self, lane: int, folds: int) -> None:
        """Hold out each of so many folds once with a lane's recipe; ``folds_changed`` tells."""
        if self.run:
            self._worker.cross_validate(self._number, self.run.lanes[lane].slot, folds)

    def end_folds(self) -> None:
        """Go no further with the cross-validation."""
        self._worker.end_folds()

    def cancel(self) -> None:
        """Wait no longer for the data that are being made or fetched; the present run stays."""
        self._worker.cancel(self._requested)

    def _steps_of(self, lane: int) -> int:
        """The draft's steps in the mini-batches of the lane that runs: as many samples."""
        assert self.run
        return nn.keeping_pace(self.run.lanes[lane].experiment, self.draft[lane]).steps

    def add_lane(self, lane: int, field: str, value: Any, name: str = "") -> None:
        """A copy of a lane with one setting changed; it begins at step 0 and catches up.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        added = nn.variation(self.experiments, lane, field, value, name)
        self._worker.add_lane(self._number, added)

    def remove_lane(self, lane: int) -> None:
        """Take a lane out of the race; ``failed`` tells why the last one stays."""
        if self.run:
            self._worker.remove_lane(self._number, self.run.lanes[lane].slot)

    def pause_lane(self, lane: int, paused: bool) -> None:
        """Leave a lane alone, or let it go on: then it catches up."""
        if self.run:
            self._worker.pause_lane(self._number, self.run.lanes[lane].slot, paused)

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

        Raises CheckpointError, with the thread ended, when it cannot be written.
        """
        self._timer.stop()
        self._autosave.stop()
        self._worker.quit()
        self._thread.wait()
        self._record()
        self._writer.shutdown(wait=True)
        if keep and self.run and self.step_count:
            race = self.run.race
            for record in race.records:  # of a lane too that the window has not heard of
                record.drain()
            kept = nn.checkpoint.take(race, nn.History(race.records), self.title)
            nn.checkpoint.save(keep, kept)

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
        if not self.run:
            return
        written = [(record, record.written()) for record in self.run.history.records]
        while self._worker.taken:
            taken = self._worker.taken.popleft()
            if taken.run == self._number:
                for record, rows in zip(taken.records, taken.written, strict=True):
                    record.drain(rows)
                self._write(taken)
        for record, rows in written:
            record.drain(rows)

    def _write(self, taken: Taken) -> None:
        kept = nn.checkpoint.assemble(
            self.title,
            list(taken.experiments),
            taken.data,
            taken.state,
            nn.History(taken.records),
        )
        task = self._writer.submit(nn.checkpoint.save, Path(taken.path), kept)
        task.add_done_callback(partial(self._report_written, taken.path))

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
        self._before = None
        self.title, self._length = loaded.title, _samples(loaded.experiments[0])
        if not self._keeps_draft or len(self.draft) != len(loaded.lanes):
            self.draft = list(loaded.experiments)
        self._marks.clear()
        self.loaded.emit(loaded)
        done = all(one.failure or _progress(one) >= 1 for one in loaded.lanes)
        self._set_state(
            State.FINISHED if done else State.PAUSED if loaded.history.step else State.READY
        )
        self.edited.emit()

    def _on_refused(self, run: int, failed: Failure) -> None:
        if self._before is not None and run == self._requested:
            self.draft, self._before = self._before, None
            self.edited.emit()
        self.failed.emit(failed)
        if self.run is None and run == self._requested:
            self._set_state(State.FAILED)

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
        drafts = {lane.slot: one for lane, one in zip(self.run.lanes, self.draft, strict=False)}
        known = {lane.slot: lane.record for lane in self.run.lanes}
        self.run = replace(self.run, lanes=lanes)
        self.draft = [
            drafts[lane.slot]
            if known.get(lane.slot) is lane.record
            else self._as_drafted(lane.experiment)
            for lane in lanes
        ]
        self._marks.clear()
        self.lanes_changed.emit()
        over = all(one.failure or _progress(one) >= 1 for one in self.run.lanes)
        if self.state is State.FINISHED and not over:
            self._set_state(State.PAUSED)
        elif self.state is State.PAUSED and over and self.step_count:
            self._set_state(State.FINISHED)
        self.edited.emit()

    def _as_drafted(self, experiment: nn.Experiment) -> nn.Experiment:
        """A new lane's recipe with what all lanes share as it is in the draft."""
        first = self.draft[0]
        for field, knob in nn.KNOBS.items():
            if knob.shared:
                experiment = experiment.changed(field, getattr(first, field))
        return nn.keeping_pace(experiment, first)

    def _replace_lane(self, slot: int, recipe: Callable[[Entrant], nn.Experiment]) -> None:
        """Show a lane with another recipe."""
        assert self.run
        lanes = tuple(
            replace(one, experiment=recipe(one)) if one.slot == slot else one
            for one in self.run.lanes
        )
        self.run = replace(self.run, lanes=lanes)

    def _report_written(self, path: str, done: Future[None]) -> None:
        self._written.emit(path, done.exception())

    def _on_written(self, path: str, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(failure(error))
        elif path != str(self.autosave_path):
            self.saved.emit(path)

    def _on_progressed(self, run: int, fraction: float) -> None:
        if run == self._requested:
            self.progressed.emit(fraction)

    def _on_cancelled(self, run: int) -> None:
        if run == self._requested:
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
        self.draft = [
            replace(draft, **{field: getattr(one, field) for field in LIVE})
            for draft, one in zip(self.draft, self.experiments, strict=True)
        ]
        self.edited.emit()
        self.failed.emit(failed)

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit(state)


def _samples(experiment: nn.Experiment) -> int:
    """How many samples its steps see."""
    return experiment.steps * experiment.batch_size


def _progress(lane: Entrant) -> float:
    """How far a lane is on its way to its last step, 0 … 1."""
    return lane.record.step / lane.experiment.steps
