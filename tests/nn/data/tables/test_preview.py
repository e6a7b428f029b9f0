"""A preview tells what reading the whole table would give."""

from __future__ import annotations

import pytest

import nn
from tests.nn.data.tables.writing import GAPPY, all_rows, load


@pytest.fixture
def recipe(saved):
    return nn.DataRecipe("table", file=str(saved(GAPPY)))


def test_a_preview_is_what_loading_gives(recipe):
    found, data = nn.preview(recipe, nn.Place()), load(recipe.file)
    assert (found.rows, found.whole, found.header) == (50, True, True)
    assert (found.target, found.task, found.classes) == (data.target, data.task, data.classes)
    assert found.features == data.features
    assert found.outputs == data.outputs
    assert sum(found.samples) == all_rows(data)
    assert (found.delimiter, found.encoding, found.decimal) == ("comma", "utf-8", "point")
    assert found.cells[0] == GAPPY[1]


def test_a_column_tells_its_span_and_its_gaps(recipe):
    found = {one.name: one for one in nn.preview(recipe, nn.Place()).columns}
    assert (found["v"].role, found["v"].type, found["v"].gaps) == ("feature", "number", 10)
    assert str(found["v"].told) == "0 … 216, 10 missing"
    assert str(found["city"].told) == "3 different"
    assert found["city"].features == 3


def test_the_first_rows_of_a_large_table_are_enough(saved):
    rows = [["a", "y"], *([f"{i}", f"{i % 2}"] for i in range(9000))]
    path = saved(rows)
    found = nn.preview(nn.DataRecipe("table", file=str(path)), nn.Place(), most_rows=100)
    assert not found.whole
    assert 100 <= found.rows < 9000
    assert found.size == path.stat().st_size


def test_a_table_that_cannot_be_read_is_refused_as_in_loading(saved):
    recipe = nn.DataRecipe("table", file=str(saved("a,y\n1,2\n")), target="z")
    with pytest.raises(nn.UnknownNameError, match="z"):
        nn.preview(recipe, nn.Place())
