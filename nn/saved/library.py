"""RunLibrary: the saved runs that are known, with what a person wrote about them."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nn.data.folders import runs_folder, sweeps_folder
from nn.database import transaction
from nn.errors import CheckpointError, NablascopeError
from nn.files import file_stamp
from nn.saved.autosaves import AUTOSAVED, LAST, RUNNING, autosaves, keep, oldest
from nn.saved.summary import RunSummary, summarise
from nn.sweeps.folder import SweepFolder, saved_files

NAME = "library.sqlite"
SAVED = "saved"  # where a person saved it
TABLE = """CREATE TABLE IF NOT EXISTS files (
    path PRIMARY KEY, noted INTEGER DEFAULT 0, gone INTEGER DEFAULT 0, name TEXT DEFAULT '',
    notes TEXT DEFAULT '', tags TEXT DEFAULT '[]', changed INTEGER, size INTEGER, summary TEXT)"""
VERSION = 1  # of the table, and of the summaries in it


@dataclass(frozen=True)
class SavedRun:
    """The file of a saved run.

    ``place`` is SAVED, AUTOSAVED or the name of a sweep's folder. ``summary`` is None for a
    file that cannot be read; ``failure`` says why. ``name``, ``notes`` and ``tags`` are what a
    person wrote.
    """

    path: Path
    place: str
    date: datetime
    size: int
    summary: RunSummary | None = None
    failure: NablascopeError | None = None
    name: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name that a person gave it, else that of its experiment, else of its file."""
        return self.name or (self.summary.title if self.summary else "") or self.path.stem


