"""Tables: CSV, TSV and the text that spreadsheets export, with its faults named row by row.

Delimiter, header, encoding and column types are found, and each can be corrected in the recipe.
Numeric columns become features, text columns one feature for each of their texts (one-hot).
Whatever is learnt from the rows (fills, categories) is learnt from the training part only.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION, Column, Dataset, Part
from nn.data.recipe import DataRecipe, Place
from nn.data.split import require_parts, shares_of, split_rows
from nn.errors import DataError, FieldError, Phrase, Sentence, sentence
from nn.registry import lookup, unknown

DELIMITERS = {"auto": "", "comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = {"auto": "", "utf-8": "utf-8-sig", "cp949": "cp949", "utf-16": "utf-16"}
HEADERS = ("auto", "yes", "no")
USUAL = Phrase("most frequent")
FILLS = {"mean": Phrase("mean"), "median": Phrase("median"), "most frequent": USUAL}
MISSING = (*FILLS, "drop")
KINDS = ("number", "text", "skip")
USUAL_GAPS = ["NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "#N/A", "<NA>"]
NOTHING = frozenset(["", *USUAL_GAPS, "-", "?", ".", "결측"])  # pandas' signs, and spreadsheets'
MOST_BYTES = 2**30
LARGEST = float(np.finfo(np.float32).max)
ROWS_AT_ONCE = 2000  # so that other threads get their turn in between
LOOKED_AT = 50  # rows by which delimiter and header are found
MOST_COLUMNS = 5000
MOST_NUMBERS = 100_000_000  # that samples may have together: 400 MB
EXACT = 2.0**24  # whole numbers up to here are the same in 32 bits
MOST_MERGED = 0.9  # of the different numbers of a column must stay different
MOST_CATEGORIES = 100  # of a text column that becomes features
MOST_CLASSES = 1000
MOST_CLASS_NUMBERS = 20  # whole numbers in a target that are taken for classes


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """The table ``recipe.file`` as a Dataset. Raises DataError or FieldError."""
    if not recipe.file:
        raise DataError("file: choose the table to read, a CSV or TSV file.")
    return as_dataset(read(Path(recipe.file), recipe, place), recipe)


@dataclass(eq=False)
class Cells:
    """A column as it is read: numbers (NaN where there is none), or codes of its texts.

    ``strays`` are cells that hold neither a number nor nothing (``stray`` is the first, in
    ``stray_row``); a column with any is text unless it is told to be numbers. ``commas`` cells
    had a comma for a decimal sign, such as ``comma``.
    """

    name: str
    numbers: list[Array] = field(default_factory=list)
    codes: list[Array] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    is_text: bool = False
    strays: int = 0
    stray: str = ""
    stray_row: int = 0
    commas: int = 0
    comma: str = ""

    def add_numbers(self, cells: Sequence[str], lines: Sequence[int], comma: bool) -> None:
        """Take the cells of some rows as numbers."""
        try:
            values = list(map(float, cells))
            plain = "_" not in "".join(cells)  # float would take 20_1 for 201
        except ValueError:
            plain = False
        if not plain:
            told = zip(cells, lines, strict=True)
            values = [self._number(cell, line, comma) for cell, line in told]
        array = np.array(values, np.float64)
        array[np.abs(array) > LARGEST] = np.nan
        self.numbers.append(array)

    def _number(self, cell: str, row: int, comma: bool) -> float:
        text = cell.strip()
        if _is_number(text, comma):
            if comma and "," in text:
                self.commas += 1
                self.comma = self.comma or text[:40]
            return float(text.replace(",", ".") if comma else text)
        if text not in NOTHING:
            self.strays += 1
            if self.strays == 1:
                self.stray, self.stray_row = text[:40], row
        return math.nan

    def add_texts(self, cells: Sequence[str]) -> None:
        """Take the cells of some rows as texts; what stands for nothing has the code -1."""
        codes = self.texts
        found = (cell.strip() for cell in cells)
        self.codes.append(
            np.fromiter(
                (-1 if one in NOTHING else codes.setdefault(one, len(codes)) for one in found),
                np.int64,
                len(cells),
            )
        )


@dataclass(frozen=True)
class Table:
    """A table that was read: the columns, the rows, and how it was read."""

    path: Path
    columns: tuple[Cells, ...]
    rows: int
    delimiter: str
    encoding: str
    header: bool


def read(path: Path, recipe: DataRecipe, place: Place, only: dict[str, str] | None = None) -> Table:
    """Read a table whole; with ``only`` nothing but these columns, as the kinds it tells.

    Raises DataError that names the row, the byte or the column.
    """
    data = read_bytes(path)
    encoding = lookup(ENCODINGS, recipe.encoding, "encoding") or find_encoding(path, data)
    try:
        text = io.TextIOWrapper(io.BytesIO(data), encoding)
        first = list(itertools.islice(text, LOOKED_AT))
    except UnicodeError as error:
        raise _undecodable(path, data, encoding, error) from None
    delimiter = lookup(DELIMITERS, recipe.delimiter, "delimiter") or find_delimiter(first)
    kinds = asked_kinds(recipe.columns)
    reader = _Reader(data, encoding, delimiter)
    names, header, waiting = _names(path, reader, recipe.header)
    if only is not None:
        kinds = {name: only.get(name, "skip") for name in names}
    unknowns = [name for name in kinds if name not in names]
    if unknowns:
        raise unknown(unknowns[0], names, "column")
    cells = tuple(Cells(name, is_text=kinds.get(name) == "text") for name in names)
    rows = _fill(path, reader, waiting, cells, kinds, delimiter, place, len(data))
    late = [one for one in cells if one.strays and not one.is_text and one.name not in kinds]
    if late:  # numbers at first, texts further down: read these again
        for one in late:
            one.is_text, one.numbers = True, []
        reader = _Reader(data, encoding, delimiter)
        _, _, waiting = _names(path, reader, recipe.header)
        _fill(path, reader, waiting, cells, kinds, delimiter, place, len(data), late)
    return Table(path, cells, rows, delimiter, encoding, header)


def read_bytes(path: Path) -> bytes:
    """A file whole. Raises DataError that says why it cannot be read."""
    try:
        if path.is_dir():
            raise DataError("{path} is a folder; choose a file in it.", path=path)
        if path.stat().st_size > MOST_BYTES:
            raise DataError(
                "{path} has {size} MB; at most {most} MB are read. Take a part of it.",
                path=path,
                size=path.stat().st_size // 2**20,
                most=MOST_BYTES // 2**20,
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataError(
            "{path} is not there (any more). Choose the file again.", path=path
        ) from None
    except (OSError, ValueError) as error:
        raise DataError(
            "{path} cannot be read: {reason}.", path=path, reason=str(error).split("] ")[-1]
        ) from None
    if not data.strip():
        raise _empty(path)
    return data


def find_encoding(path: Path, data: bytes) -> str:
    """UTF-8, with or without its mark, UTF-16 with its mark, else CP949 (Korean Excel).

    Raises DataError for bytes that are none of these, and for a mixture.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    nul = data.find(b"\0")
    if nul >= 0:
        raise DataError(
            "{path}: byte {byte} (row {row}) is NUL, which no table of text holds. Export it as "
            "CSV again.",
            path=path,
            byte=nul,
            row=data.count(b"\n", 0, nul) + 1,
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if any("가" <= one <= "힣" for one in data[: error.start].decode("utf-8")):
            raise _undecodable(path, data, "utf-8", error) from None
    else:
        return "utf-8-sig"
    try:
        data.decode("cp949")
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, "utf-8, cp949", error) from None
    return "cp949"


