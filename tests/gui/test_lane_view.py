"""LaneView: a lane as the window knows it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from gui.lane_view import in_plane
from tests.gui.conftest import MOONS
from tests.gui.panels.conftest import raced


@pytest.fixture(scope="module")
def view():
    """A lane of 60 steps after 15 of them."""
    recipe = dataclasses.replace(MOONS, samples=60, steps=60)
    return raced([recipe], 15, nn.load_dataset(recipe.data_recipe))[2][0]


def test_it_knows_its_name_and_how_far_it_is(view):
    assert view.name == "tanh"
    assert view.progress == 0.25


def test_its_model_prepares_a_sample_as_training_does(view):
    x = view.prepared.sound.validation.x[:5]
    expected = view.network.predict(view.prepared.preparation.apply(x))
    np.testing.assert_array_equal(view.model().outputs(x), expected)
    other = view.network.copy()
    other.parameters[:] = 0
    assert not view.model(other).outputs(x).any()


def test_points_of_a_plane_can_be_drawn_and_no_lanes_cannot(view):
    assert in_plane([view])
    assert not in_plane([])


def test_nobody_changes_a_view(view):
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.paused = True
