"""Where the rows of a table come from: delimited text, Weka's ARFF, or a spreadsheet.

Each source gives rows of texts with the number of the line they begin at, as often as it is asked.
"""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nn.data.tables.encoding import (
    MARKS,
    empty,
    find_encoding,
    undecodable,
    wide_without_mark,
)
from nn.data.tables.spelling import looks_like_number
from nn.data.tables.words import DATE, DELIMITERS, ENCODINGS, FEATURE, NUMBER, TARGET, TEXT, Asked
from nn.errors import DataError, Phrase, Sentence, sentence
from nn.registry import lookup

ALIKE = 0.9  # of the lines
LOOKED_AT = 100  # lines by which delimiter and quotation marks are found
KNOWN = [one for one in DELIMITERS.values() if one]
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_UNPACKED = 2**30  # bytes that the parts of a spreadsheet may say they have
ROWS_AT_ONCE = 2000  # so that other threads get their turn in between
Tell = Callable[[float], None]
NO_TABLES = {
    b"%PDF": Phrase("a PDF file"),
    b"\x89PNG": Phrase("a picture"),
    b"\xff\xd8\xff": Phrase("a picture"),
    b"\x89HDF": Phrase("an HDF5 file"),
    b"PAR1": Phrase("a Parquet file"),
    b"SQLite format 3": Phrase("a database"),
    b"\x1f\x8b": Phrase("a packed file (gzip)"),
}


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


def source_of(path: Path, encoding: str, delimiter: str) -> Source:
    """A file that exists, with what the recipe says of it ("auto": found). Raises DataError."""
    with path.open("rb") as file:
        start = file.read(2000)
    if start.startswith((ZIP, OLE)):
        return _spreadsheet(path)
    _refuse_others(path, start)
    code = lookup(ENCODINGS, encoding, "encoding") or find_encoding(path)
    if code == "utf-16" and not start.startswith(MARKS):
        code = wide_without_mark(start)
    first = _first_lines(path, code)
    bare = [text for line in first if (text := line.strip("\ufeff \t\r\n"))]
    if not bare:
        raise empty(path)
    if any(re.match(r"@relation\b", line, re.IGNORECASE) for line in bare[:LOOKED_AT]):
        return _arff(path, code)
    asked = lookup(DELIMITERS, delimiter, "delimiter")
    told = re.fullmatch(r'\ufeff?"?sep=(.)"?', first[0].strip("\r\n")) if first else None
    body = first[1:] if told else first
    found, quote = find_dialect(body)
    sign = asked or (told[1] if told else found)
    return Source(
        path,
        lambda tell: _delimited(path, code, sign, quote, int(bool(told)), tell),
        encoding=code.removesuffix("-sig"),
        delimiter=sign,
    )


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


def _refuse_others(path: Path, start: bytes) -> None:
    """Raise DataError for files that are known and are no tables."""
    for mark, kind in NO_TABLES.items():
        if start.startswith(mark):
            raise DataError(
                "{path} is {kind}, not a table. Take a CSV, TSV, Excel, ODS or ARFF file.",
                path=path,
                kind=kind,
            )
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b'{"', b"[{", b"[[", b"{\n", b"{\r", b"[\n", b"{}", b"{ ")):
        raise DataError("{path} is JSON, not a table. Save the table as CSV.", path=path)
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise DataError(
            "{path} is a web page or XML, not a table. Save the table as CSV.", path=path
        )


def _first_lines(path: Path, encoding: str) -> list[str]:
    try:
        with path.open(encoding=encoding, newline=None) as file:
            return [line for line, _ in zip(file, range(LOOKED_AT), strict=False)]
    except UnicodeError:
        raise undecodable(path, encoding) from None


