"""The doctor's rounds: a lane at a tick."""

from __future__ import annotations

import pytest

import nn
from gui.shell.diagnosis import Diagnosis
from tests.gui.panels.conftest import EXPERIMENTS, inspections_of, raced


@pytest.fixture(scope="module")
def examined():
    """A race with a sick lane, its lanes, and looks at them."""
    sick = nn.Experiment(name="sick", hidden=(40,) * 4, learning_rate=100.0, batch_size=20)
    race, _, lanes = raced([sick, EXPERIMENTS[1].changed("batch_size", 20)], 60)
    return race, lanes, inspections_of(race)


def test_a_round_takes_a_tick_a_lane_and_finds_what_the_doctor_finds_at_once(examined):
    race, lanes, inspections = examined
    rounds = Diagnosis()
    rounds.begin(inspections)
    assert rounds.advance(lanes) is None
    found = rounds.advance(lanes)
    assert found == nn.diagnose(race)
    assert found
    assert rounds.advance(lanes) is None  # the round is over


def test_a_round_over_other_lanes_is_given_up(examined):
    _, lanes, inspections = examined
    rounds = Diagnosis()
    rounds.begin(inspections)
    rounds.advance(lanes)
    rounds.forget()
    assert rounds.advance(lanes) is None


def test_a_lane_that_went_meanwhile_has_no_findings(examined):
    _, lanes, inspections = examined
    rounds = Diagnosis()
    rounds.begin(inspections)
    rounds.advance(lanes[1:])
    assert {one.slot for one in rounds.advance(lanes[1:])} <= {1}