class RunLibrary:
    """The saved runs of a folder, of the sweeps, and wherever a person saved one.

    Names, notes and tags are kept in a table in the folder, beside the summaries of files that
    have not changed; without the table runs are listed all the same. Of a run that saved itself
    a person makes a saved one by writing about it. Other methods raise CheckpointError where the
    table cannot be written; one that is damaged is put aside.
    """

    def __init__(self, folder: Path | None = None, sweeps: Path | None = None) -> None:
        self._folder, self._sweeps = folder or runs_folder(), sweeps or sweeps_folder()
        self._checked = False  # whether the table was found to be whole

    def note(self, path: Path) -> None:
        """A person saved, or opened, this run: it belongs to the library, wherever it is."""
        with self._tables() as tables:
            tables.execute("DELETE FROM files WHERE path = ? AND gone", [_key(path)])
            tables.execute(
                "INSERT INTO files (path, noted) VALUES (?, 1) "
                "ON CONFLICT (path) DO UPDATE SET noted = 1",
                [_key(path)],
            )

    def runs(self) -> list[SavedRun]:
        """All runs whose files are there, the latest first."""
        known = self._rows()
        found: list[SavedRun] = []
        read: list[tuple[Any, ...]] = []
        for path, place in self._places(known).items():
            stamp = file_stamp(path)
            if stamp is None:
                continue  # perhaps on a disk that is not connected
            row = known.get(path)
            summary, failure = _kept(row, stamp), None
            if summary is None:
                try:
                    summary = summarise(path)
                except CheckpointError as error:
                    failure = error
                else:
                    read.append((_key(path), *stamp, json.dumps(summary.to_dict())))
            date = datetime.fromtimestamp(stamp[0] / 1e9)
            told = (row["name"], row["notes"], _tags(row)) if row else ()
            found.append(SavedRun(path, place, date, stamp[1], summary, failure, *told))
        self._keep(read)
        return sorted(found, key=lambda run: run.date, reverse=True)

    def describe(self, paths: Collection[Path], **values: str | Sequence[str]) -> None:
        """Set the ``name``, the ``notes`` or the ``tags`` of runs."""
        if "tags" in values:
            values["tags"] = json.dumps(list(values["tags"]), ensure_ascii=False)
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        changes = ", ".join(f"{name} = excluded.{name}" for name in values)
        with self._tables() as tables:
            tables.executemany(
                f"INSERT INTO files (path, {columns}) VALUES (?, {marks}) "
                f"ON CONFLICT (path) DO UPDATE SET {changes}",
                [(_key(path), *values.values()) for path in paths],
            )

    def add_tags(self, paths: Collection[Path], tags: Sequence[str]) -> None:
        """Give runs these tags, beside those they have."""
        known = self._rows()
        for path in paths:
            row = known.get(path.absolute())
            before = _tags(row) if row else ()
            self.describe([path], tags=tuple(dict.fromkeys((*before, *tags))))

    def keep(self, write: Callable[[Path], None], most_bytes: int) -> None:
        """Have ``write`` save the run that ended last; the oldest autosaves make room for it.

        Raises what ``write`` raises.
        """
        keep(self._folder, write)
        for path in self.oldest(most_bytes):
            with contextlib.suppress(OSError):  # gone by now, or in use
                path.unlink()

    def oldest(self, most_bytes: int) -> list[Path]:
        """The autosaves for which ``most_bytes`` leave no room."""
        places = self._places(self._rows())
        automatic = [one for one in autosaves(self._folder) if places[one.absolute()] == AUTOSAVED]
        return oldest(automatic, most_bytes)

    def give_up(self, paths: Collection[Path]) -> None:
        """These files were thrown away: another one at their place has no part in their notes."""
        with self._tables() as tables:
            gone = [(_key(path),) for path in paths]
            tables.executemany("UPDATE files SET gone = 1 WHERE path = ?", gone)

    def _rows(self) -> dict[Path, Mapping[str, Any]]:
        """What the table has of each file; nothing where it cannot be read."""
        try:
            with self._tables() as tables:
                tables.row_factory = sqlite3.Row
                rows = tables.execute("SELECT * FROM files").fetchall()
        except CheckpointError:
            return {}
        return {Path(os.fsdecode(row["path"])): row for row in rows}

    def _places(self, known: Mapping[Path, Mapping[str, Any]]) -> dict[Path, str]:
        """Where saved runs are, and what they are there."""
        places = {path: SAVED for path, row in known.items() if row["noted"]}
        automatic = {path.absolute() for path in autosaves(self._folder)}
        for path in self._folder.glob("*.npz"):
            if not path.name.startswith((RUNNING, ".")) and path.name != LAST:
                places[path.absolute()] = SAVED
        for path in automatic:
            row = known.get(path)
            mine = row and (row["noted"] or row["name"] or row["notes"] or _tags(row))
            places[path] = SAVED if mine else AUTOSAVED
        for folder in self._sweeps.glob("*"):
            if SweepFolder.is_one(folder):
                for path in saved_files(folder):
                    places[path.absolute()] = folder.name
        return places

    def _keep(self, read: Sequence[tuple[Any, ...]]) -> None:
        """Keep the summaries of files that were read, so that it need not be done again."""
        if read:
            with contextlib.suppress(CheckpointError), self._tables() as tables:
                tables.executemany(
                    "INSERT INTO files (path, changed, size, summary) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (path) DO UPDATE SET changed = excluded.changed, "
                    "size = excluded.size, summary = excluded.summary",
                    read,
                )

    @contextlib.contextmanager
    def _tables(self) -> Iterator[sqlite3.Connection]:
        """The table, in one transaction. Raises CheckpointError."""
        path = self._folder / NAME
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._checked:
                self._checked = _make(path)
            with transaction(path, "rw") as tables:
                yield tables
        except (OSError, sqlite3.Error) as error:
            self._checked = False
            raise CheckpointError(
                "{path} cannot be written: {reason}.", path=path, reason=error
            ) from error


def _make(path: Path) -> bool:
    """Make the table where there is none; one that is damaged, or another's, is put aside."""
    try:
        with transaction(path, "rwc") as tables:
            (version,) = tables.execute("PRAGMA user_version").fetchone()
            (told,) = tables.execute("PRAGMA quick_check(1)").fetchone()
            if told == "ok" and version in (0, VERSION):
                tables.execute(TABLE)
                tables.execute(f"PRAGMA user_version = {VERSION}")
                return True
    except sqlite3.OperationalError:  # it is locked, or cannot be written
        raise
    except sqlite3.DatabaseError:
        pass
    os.replace(path, path.with_name(f"{path.stem}-{datetime.now():%Y-%m-%d-%H%M%S}.sqlite"))
    return _make(path)


def _key(path: Path) -> str | bytes:
    """A path as the table has it; one that is no text as bytes."""
    name = str(path.absolute())
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def _tags(row: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        return tuple(map(str, json.loads(row["tags"])))
    except (TypeError, ValueError):
        return ()


def _kept(row: Mapping[str, Any] | None, stamp: tuple[int, int]) -> RunSummary | None:
    """The summary that was kept of a file, if it has not changed."""
    if row is None or (row["changed"], row["size"]) != stamp:
        return None
    try:
        return RunSummary.from_dict(json.loads(row["summary"]))
    except (NablascopeError, KeyError, TypeError, ValueError):  # of another version
        return None
