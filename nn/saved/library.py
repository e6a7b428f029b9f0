"""RunLibrary: the saved runs that are known, with what a person wrote about them."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nn.data.folders import runs_folder, sweeps_folder
from nn.database import transaction
from nn.errors import CheckpointError, NablascopeError
from nn.files import file_stamp
from nn.saved.autosaves import AUTOSAVED, LAST, RUNNING, autosaves, drop_oldest, keep_earlier
from nn.saved.summary import RunSummary, summarise
from nn.sweeps.folder import SweepFolder, saved_files

NAME, DAMAGED = "library.sqlite", "library-damaged.sqlite"
SAVED = "saved"  # where a person saved it
TABLE = """CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, noted INTEGER DEFAULT 0, name TEXT DEFAULT '', notes TEXT DEFAULT '',
    tags TEXT DEFAULT '[]', changed INTEGER, size INTEGER, version INTEGER, summary TEXT)"""
VERSION = 1  # of the summaries; others are made again


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
    """The saved runs of a folder, of the sweeps below it, and wherever a person saved one.

    Names, notes and tags are kept in a table in the folder, beside the summaries of files that
    have not changed. Methods raise CheckpointError; a table that is damaged is put aside.
    """

    def __init__(self, folder: Path | None = None, sweeps: Path | None = None) -> None:
        self._folder, self._sweeps = folder or runs_folder(), sweeps or sweeps_folder()

    def note(self, path: Path) -> None:
        """A person saved or opened this run: it belongs to the library, wherever it is.

        What is in the library's own folder is found without that, but for working files.
        """
        if path.absolute().is_relative_to(self._folder.absolute()):
            return
        with self._tables() as tables:
            tables.execute(
                "INSERT INTO files (path, noted) VALUES (?, 1) "
                "ON CONFLICT (path) DO UPDATE SET noted = 1",
                [str(path.absolute())],
            )

    def runs(self) -> list[SavedRun]:
        """All runs whose files are there, the latest first."""
        with self._tables() as tables:
            tables.row_factory = sqlite3.Row
            known = {row["path"]: row for row in tables.execute("SELECT * FROM files")}
        noted = [Path(path) for path, row in known.items() if row["noted"]]
        found: list[SavedRun] = []
        read: list[tuple[Any, ...]] = []
        for path, place in self._places(noted).items():
            stamp = file_stamp(path)
            if stamp is None:
                continue  # perhaps on a disk that is not connected
            row = known.get(str(path))
            summary = _kept(row, stamp)
            failure = None
            if summary is None:
                try:
                    summary = summarise(path)
                except CheckpointError as error:
                    failure = error
                else:
                    read.append((str(path), *stamp, VERSION, json.dumps(summary.to_dict())))
            date = datetime.fromtimestamp(stamp[0] / 1e9)
            told = (row["name"], row["notes"], tuple(json.loads(row["tags"]))) if row else ()
            found.append(SavedRun(path, place, date, stamp[1], summary, failure, *told))
        self._keep(read)
        return sorted(found, key=lambda run: run.date, reverse=True)

    def describe(self, paths: Collection[Path], **values: Any) -> None:
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
                [(str(path.absolute()), *values.values()) for path in paths],
            )

    def keep_earlier(self) -> None:
        """Keep the run that ended last under a name of its own, with what was written about it.

        Another run is about to take its place.
        """
        old = self._folder / LAST
        try:
            new = keep_earlier(old)
        except OSError as error:
            raise self._cannot(error) from error
        if new is None:
            return
        with self._tables() as tables:
            tables.execute(
                "UPDATE OR REPLACE files SET path = ? WHERE path = ?",
                [str(new.absolute()), str(old.absolute())],
            )

    def drop_oldest(self, most_bytes: int) -> None:
        """Delete the oldest autosaves until all together have no more bytes; the last one stays."""
        self.forget(drop_oldest(self._folder, most_bytes))

    def forget(self, paths: Collection[Path]) -> None:
        """These files are gone for good, with what was written about them."""
        with self._tables() as tables:
            gone = [(str(path.absolute()),) for path in paths]
            tables.executemany("DELETE FROM files WHERE path = ?", gone)

    def _places(self, noted: Sequence[Path]) -> dict[Path, str]:
        """Where saved runs are, and what they are there."""
        places = dict.fromkeys(noted, SAVED)
        for path in self._folder.glob("*.npz"):
            if not path.name.startswith((RUNNING, ".")):
                places[path.absolute()] = SAVED
        for path in autosaves(self._folder):
            places[path.absolute()] = AUTOSAVED
        for folder in self._sweeps.glob("*"):
            if SweepFolder.is_one(folder):
                for path in saved_files(folder):
                    places[path.absolute()] = folder.name
        return places

    def _keep(self, read: Sequence[tuple[Any, ...]]) -> None:
        """Keep the summaries of files that were read, so that it is not done again."""
        if read:
            with self._tables() as tables:
                tables.executemany(
                    "INSERT INTO files (path, changed, size, version, summary) "
                    "VALUES (?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
                    "changed = excluded.changed, size = excluded.size, "
                    "version = excluded.version, summary = excluded.summary",
                    read,
                )

    @contextlib.contextmanager
    def _tables(self) -> Iterator[sqlite3.Connection]:
        """The table, in one transaction; a damaged one is put aside before."""
        path = self._folder / NAME
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                with transaction(path, "rwc") as tables:
                    tables.execute(TABLE)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # it is no such file, or malformed
                os.replace(path, self._folder / DAMAGED)
            with transaction(path, "rwc") as tables:
                tables.execute(TABLE)
                yield tables
        except (OSError, sqlite3.Error) as error:
            raise self._cannot(error) from error

    def _cannot(self, reason: object) -> CheckpointError:
        path = self._folder / NAME
        return CheckpointError("{path} cannot be written: {reason}.", path=path, reason=reason)


def _kept(row: Mapping[str, Any] | None, stamp: tuple[int, int]) -> RunSummary | None:
    """The summary that was kept of a file, if it has not changed."""
    if row is None or (row["changed"], row["size"], row["version"]) != (*stamp, VERSION):
        return None
    try:
        return RunSummary.from_dict(json.loads(row["summary"]))
    except (NablascopeError, KeyError, TypeError, ValueError):  # of another version
        return None