def _delimited(
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
                    raise csv.Error("the file ends within a cell")
                if not rows:
                    break
                yield _not_blank(starts, rows)
                tell(min(raw.tell() / size, 1.0))
        except csv.Error as error:
            raise DataError(
                "{path}, row {row}: {reason}. Is a quotation mark not closed?",
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


# Weka's ARFF: the columns' names and types above @data, rows with commas below.


def _arff(path: Path, encoding: str) -> Source:
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
            raise DataError("{path} is an ARFF file without @data: it has no rows.", path=path)
    if names:
        asked[names[-1]] = Asked(TARGET, asked[names[-1]].type)

    def rows(tell: Tell) -> Iterator[Chunk]:
        for chunk in _delimited(path, encoding, ",", "'", above, tell):
            for line, row in zip(chunk.lines, chunk.rows, strict=True):
                if row[0].startswith("{"):
                    raise DataError(
                        "{path}, row {row}: this is a sparse ARFF file, which is not read. Save "
                        "it from Weka as CSV.",
                        path=path,
                        row=line,
                    )
            yield Chunk(chunk.lines, [[cell.strip('"') for cell in row] for row in chunk.rows])

    told = sentence("Read as Weka's ARFF: names and types are those that the file declares.")
    return Source(path, rows, "arff", encoding.removesuffix("-sig"), ",", tuple(names), asked,
                  (told,))  # fmt: skip


def _arff_type(declared: str) -> str:
    word = declared.lower()
    if word.startswith(("numeric", "real", "integer")):
        return NUMBER
    return DATE if word.startswith("date") else TEXT


# Orange's .tab: three lines of names, types and roles, or both before a "#" in each name.

ORANGE_TYPES = {
    "c": NUMBER, "continuous": NUMBER, "numeric": NUMBER, "n": NUMBER, "d": TEXT, "discrete": TEXT,
    "categorical": TEXT, "s": TEXT, "string": TEXT, "text": TEXT, "t": DATE, "time": DATE,
}  # fmt: skip
ORANGE_ROLES = {
    "": FEATURE, "class": TARGET, "c": TARGET, "meta": "skip", "m": "skip", "ignore": "skip",
    "i": "skip", "weight": "skip", "w": "skip",
}  # fmt: skip
ORANGE_NAME = re.compile(r"([mciw]?)([CDSTN]?)#(.+)", re.DOTALL)


def orange_header(rows: list[list[str]]) -> tuple[int, list[str], dict[str, Asked]] | None:
    """How many rows Orange's header has, the names and what it says of them; None for others."""
    if len(rows) > 3 and len(rows[0]) == len(rows[1]) > 1 and len(rows[2]) <= len(rows[0]):
        types = [cell.strip().lower() for cell in rows[1]]
        roles = [cell.strip().lower().split(" ")[0] for cell in rows[2]]
        roles += [""] * (len(types) - len(roles))
        known = all(one in ORANGE_TYPES or " " in one for one in types)
        if known and all(one in ORANGE_ROLES or "=" in one for one in roles):
            names = [cell.strip() for cell in rows[0]]
            asked = {
                name: Asked(ORANGE_ROLES.get(role, FEATURE), ORANGE_TYPES.get(kind, TEXT))
                for name, kind, role in zip(names, types, roles, strict=True)
            }
            return 3, names, asked
    found = [ORANGE_NAME.fullmatch(cell.strip()) for cell in rows[0]] if rows else []
    if found and all(found):
        names, asked = [], {}
        for one in found:
            if one is not None:
                names.append(one[3])
                role = ORANGE_ROLES[one[1]]
                asked[one[3]] = Asked(role, ORANGE_TYPES.get(one[2].lower(), ""))
        return 1, names, asked
    return None


# Excel and OpenDocument.


def _spreadsheet(path: Path) -> Source:
    """The first sheet with cells of an .xlsx, .xls, .xlsb or .ods file, by python-calamine."""
    from python_calamine import CalamineWorkbook

    try:
        _check_unpacked(path)
        book = CalamineWorkbook.from_path(str(path))
        sheets = list(book.sheet_names)
        name, cells = next(
            ((one, found) for one in sheets if (found := _cells(book, one))), ("", [])
        )
    except DataError:
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise DataError(
            "{path} cannot be read as Excel or ODS. Save the table as CSV.", path=path
        ) from None
    if not cells:
        raise DataError("{path}: its sheets have no cells.", path=path)

    def rows(tell: Tell) -> Iterator[Chunk]:
        for start in range(0, len(cells), ROWS_AT_ONCE):
            some = [[_as_text(cell) for cell in row] for row in cells[start : start + ROWS_AT_ONCE]]
            kept = [index for index, row in enumerate(some) if any(row)]
            yield Chunk([start + one + 1 for one in kept], [some[one] for one in kept])
            tell(min((start + ROWS_AT_ONCE) / len(cells), 1.0))

    told = [sentence("Sheet '{sheet}' is read.", sheet=name)]
    if len(sheets) > 1:
        told = [
            sentence(
                "Sheet '{sheet}' is read; the file has {count} sheets.",
                sheet=name,
                count=len(sheets),
            )
        ]
    return Source(path, rows, "spreadsheet", "utf-8", ",", remarks=tuple(told))


def _check_unpacked(path: Path) -> None:
    """Raise DataError for a packed file that says that it would fill the memory."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as parts:
        size = sum(one.file_size for one in parts.infolist())
    if size > MOST_UNPACKED:
        raise DataError(
            "{path} would unpack to {size} MB; at most {most} MB are read. Save the table as CSV.",
            path=path,
            size=size // 2**20,
            most=MOST_UNPACKED // 2**20,
        )


def _cells(book: Any, sheet: str) -> list[list[object]]:
    found: list[list[object]] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=True)
    return found


def _as_text(cell: object) -> str:
    """A cell as a table of text would have it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return str(cell).strip()
