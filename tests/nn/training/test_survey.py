"""Survey: every lane is asked about the whole plane, and does not feel it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.training.survey import heights, shaded


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


@pytest.fixture
def moons():
    """A race of one lane over points of the plane."""
    recipe = nn.Experiment(data="moons", samples=60, hidden=(4,), batch_size=10, steps=50)
    return nn.Race([recipe], nn.load_dataset(recipe.data_recipe))


def test_each_cell_holds_what_the_network_says_in_its_middle(moons):
    lane = moons.lanes[0]
    bounds = (-2.0, 2.0, -1.0, 3.0)
    found = nn.survey(lane, bounds)
    assert (found.slot, found.step, found.bounds) == (0, 0, bounds)
    for row, column in ((0, 0), (0, 99), (99, 0), (37, 81)):
        x = -2 + 4 * (column + 0.5) / nn.CELLS
        y = 3 - 4 * (row + 0.5) / nn.CELLS  # the top row first
        expected = nn.Model.of(lane.network, lane.prepared).shares(np.float32([[x, y]]))[0]
        np.testing.assert_allclose(found.shares[row, column], expected, rtol=1e-4)


def test_it_gives_up_as_soon_as_nobody_waits(moons):
    asked = []
    with pytest.raises(nn.Cancelled):
        nn.survey(moons.lanes[0], (0, 1, 0, 1), lambda: asked.append(1) or True)
    assert asked == [1]


@pytest.mark.parametrize("outcome", ["ends", "is cancelled", "raises"])
def test_the_network_is_as_it_was_however_the_survey_ends(moons, monkeypatch, outcome):
    """Dropout and batch normalization behave otherwise while training: that must come back."""
    recipe = moons.lanes[0].experiment
    recipe = recipe.changed("normalization", "batch").changed("dropout", 0.5)
    lane = nn.Race([recipe], moons.dataset).lanes[0]
    before = {name: array.copy() for name, array in lane.network.state().items()}
    modes = [layer.training for layer in lane.network.layers]
    if outcome == "ends":
        nn.survey(lane, (0, 1, 0, 1))
    elif outcome == "is cancelled":
        answers = iter([False, True])
        monkeypatch.setattr(lane.network, "evaluation_chunk", 100)
        with pytest.raises(nn.Cancelled):
            nn.survey(lane, (0, 1, 0, 1), lambda: next(answers))
    else:

        def burst(*_):
            raise MemoryError("burst")

        monkeypatch.setattr(type(lane.network.layers[-1]), "forward", burst)
        with pytest.raises(MemoryError):
            nn.survey(lane, (0, 1, 0, 1))
    for name, array in lane.network.state().items():
        np.testing.assert_array_equal(array, before[name], err_msg=name)
    assert [layer.training for layer in lane.network.layers] == modes


def test_the_bounds_hold_every_sample_with_a_margin(moons):
    left, right, bottom, top = nn.plane_bounds(moons.dataset)
    x = np.concatenate([part.x for part in moons.dataset.parts.values()])
    wide, high = np.ptp(x[:, 0]), np.ptp(x[:, 1])
    assert right - left == pytest.approx(1.24 * wide, rel=1e-5)
    assert top - bottom == pytest.approx(1.24 * high, rel=1e-5)
    assert left == pytest.approx(x[:, 0].min() - 0.12 * wide, rel=1e-4)


def test_samples_that_all_lie_at_one_place_have_bounds_too(toy):
    one = nn.Part(np.full((4, 2), 3.0, np.float32), np.zeros(4, int))
    data = dataclasses.replace(toy, train=one, validation=one, test=one)
    assert nn.plane_bounds(data) == (2.0, 4.0, 2.0, 4.0)


def test_only_points_of_a_plane_can_be_drawn(moons, toy):
    assert nn.can_be_drawn(moons.dataset)
    assert not nn.can_be_drawn(toy)  # six features
    assert not nn.can_be_drawn(None)


def test_a_regression_is_as_high_as_its_target_lies_between_the_ends(toy):
    part = nn.Part(np.zeros((2, 2), np.float32), np.array([10.0, 20.0]))
    data = dataclasses.replace(toy, task=nn.REGRESSION, class_names=(), train=part)
    shades = heights(np.array([[5.0, 10.0, 15.0, 20.0, np.nan]]), data)
    assert shades.tolist() == [[0, 0, 125, 251, 0]]