def find_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that cuts the first lines into the most columns, equally many in each."""

    known = [one for one in DELIMITERS.values() if one]

    def columns(delimiter: str) -> tuple[int, int, int]:
        """Whether it cuts all rows alike, how few cells hold another delimiter, and the columns."""
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        except csv.Error:  # an endless cell
            return 0, 0, 0
        if len(lines) == LOOKED_AT:
            rows = rows[:-1] or rows  # the last may end within a cell
        widths = {len(row) for row in rows}
        if len(widths) != 1 or widths == {1}:
            return 0, 0, 0
        torn = sum(
            not _is_number(cell, True) and any(other in cell for other in known)
            for row in rows
            for cell in row
        )
        return 1, -torn, widths.pop()

    def cuts(delimiter: str) -> int:  # where no delimiter cuts all lines alike
        return min((line.count(delimiter) for line in lines if line.strip()), default=0)

    return max(known, key=lambda one: (*columns(one), cuts(one), -known.index(one)))


def asked_kinds(text: str) -> dict[str, str]:
    """What a recipe says of columns: "age=number, zip=text, id=skip". Raises FieldError."""
    kinds = {}
    parts = next(csv.reader([text.strip()], skipinitialspace=True), [])
    for part in filter(None, (one.strip() for one in parts)):
        name, equals, kind = (one.strip() for one in part.rpartition("="))
        if not equals or kind not in KINDS:
            raise FieldError(
                "columns: '{part}' should be name=kind, where kind is number, text or skip.",
                part=part,
            )
        kinds[name] = kind
    return kinds


def told_kinds(kinds: Mapping[str, str]) -> str:
    """What ``asked_kinds`` reads; a name with a comma stands in quotation marks."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(f"{name}={kind}" for name, kind in kinds.items())
    return line.getvalue()


