"""Spreadsheets, of Excel and OpenDocument."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nn.data.tables.source import ROWS_AT_ONCE, Chunk, Source, Tell
from nn.errors import DataError, sentence

MOST_UNPACKED = 2**30  # bytes that the parts of a spreadsheet may say they have


def spreadsheet(path: Path) -> Source:
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

    told = [sentence("Sheet '{sheet}' was read.", sheet=name)]
    if len(sheets) > 1:
        told = [
            sentence(
                "Sheet '{sheet}' was read; the file has {count} sheets.",
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
            "{path} would take {size} MB when unpacked; at most {most} MB can be read. Save the "
            "table as CSV.",
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
