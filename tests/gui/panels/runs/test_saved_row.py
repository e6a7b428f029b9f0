"""A lane of a saved run: found by what was written, by its recipe, and told by its difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.panels.runs.saved_row import rows_of
from tests.gui.made_runs import BASE, lane, rows, saved, several


def test_a_run_has_a_row_for_each_lane_and_a_damaged_one_has_one_too():
    broken = replace(several()[0], summary=None, failure=nn.CheckpointError("broken"), name="")
    found = rows_of([*several(), broken])
    assert [row.name for row in found] == [
        "first", "Moons · a", "Moons · b", "Moons", "Moons", "one",
    ]  # fmt: skip
    assert found[-1].lane is None
    assert found[-1].difference(BASE) == ""
    assert found[-1].curve.shape == (3, 0)
    assert len({row.key for row in found[:-1]}) == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 5), ("first", 1), ("HOMEWORK", 1), ("relu", 2), ("activation=relu", 1),
        ("activation=re", 0), ("learning_rate=2", 1), ("seed=7", 1), ("with", 2),
        ("best first", 1), ("best relu", 0), ("moons", 5),
    ],
)  # fmt: skip
def test_a_search_wants_every_word(text, count):
    assert sum(row.matches(text.casefold().split()) for row in rows()) == count


def test_the_difference_names_settings_with_the_values_of_the_run():
    (row,) = rows_of([saved("x", lane(activation="relu", learning_rate=2.0))])
    assert row.difference(BASE) == "Activation ReLU, Learning rate 2"
    assert row.difference(row.lane.experiment) == "same recipe"
    assert row.difference(None) == ""
