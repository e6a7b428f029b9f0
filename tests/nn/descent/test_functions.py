"""The functions to descend on: each starts inside what is shown, and goes downhill from there."""

from __future__ import annotations

import pytest

import nn
from nn.descent.functions import OF_ONE, OF_TWO


@pytest.mark.parametrize("valley", [*OF_ONE.values(), *OF_TWO.values()], ids=lambda one: one.text)
def test_a_path_begins_in_view_and_comes_lower(valley):
    axes = zip(valley.bounds[::2], valley.bounds[1::2], valley.start, strict=True)
    assert all(low < start < high for low, high, start in axes)
    field = nn.ScalarField(valley.text, len(valley.start))
    path = nn.descend(field, valley.start, "sgd", valley.rates.get("sgd", valley.rate), 30)
    assert path.left is None
    assert path.values.min() < path.values[0]


@pytest.mark.parametrize("name", nn.OPTIMIZERS)
@pytest.mark.parametrize("valley", OF_TWO.values(), ids=OF_TWO)
def test_every_optimizer_stays_with_the_rate_of_the_valley(valley, name):
    field = nn.ScalarField(valley.text, 2)
    path = nn.descend(field, valley.start, name, valley.rates.get(name, valley.rate), 60)
    assert path.left is None
    assert path.values[-1] < path.values[0]
