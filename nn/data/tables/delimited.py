"""Delimited text: its delimiter, its quotation marks, and its rows."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nn.data.tables.encoding import (
    undecodable,
)
from nn.data.tables.source import ROWS_AT_ONCE, Chunk, Tell
from nn.data.tables.spelling import looks_like_number
from nn.data.tables.words import DELIMITERS
from nn.errors import DataError, Phrase

ALIKE = 0.9  # of the lines
LOOKED_AT = 100  # lines by which delimiter and quotation marks are found
KNOWN = [one for one in DELIMITERS.values() if one]


def find_dialect(lines: list[str]) -> tuple[str, str]:
    """Delimiter and quotation mark of some lines, by clevercsv."""
    lines = [line.rstrip("\r\n") for line in lines[:LOOKED_AT]]
    if len(lines) == LOOKED_AT:
        lines = lines[:-1]  # it may end within a cell
    kept = [line for line in lines if line.strip() and not line.startswith(("#", "%"))]
    text = "\n".join(line[:2000] for line in kept)
    text = re.sub(r'"(?:[^"]|"")*"', _in_one_line, text)  # line breaks in cells mislead it
    quotes = "'" if _in_single_quotes(text) else '"'
    torn = {sign: share for sign in KNOWN if (share := _torn(text, sign)) is not None}
    sure = [sign for sign in ("\t", ";", "|") if sign in torn]
    if len(sure) == 1:  # no text has the same number of these in each line by chance
        return sure[0], quotes
    least = [sign for sign, share in torn.items() if share == min(torn.values())]
    if len(least) == 1:
        return least[0], quotes
    from clevercsv import Detector  # half of the time that nn takes to be imported

    try:
        found = Detector().detect(text, delimiters=KNOWN)
    except Exception:  # it has been made for any text; what it cannot judge has one column
        found = None
    delimiter = found.delimiter if found and found.delimiter else ""
    if not delimiter:
        counts = {sign: min((line.count(sign) for line in kept), default=0) for sign in KNOWN}
        delimiter = max(counts, key=lambda sign: counts[sign])
        delimiter = delimiter if counts[delimiter] else ","
    return delimiter, quotes


def _in_one_line(cell: re.Match[str]) -> str:
    return '"x"' if "\n" in cell[0] else cell[0]


def _torn(text: str, delimiter: str) -> float | None:
    """The share of cells that hold another delimiter and are no numbers.

    None where the delimiter does not cut nearly all lines into as many cells, two or more.
    """
    lines = (line.strip(" ") for line in text.splitlines())
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:  # an endless cell
        return None
    widths = Counter(map(len, rows))
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if width < 2 or count < ALIKE * widths.total():
        return None
    cells = [cell.strip() for row in rows for cell in row]
    others = [sign for sign in KNOWN if sign not in (" ", delimiter)]  # texts have blanks
    torn = sum(
        any(sign in cell for sign in others) and not looks_like_number(cell) for cell in cells
    )
    return torn / len(cells)


def _in_single_quotes(text: str) -> bool:
    """Whether cells are quoted as Weka does."""
    return '"' not in text and bool(re.search(r"(?m)(?:^|[,;\t|] ?)'[^'\n]*'(?:$|[,;\t|])", text))


def delimited(
    path: Path, encoding: str, delimiter: str, quote: str, skipped: int, tell: Tell
) -> Iterator[Chunk]:
    """The rows of delimited text that are not blank, below the first ``skipped`` lines."""
    size = max(path.stat().st_size, 1)
    rows: list[list[str]] = []
    whole: int | None = None  # rows at the end of the file that were closed

    def end() -> Iterator[str]:
        nonlocal whole
        whole = len(rows)
        yield from ()

    with path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding, newline="")
        lines = itertools.islice(text, skipped, None)
        reader = _csv_reader(itertools.chain(lines, end()), delimiter, quote)
        line = skipped + 1
        try:
            while True:
                rows.clear()
                starts = []
                for row in itertools.islice(reader, ROWS_AT_ONCE):
                    rows.append(row)
                    starts.append(line)
                    line = skipped + reader.line_num + 1
                if whole is not None and len(rows) > whole:
                    line = starts[-1]
                    raise csv.Error(Phrase("the file ends inside a cell"))
                if not rows:
                    break
                yield _not_blank(starts, rows)
                tell(min(raw.tell() / size, 1.0))
        except csv.Error as error:
            raise DataError(
                "{path}, row {row}: {reason}. Look for a quotation mark that is not closed.",
                path=path,
                row=line,
                reason=error,
            ) from None
        except UnicodeError:
            raise undecodable(path, encoding) from None
    tell(1.0)


def _csv_reader(lines: Iterator[str], delimiter: str, quote: str) -> Any:
    """Python's own reader; cells that are parted by blanks may be padded with more of them."""
    if delimiter == " ":
        lines = (line.strip(" ") for line in lines)
    return csv.reader(lines, delimiter=delimiter, quotechar=quote, skipinitialspace=True)


def _not_blank(starts: list[int], rows: list[list[str]]) -> Chunk:
    """The rows that hold something."""
    if all(map(any, rows)):
        return Chunk(starts, rows.copy())
    kept = [index for index, row in enumerate(rows) if any(map(str.strip, row))]
    return Chunk([starts[one] for one in kept], [rows[one] for one in kept])