def as_dataset(table: Table, recipe: DataRecipe) -> Dataset:
    """The rows of a table as samples, split as the recipe says. Raises DataError."""
    kinds = asked_kinds(recipe.columns)
    target = _target(table, recipe.target, kinds)
    remarks: list[Sentence] = []
    t, class_names, task = _targets(table, target, kinds)
    remarks += _strays(target)
    matter = np.isfinite(t) if task == REGRESSION else t >= 0
    lost = int((~matter).sum())
    if lost:
        remarks.append(
            sentence("{count} rows have no value of '{name}' and are left out.", count=lost,
                     name=target.name)
        )  # fmt: skip
    columns = _columns(table, target, kinds, remarks)
    gaps = _gaps(columns)
    if recipe.missing == "drop":
        dropped = int((gaps.any(axis=1) & matter).sum())
        matter &= ~gaps.any(axis=1)
        if dropped:
            remarks.append(sentence("{count} rows with a gap are left out.", count=dropped))
    rows = np.flatnonzero(matter)
    parts = split_rows(t[rows], shares_of(recipe), recipe.data_seed, task != REGRESSION)
    require_parts(parts, recipe, len(rows))
    learnt = tuple(
        dataclasses.replace(_learn(one, rows[parts[0]], recipe.missing), gaps=int(gap.sum()))
        for one, gap in zip(columns, gaps[rows].T, strict=True)
    )
    _check_size(table, learnt)
    remarks += [told for one in columns for told in _rounded(one)]
    pairs = list(zip(columns, learnt, strict=True))
    silent = [one.name for one, how in pairs if one.is_text and not how.categories]
    kept = tuple(how for how in learnt if how.name not in silent)
    if silent:
        remarks.append(
            sentence(
                "Columns without a text in the training part are left out: {names}.",
                names=", ".join(silent),
            )
        )
    if recipe.missing != "drop":
        remarks += _filled(kept, recipe.missing)
    x, names = _encode(columns, learnt, table.rows)
    if not names:
        raise DataError("{path}: no column of the training part has a value.", path=table.path)
    first, second, third = (Part(x[rows[part]], t[rows[part]]) for part in parts)
    return Dataset(
        recipe.data,
        table.path.name,
        class_names,
        first,
        second,
        third,
        licence="",
        task=task,
        names=names,
        target=target.name,
        columns=kept,
        remarks=(_how(table), *remarks),
    )


