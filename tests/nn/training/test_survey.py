"""Survey: every lane is asked about the whole plane, and does not feel it."""

from __future__ import annotations

import numpy as np

import nn
from nn.training.survey import shaded


def test_a_surer_answer_is_stronger():
    shares = np.full((nn.CELLS, nn.CELLS, 3), 0.05, np.float32)
    shares[..., 1] = np.linspace(0.4, 0.9, nn.CELLS)
    shades = shaded(shares)
    assert (np.diff(shades[0].astype(int)) >= 0).all()
    assert shades[0, -1] > shades[0, 0] + 40


def test_three_classes_have_three_shares():
    lanes = nn.load_preset("spiral").lanes
    race = nn.Race(lanes, nn.load_dataset(lanes[0].data_recipe))
    found = nn.survey(race.lanes[0], nn.plane_bounds(race.dataset))
    np.testing.assert_allclose(found.shares.sum(axis=2), 1, rtol=1e-5)


def test_asking_the_plane_changes_nothing_of_the_training(toy):
    lanes = nn.load_preset("spiral").lanes
    asked, left = (nn.Race(lanes, nn.load_dataset(lanes[0].data_recipe)) for _ in range(2))
    for _ in range(60):
        asked.advance()
        left.advance()
        nn.survey(asked.lanes[0], nn.plane_bounds(asked.dataset))
    for one, other in zip(asked.lanes, left.lanes, strict=True):
        np.testing.assert_array_equal(one.network.parameters, other.network.parameters)
