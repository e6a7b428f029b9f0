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
from gui.probe.probe_side import ProbeSide
from gui.recipe.form import RecipeForm
from gui.session.session import Session
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
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        session.loaded.connect(self._on_loaded)

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
        self._session.observations.ask_for_snapshot()
        self._lanes = {lane.slot: lane for lane in run.lanes}
        slot = self._form.slot if self._form.slot in self._lanes else run.lanes[0].slot
        told = paths[0].name + (" …" if len(paths) > 1 else "")
        names = {one.slot: one.name for one in run.lanes}
        dialog = self.dialog = PredictionsDialog(told, names, slot, self._window)
        dialog.lane_chosen.connect(self._predict)
        dialog.sample_asked.connect(self._probe)
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
        self._background.submit(read, self._on_read, key="predict")
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
        """Write the table; the dialog says if that fails."""
        if self.dialog is None or self.dialog.found is None:
            return
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(self.dialog.found.table())
        content = text.getvalue().encode("utf-8-sig")  # which spreadsheets take for UTF-8
        try:
            nn.replace_file(path, lambda file: file.write(content))
        except OSError as error:
            told = tr("{path} cannot be written: {reason}.")
            self.dialog.told.setText(told.format(path=path, reason=error.strerror or error))
        else:
            self.dialog.told.setText(tr("Saved as {path}").format(path=path))

    def _forget(self, dialog: PredictionsDialog, _result: int) -> None:
        if self.dialog is dialog:  # else another one is open already
            self._cancelled.set()
            self.dialog = None

    def _on_loaded(self) -> None:
        if self.dialog is not None:
            self.dialog.freeze()

    def _on_read(self, samples: nn.NewSamples) -> None:
        self._samples = samples
        if self.dialog is not None:
            self._predict(self.dialog.slot)

    def _predict(self, slot: int) -> None:
        """Have a lane predict the samples that were read, with the weights as they are now."""
        lane, samples = self._lanes[slot], self._samples
        if samples is None:
            return
        self._session.observations.ask_for_snapshot()
        model, step = self._session.observations.model_of(lane), lane.record.step
        work = partial(nn.predict, model, samples)
        self._background.submit(work, partial(self._show, step), key="predict")

    def _show(self, step: int, found: nn.Predictions) -> None:
        if self.dialog is not None:
            self.dialog.show_predictions(found, step)

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_error(i18n.sentence(failure(error).error))

    def _probe(self, index: int) -> None:
        """Ask about a sample on the right: a digit on the canvas, a row in its controls."""
        if self._samples is None or not 0 <= index < len(self._samples):
            return
        if self._samples.digits:
            self._side.show_drawing()
            ink = self._samples.digits[index][1].ink
            self._side.drawing.canvas.show_drawing(nn.Drawing(ink=ink))
        elif self._side.probe is not None:
            self._side.probe.show_own(self._samples.x[index])

    def _ask_target(self) -> None:
        path = file_dialogs.ask_target(
            self._window, tr("Save as CSV"), "*.csv", "predictions", "csv"
        )
        if path:
            self.save(path)