def encode_rows(path: Path, dataset_columns: Sequence[Column], recipe: DataRecipe) -> Array:
    """New rows as samples, in the way that the columns of a data set became features.

    Raises DataError for a file that lacks one of the columns.
    """
    kinds = {one.name: "text" if one.categories else "number" for one in dataset_columns}
    table = read(path, recipe, Place(), kinds)
    known = {one.name: one for one in table.columns}
    absent = [one.name for one in dataset_columns if one.name not in known]
    if absent:
        raise DataError(
            "{path} has no column '{name}', which the network was trained on. Its columns: "
            "{known}.",
            path=path,
            name=absent[0],
            known=", ".join(known),
        )
    chosen = [known[one.name] for one in dataset_columns]
    for cells, column in zip(chosen, dataset_columns, strict=True):
        if cells.strays and not (column.categories or column.strays):
            raise DataError(
                "{path}, row {row}, column '{name}': '{value}' is no number.",
                path=path,
                row=cells.stray_row,
                name=cells.name,
                value=cells.stray,
            )
    x, _ = _encode(chosen, dataset_columns, table.rows)
    gaps = np.isnan(x)
    for cells, column in zip(chosen, dataset_columns, strict=True):
        if column.categories and column.text_fill is None:
            gaps[np.concatenate(cells.codes) < 0] = True
    lost = np.flatnonzero(gaps.any(axis=1))
    if len(lost):
        raise DataError(
            "{path}, {row}. row below the names: a value is missing, and the network was trained "
            "without rows that have gaps (missing: drop). Fill it in, or leave the row out.",
            path=path,
            row=int(lost[0]) + 1,
        )
    return x


# Reading.


class _Reader:
    """The rows that are not blank, with the number of the line at which each ends."""

    def __init__(self, data: bytes, encoding: str, delimiter: str) -> None:
        self._bytes = io.BytesIO(data)
        self._text = io.TextIOWrapper(self._bytes, encoding, newline="")
        self._data, self._encoding = data, encoding
        self._ended = False
        self._csv = csv.reader(self._lines(), delimiter=delimiter)
        self.starts: list[int] = []  # the lines at which the latest rows begin

    def _lines(self) -> Iterator[str]:
        """The lines of the file; a row that comes after the last one was never closed."""
        yield from self._text
        self._ended = True

    @property
    def place(self) -> int:
        """Bytes read."""
        return self._bytes.tell()

    def some(self, path: Path, count: int) -> list[list[str]]:
        """The next rows that are not blank, at most so many. Raises DataError."""
        rows: list[list[str]] = []
        self.starts = []
        start = self._csv.line_num + 1
        try:
            for row in self._csv:
                if self._ended:
                    raise csv.Error("the file ends within a cell")
                if len(row) > 1 or (row and row[0].strip()):
                    rows.append(row)
                    self.starts.append(start)
                    if len(rows) == count:
                        break
                start = self._csv.line_num + 1
            return rows
        except csv.Error as error:
            raise DataError(
                "{path}, row {row}: {reason}. Is a quotation mark not closed?",
                path=path,
                row=start,
                reason=error,
            ) from None
        except UnicodeError as error:
            raise _undecodable(path, self._data, self._encoding, error) from None


def _names(path: Path, reader: _Reader, asked: str) -> tuple[list[str], bool, list[list[str]]]:
    """The columns' names, whether the file has them, and the rows that were read meanwhile."""
    rows = reader.some(path, LOOKED_AT)
    if not rows:
        raise _empty(path)
    first, rest = rows[0], rows[1:]
    if len(first) > MOST_COLUMNS:
        raise DataError(
            "{path} has {count} columns; at most {most} are read.",
            path=path,
            count=len(first),
            most=MOST_COLUMNS,
        )
    numbers = any(_is_number(cell, True) for cell in first)
    header = asked == "yes" or (asked == "auto" and not numbers)
    if not header:
        return [f"column {i}" for i in range(1, len(first) + 1)], False, rows
    names: list[str] = []
    seen: Counter[str] = Counter()
    for place, cell in enumerate(first, start=1):
        name = " ".join(cell.split())[:60] or f"column {place}"
        told = name
        while seen[told]:
            seen[name] += 1
            told = f"{name} ({seen[name]})"
        seen[told] += 1
        names.append(told)
    return names, True, rest


