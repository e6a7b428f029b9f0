"""Run: which lane is worked on, and when the lanes are level or over."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.session.state import Run
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import raced

RECIPES = [
    nn.Experiment(name=name, hidden=(5,), batch_size=20, steps=40, evaluate_every=20)
    for name in ("a", "b")
]


@pytest.fixture
def run():
    """Two lanes at step 40 of 40."""
    race, _, lanes = raced(RECIPES, 40)
    return Run("test", lanes, race, toy_dataset())


def behind(run, slot, steps=200):
    """The same run with a lane that has a longer way to go."""
    return run.with_lane(
        slot, lambda lane: replace(lane, experiment=lane.experiment.changed("steps", steps))
    )


def test_a_lane_that_is_behind_is_worked_on(run):
    assert run.level
    assert run.worked_on.slot == 0
    late = behind(run, 1)
    assert not late.level
    assert late.worked_on.slot == 1


def test_a_paused_lane_is_not_waited_for(run):
    late = behind(run, 1).with_lane(1, lambda lane: replace(lane, paused=True))
    assert late.level
    assert late.worked_on.slot == 0


def test_it_is_over_when_every_lane_is_at_its_end_or_stopped(run):
    assert run.over
    assert not behind(run, 1).over
    error = nn.DivergedError("It diverged.")
    stopped = behind(run, 1).with_lane(1, lambda lane: replace(lane, failure=error))
    assert stopped.over
    assert stopped.can_go_on
    assert not stopped.with_lane(0, lambda lane: replace(lane, failure=error)).can_go_on


def test_lanes_are_found_by_their_slot(run):
    assert run.lane(1).name == "b"
    assert run.lane(3) is None
    assert list(run.recipes) == [0, 1]
