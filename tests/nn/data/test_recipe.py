"""What decides the data, and who is told how far their reading has come."""

from __future__ import annotations

import dataclasses

import pytest

import nn


def test_the_fields_of_a_data_recipe_are_fields_of_the_experiment_with_the_same_defaults():
    for field in dataclasses.fields(nn.DataRecipe):
        assert getattr(nn.Experiment(), field.name) == field.default
    recipe = nn.Experiment(data="moons", samples=60, noise=0.3, data_seed=4).data_recipe
    assert recipe == nn.DataRecipe("moons", samples=60, noise=0.3, data_seed=4)


def test_progress_is_told_where_somebody_listens():
    told = []
    nn.Place(progress=told.append).tell(0.5)
    nn.Place().tell(0.5)
    assert told == [0.5]


def test_whoever_listens_may_cancel():
    def cancel(fraction):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.load_dataset(nn.DataRecipe("strokes"), progress=cancel)
