"""Session: the only surface between the widgets and the training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, Qt, QThread, QTimer

import nn
from gui.failure import failure
from gui.session import commands
from gui.session.draft import Draft, Edit
from gui.session.event_receiver import EventReceiver
from gui.session.observations import Observations
from gui.session.recipe_editor import RecipeEditor
from gui.session.run_model import RunModel
from gui.session.run_saver import RunSaver
from gui.session.signals import SessionSignals
from gui.session.state import Run, Stage, State
from gui.session.time_travel import TimeTravel
from gui.session.training_worker import TrainingWorker

TICK_MILLISECONDS = 33
AUTOSAVE_MILLISECONDS = 60_000


class Session(SessionSignals):
    """What a person can do with a run, and what there is to see of it (``model``).

    ``rewind(step)`` shows an earlier step, ``live()`` the present again, and
    ``fork(slot, step, field, value)`` adds a lane that begins there (see TimeTravel).
    It owns the thread, drains the rings into the history on a timer, and posts commands; what
    the training loop tells goes through its EventReceiver.
    """

    def __init__(self, data_dir: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = RunModel(data_dir)
        self.observations = Observations(self.model)
        self.editor = RecipeEditor(self.model, self, self._post, self._rebuild)
        self._receiver = EventReceiver(self.model, self, self.editor, self._record)
        self._digits = nn.NO_DIGITS
        self._pace: float | None = None
        self.saver = RunSaver(self)
        self.saver.saved.connect(self.saved)
        self.saver.written.connect(self.written)
        self.saver.failed.connect(
            lambda path, error: self.failed.emit(
                replace(failure(error), unsaved=path, of_run=False)
            )
        )
        self.travel = TimeTravel(self.model, self, self.saver)
        self.rewind, self.live, self.fork = self.travel.rewind, self.travel.live, self.travel.fork
        self.finished.connect(lambda _: self._save_to(self.saver.autosave_path))
        self._start_thread()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MILLISECONDS)
        self._autosave = QTimer(self)
        self._autosave.timeout.connect(self.autosave)
        self._autosave.start(AUTOSAVE_MILLISECONDS)

    def _start_thread(self) -> None:
        self._thread = QThread(self)
        self._worker = TrainingWorker()
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        direct = Qt.ConnectionType.DirectConnection
        self._worker.ended.connect(self._thread.quit, direct)  # type: ignore[call-arg]
        self._worker.told.connect(self._receiver.receive)
        self.observations.loop = self.travel.loop = self._worker.loop
        self._thread.start()

    # What there is to see; the rest is in ``model``.

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self.model.state

    @property
    def run(self) -> Run | None:
        """The run that is shown."""
        return self.model.run

    @property
    def step_count(self) -> int:
        """Steps recorded of the lane that is furthest."""
        return self.model.step_count

    @property
    def draft(self) -> Draft:
        """The recipes as they are edited."""
        return self.model.draft

    @property
    def running(self) -> bool:
        """Whether the session's thread is there (until ``close``)."""
        return self._thread.isRunning()

    # Runs.

    def load(self, title: str, lanes: Sequence[nn.Experiment], notes: str = "") -> None:
        """Build a new run of these lanes; it replaces the present one when it is ready.

        ``notes`` are shown with the title. ``failed`` tells of lanes that cannot race.
        """
        self.model.notes[title] = notes
        self._load(title, dict(enumerate(lanes)))

    def _load(
        self,
        title: str,
        lanes: Mapping[int, nn.Experiment],
        of_draft: bool = False,
        of_file: bool = False,
        tried: Edit | None = None,
        data_dir: Path | None = None,
        ask: bool = True,
    ) -> None:
        model = self.model
        try:
            nn.check_lanes(list(lanes.values()))
        except nn.FieldError as error:
            self.failed.emit(failure(error))
            return
        again = partial(self._load, title, lanes, of_draft, of_file, tried, data_dir, ask=False)
        number = model.ask(again, of_draft, of_file, tried, data_dir)
        self._post(
            commands.Load(
                number, model.data_dir, self.saver.kept_path, ask, title=title, lanes=lanes
            )
        )
        if not of_draft:
            self.editor.undo_stack.clear()
        if model.run is None:
            model.take_lanes(title, lanes)
            self.edited.emit()
            self._receiver.set_state(State.LOADING)

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
            self.load(preset.title, preset.lanes, preset.about)

    def _open(self, path: Path, ask: bool = True) -> None:
        number = self.model.ask(partial(self._open, path, ask=False), of_file=True)
        self.editor.undo_stack.clear()
        self._post(commands.Open(number, self.model.data_dir, self.saver.kept_path, ask, path=path))

    def reset(self) -> None:
        """Start again from step 0 with the recipe as it is edited."""
        if self.draft:
            self._rebuild()

    def _rebuild(
        self, tried: Edit | None = None, data_dir: Path | None = None, of_file: bool = False
    ) -> None:
        self._load(self.model.title, dict(self.draft), True, of_file, tried, data_dir)

    def save(self, path: str | Path, moments: bool = False) -> None:
        """Write the run as it is now to a file; ``saved`` tells when it is done.

        With ``moments`` the file keeps earlier steps, so that whoever opens it can go back.
        """
        if self.run:
            self._post(commands.SaveRun(self.model.number, str(path), moments))

    def autosave(self) -> None:
        """Write a run that has begun where it saves itself."""
        if self.step_count and self.state in (State.RUNNING, State.PAUSED):
            self._save_to(self.saver.autosave_path)

    def _save_to(self, path: Path | None) -> None:
        if path is not None:
            self.save(path)

    def cancel(self) -> None:
        """Stop building the run, or the lane, that was asked for last; the present run stays."""
        lane = self.model.building is Stage.LANE
        self._post(commands.CancelLane() if lane else commands.Cancel(self.model.asked.number))

    # Training.

    def start(self, until: int | None = None) -> None:
        """Train; after the last step, as many steps again as the recipe has.

        ``until`` is the step of the first lane at which it pauses.
        """
        if self.model.can_go_on and self.state in (State.READY, State.PAUSED, State.FINISHED):
            self.model.rate.clear()
            self._post(commands.Start(self.draft.first, self.state is State.FINISHED, until))

    def pause(self) -> None:
        """Stop after the present step; also directly after ``start``, before that is known."""
        if self.state in (State.READY, State.PAUSED, State.FINISHED, State.RUNNING):
            self._post(commands.Pause())

    def toggle(self) -> None:
        """Run, or pause."""
        self.pause() if self.state is State.RUNNING else self.start()

    def step(self) -> None:
        """Take one step and pause."""
        if self.state in (State.READY, State.PAUSED, State.RUNNING):
            self._post(commands.Step())

    def set_pace(self, steps_per_second: float | None) -> None:
        """So many steps per second (slow motion); None for as many as possible."""
        self._pace = steps_per_second
        self._post(commands.SetPace(steps_per_second))

    def use_digits(self, digits: nn.Part) -> None:
        """Take these as the user's own digits: watched at once, trained on from the next reset."""
        self._digits = digits
        self._post(commands.UseDigits(digits))

    def run_series(self, slot: int, make: Callable[[nn.Experiment, nn.Dataset], nn.Series]) -> None:
        """Run the series that ``make`` makes of a lane's recipe; ``series_changed`` tells."""
        if self.run:
            self._post(commands.RunSeries(self.model.number, slot, make))

    def end_series(self) -> None:
        """Stop the series."""
        self._post(commands.EndSeries())

    # The thread.

    def close(self, keep: Path | None = None) -> None:
        """End the thread; a run that has begun is kept in the file ``keep``.

        Raises CheckpointError when it cannot be written: the thread has ended then, and
        ``close`` can be called again, with another file or without, or ``go_on``.
        """
        if self.running:
            self._timer.stop()
            self._autosave.stop()
            self._worker.loop.queue.quit()
            self._thread.wait()
            self._record()
        self.saver.flush()
        if keep and self.run and self.step_count:
            self.saver.save_now(self.run, self.model.title, keep)
        if not self.saver.unsaved:
            self.saver.close()

    def go_on(self) -> None:
        """Continue after a ``close`` that could not write the run; it is paused."""
        thread, machine = self._thread, self._worker.loop.machine if self.run else None
        self.travel.live()
        self._start_thread()
        thread.deleteLater()
        self.draft.keep_live(self.model.recipes)
        self._post(commands.UseDigits(self._digits))
        self._post(commands.SetPace(self._pace))
        if self.run and machine:
            self._post(
                commands.Adopt(
                    self.model.number, self.model.title, self.run.race, self.run.lanes, machine
                )
            )
            if self.state is State.RUNNING:
                self._receiver.set_state(State.PAUSED)
        self._timer.start(TICK_MILLISECONDS)
        self._autosave.start(AUTOSAVE_MILLISECONDS)

    def _post(self, command: commands.Command) -> None:
        self._worker.loop.queue.post(command)

    def _on_tick(self) -> None:
        self._record()
        if self.state is State.RUNNING and self.run:
            self.model.rate.mark(self.run.history)
        self.travel.tick()
        self.ticked.emit()

    def _record(self) -> None:
        self.saver.record(self.run, self._worker.loop.outbox)
