"""NetworkExport: takes the network of a lane away, in the format of another library."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QWidget

import nn
from gui.background import Background
from gui.lane_view import LaneView
from gui.session.session import Session
from gui.shell import file_dialogs
from gui.shell.export_dialog import ExportDialog
from gui.style import i18n
from gui.style.i18n import tr


class NetworkExport(QObject):
    """Shows a dialog, and has the export written and proved off the window's thread."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.dialog: ExportDialog | None = None
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)

    def ask(self, slot: int) -> None:
        """Let a person choose the format, and then the folder."""
        run = self._session.run
        lane = run.lane(slot) if run is not None else None
        if lane is None:
            return
        self.cancel()
        self._session.observations.ask_for_snapshot()  # while they choose
        self.dialog = ExportDialog(lane.name, self._window)
        self.dialog.asked.connect(partial(self._ask_folder, lane))
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    def cancel(self) -> None:
        """Close the dialog, if it is open."""
        if self.dialog is not None:
            self.dialog.reject()

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.close()

    def _forget(self) -> None:
        self.dialog = None

    def _ask_folder(self, lane: LaneView, to: str) -> None:
        folder = file_dialogs.ask_folder(self._window, tr("Choose a folder for the export"))
        if folder is not None and self.dialog is not None:
            self.export(lane, to, folder)

    def export(self, lane: LaneView, to: str, folder: Path) -> None:
        """Write a lane into a folder; the dialog says how that went."""
        assert self.dialog is not None
        self.dialog.show_busy()
        work = partial(nn.export_network, self._source(lane), to, folder)
        self._background.submit(work, self._on_exported, key="export")

    def _source(self, lane: LaneView) -> nn.ExportSource:
        """The lane with the latest weights that the window has."""
        record = lane.record
        rows = {"steps": record.steps.all().mean, "evaluations": record.evaluations.all().mean}
        run = self._session.run
        title = f"{run.title if run is not None else ''}: {lane.name}"
        samples = lane.prepared.dataset.validation.x[: nn.EXPORT_SAMPLES]
        return nn.ExportSource(
            title, self._session.observations.model_of(lane)[1], lane.experiment, rows, samples
        )

    def _on_exported(self, made: nn.Exported) -> None:
        if self.dialog is not None:
            names = ", ".join(one.name for one in made.files[:4])
            more = " …" if len(made.files) > 4 else ""
            told = tr("{names} written to {folder}.").format(
                names=names + more, folder=made.files[0].parent
            )
            self.dialog.show_result(f"{told} {i18n.sentence(made.told)}", good=True)

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is None:
            return
        if isinstance(error, nn.NablascopeError):
            told = i18n.sentence(error)
        elif isinstance(error, OSError):
            told = f"{error.filename or ''}: {error.strerror or error}."
        else:
            raise error
        self.dialog.show_result(told, good=False)
