"""Which kind of table a file is, and what is no table."""

from __future__ import annotations

import re
from pathlib import Path

from nn.data.tables.arff import arff
from nn.data.tables.delimited import LOOKED_AT, delimited, find_dialect
from nn.data.tables.encoding import (
    MARKS,
    empty,
    find_encoding,
    undecodable,
    wide_without_mark,
)
from nn.data.tables.source import Source
from nn.data.tables.spreadsheet import spreadsheet
from nn.data.tables.words import DELIMITERS, ENCODINGS
from nn.errors import DataError, Phrase
from nn.registry import lookup

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NO_TABLES = {
    b"%PDF": Phrase("a PDF file"),
    b"\x89PNG": Phrase("an image"),
    b"\xff\xd8\xff": Phrase("an image"),
    b"\x89HDF": Phrase("an HDF5 file"),
    b"PAR1": Phrase("a Parquet file"),
    b"SQLite format 3": Phrase("a database"),
    b"\x1f\x8b": Phrase("a compressed file (gzip)"),
}


def source_of(path: Path, encoding: str, delimiter: str) -> Source:
    """A file that exists, with what the recipe says of it ("auto": found). Raises DataError."""
    with path.open("rb") as file:
        start = file.read(2000)
    if start.startswith((ZIP, OLE)):
        return spreadsheet(path)
    _refuse_others(path, start)
    code = lookup(ENCODINGS, encoding, "encoding") or find_encoding(path)
    if code == "utf-16" and not start.startswith(MARKS):
        code = wide_without_mark(start)
    first = _first_lines(path, code)
    bare = [text for line in first if (text := line.strip("\ufeff \t\r\n"))]
    if not bare:
        raise empty(path)
    if any(re.match(r"@relation\b", line, re.IGNORECASE) for line in bare[:LOOKED_AT]):
        return arff(path, code)
    asked = lookup(DELIMITERS, delimiter, "delimiter")
    told = re.fullmatch(r'\ufeff?"?sep=(.)"?', first[0].strip("\r\n")) if first else None
    body = first[1:] if told else first
    found, quote = find_dialect(body)
    sign = asked or (told[1] if told else found)
    return Source(
        path,
        lambda tell: delimited(path, code, sign, quote, int(bool(told)), tell),
        encoding=code.removesuffix("-sig"),
        delimiter=sign,
    )


def _refuse_others(path: Path, start: bytes) -> None:
    """Raise DataError for files that are known and are no tables."""
    for mark, kind in NO_TABLES.items():
        if start.startswith(mark):
            raise DataError(
                "{path} is {kind}, not a table. Choose a CSV, TSV, Excel, ODS or ARFF file.",
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
