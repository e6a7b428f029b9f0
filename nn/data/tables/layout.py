"""The layout of a table: what stands above, below and beside its rows.

Titles, comments, a row of units, a row of totals, empty columns and a numbered first column are
found, left out and told. Whether the first row holds names is judged by how it differs from what
is below it; a name may be a number, such as a year.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nn.data.tables.dates import MONTHS, date_formats
from nn.data.tables.orange import orange_header
from nn.data.tables.source import ROWS_AT_ONCE, Chunk, Source, Tell
from nn.data.tables.spelling import bare_number, looks_like_number, shape_of
from nn.data.tables.words import SIGNS, Asked
from nn.errors import DataError, Sentence, remark, sentence

JUDGED = 100  # rows by which the layout is found
MOST_COLUMNS = 5000
LONGEST_NAME = 60
LONGEST_UNIT = 12
FEW_ALIKE = 0.1  # of the cells below, that have the unit of the first
NUMERIC = 0.8  # of the cells below, in a column of numbers
TOTALS = frozenset(
    ["total", "totals", "grand total", "sum", "subtotal", "average", "mean", "총계", "합계", "소계",
     "계", "평균", "summe", "gesamt", "gesamtsumme", "insgesamt", "somme", "total général", "suma"]
)  # fmt: skip
YEARS = range(1800, 2200)
LAST = 3  # rows at the end that may be no samples
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Layout:
    """Where the rows of a table begin, and what its columns are called.

    ``first`` is the line of the first row of values; ``header`` tells whether the file has names,
    ``repeats`` whether the same row further down can only be the names again.
    """

    names: tuple[str, ...]
    header: bool
    first: int
    width: int
    asked: Mapping[str, Asked] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    repeats: bool = False
    remarks: tuple[Sentence, ...] = ()


def find_layout(source: Source, header: str, every_row: bool = False) -> Layout:
    """The layout by the first rows; ``header`` is "auto", "yes" or "no". Raises DataError.

    With ``every_row`` no row below the names is left out: each is to be answered.
    """
    first_rows = next(source.rows(lambda _: None), Chunk([], []))
    raw = list(zip(first_rows.lines, first_rows.rows, strict=True))[:JUDGED]
    if not raw:
        raise DataError("{path} has no rows below the header.", path=source.path)
    remarks = list(source.remarks)
    if source.names is not None:
        return Layout(_unique(source.names), True, raw[0][0], len(source.names), source.asked,
                      remarks=tuple(remarks))  # fmt: skip
    raw, above = _without_comments(raw)
    if not raw:
        raise DataError("{path} has no rows below the header.", path=source.path)
    orange = orange_header([row for _, row in raw[:5]]) if header == "auto" else None
    if orange:
        count, given, asked = orange
        remarks.append(
            sentence("Read as an Orange table, with the types and roles from its header.")
        )
        return Layout(_unique(given), True, _line(raw, count), len(given), asked,
                      remarks=tuple(remarks))  # fmt: skip
    width = Counter(len(row) for _, row in raw).most_common(1)[0][0]
    raw, skipped = _below_titles(source, raw, above, width, header)
    if skipped:
        remarks.append(
            sentence(
                "{count} line(s) above the table were skipped: {text}.",
                count=len(skipped),
                text="; ".join(" ".join(filter(None, row)) for row in skipped)[:80],
            )
        )
    named, doubt = (header == "yes", None) if header != "auto" else _is_header(raw)
    if doubt is not None:
        remarks.append(doubt)
    if named:
        return _named(raw, width, remarks, may_have_units=header == "auto" and not every_row)
    names = tuple(f"column {number}" for number in range(1, width + 1))
    return Layout(names, False, raw[0][0], width, remarks=tuple(remarks))


def _below_titles(
    source: Source, raw: list[Row], above: list[list[str]], width: int, header: str
) -> tuple[list[Row], list[list[str]]]:
    """The rows from the names on, and what stands above them. Raises DataError."""
    titles = _titles(raw, width) if header == "auto" else 0
    skipped = [row for _, row in raw[:titles]]
    raw = raw[titles:]
    if len(raw[0][1]) > MOST_COLUMNS:
        raise DataError(
            "{path} has {count} columns; at most {most} can be read.",
            path=source.path,
            count=len(raw[0][1]),
            most=MOST_COLUMNS,
        )
    if above and header == "auto" and len(above[-1]) == width and not _is_header(raw)[0]:
        raw = [(0, above[-1]), *raw]  # the names stand behind a "#"
        above = above[:-1]
    return raw, above + skipped


def _named(raw: list[Row], width: int, remarks: list[Sentence], may_have_units: bool) -> Layout:
    """The layout of a table whose first row holds the names of its columns."""
    first = _fitted(raw[0][1], width)
    if len(first) == width - 1 and any(row[-1].strip() for _, row in raw[1:]):
        first = ["", *first]  # R leaves out the name above the names of the rows
    width = max(width, len(first))
    cells = [*first, *[""] * (width - len(first))]
    unnamed = [not cell.strip() or cell.startswith("Unnamed: ") for cell in cells]
    names = _unique([
        f"column {number}" if empty else cell
        for number, (cell, empty) in enumerate(zip(cells, unnamed, strict=True), start=1)
    ])  # fmt: skip
    below = raw[1:]
    units = may_have_units and len(below) > 2 and _are_units(below[0][1], below[1:], width)
    if units:
        remarks.append(
            sentence(
                "Row {row} looks like units and was skipped: {text}.",
                row=below[0][0],
                text=", ".join(filter(None, (cell.strip() for cell in below[0][1])))[:60],
            )
        )
    return Layout(
        names,
        True,
        _line(raw, 2 if units else 1),
        width,
        unnamed=frozenset(name for name, empty in zip(names, unnamed, strict=True) if empty),
        repeats=_stands_out(raw),
        remarks=tuple(remarks),
    )


def body(
    source: Source, layout: Layout, tell: Tell, remarks: list[Sentence], every_row: bool = False
) -> Iterator[Chunk]:
    """The rows of values, some at a time. Raises DataError for a row of another length.

    What is left out (comments, repeated names, a row of totals at the end) is added to
    ``remarks`` when the end is reached.
    """
    width = layout.width
    waiting = Chunk([], [])
    comments: list[int] = []
    for chunk in source.rows(tell):
        if chunk.lines and chunk.lines[0] < layout.first:
            skipped = sum(line < layout.first for line in chunk.lines)
            chunk = Chunk(chunk.lines[skipped:], chunk.rows[skipped:])
        chunk = _cleaned(chunk, layout, comments)
        waiting = Chunk(waiting.lines + chunk.lines, waiting.rows + chunk.rows)
        if len(waiting.rows) > ROWS_AT_ONCE + LAST:
            ready = Chunk(waiting.lines[:ROWS_AT_ONCE], waiting.rows[:ROWS_AT_ONCE])
            _check_widths(source, ready, layout)
            yield ready
            waiting = Chunk(waiting.lines[ROWS_AT_ONCE:], waiting.rows[ROWS_AT_ONCE:])
    below = 0 if every_row else _totals(waiting, width)
    if below:
        text = "; ".join(" ".join(filter(None, row)) for row in waiting.rows[-below:])
        remarks.append(
            sentence(
                "{count} row(s) below the table were skipped: {text}.", count=below, text=text[:80]
            )
        )
        waiting = Chunk(waiting.lines[:-below], waiting.rows[:-below])
    if comments:
        remarks.append(
            sentence(
                "{count} row(s) that are comments or repeat the header were skipped (first: row "
                "{row}).",
                count=len(comments),
                row=comments[0],
            )
        )
    _check_widths(source, waiting, layout)
    if waiting.rows:
        yield waiting


def _cleaned(chunk: Chunk, layout: Layout, comments: list[int]) -> Chunk:
    """The rows that are values; the lines of all others are added to ``comments``."""
    again = layout.names[0]
    alike = {*map(len, chunk.rows)} <= {layout.width}
    if alike and not (layout.repeats and again in [row[0] for row in chunk.rows]):
        return chunk
    lines, rows = [], []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        if len(row) != layout.width:
            row = _fitted(row, layout.width)
        strange = len(row) != layout.width and row[0].lstrip().startswith(("#", "%"))
        if strange or (layout.repeats and tuple(map(str.strip, row)) == layout.names):
            comments.append(line)
        else:
            lines.append(line)
            rows.append(row)
    return Chunk(lines, rows)


def _fitted(row: list[str], width: int) -> list[str]:
    """A row without the empty cells that a delimiter at its end makes."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    return row


