"""SweepFolder: the results of a sweep, as one table and a saved run for each row of it.

``runs.sqlite`` has the table ``runs``, a row a run, and the table ``sweep`` with what the sweep
is. One process writes it (see ``claim``); others may read at any time.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from nn.data.folders import sweeps_folder
from nn.database import transaction
from nn.errors import CheckpointError
from nn.files import file_stamp, replace_file
from nn.sweeps.one_run import RunResult
from nn.sweeps.plan import PlannedRun, SweepPlan
from nn.training.recipe.experiment import LONGEST_NAME
from nn.training.recipe.parsing import as_text

VERSION = 1
TABLE, LOCK, STOP = "runs.sqlite", "sweeping.lock", "stop"


class RunState:
    """How a run of a sweep stands; a dropped one lost in a halving."""

    PLANNED, RUNNING = "planned", "running"
    FINISHED, FAILED, DROPPED = "finished", "failed", "dropped"
    OVER = (FINISHED, FAILED, DROPPED)


FIGURES = {
    "progress": "INTEGER", "step": "INTEGER", "train_loss": "REAL", "train_score": "REAL",
    "validation_loss": "REAL", "validation_score": "REAL", "best_step": "INTEGER",
    "test_loss": "REAL", "test_score": "REAL", "seconds": "REAL", "failure": "TEXT",
    "curve": "TEXT",
}  # fmt: skip
CLAIM_SECONDS = 1.0  # longer than it takes to see whether somebody else has claimed it


class SweepFolder:
    """A folder with the results of one sweep. Every method raises CheckpointError.

    A row of ``runs`` has ``run`` (its number from 1), ``state``, ``seed``, ``combination``, the
    varied fields, the FIGURES (``progress`` is the step of a run that is running, the others are
    those of its file; scores are accuracies, or R² of a regression; ``curve`` is JSON: steps,
    losses and scores of the validation set), ``file`` in the folder, and ``recipe`` as
    JSON. What is not known, or not a number, is NULL. A dropped run lost in a halving.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path / LOCK)

    @staticmethod
    def is_one(path: Path) -> bool:
        """Whether there is a sweep in a folder."""
        return (path / TABLE).is_file()

    @classmethod
    def create(
        cls, path: Path, plan: SweepPlan, regression: bool = False, data_dir: str | None = None
    ) -> SweepFolder:
        """A new folder with every run of a plan as planned; nobody sees it half filled.

        ``regression`` says that scores are R², ``data_dir`` where the data files lie.
        """
        found = cls(path)
        runs = plan.runs()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot(path, "written", error.strerror or error) from error
        told = {
            "version": VERSION, "plan": plan.to_dict(), "regression": regression,
            "data_dir": data_dir,
        }  # fmt: skip
        part = path / f"{TABLE}.part"
        part.unlink(missing_ok=True)
        with found._connected("written", part.name) as table:
            table.execute("CREATE TABLE sweep (key TEXT PRIMARY KEY, value TEXT)")
            table.executemany(
                "INSERT INTO sweep VALUES (?, ?)",
                [(key, json.dumps(value)) for key, value in told.items()],
            )
            _fill(table, plan.columns, runs)
        os.replace(part, path / TABLE)
        return found

    def facts(self) -> dict[str, Any]:
        """What was told when it was made: "version", "plan", "regression", "data_dir"."""
        with self._connected("read") as table:
            told = table.execute("SELECT key, value FROM sweep").fetchall()
        try:
            facts = {key: json.loads(value) for key, value in told}
            version = facts["version"]
        except (KeyError, TypeError, ValueError) as error:
            raise _cannot(self.path, "read", error) from None
        if version != VERSION:
            raise CheckpointError(
                "{path} holds a sweep of format {found}, but this version reads format {known}.",
                path=self.path,
                found=version,
                known=VERSION,
            )
        return facts

    def plan(self) -> SweepPlan:
        """What the sweep is."""
        try:
            return SweepPlan.from_dict(self.facts()["plan"])
        except (KeyError, TypeError, ValueError) as error:
            raise _cannot(self.path, "read", error) from None

    def rows(self) -> list[dict[str, Any]]:
        """All rows, by run; ``curve`` and ``recipe`` are still JSON."""
        with self._connected("read") as table:
            table.row_factory = sqlite3.Row
            return [dict(row) for row in table.execute("SELECT * FROM runs ORDER BY run")]

    def stamp(self) -> tuple[object, bool]:
        """What changes with every change of the table, and when a process begins or ends."""
        return file_stamp(self.path / TABLE), self.claimed

    def update(self, run: int, **values: Any) -> None:
        """Set columns of a row."""
        assigned = ", ".join(f'"{name}" = ?' for name in values)
        with self._connected("written") as table:
            stored = [_stored(value) for value in values.values()]
            table.execute(f"UPDATE runs SET {assigned} WHERE run = ?", [*stored, run])

    def drop(self, runs: Sequence[int]) -> None:
        """These lost in a halving."""
        with self._connected("written") as table:
            table.executemany(
                "UPDATE runs SET state = ? WHERE run = ?", [(RunState.DROPPED, one) for one in runs]
            )

    def take(self, run: int, result: RunResult, state: str) -> None:
        """Write what a run came to: first its file, then its row."""
        name = _file(run)
        try:
            replace_file(self.path / name, lambda file: file.write(result.saved))
        except OSError as error:
            raise _cannot(self.path / name, "written", error.strerror or error) from error
        told = result.figures | {"curve": json.dumps(result.figures["curve"])}
        self.update(run, **told, file=name, state=state, progress=None)

    def check_over(self) -> None:
        """Raises CheckpointError while there are runs to be made, which may need the others."""
        if any(row["state"] not in RunState.OVER for row in self.rows()):
            raise CheckpointError(
                "{path}: this sweep has runs that are not finished. Its saved runs are needed to "
                "continue it.",
                path=self.path,
            )

    def forget_file(self, name: str) -> None:
        """The saved run of that name is gone; its figures stay."""
        with self._connected("written") as table:
            table.execute("UPDATE runs SET file = NULL WHERE file = ?", [name])

    def saved(self, run: int) -> bytes:
        """The saved run of a row that has a file."""
        path = self.path / _file(run)
        try:
            return path.read_bytes()
        except OSError as error:
            raise _cannot(path, "read", error.strerror or error) from error

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """While this lasts, no other process sweeps here; runs that one left begin again."""
        try:
            self._lock.acquire(timeout=CLAIM_SECONDS)
        except Timeout:
            raise CheckpointError(
                "{path}: another process is working on this sweep.", path=self.path
            ) from None
        try:
            (self.path / STOP).unlink(missing_ok=True)
            self._nothing_runs()
            yield
        finally:
            with contextlib.suppress(CheckpointError):
                self._nothing_runs()
            self._lock.release()

    def _nothing_runs(self) -> None:
        with self._connected("written") as table:
            states = RunState.PLANNED, RunState.RUNNING
            table.execute("UPDATE runs SET state = ?, progress = NULL WHERE state = ?", states)

    @property
    def claimed(self) -> bool:
        """Whether a process works on it."""
        try:
            with self._lock.acquire(timeout=0):
                return False
        except Timeout:
            return True

    def ask_to_stop(self) -> None:
        """Have the process that works on it stop soon, keeping what is finished."""
        try:
            (self.path / STOP).touch()
        except OSError as error:
            raise _cannot(self.path, "written", error.strerror or error) from error

    @property
    def asked_to_stop(self) -> bool:
        """Whether somebody asked for that."""
        return (self.path / STOP).exists()

    @contextlib.contextmanager
    def _connected(self, to_be: str, name: str = TABLE) -> Iterator[sqlite3.Connection]:
        """The table, in one transaction.

        It is opened for writing to be read, too: a process that was killed may have left a
        transaction that has to be taken back first.
        """
        path = self.path / name
        mode = "rwc" if name != TABLE else "rw"
        if to_be == "read" and not os.access(path, os.W_OK):
            mode = "ro"
        try:
            with transaction(path, mode) as table:
                yield table
        except sqlite3.Error as error:
            raise _cannot(path, to_be, error) from error