def _fill(
    path: Path,
    reader: _Reader,
    waiting: list[list[str]],
    columns: Sequence[Cells],
    kinds: dict[str, str],
    delimiter: str,
    place: Place,
    size: int,
    only: Sequence[Cells] = (),
) -> int:
    """Put all rows into the columns (or into some only); how many rows there are."""
    count, width, comma = 0, len(columns), delimiter != ","
    rows = waiting or reader.some(path, ROWS_AT_ONCE)
    while rows:
        lines = reader.starts[-len(rows) :]
        for row, line in zip(rows, lines, strict=True):
            if len(row) != width:
                raise DataError(
                    "{path}, row {row}: {got} cells, but {width} columns ({cells}). Give every "
                    "row the same number of cells.",
                    path=path,
                    row=line,
                    got=len(row),
                    width=width,
                    cells=", ".join(row)[:60],
                )
        for number, cells in enumerate(zip(*rows, strict=True)):
            column = columns[number]
            if kinds.get(column.name) == "skip" or (only and column not in only):
                continue
            if not count and not column.is_text and column.name not in kinds:
                column.is_text = _looks_like_text(cells)
            if column.is_text:
                column.add_texts(cells)
            else:
                column.add_numbers(cells, lines, comma)
        count += len(rows)
        place.tell(reader.place / size)
        rows = reader.some(path, ROWS_AT_ONCE)
    if not count:
        raise DataError("{path} has no rows below its names.", path=path)
    return count


def _looks_like_text(cells: Sequence[str]) -> bool:
    """Whether the first cells hold more texts than numbers."""
    told = [cell for cell in cells if cell.strip() not in NOTHING]
    return sum(_is_number(cell, True) for cell in told) * 2 < len(told)


def _is_number(cell: str, comma: bool) -> bool:
    """Whether a cell holds a number, perhaps with a decimal comma."""
    try:
        float(cell.replace(",", ".") if comma else cell)
    except ValueError:
        return False
    return "_" not in cell


def _empty(path: Path) -> DataError:
    return DataError("{path} is empty: a table has a row of names and rows of values.", path=path)


def _undecodable(path: Path, data: bytes, tried: str, error: UnicodeError) -> DataError:
    try:  # a reader in pieces counts from the start of its piece
        data.decode("utf-8" if tried == "utf-8-sig" else tried)
    except UnicodeError as exact:
        error = exact
    except LookupError:
        pass
    start = getattr(error, "start", 0)
    return DataError(
        "{path}: byte {byte} (row {row}) does not fit the encoding ({tried}); does the file mix "
        "encodings? Save it anew as UTF-8, or choose its encoding.",
        path=path,
        byte=start,
        row=data.count(b"\n", 0, start) + 1,
        tried=tried,
    )


# From cells to samples.


def _target(table: Table, asked: str, kinds: dict[str, str]) -> Cells:
    """The column to learn: the one that is named, else the last that is not skipped."""
    names = {one.name: one for one in table.columns}
    if asked:
        return lookup(names, asked, "target")
    left = [one for one in table.columns if kinds.get(one.name) != "skip"]
    if len(left) < 2:
        raise DataError(
            "{path} has one usable column ('{name}'); a table to learn from needs features and a "
            "target. Is the delimiter right?",
            path=table.path,
            name=left[0].name if left else table.columns[0].name,
        )
    return left[-1]


