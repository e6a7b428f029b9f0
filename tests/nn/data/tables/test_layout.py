"""Where the rows of a table begin, and what its columns are called."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.tables.writing import (
    CASES,
    TOWNS,
    all_rows,
    load,
    load_case,
    told,
    whole,
    write_table,
    written,
)


def test_a_header_that_was_missed_can_be_corrected(saved):
    years = [["2019", "2020", "2021"], *([f"{i}", f"{i * i}", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(years))
    assert (dataset.names, len(whole(dataset)[1])) == (("2019", "2020"), 20)
    assert len(whole(load(saved(years), header="no"))[1]) == 21


def test_columns_of_one_name_are_kept_apart(saved):
    rows = [["a", "a", " ", "y"], *([f"{i}", f"{-i}", f"{2 * i}", f"{i % 2}"] for i in range(9))]
    dataset = load(saved(rows))
    assert dataset.names == ("a", "a (2)", "column 3")
    np.testing.assert_array_equal(whole(dataset)[0], [[i, -i, 2 * i] for i in range(9)])


def test_thousands_of_columns_of_one_name_are_read(saved):
    rows = [["a"] * 2000 + ["y"], *([f"{i}"] * 2000 + [f"{i % 2}"] for i in range(9))]
    assert len(set(load(saved(rows)).names)) == 2000


@pytest.mark.parametrize("below", ["\n\n", "   \n", "\r\n \r\n"])
def test_blank_lines_are_no_rows(saved, below):
    assert len(whole(load(saved(written(TOWNS) + below)))[1]) == 40


def test_names_may_be_numbers(tmp_path):
    data = load_case("02-numeric-header/pandas-range.csv")
    assert (data.names, data.target, data.task, all_rows(data)) == (
        ("0", "1", "2"),
        "3",
        "binary",
        80,
    )
    path = tmp_path / "years.csv"
    lines = [f"{i * 7 % 90},{i * 5 % 70},{'up' if i % 2 else 'down'}" for i in range(80)]
    path.write_text("\n".join(["2021,2022,trend", *lines]))
    data = load_case(path)
    assert (data.names, data.target, all_rows(data)) == (("2021", "2022"), "trend", 80)


@pytest.mark.parametrize("name", ["all-rows", "data-rows-only", "excel-blank-columns"])
def test_a_delimiter_at_the_end_makes_no_column(name):
    data = load_case(f"06-trailing-delimiter/{name}.csv")
    assert (data.names, data.target, all_rows(data)) == (("x", "y"), "kind", 90)
    assert "empty column(s) without a name" in told(data)
    told_target = load_case(f"06-trailing-delimiter/{name}.csv", target="kind")
    assert told_target.names == ("x", "y")


@pytest.mark.parametrize(
    ("name", "left_out"),
    [("title", "Weather station 7"), ("comment", "exported by a logger"), ("units", "mm, degree")],
)
def test_what_stands_above_the_rows_is_left_out_and_told(name, left_out):
    data = load_case(f"07-title-units-footer/{name}.csv")
    assert (data.names, data.target, all_rows(data)) == (("x", "y"), "kind", 90)
    assert left_out in told(data)


@pytest.mark.parametrize("above", ["Weather station 7,,\n", ""])
@pytest.mark.parametrize("below", ["Total,,12345\n", "합계,,9\n", "Source: the office,,\n", ""])
def test_padded_titles_and_totals(tmp_path, above, below):
    path = tmp_path / "a.csv"
    lines = "".join(f"{i}.5,{i % 7},{i * 3}\n" for i in range(60))
    path.write_text(above + "x,n,y\n" + lines + below, encoding="utf-8")
    data = load_case(path)
    assert (data.names, all_rows(data), data.task) == (("x", "n"), 60, nn.REGRESSION)
    assert max(float(part.t.max()) for part in data.parts.values()) == 177


def test_a_word_for_a_total_that_occurs_above_is_a_value(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kind,y\n" + "sum,1\npart,2\n" * 20 + "part,2\nsum,1\n")
    assert all_rows(load_case(path)) == 42


@pytest.mark.parametrize("name", ["car-like.csv", "mushroom-like.data.csv"])
def test_a_first_row_whose_texts_occur_again_is_no_header(name):
    data = load_case(f"47-no-header-texts/{name}")
    lines = (CASES / "47-no-header-texts" / name).read_text().split()
    assert all_rows(data) == len(lines)
    assert "was read as values, because the same values occur below" in told(data)


@pytest.mark.parametrize(
    "head",
    [
        "region,2020년,2021년,2022년",
        "region,2023Q1,2023Q2,2023Q3",
        "strain,5mg,10mg,20mg",
        "store,01.01.2023,02.01.2023,03.01.2023",
        "region,2023.01,2023.02,2023.03",
        "country,2000,2010,2015",
        "sample,101,102,103",
    ],
)
def test_names_may_be_years_months_dates_and_numbers_with_units(tmp_path, head):
    lines = [f"{'ab'[i % 2]},{i * 7 % 90},{i * 5 % 70},{i * 3 % 50}" for i in range(60)]
    data = load_case(write_table(tmp_path / "a.csv", head, lines))
    assert all_rows(data) == 60
    assert data.target == head.split(",")[-1]


def test_a_first_row_that_might_hold_names_is_told(tmp_path):
    lines = [f"{'ab'[i % 2]},{i * 7 % 90},{i * 5 % 70}" for i in range(60)]
    path = write_table(tmp_path / "a.csv", "strain,0.1,0.5", lines)
    assert "was read as values. If it contains names, set header: yes" in told(load_case(path))
    assert load_case(path, header="yes").target == "0.5"