def saved_files(folder: Path) -> list[Path]:
    """The saved runs in the folder of a sweep."""
    return sorted(folder.glob("run*.npz"))


def new_sweep_folder(title: str) -> Path:
    """Where a sweep of that title that begins now keeps its results: beside the others."""
    name = re.sub(r"\W+", "-", title).strip("-").lower()[:LONGEST_NAME].strip("-") or "sweep"
    return sweeps_folder() / f"{datetime.now():%Y-%m-%d-%H%M%S}-{name}"


def _fill(table: sqlite3.Connection, varied: Sequence[str], runs: Sequence[PlannedRun]) -> None:
    """Make the table of the runs, all of them planned."""
    kinds = "".join(f', "{name}" {_kind(runs, name)}' for name in varied)
    figures = "".join(f", {name} {kind}" for name, kind in FIGURES.items())
    table.execute(
        "CREATE TABLE runs (run INTEGER PRIMARY KEY, state TEXT, seed INTEGER, "
        f"combination INTEGER{kinds}{figures}, file TEXT, recipe TEXT)"
    )
    names = ["run", "state", "seed", "combination", *varied, "recipe"]
    columns = ", ".join(f'"{name}"' for name in names)
    table.executemany(
        f"INSERT INTO runs ({columns}) VALUES ({', '.join('?' * len(names))})",
        [
            (
                one.number,
                RunState.PLANNED,
                one.experiment.seed,
                one.combination,
                *(_stored(one.values[name]) for name in varied),
                json.dumps(one.experiment.to_dict()),
            )
            for one in runs
        ],
    )


def _kind(runs: Sequence[PlannedRun], name: str) -> str:
    """The type of a column for values of a field."""
    value = _stored(runs[0].values[name])
    return "REAL" if isinstance(value, float) else "INTEGER" if isinstance(value, int) else "TEXT"


def _file(run: int) -> str:
    return f"run{run:05}.npz"


def _stored(value: Any) -> Any:
    """A value as the table holds it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return as_text(value) if isinstance(value, tuple) else value


def _cannot(path: Path, to_be: str, reason: object) -> CheckpointError:
    if to_be == "read":
        return CheckpointError("{path} cannot be read: {reason}.", path=path, reason=reason)
    return CheckpointError("{path} cannot be written: {reason}.", path=path, reason=reason)