def _targets(
    table: Table, target: Cells, kinds: dict[str, str]
) -> tuple[Array, tuple[str, ...], str]:
    """Class numbers (-1: none) with their names, or numbers to reach (NaN: none)."""
    if kinds.get(target.name) == "skip":
        raise FieldError("columns: the target '{name}' cannot be skipped.", name=target.name)
    if not target.is_text:
        numbers = np.concatenate(target.numbers)
        found = np.unique(numbers[np.isfinite(numbers)])
        whole = len(found) <= MOST_CLASS_NUMBERS and bool((found == np.floor(found)).all())
        if kinds.get(target.name) == "number" or not whole:
            _need_two(table, target, len(found))
            return numbers.astype(np.float32), (), REGRESSION
        t = np.where(np.isfinite(numbers), np.searchsorted(found, numbers), -1)
        names = tuple(f"{one:.17g}" for one in found)
    else:
        order = sorted(target.texts)
        places = np.empty(len(order) + 1, np.int64)
        places[[target.texts[one] for one in order]] = np.arange(len(order))
        places[-1] = -1  # what stands for nothing
        t, names = places[np.concatenate(target.codes)], tuple(order)
    _need_two(table, target, len(names))
    if len(names) > MOST_CLASSES:
        raise DataError(
            "{path}: the target '{name}' has {count} different values, which are too many to be "
            "classes (at most {most}). Choose another target, or take it as numbers "
            "(columns: {name}=number).",
            path=table.path,
            name=target.name,
            count=len(names),
            most=MOST_CLASSES,
        )
    return t, names, BINARY if len(names) == 2 else CLASSIFICATION


def _need_two(table: Table, target: Cells, values: int) -> None:
    if values < 2:
        raise DataError(
            "{path}: the target '{name}' has {count} value(s): there is nothing to tell apart. "
            "Choose another target.",
            path=table.path,
            name=target.name,
            count=values,
        )


def _strays(column: Cells) -> list[Sentence]:
    """What cells that are no numbers did to a column that looked like one."""
    if column.commas and not column.is_text:
        remarks = [
            sentence(
                "Column '{name}': the comma is read as the decimal sign ({count} cells, such as "
                "'{value}').",
                name=column.name,
                count=column.commas,
                value=column.comma,
            )
        ]
    else:
        remarks = []
    if not column.strays:
        return remarks
    told = {
        "name": column.name,
        "count": column.strays,
        "value": column.stray,
        "row": column.stray_row,
    }
    if column.is_text:
        return [
            *remarks,
            sentence(
                "Column '{name}' is text because of {count} cells that are no numbers, such as "
                "'{value}' (row {row}).",
                **told,
            ),
        ]
    return [
        *remarks,
        sentence(
            "Column '{name}': {count} cells that are no numbers, such as '{value}' (row {row}), "
            "count as missing.",
            **told,
        ),
    ]


def _columns(
    table: Table, target: Cells, kinds: dict[str, str], remarks: list[Sentence]
) -> list[Cells]:
    """The columns that become features; what is odd about any is added to the remarks."""
    asked = [one for one in table.columns if one is not target and kinds.get(one.name) != "skip"]
    remarks += [told for one in asked for told in _strays(one)]
    many = [one for one in asked if one.is_text and len(one.texts) > MOST_CATEGORIES]
    remarks += [
        sentence(
            "Column '{name}' is left out: it has {count} different texts (at most {most} "
            "become features).",
            name=one.name,
            count=len(one.texts),
            most=MOST_CATEGORIES,
        )
        for one in many
    ]
    columns = [one for one in asked if one not in many]
    if not any(not one.is_text or kinds.get(one.name) == "text" for one in columns):
        raise DataError(
            "{path} has no column of numbers besides the target '{target}'. If its texts are "
            "meant as categories, say so in the columns: name=text.",
            path=table.path,
            target=target.name,
        )
    return columns


def _gaps(columns: Sequence[Cells]) -> Array:
    """Which cells are missing, (rows, columns)."""
    return np.column_stack(
        [
            np.concatenate(one.codes) < 0 if one.is_text else np.isnan(np.concatenate(one.numbers))
            for one in columns
        ]
    )


def _check_size(table: Table, learnt: Sequence[Column]) -> None:
    """Raise DataError where the features would not fit into memory."""
    features = sum(max(len(one.categories), 1) for one in learnt)
    if features * table.rows > MOST_NUMBERS:
        raise DataError(
            "{path} would become {rows} samples of {features} features, which is more than "
            "{most} numbers. Leave columns of text out (columns: name=skip).",
            path=table.path,
            rows=f"{table.rows:,}",
            features=f"{features:,}",
            most=f"{MOST_NUMBERS:,}",
        )


