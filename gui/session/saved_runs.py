"""SavedRuns: the library of saved runs, worked at off the window's thread."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QFile, QObject, QStandardPaths, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure

OPENED = "opened"  # the folder of runs that are made of lanes of others


class SavedRuns(QObject):
    """Lists saved runs, writes what a person says about them, and throws them away.

    Signals:
        changed: (list of SavedRun) those there are now.
        trashed: (count) so many were moved to the trash.
        failed: (Failure).
    """

    changed = pyqtSignal(list)
    trashed = pyqtSignal(int)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = nn.RunLibrary()
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)

    def look(self) -> None:
        """Tell which runs there are now."""
        self._background.submit(self.library.runs, self.changed.emit, key="look")

    def note(self, path: Path) -> None:
        """A person saved or opened this run."""
        self._change(partial(self.library.note, path))

    def describe(self, runs: Sequence[nn.SavedRun], values: Mapping[str, Any]) -> None:
        """Keep what a person wrote about runs: "name", "notes" or "tags"."""
        self._change(partial(self.library.describe, [run.path for run in runs], **values))

    def trash(self, runs: Sequence[nn.SavedRun]) -> None:
        """Move the files of runs to the trash."""
        self._background.submit(partial(_to_trash, self.library, runs), self._on_trashed)

    def bound(self, most_bytes: int) -> None:
        """Delete the oldest autosaves until all have no more bytes together."""
        self._change(partial(self.library.drop_oldest, most_bytes))

    def open_lanes(self, lanes: Sequence[tuple[Path, int]], title: str, opened: Any) -> None:
        """Call ``opened`` with a file that has these lanes (the file of a run, and an index)."""
        self._background.submit(partial(_with_lanes, lanes, title), opened)

    def close(self) -> None:
        """Write what is left to be written."""
        self._background.close()

    def _change(self, work: Any) -> None:
        self._background.submit(work, lambda _: self.look())

    def _on_trashed(self, count: int) -> None:
        self.trashed.emit(count)
        self.look()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(failure(error))
        if isinstance(error, nn.DataError):  # some may have gone before it
            self.look()


def _to_trash(library: nn.RunLibrary, runs: Sequence[nn.SavedRun]) -> int:
    """Move files to the trash; returns how many. Raises NablascopeError about the first left."""
    for run in runs:
        if run.place not in (nn.SAVED, nn.AUTOSAVED):
            nn.SweepFolder(run.path.parent).check_over()
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    with contextlib.suppress(OSError):
        Path(data).mkdir(parents=True, exist_ok=True)  # the trash is in it, and Qt wants it there
    for count, run in enumerate(runs):
        if not QFile.moveToTrash(str(run.path))[0]:
            raise nn.DataError(
                "{path} could not be moved to the trash; it is still there. {count} others were "
                "moved.",
                path=run.path,
                count=count,
            )
        library.forget([run.path])
        if run.place not in (nn.SAVED, nn.AUTOSAVED):
            nn.SweepFolder(run.path.parent).forget_file(run.path.name)
    return len(runs)


def _with_lanes(lanes: Sequence[tuple[Path, int]], title: str) -> Path:
    """A saved run with these lanes: the file itself, where they are all of one."""
    runs = {path: nn.checkpoint.load(path) for path, _ in lanes}
    first = lanes[0][0]
    if len(runs) == 1 and len(lanes) == len(runs[first].experiments):
        return first
    path = nn.runs_folder() / OPENED / "lanes.npz"
    together = nn.checkpoint.together([(runs[path], index) for path, index in lanes], title)
    nn.checkpoint.save(path, together)
    return path
