"""transaction: an SQLite file that several processes read and write."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

PATIENCE_SECONDS = 10.0  # that a reader or writer waits for the other


@contextlib.contextmanager
def transaction(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """The file, in one transaction; raises sqlite3.Error.

    ``mode`` is "ro" to read, "rw" to write to a file that exists, "rwc" to make it.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with (
        contextlib.closing(sqlite3.connect(address, timeout=PATIENCE_SECONDS, uri=True)) as tables,
        tables,
    ):
        yield tables
