"""RunSaver: records runs and writes them to files; a run that could not be written is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.session.outbox import Outbox
from gui.session.state import Run, SaveRequest

AUTOSAVE_BYTES = 200_000_000  # of all autosaved runs together, as long as nobody says otherwise


class RunSaver(QObject):
    """Puts the states that the training loop leaves together with their histories, and writes.

    ``autosave_path`` is where a run saves itself, ``kept_path`` where a run is saved when
    another one replaces it; None for nowhere. That path is a second name of the last one; those
    before it stay in its folder, but the oldest where all have more than ``autosave_bytes()``.

    Signals:
        written: (path) a run was written.
        saved: (path) a run was written that a person, or a reset, asked for.
        failed: (path, error) it was not; ``unsaved`` names it, and ``save_again`` writes it.
    """

    written = pyqtSignal(str)
    saved = pyqtSignal(str)
    failed = pyqtSignal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.autosave_path: Path | None = None
        self.kept_path: Path | None = None
        self.autosave_bytes: Callable[[], int] = lambda: AUTOSAVE_BYTES
        self._unsaved: dict[str, nn.checkpoint.Checkpoint] = {}  # by the path it was meant for
        self._background = Background(self)

    @property
    def unsaved(self) -> list[str]:
        """Where runs should have been written that are kept in memory, but for the autosave."""
        return [path for path in self._unsaved if path != str(self.autosave_path)]

    def record(self, run: Run | None, outbox: Outbox) -> None:
        """Drain the rings of a run, and save the states in the outbox with their own history.

        The counters are read first: a state that is taken later has more rows than these.
        """
        records = run.history.records if run else []
        written = [(record, record.written()) for record in records]
        while outbox.save_requests:
            self._save(outbox.save_requests.popleft())
        for record, rows in written:
            record.drain(rows)

    def save_again(self, path: str, elsewhere: Path | None = None) -> None:
        """Write what could not be written at ``path``, there or at another place."""
        kept = self._unsaved.pop(path, None)
        if kept is not None:
            self._write(elsewhere or Path(path), kept)

    def give_up(self, path: str) -> None:
        """Drop the run that could not be written there."""
        self._unsaved.pop(path, None)

    def save_now(self, run: Run, title: str, path: Path) -> None:
        """Write a run whose training has ended. Raises CheckpointError."""
        self.flush()  # else an older run might be written over this one
        race = run.race
        for record in race.records:  # of a lane too that the window has not heard of
            record.drain()
        kept = nn.checkpoint.take(race, nn.History(race.records), title)
        self._put(path, kept)
        self.give_up(str(path))  # the run before it, which this one replaces

    def flush(self) -> None:
        """Wait until all that was asked for is written, or known to be ``unsaved``."""
        self._background.flush()

    def close(self) -> None:
        """Wait until all is written."""
        self._background.close()

    def _save(self, request: SaveRequest) -> None:
        """Write a state with the history of its own step, whichever run is shown by now."""
        for record, rows in zip(request.records, request.written, strict=True):
            record.drain(rows)
        kept = nn.checkpoint.assemble(
            request.title,
            list(request.experiments),
            request.data,
            request.state,
            nn.History(request.records),
        )
        self._write(Path(request.path), nn.checkpoint.with_moments(kept, request.tapes))

    def _write(self, path: Path, kept: nn.checkpoint.Checkpoint) -> None:
        self._background.submit(
            partial(_attempt, partial(self._put, path, kept)),
            partial(self._on_written, str(path), kept),
        )

    def _put(self, path: Path, kept: nn.checkpoint.Checkpoint) -> None:
        """Write a run, in whichever thread. Raises CheckpointError."""
        if path == self.kept_path:
            library = nn.RunLibrary(path.parent)
            library.keep(lambda own: nn.checkpoint.save(own, kept), self.autosave_bytes())
        else:
            nn.checkpoint.save(path, kept)

    def _on_written(
        self, path: str, kept: nn.checkpoint.Checkpoint, error: Exception | None
    ) -> None:
        if error is not None:
            self._unsaved[path] = kept
            self.failed.emit(path, error)
            return
        self._unsaved.pop(path, None)
        self.written.emit(path)
        if path != str(self.autosave_path):
            self.saved.emit(path)


def _attempt(work: Callable[[], None]) -> Exception | None:
    """Do some work; the error that kept it from being done."""
    try:
        work()
    except Exception as error:
        return error
    return None
