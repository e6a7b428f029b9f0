"""Slow motion: so many steps per second, on a made-up clock."""

from __future__ import annotations

from collections import Counter

import pytest

import nn
from gui.session import commands, slow_motion
from gui.session.lane_changer import line_up
from gui.session.session import Session
from gui.session.state import State
from gui.session.training_loop import TrainingLoop
from tests.conftest import toy_dataset
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import run_to


class Clock:
    """A clock that only waiting moves; the loop quits when its time is up."""

    def __init__(self, loop, seconds):
        self.now, self._loop, self._end = 1000.0, loop, 1000.0 + seconds
        self.waits = []

    def __call__(self):
        return self.now

    def wait(self, seconds):
        assert seconds > 0
        self.waits.append(self._loop._race.step)
        self.now += seconds
        if self.now > self._end:
            self._loop.queue.quit()


def adopted(lanes=2):
    """A loop that has a race of its own, and runs in no thread."""
    loop = TrainingLoop(lambda event: None)
    one = nn.Experiment(hidden=(8,), batch_size=20, steps=10_000, evaluate_every=30)
    race = nn.Race([one.changed("name", f"lane {i}") for i in range(lanes)], toy_dataset())
    machine = nn.TimeMachine(race)
    loop.carry_out(commands.Adopt(1, "slow", race, line_up(race, machine, {}), machine))
    return loop, race


@pytest.fixture
def slow(monkeypatch):
    """Let a loop train for some seconds of a made-up clock."""

    def train(pace, seconds):
        loop, race = adopted()
        clock = Clock(loop, seconds)
        monkeypatch.setattr(slow_motion, "perf_counter", clock)
        monkeypatch.setattr(loop.queue, "wait", clock.wait)
        loop.carry_out(commands.SetPace(pace))
        loop.train()
        loop._threads.close()
        return race, clock

    return train


@pytest.mark.parametrize("pace", [1, 2, 5, 10])
def test_slow_motion_takes_so_many_steps_a_second_and_no_more(slow, pace):
    race, _ = slow(pace, 9.999)
    assert 10 * pace - 1 <= race.step <= 10 * pace + 1
    assert len({lane.step for lane in race.lanes}) == 1  # one of every lane


def test_slow_motion_takes_no_two_steps_without_a_wait(slow):
    """And it waits in short pieces, so that it obeys at once."""
    race, clock = slow(1, 4.999)
    assert race.step == 5
    assert clock.waits == sorted(clock.waits)
    assert Counter(clock.waits).keys() == {1, 2, 3, 4, 5}
    assert min(Counter(clock.waits).values()) >= 1.0 / slow_motion.LONGEST_WAIT_SECONDS - 1


def test_slow_motion_that_becomes_faster_does_not_wait_for_the_slow_step(monkeypatch):
    loop, _ = adopted()
    clock = Clock(loop, 100.0)
    monkeypatch.setattr(slow_motion, "perf_counter", clock)
    monkeypatch.setattr(loop.queue, "wait", clock.wait)
    pace = slow_motion.SlowMotion(loop.queue)
    pace.steps_per_second = 0.01
    assert pace.is_due()
    assert not pace.is_due()
    pace.steps_per_second = 10
    clock.now += 0.2
    pace.is_due()
    assert pace._due <= clock.now + 0.1


def test_the_session_hands_the_pace_to_the_worker_and_back_to_full_speed(qtbot, ready):
    ready.set_pace(1)
    ready.start()
    pace = ready._worker.loop._pace
    qtbot.waitUntil(lambda: pace._due > 0 and ready.step_count >= 1, timeout=WAIT)
    ready.set_pace(None)
    run_to(qtbot, ready, 200)
    assert [lane.paused for lane in ready.run.lanes] == [False, False]


def test_a_slow_session_still_closes(qtbot, digits, lanes):
    session = Session()
    session.set_pace(1)
    session.load("slow", lanes)
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= 1, timeout=WAIT)
    session.close()
    assert not session.running
