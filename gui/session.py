"""Session: the only surface between the widgets and the training.

It owns the thread, drains the rings into the history on a timer, and knows which
recipe runs and which one is being edited.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PyQt5.QtCore import QObject, Qt, QThread, QTimer, pyqtSignal

import nn
from gui.state import Failure, Loaded, Results, Snapshot, State, Taken
from gui.worker import TrainingWorker, failure

TICK_MILLISECONDS = 33
AUTOSAVE_MILLISECONDS = 60_000
RATE_WINDOW_SECONDS = 1.0


class Session(QObject):
    """What a person can do with a run, and what there is to see of it.

    Signals:
        state_changed: (State).
        loaded: (Loaded) another run is shown from now on.
        ticked: every 33 ms, after the new rows have been recorded.
        edited: the draft, or what runs, has another value in some field.
        failed: (Failure) something could not be done; what ran before is untouched.
        lane_stopped: (lane, DivergedError).
        finished: (Results).
        saved: (path) a run was written.
        progressed: (fraction) of the data being made.
    """

    state_changed = pyqtSignal(object)
    loaded = pyqtSignal(object)
    ticked = pyqtSignal()
    edited = pyqtSignal()
    failed = pyqtSignal(object)
    lane_stopped = pyqtSignal(int, object)
    finished = pyqtSignal(object)
    saved = pyqtSignal(str)
    progressed = pyqtSignal(float)
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
        self._edited_since_request = False
        self._length = 0  # steps by which a finished run goes on
        self._marks: deque[tuple[float, int]] = deque()
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
        """Steps recorded of the run that is shown."""
        return self.run.history.step if self.run else 0

    @property
    def step_target(self) -> int:
        """The step at which the run ends."""
        return self.experiments[0].steps if self.run else 0

    @property
    def running(self) -> bool:
        """Whether the session's thread is there (until ``close``)."""
        return self._thread.isRunning()

    @property
    def can_go_on(self) -> bool:
        """Whether there is a run with a lane that can take another step."""
        stopped = self.run is not None and self.run.race.stopped == len(self.experiments)
        return self.run is not None and self.state is not State.FAILED and not stopped

    @property
    def pending(self) -> list[str]:
        """The fields in which the draft differs from what runs, until a reset."""
        if len(self.draft) != len(self.experiments):
            return ["lanes"] if self.run else []
        return [
            field
            for field, knob in nn.KNOBS.items()
            if not knob.live
            and any(
                getattr(new, field) != getattr(old, field)
                for new, old in zip(self.draft, self.experiments, strict=True)
            )
        ]

    @property
    def steps_per_second(self) -> float | None:
        """Measured over the last second of training; None when there is nothing to measure."""
        if self.state is not State.RUNNING or len(self._marks) < 2:
            return None
        (start, first), (end, last) = self._marks[0], self._marks[-1]
        return (last - first) / (end - start) if end > start else None

    def snapshot(self) -> Snapshot | None:
        """The latest copy of the weights of the run that is shown."""
        snapshot = self._worker.snapshot
        return snapshot if snapshot and snapshot.run == self._number else None

    # What a person can do.

    def load(self, title: str, lanes: Sequence[nn.Experiment]) -> None:
        """Build a new run of these lanes; the present one goes when it is ready."""
        nn.check_lanes(lanes)
        self._request()
        self._worker.load(self._requested, title, lanes, self.data_dir, self.kept_path)
        if self.run is None:
            self.title, self.draft = title, list(lanes)
            self.edited.emit()
            self._set_state(State.LOADING)

    def _request(self) -> None:
        self._requested += 1
        self._edited_since_request = False

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
        wanted = max(self.step_target, self.draft[0].steps)
        if self.state is State.FINISHED and self.step_count >= wanted:
            self._worker.set(0, "steps", self.step_target + self._length)
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
        knob = nn.KNOBS[field]
        draft = [
            one.changed(field, value) if knob.shared or place == lane else one
            for place, one in enumerate(self.draft)
        ]
        nn.check_lanes(draft)
        if draft == self.draft:
            return
        self.draft = draft
        self._edited_since_request = True
        if field == "steps":
            self._length = self.draft[lane].steps
        if knob.live and self.run and len(draft) == len(self.experiments):
            self._worker.set(lane, field, getattr(draft[lane], field))
        elif self.step_count == 0 and self.state is not State.RUNNING:
            self.reset()
        self.edited.emit()

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
            kept = nn.checkpoint.take(self.run.race, self.run.history, self.title)
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
        history, race = self.run.history, self.run.race
        rows, evaluation_rows = race.ring.written, race.evaluation_ring.written
        while self._worker.taken:
            taken = self._worker.taken.popleft()
            if taken.run == self._number:
                history.drain(race, taken.rows, taken.evaluation_rows)
                self._write(taken, history)
        history.drain(race, rows, evaluation_rows)

    def _write(self, taken: Taken, history: nn.History) -> None:
        kept = nn.checkpoint.assemble(
            self.title, list(taken.experiments), taken.data, taken.state, history
        )
        task = self._writer.submit(nn.checkpoint.save, Path(taken.path), kept)
        task.add_done_callback(partial(self._report_written, taken.path))

    def _mark_rate(self) -> None:
        now = perf_counter()
        self._marks.append((now, self.step_count))
        while len(self._marks) > 2 and now - self._marks[0][0] > RATE_WINDOW_SECONDS:
            self._marks.popleft()

    def _on_autosave(self) -> None:
        if self.autosave_path and self.step_count and self.state is State.RUNNING:
            self.save(self.autosave_path)

    def _on_loaded(self, run: int, loaded: Loaded) -> None:
        self._record()  # a save of the run before it may still be waiting
        self._number, self.run = run, loaded
        self.title, self._length = loaded.title, loaded.experiments[0].steps
        if run == self._requested and not self._edited_since_request:
            self.draft = list(loaded.experiments)
        self._marks.clear()
        self.loaded.emit(loaded)
        done = loaded.history.step >= loaded.experiments[0].steps
        self._set_state(
            State.FINISHED if done else State.PAUSED if loaded.history.step else State.READY
        )
        self.edited.emit()

    def _on_refused(self, run: int, failed: Failure) -> None:
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

    def _on_changed(self, run: int, changes: list[nn.Change]) -> None:
        if run != self._number or not self.run:
            return
        lanes = list(self.experiments)
        for change in changes:
            lanes[change.lane] = lanes[change.lane].changed(change.field, change.new)
        self.run.history.changes += changes
        self.run = replace(self.run, experiments=tuple(lanes))
        self.edited.emit()

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

    def _on_lane_stopped(self, run: int, lane: int, error: nn.DivergedError) -> None:
        if run == self._number:
            self.lane_stopped.emit(lane, error)

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit(state)
