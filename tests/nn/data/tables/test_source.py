"""A source gives its rows some at a time, each with the line it begins at."""

from __future__ import annotations

import pytest

from nn.data.tables.source import ROWS_AT_ONCE
from nn.data.tables.sources import source_of
from tests.nn.data.tables.workbooks import workbook


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_every_row_comes_once_with_its_line_and_progress_ends_at_one(saved, kind):
    rows = [["a", "b"], *([f"{i}", f"{i % 3}"] for i in range(2 * ROWS_AT_ONCE))]
    path = saved(rows if kind == "text" else workbook(sheet=rows))
    source, shares = source_of(path, "auto", "auto"), []
    chunks = list(source.rows(shares.append))
    assert source.kind == kind
    assert all(len(one.rows) <= ROWS_AT_ONCE for one in chunks)
    assert [row for one in chunks for row in one.rows] == rows
    assert [line for one in chunks for line in one.lines] == list(range(1, len(rows) + 1))
    assert shares == sorted(shares)
    assert shares[-1] == 1
