"""Files as rows of cells: delimited text, ARFF, Orange, spreadsheets; what is no table."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import nn
from tests.nn.data.tables.workbooks import workbook
from tests.nn.data.tables.writing import (
    GOOD,
    TOWNS,
    all_rows,
    features_of,
    load,
    load_case,
    refused,
    whole,
    written,
)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(saved, ending):
    x, _ = whole(load(saved(written(TOWNS).replace("\r\n", ending))))
    assert x.shape == (40, 2)


def test_a_delimiter_that_was_missed_can_be_corrected(saved):
    text = "a,b;y\n" + "".join(f"{i},{i};{i % 2}\n" for i in range(20))
    assert load(saved(text), delimiter="comma").names == ("a",)
    dataset = load(saved(text), delimiter="semicolon")
    assert (dataset.names, dataset.target) == (("a,b",), "y")


def test_delimiters_and_line_breaks_in_quoted_cells_are_part_of_them(saved):
    texts = ["a, b", "two\nlines", 'a "word"', "x;y|z\tw"]
    rows = [["n", "text, with comma", "y"]]
    rows += [[f"{i}", texts[i % 4], f"{i % 2}"] for i in range(80)]
    dataset = load(saved(rows))
    order = sorted(texts)
    assert dataset.names == ("n", *(f"text, with comma={text}" for text in order))
    expected = [[i, *(text == texts[i % 4] for text in order)] for i in range(80)]
    np.testing.assert_array_equal(whole(dataset)[0], np.array(expected, np.float32))


@pytest.mark.parametrize("breaks", range(6))
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_line_breaks_in_cells_do_not_hide_the_delimiter(saved, breaks, delimiter):
    note = "note" + "\nand more" * breaks
    rows = [["n", "note", "y"], *([f"{i}", note, f"{i % 2}"] for i in range(80))]
    assert load(saved(rows, delimiter=delimiter)).names == ("n", f"note={note}")


@pytest.mark.parametrize(
    "row", ['0,"1,0\n', '0,1,"0\n', '"0,1,0\n'], ids=["middle cell", "last cell", "first cell"]
)
@pytest.mark.parametrize("below", [0, 3, 20_000, 30_000])
def test_an_unclosed_quotation_mark_is_named(saved, row, below):
    path = saved(GOOD + row + "1,2,1\n" * below)
    refused(path, str(path), "quotation mark", "row 102")


def test_a_long_cell_is_refused(saved):
    path = saved("a,y\n" + "x" * 200_000 + ",1\n")
    refused(path, str(path), "row 2")


def test_the_line_that_tells_excel_the_delimiter_is_left_out():
    data = load_case("01-excel-sep-line/three.csv")
    assert (data.names, data.target, all_rows(data)) == (("height", "weight"), "group", 90)
    assert np.isclose(features_of(data), [145.9, 49.7]).all(axis=1).any()
    data = load_case("01-excel-sep-line/two-classes.csv")
    assert (data.names, data.class_names) == (("height",), ("short", "tall"))
    assert load_case("01-excel-sep-line/two.csv").task == nn.REGRESSION


@pytest.mark.parametrize("name", ["aligned.data", "aligned.txt", "single-space.txt"])
def test_columns_parted_by_blanks(name):
    data = load_case(f"08-whitespace/{name}")
    assert (all_rows(data), data.features) == (90, 2)
    assert [np.float32(0.1), np.float32(-0.46)] in features_of(data).tolist()


def test_arff():
    data = load_case("09-arff/points.arff")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("a", "b"))
    assert all_rows(data) == 90


def test_a_sparse_arff_is_refused(tmp_path):
    path = tmp_path / "a.arff"
    path.write_text("@relation a\n@attribute x numeric\n@attribute y {a,b}\n@data\n{0 5, 1 b}\n")
    with pytest.raises(nn.DataError, match="sparse ARFF"):
        load_case(path)


def test_blanks_behind_commas_and_single_quotes():
    assert load_case("30-space-after-comma/spaced.csv").class_names == ("a, sort", "b, sort")
    assert load_case("35-single-quotes/weka.csv").class_names == ("a, the sort", "b, the sort")


@pytest.mark.parametrize("name", ["points.tab", "points-hash.csv"])
def test_oranges_headers(name):
    data = load_case(f"37-orange-tab/{name}")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("p", "q"))
    assert (all_rows(data), data.task) == (90, "binary")


def test_json_is_no_table():
    with pytest.raises(nn.DataError, match="is JSON, not a table"):
        load_case("41-json-xlsx/rows.json")


def sheet_rows(count=60):
    return [[i / 4, "가나"[i % 2], None if i == 7 else i * 3, i % 2] for i in range(count)]


def test_an_excel_file_is_read_as_its_cells_are(tmp_path):
    path = tmp_path / "표.xlsx"
    path.write_bytes(workbook(자료=[["길이", "구분", "값", "정답"], *sheet_rows()]))
    data = load(path)
    assert data.names == ("길이", "구분=가", "구분=나", "값")
    assert (data.target, data.task) == ("정답", "binary")
    x = np.concatenate([part.x for part in data.parts.values()])
    assert sorted(x[:, 0]) == [i / 4 for i in range(60)]
    assert data.columns[2].gaps == 1
    assert any("Sheet '자료' is read" in str(one) for one in data.remarks)


def test_titles_dates_and_other_sheets_of_an_excel_file(tmp_path):
    path = tmp_path / "a.xlsx"
    told = [["Weather station 7"], ["day", "x", "y"]]
    told += [[date(2024, 1, 1 + i % 28), i * 1.5, i] for i in range(60)]
    path.write_bytes(workbook(empty=[], first=told, second=[["a"], [1]]))
    data = load(path)
    text = "\n".join(map(str, data.remarks))
    assert (data.names, data.target, data.task) == (("x",), "y", nn.REGRESSION)
    assert "Sheet 'first' is read; the file has 3 sheets" in text
    assert "Weather station 7" in text
    assert "'day' holds dates (YYYY-MM-DD)" in text


@pytest.mark.parametrize("cut", [30, 400, -200])
def test_a_damaged_excel_file_is_refused_in_a_sentence(tmp_path, cut):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(a=[["x", "y"], *([i, i % 2] for i in range(60))])[:cut])
    with pytest.raises(nn.DataError, match="cannot be read as Excel or ODS"):
        load(path)


def test_a_zip_file_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    from nn.data.tables import sources

    monkeypatch.setattr(sources, "MOST_UNPACKED", 1000)
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(a=[["x", "y"], *([i, i % 2] for i in range(60))]))
    with pytest.raises(nn.DataError, match="would unpack to"):
        load(path)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "a PDF file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a packed file"),
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
