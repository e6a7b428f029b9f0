"""Which kind of table a file is, and what is no table."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.tables.writing import (
    all_rows,
    features_of,
    load,
    load_case,
)


def test_the_line_that_tells_excel_the_delimiter_is_left_out():
    data = load_case("01-excel-sep-line/three.csv")
    assert (data.names, data.target, all_rows(data)) == (("height", "weight"), "group", 90)
    assert np.isclose(features_of(data), [145.9, 49.7]).all(axis=1).any()
    data = load_case("01-excel-sep-line/two-classes.csv")
    assert (data.names, data.class_names) == (("height",), ("short", "tall"))
    assert load_case("01-excel-sep-line/two.csv").task == nn.REGRESSION


def test_json_is_no_table():
    with pytest.raises(nn.DataError, match="is JSON, not a table"):
        load_case("41-json-xlsx/rows.json")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "a PDF file"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"PAR1", "a Parquet file"),
        (b"SQLite format 3\0", "a database"),
        (b"<!DOCTYPE html><table>", "a web page or XML"),
    ],
)
def test_other_files_are_named_for_what_they_are(tmp_path, start, kind):
    path = tmp_path / "a.csv"
    path.write_bytes(start + b" 1,2\n3,4\n")
    with pytest.raises(nn.DataError, match=kind):
        load(path)
