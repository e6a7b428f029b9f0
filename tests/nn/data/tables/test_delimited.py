"""Delimited text is cut into the cells that were written."""

from __future__ import annotations

import numpy as np
import pytest

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


@pytest.mark.parametrize("name", ["aligned.data", "aligned.txt", "single-space.txt"])
def test_columns_parted_by_blanks(name):
    data = load_case(f"08-whitespace/{name}")
    assert (all_rows(data), data.features) == (90, 2)
    assert [np.float32(0.1), np.float32(-0.46)] in features_of(data).tolist()


def test_blanks_behind_commas_and_single_quotes():
    assert load_case("30-space-after-comma/spaced.csv").class_names == ("a, sort", "b, sort")
    assert load_case("35-single-quotes/weka.csv").class_names == ("a, the sort", "b, the sort")
