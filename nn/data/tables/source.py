"""Source: a file as rows of cells, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nn.data.tables.words import Asked
from nn.errors import Sentence

Tell = Callable[[float], None]
ROWS_AT_ONCE = 2000  # so that other threads get their turn in between


@dataclass
class Chunk:
    """Some rows: the lines they begin at, and their cells."""

    lines: list[int]
    rows: list[list[str]]


@dataclass(frozen=True)
class Source:
    """A file as rows of cells.

    ``rows(tell)`` gives the rows that are not blank from the top, some at a time; it raises
    DataError for what cannot be read, and tells the share that is done. ``names`` and ``asked``
    are what the file itself says of its columns, where its format does.
    """

    path: Path
    rows: Callable[[Tell], Iterator[Chunk]]
    kind: str = "text"
    encoding: str = "utf-8"
    delimiter: str = ","
    names: tuple[str, ...] | None = None
    asked: Mapping[str, Asked] = field(default_factory=dict)
    remarks: tuple[Sentence, ...] = ()
