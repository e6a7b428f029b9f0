"""The cells of a column: numbers, texts and gaps."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.tables.writing import (
    all_rows,
    features_of,
    levels,
    load,
    load_case,
    told,
    whole,
    write_table,
)


@pytest.mark.parametrize(
    "gap", ["", " ", "NA", "n/a", "NaN", "null", "None", "-", "?", "n.a.", "MISSING"]
)
def test_whatever_stands_for_nothing_is_a_gap(saved, gap):
    rows = [["n", "v", "y"], *([f"{i}", gap if i == 7 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    np.testing.assert_array_equal(whole(dataset)[0][:, 1], np.full(20, 4))
    assert "'v': 1 missing values filled with 4" in told(dataset)


@pytest.mark.parametrize("far", ["inf", "-Infinity", "1e39", "-1e300", "9" * 400])
def test_an_infinite_number_is_no_gap(saved, far):
    rows = [["n", "v", "y"], *([f"{i}", far if i == 7 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    assert "filled" not in told(dataset)
    assert np.isinf(whole(dataset)[0][7, 1])
    found = {one.name: one.level for one in nn.checkup(nn.prepare(dataset))}
    assert found["finite"] == "bad" or 7 not in dataset.train.x[:, 0]


def test_a_text_far_below_makes_its_column_text(saved):
    rows = [["n", "v", "y"]]
    rows += [[f"{i}", "far" if i >= 5500 else f"{i % 4}", f"{i % 2}"] for i in range(6000)]
    dataset = load(saved(rows))
    assert dataset.names == ("n", "v=0", "v=1", "v=2", "v=3", "v=far")
    x, t = whole(dataset)
    expected = [[i < 5500 and i % 4 == k for k in range(4)] + [i >= 5500] for i in range(6000)]
    np.testing.assert_array_equal(x[:, 1:], expected)
    np.testing.assert_array_equal(t, np.arange(6000) % 2)
    assert "'v' is text because 500 cells" in told(dataset)
    assert "'far' (row 5502)" in told(dataset)
    assert dataset.columns[1].strays == 500


def test_a_text_in_a_column_that_is_told_to_be_numbers_is_a_gap(saved):
    rows = [["n", "v", "y"], *([f"{i}", "x7" if i == 9 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows), columns="v=number")
    np.testing.assert_array_equal(whole(dataset)[0][:, 1], np.full(20, 4))
    assert "'x7' (row 11)" in told(dataset)


def test_a_long_text_is_no_reason_to_fail(saved):
    """Longer than the csv module's limit of 131072 characters when cut at the wrong delimiter."""
    rows = [[f"{i:040}" for i in range(4000)], *([f"{i}"] * 4000 for i in range(9))]
    assert len(load(saved(rows), header="yes").names) == 3999


def test_signs_for_gaps_are_gaps_among_numbers():
    data = load_case("11-missing-markers/mixed.csv")
    assert (data.names, data.columns[0].gaps) == (("a", "b"), 13)
    data = load_case("11-missing-markers/na-in-target.csv")
    assert data.task == nn.REGRESSION
    assert "8 rows without a value of 'y'" in told(data)
    data = load_case("11-missing-markers/minus-999.csv")
    assert features_of(data)[:, 0].min() == -999
    assert levels(data)["range"] == "warn"
    assert (
        features_of(load_case("11-missing-markers/minus-999.csv", gaps="-999"))[:, 0].min() > -999
    )


def test_a_column_that_begins_with_signs_for_gaps_is_one_of_numbers(tmp_path):
    lines = [f"{'NA' if i < 2100 else i},{i % 2}" for i in range(2400)]
    data = load_case(write_table(tmp_path / "a.csv", "x,y", lines))
    assert (data.names, data.columns[0].gaps) == (("x",), 2100)
    lines = [f"{i},{'NA' if i < 2100 else i / 7:.3f}" if i >= 2100 else f"{i},NA"
             for i in range(2400)]  # fmt: skip
    assert load_case(write_table(tmp_path / "b.csv", "x,y", lines)).task == nn.REGRESSION


def test_a_cell_with_a_line_break_among_decimal_commas_is_no_two_numbers(tmp_path):
    lines = [f'"{i},5";{i};{i % 2}' for i in range(60)] + ['"3,5\n4,5";7;1']
    data = load_case(write_table(tmp_path / "a.csv", "x;n;y", lines))
    assert all_rows(data) == 61
    assert "is text because 1 cells" in told(data)
