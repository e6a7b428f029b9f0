"""Reading a table: source, layout and columns together, once, or twice where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nn.data.recipe import DataRecipe, Place
from nn.data.tables.columns import Cells, Signs, settle
from nn.data.tables.encoding import check_file
from nn.data.tables.layout import Layout, body, find_layout
from nn.data.tables.source import Source, Tell
from nn.data.tables.sources import source_of
from nn.data.tables.spelling import Spelling
from nn.data.tables.words import DECIMALS, HEADERS, SKIP, Asked, asked_columns, asked_signs
from nn.errors import DataError, Sentence
from nn.registry import lookup, unknown

SHOWN = 50  # rows as they are read, to be looked at


@dataclass(eq=False)
class Table:
    """A table that was read: the columns, the rows, and how it was read.

    ``shown`` are its first rows as they stand in the file; ``doubtful`` the spellings of columns
    that could be read in two ways. It is ``whole`` unless it was cut off,
    and has ``every_row`` where each is to be answered.
    """

    path: Path
    columns: tuple[Cells, ...]
    rows: int
    source: Source
    layout: Layout
    asked: Mapping[str, Asked]
    remarks: list[Sentence] = field(default_factory=list)
    shown: list[list[str]] = field(default_factory=list)
    doubtful: Mapping[str, Spelling] = field(default_factory=dict)
    whole: bool = True
    every_row: bool = False

    @property
    def header(self) -> bool:
        """Whether the file has names."""
        return self.layout.header


def read(
    path: Path,
    recipe: DataRecipe,
    place: Place,
    only: Collection[str] | None = None,
    known: Callable[[str, str], tuple[Spelling | None, Signs]] | None = None,
    most_rows: int | None = None,
) -> Table:
    """Read a table; with ``only`` nothing but these columns, at most ``most_rows`` rows.

    ``known`` gives, for the name of a column that a network was trained on and the delimiter, the
    spelling (None: text) and the gap signs that it had. Raises DataError that names the row, the
    byte or the column.
    """
    check_file(path)
    lookup(dict.fromkeys(HEADERS), recipe.header, "header")
    source = source_of(path, recipe.encoding, recipe.delimiter)
    every_row = known is not None
    layout = find_layout(source, recipe.header, every_row)
    asked = {**layout.asked, **asked_columns(recipe.columns)}
    unknowns = [name for name in asked if name not in layout.names]
    if unknowns and only is None:
        raise unknown(unknowns[0], layout.names, "column")
    signs = Signs.told(asked_signs(recipe.gaps))
    decimal = lookup(DECIMALS, recipe.decimal, "decimal")
    columns = tuple(Cells(name, asked.get(name, Asked()), signs, decimal) for name in layout.names)
    wanted = [
        (index, one)
        for index, one in enumerate(columns)
        if (one.name in only if only is not None else one.asked.role != SKIP)
    ]
    for _, one in wanted:
        if known is not None:
            spelling, one.signs = known(one.name, source.delimiter)
            one.restart(spelling)
    table = Table(
        path, columns, 0, source, layout, asked, list(layout.remarks), every_row=every_row
    )
    _fill_in_two_passes(table, wanted, place, most_rows)
    place.tell(1.0)
    return table


def _fill_in_two_passes(
    table: Table, wanted: Sequence[tuple[int, Cells]], place: Place, most_rows: int | None
) -> None:
    """Put all rows into some columns, and once more where a column turned out to be another."""
    half = any(one.asked.type == "" for _, one in wanted)
    table.rows = _fill(
        table, wanted, lambda share: place.tell(share / 2 if half else share), most_rows
    )
    for _, one in wanted:
        one.finish()
    columns = [one for _, one in wanted]
    table.doubtful = {} if table.every_row else settle(columns, table.source.delimiter)
    again = [(index, one) for index, one in wanted if one.again]
    if again:
        kinds = {one.name: None if one.is_text else one.spelling for _, one in again}
        for _, one in again:
            one.restart(kinds[one.name])
        _fill(table, again, lambda share: place.tell(0.5 + share / 2), most_rows)
        for _, one in again:
            one.finish()


def _fill(
    table: Table, wanted: Sequence[tuple[int, Cells]], tell: Tell, most_rows: int | None
) -> int:
    """Put all rows into some columns; how many rows there are."""
    count = 0
    remarks: list[Sentence] = []
    for chunk in body(table.source, table.layout, tell, remarks, table.every_row):
        if len(table.shown) < SHOWN:
            table.shown += chunk.rows[: SHOWN - len(table.shown)]
        cells = list(zip(*chunk.rows, strict=True))
        for index, column in wanted:
            column.take(cells[index], chunk.lines)
        count += len(chunk.rows)
        if most_rows is not None and count >= most_rows:
            table.whole = False
            break
    if not count:
        raise DataError("{path} has no rows below the header.", path=table.path)
    if not table.rows:
        table.remarks += remarks
    return count
