"""RunSaver: writes runs to files beside the window, and loses none that could not be written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.state import Taken


class RunSaver(QObject):
    """Puts states that the worker has taken together with their histories, and writes them.

    Signals:
        saved: (path) a run was written.
        failed: (path, error) it was not; ``unsaved`` holds it, and ``save_again`` writes it.
    """

    saved = pyqtSignal(str)
    failed = pyqtSignal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.unsaved: dict[str, nn.checkpoint.Checkpoint] = {}  # by the path it was meant for
        self._background = Background()

    def save(self, taken: Taken) -> None:
        """Write a state with the history of its own step, whichever run is shown by now."""
        for record, rows in zip(taken.records, taken.written, strict=True):
            record.drain(rows)
        self._write(
            Path(taken.path),
            nn.checkpoint.assemble(
                taken.title,
                list(taken.experiments),
                taken.data,
                taken.state,
                nn.History(taken.records),
            ),
        )

    def save_again(self, path: str, elsewhere: Path | None = None) -> None:
        """Write what could not be written at ``path``, there or at another place."""
        kept = self.unsaved.pop(path, None)
        if kept is not None:
            self._write(elsewhere or Path(path), kept)

    def flush(self) -> None:
        """Wait until all that was asked for is written, or known to be ``unsaved``."""
        self._background.flush()

    def close(self) -> None:
        """Wait until all is written."""
        self._background.close()

    def _write(self, path: Path, kept: nn.checkpoint.Checkpoint) -> None:
        self._background.submit(
            partial(_save, path, kept), partial(self._on_written, str(path), kept)
        )

    def _on_written(
        self, path: str, kept: nn.checkpoint.Checkpoint, error: Exception | None
    ) -> None:
        if error is None:
            self.unsaved.pop(path, None)
            self.saved.emit(path)
        else:
            self.unsaved[path] = kept
            self.failed.emit(path, error)


def _save(path: Path, kept: nn.checkpoint.Checkpoint) -> Exception | None:
    """Write a run; the error that kept it from being written."""
    try:
        nn.checkpoint.save(path, kept)
    except Exception as error:
        return error
    return None
