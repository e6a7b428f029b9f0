"""Step quality: where a step lands in the valley that it goes through."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from nn.training.step_quality import normalized_length, step_quality
from tests.nn.descent.cases import CURVATURE_CASES, RATE, small_network
from tests.nn.training.racing import fresh, run


@pytest.mark.parametrize(("share", "alpha"), [(0.0001, -1.0), (0.5, 0.0), (1.0, 1.0), (1.5, 2.0)])
def test_on_a_parabola_it_says_exactly_where_a_step_lands(share, alpha):
    """f = x² from 1: a step of ``share`` of the way to the other side, which is at -1."""
    end = 1.0 - 2.0 * share
    moved = end - 1.0
    losses, slopes = (1.0, end**2), (2.0 * moved, 2.0 * end * moved)
    assert normalized_length(losses, slopes) == pytest.approx(alpha, abs=2e-3)


@pytest.mark.parametrize("case", CURVATURE_CASES)
def test_losses_and_slopes_are_those_of_pytorch(case, reference):
    """For one plain step; and alpha from them by the normal equations, as Cockpit writes it."""
    expected = reference("curvature", case)
    network, x, t = small_network(case)
    targets = network.targets(t, len(x))
    first = network.loss_and_gradients(x, targets)
    before = network.gradients.copy()
    moved = -RATE * before
    network.parameters += moved
    second = network.loss_and_gradients(x, targets)
    slopes = float(before @ moved), float(network.gradients @ moved)
    np.testing.assert_allclose((first, second), expected["losses"], rtol=1e-6)
    np.testing.assert_allclose(slopes, expected["slopes"], rtol=1e-5)
    seen = np.array([*expected["losses"], *expected["slopes"]])
    phi = np.array([[1, 0, 0], [1, 1, 1], [0, 1, 0], [0, 1, 2]]).T
    mu = np.linalg.inv(phi @ phi.T) @ phi @ seen
    alpha = 2.0 / (-mu[1] / mu[2]) - 1.0
    assert normalized_length((first, second), slopes) == pytest.approx(alpha, abs=1e-3)


def test_a_step_without_a_bottom_could_be_longer_and_one_uphill_has_no_alpha():
    assert normalized_length((1.0, 0.0), (-0.5, -2.0)) == -1.0
    assert math.isnan(normalized_length((1.0, 2.0), (0.5, 2.0)))
    assert normalized_length((1.0, math.inf), (-1.0, 1.0)) == math.inf


@pytest.mark.parametrize("fields", [{}, {"optimizer": "adam"}, {"dropout": 0.5}])
def test_it_is_the_step_that_the_lane_takes_next(toy, lane, fields):
    recipe = nn.Experiment(**{**lane.to_dict(), **fields})
    race, _ = run(*fresh([recipe], toy), steps=7)
    one = race.lanes[0]
    kept = one.network.parameters.copy()
    found = step_quality(one)
    np.testing.assert_array_equal(one.network.parameters, kept)
    assert found.step == 7
    run(race, steps=8)
    assert found.losses[0] == pytest.approx(one.record.steps.latest()[nn.LOSS], rel=1e-5)
    again = run(*fresh([recipe], toy), steps=8)[0].lanes[0]
    np.testing.assert_array_equal(one.network.parameters, again.network.parameters)


def test_a_small_rate_creeps_and_a_large_one_climbs(toy, lane):
    alphas = []
    for rate in (1e-4, 30.0):
        race, _ = run(*fresh([lane.changed("learning_rate", rate)], toy), steps=2)
        alphas.append(step_quality(race.lanes[0]).alpha)
    assert alphas[0] == pytest.approx(-1.0, abs=0.01)
    assert not alphas[1] < 0.0