def _rounded(column: Cells) -> list[Sentence]:
    """Whether numbers that differ become the same in 32 bits."""
    if column.is_text:
        return []
    numbers = np.concatenate(column.numbers)
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers) or np.abs(numbers).max() < EXACT:
        return []
    before, after = len(np.unique(numbers)), len(np.unique(numbers.astype(np.float32)))
    if after > MOST_MERGED * before:
        return []
    return [
        sentence(
            "Column '{name}': its numbers are kept with 7 digits, so of {before} different ones "
            "{after} are left. Subtract a fixed number from them.",
            name=column.name,
            before=f"{before:,}",
            after=f"{after:,}",
        )
    ]


def _learn(column: Cells, training: Array, missing: str) -> Column:
    """What a column's training rows say: its categories, and what fills its gaps."""
    if column.is_text:
        codes = np.concatenate(column.codes)[training]
        seen = np.bincount(codes[codes >= 0], minlength=len(column.texts))
        names = list(column.texts)
        known = tuple(sorted(name for name, count in zip(names, seen, strict=True) if count))
        usual = names[int(seen.argmax())] if missing != "drop" and seen.any() else None
        return Column(column.name, known, text_fill=usual, strays=column.strays)
    numbers = np.concatenate(column.numbers)[training]
    numbers = numbers[np.isfinite(numbers)]
    if missing == "drop" or not len(numbers):
        fill = 0.0 if missing != "drop" else math.nan
        return Column(column.name, fill=fill, strays=column.strays)
    if missing == "mean":
        fill = float(numbers.mean())
    elif missing == "median":
        fill = float(np.median(numbers))
    else:
        values, counts = np.unique(numbers, return_counts=True)
        fill = float(values[counts.argmax()])
    return Column(column.name, fill=fill, strays=column.strays)


def _filled(columns: Sequence[Column], missing: str) -> list[Sentence]:
    """What was filled in, column by column."""
    return [
        sentence(
            "Column '{name}': {count} gaps filled with {value} ({how} of the training part).",
            name=one.name,
            count=one.gaps,
            value=one.text_fill if one.categories else f"{one.fill:.6g}",
            how=USUAL if one.categories else FILLS[missing],
        )
        for one in columns
        if one.gaps
    ]


def _encode(
    columns: Sequence[Cells], learnt: Sequence[Column], rows: int
) -> tuple[Array, tuple[str, ...]]:
    """Samples (rows, features) float32 and the features' names."""
    parts: list[Array] = []
    names: list[str] = []
    for column, how in zip(columns, learnt, strict=True):
        if column.is_text and not how.categories:
            continue
        if not how.categories:
            numbers = np.concatenate(column.numbers)
            parts.append(np.where(np.isfinite(numbers), numbers, how.fill)[:, None])
            names.append(how.name)
            continue
        codes, texts = np.concatenate(column.codes), dict(column.texts)
        if how.text_fill is not None:
            codes = np.where(codes < 0, texts.setdefault(how.text_fill, len(texts)), codes)
        wanted = np.array([texts.get(name, -2) for name in how.categories])
        parts.append(codes[:, None] == wanted)
        names += [f"{how.name}={name}" for name in how.categories]
    x = np.empty((rows, len(names)), np.float32)
    start = 0
    with np.errstate(over="ignore"):
        for part in parts:
            x[:, start : start + part.shape[1]] = part
            start += part.shape[1]
    return x, tuple(names)


def _how(table: Table) -> Sentence:
    names = {code: name for name, code in DELIMITERS.items()}
    return sentence(
        "Read as {encoding}, delimiter {delimiter}, {header}; {rows} rows, {columns} columns.",
        encoding=table.encoding.removesuffix("-sig"),
        delimiter=names[table.delimiter],
        header=Phrase("with names") if table.header else Phrase("without names"),
        rows=f"{table.rows:,}",
        columns=len(table.columns),
    )
