"""What is known of all fields of a recipe."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from nn.training.recipe.settings import TYPES


def test_every_field_has_one_type_and_one_knob():
    fields = [field.name for field in dataclasses.fields(nn.Experiment)]
    assert fields == list(nn.KNOBS) == list(TYPES)
    assert set(TYPES.values()) == {str, int, float, tuple}


@pytest.mark.parametrize("name", nn.KNOBS)
def test_every_default_is_within_its_limits_and_what_makes_it_matter_is_there(name):
    knob = nn.KNOBS[name]
    assert getattr(nn.Experiment(), name) is not None
    if knob.only_if is not None:
        other, values = knob.only_if
        assert set(values) <= set(nn.KNOBS[other].choices)
    assert set(knob.alarming) <= set(knob.choices)


def test_reading_is_what_a_table_is_read_by_until_somebody_says_otherwise():
    assert {name: getattr(nn.Experiment(), name) for name in nn.READING} == nn.READING
    assert all(nn.Experiment(data="table").uses(name) for name in nn.READING)
    assert not any(nn.Experiment(data="moons").uses(name) for name in nn.READING)


def test_a_setting_matters_only_beside_the_choice_that_it_belongs_to():
    plain = nn.Experiment()
    assert not plain.uses("schedule_factor")
    assert plain.changed("schedule", "cosine").uses("schedule_factor")
    assert not plain.uses("shift")
    assert plain.changed("augment", "custom").uses("shift")
