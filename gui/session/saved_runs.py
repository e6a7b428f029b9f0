"""SavedRuns: the library of saved runs, worked at off the window's thread."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
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
        outdated: there is something new to be looked at.
        trashed: (count) so many were moved to the trash.
        failed: (Failure).
    """

    changed = pyqtSignal(list)
    outdated = pyqtSignal()
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
        """Keep what a person wrote about runs: "name", "notes", "tags", or "added" tags."""
        paths = [run.path for run in runs]
        if "added" in values:
            self._change(partial(self.library.add_tags, paths, values["added"]))
        else:
            self._change(partial(self.library.describe, paths, **values))

    def trash(self, runs: Sequence[nn.SavedRun]) -> None:
        """Move the files of runs to the trash."""
        self._throw_away(lambda: [run.path for run in runs])

    def bound(self, most_bytes: int) -> None:
        """Move the oldest autosaves to the trash until all have no more bytes together."""
        self._throw_away(partial(self.library.oldest, most_bytes))

    def open_lanes(
        self, lanes: Sequence[tuple[Path, int]], title: str, opened: Callable[[Path], None]
    ) -> None:
        """Call ``opened`` with a file that has these lanes (the file of a run, and an index)."""
        self._background.submit(partial(_with_lanes, lanes, title), opened)

    def close(self) -> None:
        """Write what is left to be written."""
        self._background.close()
        with contextlib.suppress(OSError):
            _opened().unlink(missing_ok=True)

    def _change(self, work: Callable[[], object]) -> None:
        self._background.submit(work, lambda _: self.outdated.emit())

    def _throw_away(self, which: Callable[[], Sequence[Path]]) -> None:
        self._background.submit(lambda: _to_trash(self.library, which()), self._on_trashed)

    def _on_trashed(self, count: int) -> None:
        if count:
            self.trashed.emit(count)
        self.outdated.emit()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(failure(error))
        self.outdated.emit()  # a part of it may have been done


def _to_trash(library: nn.RunLibrary, paths: Sequence[Path]) -> int:
    """Move files to the trash; returns how many. Raises NablascopeError about the first left."""
    swept = {path.parent for path in paths if nn.SweepFolder.is_one(path.parent)}
    for folder in swept:
        nn.SweepFolder(folder).check_over()
    if paths:
        _make_trash()
    for count, path in enumerate(paths):
        if not QFile.moveToTrash(str(path))[0]:
            raise nn.DataError(
                "{path} could not be moved to the trash; it is still there. {count} others were "
                "moved.",
                path=path,
                count=count,
            )
        library.give_up([path])
        if path.parent in swept:
            nn.SweepFolder(path.parent).forget_file(path.name)
    return len(paths)


def _make_trash() -> None:
    """Make the folders of the trash: without them Qt puts files into the current folder."""
    if sys.platform in ("win32", "darwin"):
        return  # the system has one
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    for name in ("files", "info"):
        path = Path(data, "Trash", name)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise nn.DataError(
                "There is no trash: {path} cannot be made ({reason}). Nothing was deleted.",
                path=path,
                reason=error.strerror or error,
            ) from error


def _opened() -> Path:
    """Where this process puts lanes of several runs together."""
    return nn.runs_folder() / OPENED / f"lanes-{os.getpid()}.npz"


def _with_lanes(lanes: Sequence[tuple[Path, int]], title: str) -> Path:
    """A saved run with these lanes: the file itself, where they are all of one."""
    runs = {path: nn.checkpoint.load(path) for path, _ in lanes}
    first = lanes[0][0]
    if len(runs) == 1 and len(lanes) == len(runs[first].experiments):
        return first
    path = _opened()
    together = nn.checkpoint.together([(runs[path], index) for path, index in lanes], title)
    nn.checkpoint.save(path, together)
    return path