def _check_widths(source: Source, chunk: Chunk, layout: Layout) -> None:
    if {*map(len, chunk.rows)} <= {layout.width}:
        return
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        if len(row) == layout.width:
            continue
        told = {
            "path": source.path,
            "row": line,
            "got": len(row),
            "width": layout.width,
            "cells": " | ".join(row)[:60],
        }
        if len(row) < layout.width:
            raise DataError(
                "{path}, row {row}: {got} cells, but {width} columns. The row reads: {cells}. Add "
                "the cells missing after '{last}', or remove the row.",
                last=row[-1][:20],
                **told,
            )
        raise DataError(
            "{path}, row {row}: {got} cells, but {width} columns. The row reads: {cells}. Put "
            "text that contains the delimiter in quotation marks.",
            **told,
        )


def _without_comments(raw: list[Row]) -> tuple[list[Row], list[list[str]]]:
    """The rows without the comments above them, and the cells of these."""
    count = 0
    above = []
    for _, row in raw:
        if not row[0].lstrip().startswith(("#", "%")) or (len(raw) > 1 and _all_marked(raw)):
            break
        first = row[0].lstrip().lstrip("#%").strip()
        above.append([first, *row[1:]] if first or len(row) == 1 else row[1:])
        count += 1
    return raw[count:], above


