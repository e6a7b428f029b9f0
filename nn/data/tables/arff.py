"""Weka's ARFF: the columns' names and types above @data, rows with commas below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nn.data.tables.delimited import delimited
from nn.data.tables.source import Chunk, Source, Tell
from nn.data.tables.words import DATE, NUMBER, TARGET, TEXT, Asked
from nn.errors import DataError, sentence


def arff(path: Path, encoding: str) -> Source:
    """An ARFF file; its last attribute is the target, as Weka takes it."""
    names: list[str] = []
    asked: dict[str, Asked] = {}
    above = 0
    with path.open(encoding=encoding) as file:
        for line in file:
            above += 1
            found = re.match(
                r"""\s*@attribute\s+('[^']*'|"[^"]*"|\S+)\s+(.*)""", line, re.IGNORECASE
            )
            if found:
                name = found[1].strip("'\"")
                names.append(name)
                asked[name] = Asked(type=_arff_type(found[2].strip()))
            elif re.match(r"\s*@data\b", line, re.IGNORECASE):
                break
        else:
            raise DataError("{path} is an ARFF file without @data, so it has no rows.", path=path)
    if names:
        asked[names[-1]] = Asked(TARGET, asked[names[-1]].type)

    def rows(tell: Tell) -> Iterator[Chunk]:
        for chunk in delimited(path, encoding, ",", "'", above, tell):
            for line, row in zip(chunk.lines, chunk.rows, strict=True):
                if row[0].startswith("{"):
                    raise DataError(
                        "{path}, row {row}: sparse ARFF files cannot be read. Save the file from "
                        "Weka as CSV.",
                        path=path,
                        row=line,
                    )
            yield Chunk(chunk.lines, [[cell.strip('"') for cell in row] for row in chunk.rows])

    told = sentence("Read as a Weka ARFF file, with the names and types that it declares.")
    return Source(path, rows, "arff", encoding.removesuffix("-sig"), ",", tuple(names), asked,
                  (told,))  # fmt: skip


def _arff_type(declared: str) -> str:
    word = declared.lower()
    if word.startswith(("numeric", "real", "integer")):
        return NUMBER
    return DATE if word.startswith("date") else TEXT
