"""Assessments of lanes after some steps, for the panels about results."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import raced

RECIPES = tuple(
    nn.Experiment(name=name, hidden=(5,), batch_size=20, learning_rate=rate, evaluate_every=10)
    for name, rate in (("slow", 0.02), ("fast", 0.2))
)


def assessed(recipes, dataset, steps=20, part="validation"):
    """Two lanes after some steps, and what they say to a part."""
    race, history, lanes = raced(recipes, steps, dataset)
    return history, lanes, [nn.assess(lane, part, now=True) for lane in race.lanes]


def loaded(data, **changes):
    """A small data set of nn's own and two recipes for it."""
    recipes = [
        nn.Experiment(
            name=name, data=data, samples=200, hidden=(8,), activation="tanh",
            initializer="xavier", batch_size=20, learning_rate=rate, evaluate_every=10, **changes,
        )
        for name, rate in (("slow", 0.02), ("fast", 0.3))
    ]  # fmt: skip
    return recipes, nn.load_dataset(recipes[0].data_recipe)


@pytest.fixture(scope="module")
def three_classes():
    """Two lanes on three classes."""
    return assessed(RECIPES, toy_dataset())


@pytest.fixture(scope="module")
def two_classes():
    """Two lanes on the moons."""
    return assessed(*loaded("moons"), steps=60)


@pytest.fixture(scope="module")
def regression():
    """Two lanes on the sine curve."""
    return assessed(*loaded("sine"), steps=60)


def show(panel, run):
    """Show these lanes and what they say in a panel."""
    history, lanes, found = run
    panel.show_run(history, lanes)
    panel.take_assessments(found)
    panel.show_taken()
    return panel


def numbers(array):
    """As plain numbers."""
    return np.asarray(array).tolist()
