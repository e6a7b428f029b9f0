"""A trial compares the same work on one thread and on several."""

from __future__ import annotations

import pytest

import nn
from nn.training import thread_trial
from nn.training.thread_trial import ThreadTrial


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(thread_trial, "perf_counter", clock)
    return clock


class Slow:
    """What a trial knows of a lane: each piece of its work takes some seconds of the clock."""

    def __init__(self, slot: int, clock: Clock, seconds: float) -> None:
        self.slot, self.evaluating = slot, False
        self._clock, self._seconds = clock, seconds

    def advance(self) -> None:
        self._clock.now += self._seconds


def test_the_gain_is_the_time_of_the_same_work_on_one_thread(clock):
    lanes = [Slow(0, clock, 0.01), Slow(1, clock, 0.03)]
    trial = ThreadTrial(2, lanes)
    while trial.alone:
        for lane in lanes:
            trial.work_alone(lane)
    trial.go_on()
    for _ in range(5):  # 5 × (0.01 + 0.03) s of work in 0.125 s
        trial.done((0, False))
        trial.done((1, False))
    assert not trial.over
    clock.now += 0.125
    assert trial.over
    trial.rest()
    assert trial.gain == pytest.approx(0.2 / 0.125)


def test_time_at_rest_does_not_count(clock):
    lane = Slow(0, clock, 0.02)
    trial = ThreadTrial(2, [lane])
    while trial.alone:
        trial.work_alone(lane)
    trial.go_on()
    clock.now += 0.05
    trial.rest()
    clock.now += 100.0
    assert not trial.over
    trial.go_on()
    clock.now += 0.07
    trial.done((0, False))
    assert trial.over
    trial.rest()
    assert trial.gain == pytest.approx(0.02 / 0.12)


def test_evaluations_count_only_where_their_cost_is_known(clock):
    lane = Slow(0, clock, 0.02)
    trial = ThreadTrial(2, [lane])
    while trial.alone:
        trial.work_alone(lane)
    trial.go_on()
    clock.now += 0.1
    trial.done((0, False))
    trial.done((0, True))
    trial.rest()
    assert trial.gain == pytest.approx(0.2)


def test_a_trial_of_real_lanes_ends(toy, lane):
    race = nn.Race([lane, lane.changed("name", "b")], toy)
    trial = ThreadTrial(2, race.lanes)
    while trial.alone and not race.finished:
        trial.work_alone(race.behind()[0])
    assert not trial.alone or race.finished
