"""What the tests of the probes share."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from tests.gui.conftest import MOONS
from tests.gui.panels.conftest import raced


@pytest.fixture(scope="session")
def lanes_over():
    """Two lanes over a data set, and the data; each is made once."""
    made = {}

    def over(data, **fields):
        key = (data, *fields.items())
        if key not in made:
            first = dataclasses.replace(MOONS, data=data, samples=80, batch_size=10, **fields)
            recipes = [first, first.changed("name", "b")]
            dataset = nn.load_dataset(first.data_recipe)
            made[key] = raced(recipes, 0, dataset)[2], dataset
        return made[key]

    return over
