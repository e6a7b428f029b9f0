"""PredictActions: new samples from files, and what the lanes predict for them."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QWidget

import nn
from gui.background import Background
from gui.failure import failure
from gui.image_import import decoded
from gui.lane_view import LaneView
from gui.plotting.pixels import image_of
from gui.probe.probe_side import ProbeSide
from gui.recipe.form import RecipeForm
from gui.session.session import Session
from gui.session.state import State
from gui.shell import file_dialogs
from gui.shell.predictions_dialog import PredictionsDialog
from gui.style import i18n
from gui.style.i18n import tr


class PredictActions(QObject):
    """Reads and predicts off the window's thread; a dialog shows what came of it.

    Signals:
        progressed: (share) so much of the files has been read.
    """

    progressed = pyqtSignal(float)

    def __init__(
        self, window: QWidget, session: Session, side: ProbeSide, form: RecipeForm
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._side, self._form = window, session, side, form
        self.dialog: PredictionsDialog | None = None
        self._lanes: dict[int, LaneView] = {}
        self._samples: nn.NewSamples | None = None
        self._cancelled = threading.Event()
        self._waiting: tuple[int, nn.Snapshot | None] | None = None  # for weights, since this one
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        session.loaded.connect(self._on_loaded)
        session.ticked.connect(self._on_tick)

    def ask(self) -> None:
        """Let a person choose a table, or pictures, as the lanes take them."""
        run = self._session.run
        if run is None:
            return
        ask = file_dialogs.ask_table if run.dataset.columns else file_dialogs.ask_pictures
        chosen = ask(self._window)
        paths = chosen if isinstance(chosen, list) else [chosen] if chosen else []
        if paths:
            self.predict(paths)

    def predict(self, paths: Sequence[Path]) -> None:
        """Read files, and show what the lane that is edited predicts for them."""
        run = self._session.run
        if run is None:
            return
        self.cancel()
        self._lanes = {lane.slot: lane for lane in run.lanes}
        slot = self._form.slot if self._form.slot in self._lanes else run.lanes[0].slot
        told = paths[0].name + (" …" if len(paths) > 1 else "")
        names = {one.slot: one.name for one in run.lanes}
        dialog = self.dialog = PredictionsDialog(told, names, slot, self._window)
        dialog.lane_chosen.connect(self._ask_lane)
        dialog.sample_asked.connect(self._probe)
        dialog.picture_asked.connect(self._ask_picture)
        dialog.save_asked.connect(self._ask_target)
        dialog.finished.connect(partial(self._forget, dialog))
        self.progressed.connect(dialog.show_progress)
        cancelled = self._cancelled = threading.Event()
        lane = self._lanes[slot]

        def progress(share: float) -> None:
            if cancelled.is_set():
                raise nn.Cancelled
            self.progressed.emit(share)

        recipe = lane.experiment.data_recipe
        read = partial(nn.read_samples, lane.model(), list(paths), recipe, decoded, progress)
        self._background.submit(read, partial(self._on_read, dialog), key="read")
        dialog.show()

    def cancel(self) -> None:
        """Close the dialog, if it is open."""
        if self.dialog is not None:
            self.dialog.reject()

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.close()

    def save(self, path: Path) -> None:
        """Write the table; the dialog says how that went."""
        if self.dialog is not None and self.dialog.found is not None:
            work = partial(_write, self.dialog.found, path)
            self._background.submit(work, partial(self._on_saved, path))

    def _on_saved(self, path: Path, error: nn.DataError | None) -> None:
        if self.dialog is not None:
            saved = tr("Saved as {path}").format(path=path)
            self.dialog.say(saved if error is None else i18n.sentence(error))

    def _forget(self, dialog: PredictionsDialog, _result: int) -> None:
        if self.dialog is dialog:  # else another one is open already
            self._cancelled.set()
            self.dialog = self._samples = self._waiting = None

    def _on_loaded(self) -> None:
        """The lanes are gone, and nothing more is read for them."""
        if self.dialog is not None:
            self._cancelled.set()
            self._waiting = None
            self.dialog.freeze()

    def _on_read(self, dialog: PredictionsDialog, samples: nn.NewSamples) -> None:
        if self.dialog is dialog and not dialog.frozen:
            self._samples = samples
            self._ask_lane(dialog.slot)

    def _ask_lane(self, slot: int) -> None:
        """Have a lane predict the samples, as soon as its present weights are known."""
        observations = self._session.observations
        self._waiting = slot, observations.snapshot
        observations.ask_for_snapshot()
        self._on_tick()

    def _on_tick(self) -> None:
        """Predict, if that is waited for and the weights have come."""
        if self._waiting is None or self._samples is None or self.dialog is None:
            return
        slot, before = self._waiting
        observations, run = self._session.observations, self._session.run
        fresh = observations.snapshot is not before or self._session.state is not State.RUNNING
        if not fresh or run is None:
            return
        self._waiting, lane = None, self._lanes[slot]
        present = run.lane(slot)
        if present is None or present.record is not lane.record:
            self.dialog.say(tr("'{name}' is no longer there.").format(name=lane.name))
            return
        step, model = observations.model_of(lane)
        work = partial(nn.predict, model, self._samples)
        self._background.submit(work, partial(self._show, step), key="predict")

    def _show(self, step: int, found: nn.Predictions) -> None:
        if self.dialog is not None and found.samples is self._samples:
            self.dialog.show_predictions(found, step)

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_error(i18n.sentence(failure(error).error))

    def _ask_picture(self, path: Path) -> None:
        """Have the picture read that the boxes are drawn on: the one they were found in."""
        self._background.submit(
            partial(decoded, path), partial(self._show_picture, path), "picture"
        )

    def _show_picture(self, path: Path, pixels: nn.Array) -> None:
        if self.dialog is not None:
            self.dialog.show_picture(path, image_of(pixels))

    def _probe(self, index: int) -> None:
        """Ask about a sample on the right: a digit on the canvas, a row in its controls."""
        samples = self._samples
        if samples is None or not 0 <= index < len(samples):
            return
        if samples.digits:
            path, number, _ = samples.digits[index]
            self._background.submit(partial(_ink, path, number), self._draw, key="digit")
        elif self._side.probe is not None:
            self._side.probe.show_own(samples.x[index])

    def _draw(self, ink: nn.Array) -> None:
        self._side.show_drawing()
        self._side.drawing.canvas.show_drawing(nn.Drawing(ink=ink))

    def _ask_target(self) -> None:
        path = file_dialogs.ask_target(
            self._window, tr("Save as CSV"), "*.csv", "predictions", "csv"
        )
        if path:
            self.save(path)


def _ink(path: Path, number: int) -> nn.Array:
    """The ink of one of the digits in a picture, counted from 1."""
    return nn.find_digits(decoded(path), path.name)[number - 1].ink


def _write(found: nn.Predictions, path: Path) -> nn.DataError | None:
    """Write the table; the error where that fails."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(found.table())
    try:
        nn.write_file(path, text.getvalue().encode("utf-8-sig"))  # which spreadsheets know
    except nn.DataError as error:
        return error
    return None
