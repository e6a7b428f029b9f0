"""Sweeps: starts sweeps as processes of their own, and follows the folder of one of them."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QIODevice, QObject, QProcess, QTimer, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure
from gui.style.i18n import tr

LOOK_MILLISECONDS = 500
ENDED = "All runs are in"  # what the command prints last
SAID = "nablascope: "  # with which it begins what went wrong
START_SECONDS = 300.0  # within which a new sweep has its folder
MAIN = Path(__file__).parents[2] / "main.py"


@dataclass(frozen=True)
class SweepOrder:
    """What a person wants to have swept: lanes, and the options of the command."""

    title: str
    lanes: tuple[nn.Experiment, ...]
    over: tuple[str, ...]
    seeds: int
    search: str = "grid"
    budget: int | None = None

    def plan(self) -> nn.SweepPlan:
        """Its runs. Raises FieldError or UnknownNameError."""
        return nn.SweepPlan(self.title, self.lanes, self.over, self.seeds, self.search, self.budget)

    def options(self) -> list[str]:
        """The options of ``main.py sweep`` for it."""
        over = [text for one in self.over for text in ("--over", one)]
        budget = ["--budget", str(self.budget)] if self.budget else []
        search = ["--search", self.search] if self.search != "grid" else []
        return [*over, "--seeds", str(self.seeds), *search, *budget]


def has_dask() -> bool:
    """Whether several workers are possible here."""
    return importlib.util.find_spec("distributed") is not None


class Sweeps(QObject):
    """The sweeps in the sweeps' folder, and the one that is followed.

    Signals:
        changed: (SweepResults) of the sweep that is followed.
        listed: there are other sweeps than before, or another one is followed.
        failed: (Failure) a sweep could not be started or read.
    """

    changed = pyqtSignal(object)
    listed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._results: nn.SweepResults | None = None
        self._stamp: object = None  # by which a table is known not to have changed
        self._starting: tuple[Path, datetime] | None = None
        self._looking = False  # whether the folder is being read
        self._to_stop = False  # whether a person wants it before it has begun
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def folders(self) -> list[Path]:
        """The sweeps there are, the newest first."""
        try:
            found = [one for one in nn.sweeps_folder().iterdir() if nn.SweepFolder.is_one(one)]
        except OSError:
            return []
        return sorted(found, reverse=True)

    @property
    def starting(self) -> bool:
        """Whether a sweep was started whose folder is not there yet."""
        return self._starting is not None

    def start(self, order: SweepOrder, data_dir: Path | None = None) -> Path:
        """Start a sweep as a process of its own, and follow it. Raises NablascopeError.

        ``data_dir`` is the folder with data files.
        """
        order.plan()
        path = nn.new_sweep_folder(order.title)
        recipe = path.with_suffix(".json")
        text = nn.as_json(nn.Preset(path.name, order.title, "", order.lanes))
        nn.write_file(recipe, text.encode())
        arguments = [str(MAIN), "sweep", str(recipe), *order.options()]
        arguments += ["--out", str(path), "--yes", "--low-priority"]
        if data_dir is not None:
            arguments += ["--data-dir", str(data_dir.absolute())]
        self._begin(path, arguments)
        return path

    def go_on(self) -> None:
        """Continue the sweep that is followed where it was stopped."""
        if self.path is None or self.starting:
            return
        try:
            self._begin(self.path, [str(MAIN), "sweep", str(self.path), "--low-priority"])
        except nn.NablascopeError as error:
            self.failed.emit(failure(error))

    def stop(self) -> None:
        """Have the sweep that is followed stop; what is finished stays."""
        if self.starting:
            self._to_stop = True
        elif self.path is not None:
            try:
                nn.SweepFolder(self.path).ask_to_stop()
            except nn.NablascopeError as error:
                self.failed.emit(failure(error))

    def follow(self, path: Path | None) -> None:
        """Tell of this sweep from now on."""
        if path != self.path:
            self.path, self._results, self._stamp = path, None, None
            self.listed.emit()
        if path is not None:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """See whether there is something new, off the window's thread."""
        if self.path is None or self._looking:
            return
        if self._starting is not None and not self._has_begun():
            return
        self._looking = True
        work = partial(_read, self.path, self._stamp)
        self._background.submit(work, partial(self._on_read, self.path))

    def close(self) -> None:
        """Follow nothing more; the processes go on."""
        self._timer.stop()
        self._background.close()

    def _begin(self, path: Path, arguments: Sequence[str]) -> None:
        process = QProcess(self)
        process.setProgram(sys.executable)
        process.setArguments([*arguments, *(() if has_dask() else ("--workers", "1"))])
        process.setWorkingDirectory(str(MAIN.parent))
        log = path.with_suffix(".log")
        with contextlib.suppress(OSError):
            log.unlink(missing_ok=True)
        for redirect in (process.setStandardOutputFile, process.setStandardErrorFile):
            redirect(str(log), QIODevice.OpenModeFlag.Append)
        if not process.startDetached()[0]:
            raise nn.DataError("The sweep could not be started: {reason}.", reason=sys.executable)
        self._starting = path, datetime.now()
        self.follow(path)
        self.listed.emit()

    def _has_begun(self) -> bool:
        """Whether the folder of the sweep that was started is there; tells why it never will be."""
        assert self._starting is not None
        path, since = self._starting
        told, ended = _told(path)
        if nn.SweepFolder.is_one(path) and (ended or nn.SweepFolder(path).claimed):
            self._starting = None
            self.listed.emit()
            if self._to_stop:
                self._to_stop = False
                self.stop()
            return True
        waited = (datetime.now() - since).total_seconds() > START_SECONDS
        if told or waited:
            self._starting, self._to_stop = None, False
            reason = told or tr("It does not answer.")
            error = nn.DataError("The sweep was not started. {reason}", reason=reason)
            self.follow(path if nn.SweepFolder.is_one(path) else None)
            self.failed.emit(failure(error))
        return False

    def _on_read(self, path: Path, found: tuple[object, nn.SweepResults | None]) -> None:
        self._looking = False
        stamp, results = found
        if path != self.path:
            return
        self._stamp = stamp
        if results is not None:
            before, self._results = self._results, results
            self.changed.emit(results)
            told, _ = _told(path)
            if before is not None and before.working and not results.working and told:
                error = nn.DataError("The sweep stopped. {reason}", reason=told)
                self.failed.emit(failure(error))

    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        self.follow(None)
        self.failed.emit(failure(error))


def _read(path: Path, stamp: object) -> tuple[object, nn.SweepResults | None]:
    """The results in a folder if they have changed since ``stamp``, and the stamp of now."""
    now = nn.SweepFolder(path).stamp()
    return now, (nn.SweepResults.read(path) if now != stamp else None)


def _told(path: Path) -> tuple[str, bool]:
    """What went wrong, by the log of a sweep, or ""; and whether it came to its summary."""
    try:
        lines = path.with_suffix(".log").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "", False
    ended = any(line.startswith(ENDED) for line in lines)
    said = [line.removeprefix(SAID) for line in lines if line.startswith(SAID)]
    return (said[-1] if said and not ended else ""), ended
