"""Representations of two lanes."""

from __future__ import annotations

import pytest

import nn
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import raced
from tests.gui.panels.results.conftest import RECIPES


def represented(dataset, recipes=RECIPES, steps=20):
    """Lanes after some steps, and what their layers make of the validation samples."""
    race, history, lanes = raced(recipes, steps, dataset)
    return history, lanes, tuple(nn.represent(nn.LaneCopy.of(lane)) for lane in race.lanes)


@pytest.fixture(scope="session")
def planes():
    """Two lanes on three classes."""
    return represented(toy_dataset())
