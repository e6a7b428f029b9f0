"""A lane's network, taken away to be checked while the lane trains on."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import assert_same, fresh, run


@pytest.fixture
def race(toy, lane):
    recipe = dataclasses.replace(lane, hidden=(8, 8), activation="sigmoid", weight_decay=1e-3)
    broken = dataclasses.replace(recipe, name="b", bug="sigmoid-slope", bug_layer=2)
    return run(*fresh([recipe, broken], toy), steps=10)[0]


def test_a_sound_lane_passes_everywhere(race):
    report = nn.check_lane(nn.LaneCopy.of(race.lanes[0]))
    assert (report.slot, report.step, report.samples) == (0, 10, 20)
    assert all(one.passed for one in (*report.whole, *report.alone))
    assert report.cost.parameters == race.lanes[0].network.parameters.size
    assert report.study.best("central, float64")[1] < 1e-6


def test_a_broken_lane_fails_alone_in_its_layer_and_whole_below_it(race):
    report = nn.check_lane(nn.LaneCopy.of(race.lanes[1]))
    assert report.worst.name == "X of Sigmoid2"
    assert {one.layer for one in report.alone if not one.passed} == {2}
    assert {one.layer for one in report.whole if not one.passed} == {1, 2}


def test_the_copy_is_of_the_present_step_and_the_lane_trains_on_as_before(toy, lane):
    plain = run(*fresh([lane], toy))[0].lanes[0]
    race, history = run(*fresh([lane], toy), steps=15)
    copy = nn.LaneCopy.of(race.lanes[0])
    before = copy.network.parameters.copy()
    nn.check_lane(copy)
    assert_same(run(race, history)[0].lanes[0], plain)
    np.testing.assert_array_equal(copy.network.parameters, before)
    assert copy.step == 15


def test_it_tells_how_far_it_is_and_can_be_cancelled(race):
    shares = []

    def progress(share):
        shares.append(share)
        if share > 0.5:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.check_lane(nn.LaneCopy.of(race.lanes[0]), progress)
    assert shares == sorted(shares)
    assert len(shares) > 5
