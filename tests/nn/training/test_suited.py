"""A recipe that suits a table."""

from __future__ import annotations

import pytest

import nn


@pytest.mark.parametrize("rows", [1, 3, 40, 200, 201, 5_000, 20_000, 1_000_000])
def test_what_suits_a_table_can_be_trained_and_grows_with_its_rows(rows):
    before = nn.Experiment(name="mine", data="table", seed=7, convolutions=(4,))
    found = nn.suited(before, rows)
    assert (found.name, found.data, found.seed) == ("mine", "table", 7)
    assert 1 <= found.batch_size <= rows
    assert 500 <= found.steps <= 20_000
    assert found.steps % found.evaluate_every < found.evaluate_every <= found.steps
    assert found.convolutions == ()
    assert found.scaling == found.target_scaling == "standardise"


def test_more_rows_get_more_units():
    units = [sum(nn.suited(nn.Experiment(), rows).hidden) for rows in (100, 1_000, 10_000, 100_000)]
    assert units == sorted(set(units))
