"""A sample in a line of words."""

from __future__ import annotations

import numpy as np

import nn
from gui.style.sample_text import MOST_CELLS, cells_of, sample_text
from tests.conftest import toy_dataset
from tests.nn.data.tables.writing import load_case


def test_numbers_of_a_point():
    data = nn.load_dataset(nn.DataRecipe(data="moons", samples=60))
    assert sample_text(data, np.array([0.5, -1.25])) == "x1 0.5000 · x2 -1.250"


def test_more_features_than_there_is_room_for():
    told = sample_text(toy_dataset(features=9), np.arange(9.0))
    assert told.count(" · ") == MOST_CELLS - 1
    assert told.endswith(" …")


def test_the_cells_of_a_row_as_the_table_writes_them():
    data = load_case("36-house-prices/houses.csv")
    row = data.validation.x[0]
    assert cells_of(data, row, 2) == list(nn.row_as_texts(data.columns[:2], row).values())
    assert data.columns[0].name in sample_text(data, row)


def test_the_words_of_a_review():
    data = nn.load_dataset(nn.DataRecipe(data="reviews"))
    x = data.validation.x[0]
    assert sample_text(data, x) == nn.sentence_of(data, x)
