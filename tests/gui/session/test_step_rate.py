"""Steps per second."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import nn
from gui.session import step_rate
from gui.session.state import State
from gui.session.step_rate import StepRate
from tests.gui.session.conftest import begin


def test_the_rate_is_that_of_the_lane_that_is_told_of(qtbot, session, lanes):
    """Steps of 20 and of 200 samples: ten of the one while one of the other."""
    lanes = [lanes[0].changed("steps", 1000), lanes[1].changed("steps", 1000)]
    begin(qtbot, session, nn.edited(lanes, 1, "batch_size", 200))
    session.model.rate._marks.extend([(1.0, {0: 100, 1: 10}), (2.0, {0: 300, 1: 30})])
    session.model.state = State.RUNNING
    assert session.run.worked_on.slot == 0
    assert session.model.steps_per_second == 200.0


class Clock:
    """A moment that the test sets."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    one = Clock()
    monkeypatch.setattr(step_rate, "perf_counter", one)
    return one


def history_at(*steps):
    """Lanes that have taken so many steps, by slot."""
    return SimpleNamespace(
        records=[SimpleNamespace(slot=slot, step=step) for slot, step in enumerate(steps)]
    )


def test_the_rate_is_steps_over_seconds_of_each_lane(clock):
    rate = StepRate()
    for clock.now, steps in ((0.0, (0, 0)), (0.25, (10, 50)), (0.5, (20, 100))):
        rate.mark(history_at(*steps))
    assert rate.of(0) == 40
    assert rate.of(1) == 200


def test_one_look_measures_nothing(clock):
    rate = StepRate()
    assert rate.of(0) is None
    rate.mark(history_at(5))
    assert rate.of(0) is None
    rate.mark(history_at(9))  # at the same moment
    assert rate.of(0) is None


def test_only_the_last_second_counts(clock):
    rate = StepRate()
    for clock.now, steps in ((0, 0), (1, 1000), (1.5, 1010), (2, 1020), (2.5, 1030)):
        rate.mark(history_at(steps))
    assert rate.of(0) == pytest.approx(20)


def test_a_pause_of_a_minute_is_still_measured_between_the_last_two_looks(clock):
    rate = StepRate()
    for clock.now, steps in ((0, 0), (60, 60)):
        rate.mark(history_at(steps))
    assert rate.of(0) == 1


def test_it_begins_again_when_training_starts(clock):
    rate = StepRate()
    for clock.now in (0.0, 1.0):
        rate.mark(history_at(5))
    rate.clear()
    assert rate.of(0) is None
