"""A preallocated ring of rows between one writer and one reader, in two threads or one.

The writer fills the next row and then moves its counter; the reader copies what
lies between the two counters and then moves its own. Each counter has one owner,
so no lock is needed. Nothing is ever overwritten: a full ring says so, and the
writer waits.
"""

from __future__ import annotations

import numpy as np

from nn.arrays import Array


class Ring:
    """Rows of ``columns`` float64 numbers, at most ``capacity`` of them unread."""

    def __init__(self, columns: int, capacity: int = 8192) -> None:
        self._rows = np.zeros((capacity, columns))
        self._written = 0
        self._read = 0

    @property
    def written(self) -> int:
        """Rows written since the beginning."""
        return self._written

    @property
    def full(self) -> bool:
        """Whether the writer has to wait."""
        return self._written - self._read >= len(self._rows)

    def slot(self) -> Array:
        """The row to fill next (writer); it becomes readable with ``commit``."""
        row: Array = self._rows[self._written % len(self._rows)]
        return row

    def commit(self) -> None:
        """Hand the filled row over (writer)."""
        self._written += 1

    def take(self, until: int | None = None) -> Array:
        """The unread rows, oldest first, as the reader's own (n, columns) array.

        ``until`` leaves the rows from that count of written rows on for later.
        """
        first = self._read
        last = max(first, self._written if until is None else until)
        size = len(self._rows)
        rows: Array = self._rows[np.arange(first, last) % size]
        self._read = last
        return rows
