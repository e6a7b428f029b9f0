"""All that is known of a lane at one moment."""

from __future__ import annotations

import dataclasses

import nn
from tests.nn.training.racing import fresh, run


def test_a_lane_that_goes_on_has_no_test_results(toy, lane):
    race, history = fresh([lane], toy)
    run(race, history, steps=5)
    found = nn.LaneResults.of(race.lanes[0])
    assert set(found.assessments) == {"validation"}
    assert found.step == race.lanes[0].step


def test_those_of_a_lane_that_is_over_are_its_own(toy, lane):
    race, history = fresh([dataclasses.replace(lane, steps=30, evaluate_every=10)], toy)
    run(race, history)
    one = race.lanes[0]
    found = nn.LaneResults.of(one)
    assert found.assessments["test"].accuracy == one.test[1]
    assert found.seconds == one.train_seconds
    assert len(found.inspection.ledger) == one.record.layers


def test_a_lane_that_diverged_is_not_assessed(toy, lane):
    race, history = fresh([lane.changed("spoil", "missing")], toy)
    run(race, history)
    assert nn.LaneResults.of(race.lanes[0]).assessments == {}
