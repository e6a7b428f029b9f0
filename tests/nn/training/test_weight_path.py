"""The path of the weights: thinned out, but with its start."""

from __future__ import annotations

import numpy as np

from nn.training.weight_path import MOST_KEPT, MOST_NUMBERS, WeightPath
from tests.nn.training.racing import fresh, run


def test_it_keeps_the_start_and_places_evenly_apart():
    path = WeightPath(3)
    for step in range(1001):
        path.visit(step, np.full(3, float(step)))
    steps, places = path.steps_and_places()
    assert steps[0] == 0
    assert len({*np.diff(steps)}) == 1
    assert MOST_KEPT / 2 <= len(steps) <= MOST_KEPT
    assert steps[-1] > 1000 - (steps[1] - steps[0])
    np.testing.assert_array_equal(places[:, 0], steps)


def test_a_network_that_is_too_large_has_none():
    path = WeightPath(MOST_NUMBERS)
    path.visit(0, np.zeros(3))
    assert not path.possible
    assert path.kept == []


def test_a_lane_keeps_its_own(toy, lane):
    race, _ = run(*fresh([lane], toy), steps=50)
    steps, places = race.lanes[0].path.steps_and_places()
    fresh_one = lane.network(toy.features, toy.classes)
    np.testing.assert_array_equal(places[0], fresh_one.parameters)
    assert steps[-1] >= 48
