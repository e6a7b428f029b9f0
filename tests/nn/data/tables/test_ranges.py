"""Ranges of the numbers in a table: those of NumPy over the training rows."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.fixture
def table(saved):
    """Numbers in two ways of writing, a word, and a target."""
    rows = [
        [f"{i * 1.5:.1f}", "abc"[i % 3], str(1000 + i), "no" if i % 2 else "yes"] for i in range(90)
    ]
    path = saved([["price", "kind", "size", "y"], *rows])
    return nn.load_dataset(nn.DataRecipe(data="table", file=str(path)))


def test_each_number_has_the_least_and_the_largest_value_of_the_training_rows(table):
    ranges = nn.number_ranges(table.columns, table.train.x)
    assert set(ranges) == {"price", "size"}  # words have no range
    names = list(table.feature_names)
    for name, ends in ranges.items():
        column = table.train.x[:, names.index(name)]
        assert ends == (float(column.min()), float(column.max()))


def test_gaps_do_not_count_and_a_column_of_gaps_has_no_range(table):
    x = table.train.x.copy()
    names = list(table.feature_names)
    x[0, names.index("price")] = np.nan
    x[1, names.index("price")] = np.inf
    x[:, names.index("size")] = np.nan
    ranges = nn.number_ranges(table.columns, x)
    assert set(ranges) == {"price"}
    assert ranges["price"] == (float(x[2:, names.index("price")].min()),
                               float(x[2:, names.index("price")].max()))  # fmt: skip


def test_without_rows_there_are_no_ranges(table):
    assert nn.number_ranges(table.columns, table.train.x[:0]) == {}


@pytest.mark.parametrize(("value", "text"), [(1.5, "1.5"), (0.0, "0"), (1000.0, "1000")])
def test_a_number_is_written_so_that_it_is_read_back(table, value, text):
    price = next(one for one in table.columns if one.name == "price")
    assert nn.number_as_text(price, value) == text
    back = nn.encode_row([price], {"price": nn.number_as_text(price, value)})
    assert back[0, 0] == value