def _all_marked(raw: list[Row]) -> bool:
    """Whether the sign of a comment begins every row, and so none is one."""
    return all(row[0].lstrip().startswith(("#", "%")) for _, row in raw)


def _titles(raw: list[Row], width: int) -> int:
    """How many rows above the names hold a title and no cells."""
    if width < 2:
        return 0
    count = 0
    for _, row in raw[:-2]:
        filled = [cell for cell in row if cell.strip()]
        short = len(row) < width and len(filled) <= max(1, width // 2)
        padded = bool(row[0].strip()) and len(filled) <= max(1, width // 3) and len(filled) == 1
        if not (short or padded) or bare_number(filled[0] if filled else "0"):
            break
        count += 1
    rest = [row for _, row in raw[count:]]
    sparse = sum(len([cell for cell in row if cell.strip()]) <= max(1, width // 3) for row in rest)
    return count if 2 * sparse < len(rest) else 0


def _told(raw: list[Row]) -> list[tuple[str, list[str]]]:
    """The cells of the first row with those below each, gaps left out."""
    first, below = raw[0][1], [row for _, row in raw[1:]]
    columns = [
        [row[index].strip() for row in below if index < len(row) and not _gap(row[index])]
        for index in range(len(first))
    ]
    cells = zip(first, columns, strict=True)
    return [(cell.strip(), column) for cell, column in cells if cell.strip() and column]


def _stands_out(raw: list[Row]) -> bool:
    """Whether the first row has a text above numbers, and so can only hold names."""
    return any(
        not _gap(cell)
        and sum(map(looks_like_number, column)) >= NUMERIC * len(column)
        and _is_other(cell, column)
        for cell, column in _told(raw)
    )


def _is_other(cell: str, column: list[str]) -> bool:
    """Whether a cell above numbers is none: a text, a date, or a number with a unit of its own."""
    shape = shape_of(cell)
    if not looks_like_number(cell) or shape is None:
        return not looks_like_number(cell)
    if date_formats([cell]) and not date_formats(column[:3]) and not MONTHS.fullmatch(cell):
        return True
    unit = shape["prefix"], shape["suffix"]
    if unit == (None, None):
        return False
    alike = sum(
        (found["prefix"], found["suffix"]) == unit for one in column if (found := shape_of(one))
    )
    return alike <= FEW_ALIKE * len(column)


def _is_header(raw: list[Row]) -> tuple[bool, Sentence | None]:
    """Whether the first row holds names, and what has to be told of the decision."""
    first, below = raw[0][1], [row for _, row in raw[1:]]
    if not below:
        return True, None
    told = _told(raw)
    numbers = [bare_number(cell) or looks_like_number(cell) for cell, _ in told]
    numeric = [sum(map(looks_like_number, column)) >= NUMERIC * len(column) for _, column in told]
    if _stands_out(raw):
        return True, None
    known = [cell in column for cell, column in told]
    texts = not any(bare_number(cell) for cell, _ in told)
    doubtful = texts and len(first) > 1 and sum(known) >= 0.8 * len(told)
    if any(_gap(cell) and some for (cell, _), some in zip(told, numeric, strict=True)) or any(
        set(date_formats([cell])) & set(date_formats(column[:10])) for cell, column in told
    ):
        return False, None  # a gap above numbers, or a date above dates
    above = [cell for cell, is_number in zip((one for one, _ in told), numbers, strict=True)
             if is_number]  # fmt: skip
    unseen = len(above) < len(told) and not any(
        seen for seen, is_number in zip(known, numbers, strict=True) if not is_number
    )
    if unseen and len(above) > 1 and all(map(MONTHS.fullmatch, above)) and above == sorted(above):
        return True, None
    if any(numbers) and not texts:
        named = all(map(str.isdecimal, above)) and _numbers_are_names(
            first, told, numbers, numeric, known, below
        )
        return named, None if named or not unseen else _may_be_names(first)
    if not doubtful and above:
        return False, _may_be_names(first) if unseen else None  # no column is called 5 kg
    if doubtful:
        return False, remark(
            "The first row ({cells}) was read as values, because the same values occur below. If "
            "it contains names, set header: yes.",
            ("header", "yes"),
            cells=", ".join(first)[:60],
        )
    return True, None


def _may_be_names(first: list[str]) -> Sentence:
    """What is told of a first row that is taken as values, though it might hold names."""
    return remark(
        "The first row ({cells}) was read as values. If it contains names, set header: yes.",
        ("header", "yes"),
        cells=", ".join(first)[:60],
    )


def _numbers_are_names(
    first: list[str],
    told: list[tuple[str, list[str]]],
    numbers: list[bool],
    numeric: list[bool],
    known: list[bool],
    below: list[list[str]],
) -> bool:
    """Whether a first row with numbers in it holds names: they count up, or are years."""
    if all(known):
        return False
    counted = [int(cell) for (cell, _), one in zip(told, numbers, strict=True)
               if one and cell.isdecimal() and len(cell) < 10]  # fmt: skip
    if len(counted) != sum(numbers):
        return False
    texts = [index for index, one in enumerate(numbers) if not one]
    if any(known[index] for index in texts):
        return False
    in_texts = any(is_number and not is_numeric for is_number, is_numeric in
                   zip(numbers, numeric, strict=True))  # fmt: skip
    if in_texts and not any(told[index][0] in told[index][1] for index in range(len(told))):
        return True
    start = counted[0]
    steps = {later - one for one, later in itertools.pairwise(counted)}
    counting = steps == {1} and (start in (0, 1) or bool(texts))
    years = all(one in YEARS for one in counted) and min(steps, default=1) > 0
    second = [cell.strip() for cell in below[0][: len(first)]]
    again = [int(cell) for cell in second if cell.isdecimal() and len(cell) < 10]
    alike = len(again) >= 2 and {b - a for a, b in itertools.pairwise(again)} == steps
    if len(counted) == 1 and not texts:
        return False
    if len(counted) == 1:
        return years and counted[0] not in _whole(told, numbers)
    return (counting or years) and not alike


def _whole(told: list[tuple[str, list[str]]], numbers: list[bool]) -> set[int]:
    """The whole numbers below the numbers of the first row."""
    return {
        int(cell)
        for (_, column), one in zip(told, numbers, strict=True)
        if one
        for cell in column
        if cell.isdecimal() and len(cell) < 10
    }


def _are_units(row: list[str], below: list[Row], width: int) -> bool:
    """Whether a row below the names holds units: short texts above numbers."""
    found = 0
    for index, cell in enumerate(row[:width]):
        column = [one[index] for _, one in below if index < len(one) and not _gap(one[index])]
        numeric = column and sum(map(looks_like_number, column)) >= NUMERIC * len(column)
        if not numeric:
            continue
        if looks_like_number(cell) and cell.strip() not in ("%", "°"):
            return False
        if any(letter.isdigit() and letter.isascii() for letter in cell):
            return False  # "<5" is a value
        if not _gap(cell) and len(cell.strip()) <= LONGEST_UNIT:
            found += 1
    return found > 0


def _totals(chunk: Chunk, width: int) -> int:
    """How many of the last rows are totals or a remark, and no samples."""
    count = 0
    for row in reversed(chunk.rows[-LAST:]):
        if len(chunk.rows) <= count + 1:
            break
        filled = [cell.strip() for cell in row if cell.strip()]
        note = width > 1 and len(filled) == 1 and not looks_like_number(filled[0])
        note = note and bool(row[0].strip()) and not _gap(filled[0])
        if not note and filled[0].casefold().rstrip(":") not in TOTALS:
            break
        if not note and _usual(row, chunk):
            break
        count += 1
    return count


def _usual(row: list[str], chunk: Chunk) -> bool:
    """Whether the word for a total occurs further up too, and so is a value."""
    start = next(index for index, cell in enumerate(row) if cell.strip())
    return sum(start < len(one) and one[start] == row[start] for one in chunk.rows) > 1


def _line(raw: Sequence[Row], index: int) -> int:
    """The line at which a row begins; one beyond the last where there is none."""
    return raw[index][0] if index < len(raw) else raw[-1][0] + 1


def _gap(cell: str) -> bool:
    return cell.strip().casefold() in SIGNS


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Names for columns: short, in one line, and no two alike."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:LONGEST_NAME] or f"column {number}"
        told = name
        while seen[told]:
            seen[name] += 1
            told = f"{name} ({seen[name]})"
        seen[told] += 1
        names.append(told)
    return tuple(names)
