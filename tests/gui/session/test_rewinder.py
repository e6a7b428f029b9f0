"""Rewinder: the last step that was asked for is brought back, in a thread of its own."""

from __future__ import annotations

import threading

import numpy as np
import pytest

import nn
from gui.session.rewinder import Rewinder
from tests.gui.session.looping import toy_race


class Woken:
    """Counts, and can be waited for."""

    def __init__(self):
        self.event = threading.Event()

    def __call__(self):
        self.event.set()


@pytest.fixture
def rewinder():
    woken = Woken()
    one = Rewinder(woken)
    one.woken = woken
    yield one
    one.close()


def trained(rewinder, steps=100):
    race = toy_race(lanes=2)
    rewinder.use(rewinder.noting(race))
    while min(lane.step for lane in race.lanes) < steps:
        race.advance()
        for lane in race.lanes:
            lane.record.drain()
    return race


def found(rewinder, asked):
    """Wait for what was asked for to be there exactly."""
    while True:
        new = rewinder.take()
        if new is not None:
            assert new.asked == asked
            if new.exact or new.failure:
                return new
        else:
            assert rewinder.woken.event.wait(10)
            rewinder.woken.event.clear()


def test_the_very_step_is_brought_back(rewinder):
    race = trained(rewinder)
    rewinder.ask(1, 57)
    new = found(rewinder, 1)
    assert new.steps == {0: 57, 1: 57}
    assert [one.exact for one in new.replays] == [True, True]
    assert [lane.step for lane in rewinder.shown.lanes] == [57, 57]
    records = [lane.record for lane in race.lanes]
    assert [lane.record for lane in rewinder.shown.lanes] == records, "the window knows them by it"
    expected = rewinder.machine.rewind(57)[1].lane.network.parameters
    np.testing.assert_array_equal(rewinder.shown.lanes[1].network.parameters, expected)


def test_only_what_was_asked_for_last_is_left(rewinder):
    trained(rewinder)
    for asked in range(1, 30):
        rewinder.ask(asked, 100 - asked)
    assert found(rewinder, 29).steps == {0: 71, 1: 71}


def test_what_nobody_wants_any_more_is_not_shown(rewinder):
    trained(rewinder)
    rewinder.ask(1, 99)
    rewinder.forget()
    rewinder.close()
    assert rewinder.take() is None
    assert rewinder.shown is None


def test_an_error_is_told_and_the_thread_goes_on(rewinder, monkeypatch):
    trained(rewinder)
    go = nn.Route.go
    monkeypatch.setattr(nn.Route, "go", lambda self, progress=None: 1 / 0)
    rewinder.ask(1, 33)
    assert found(rewinder, 1).failure is not None
    monkeypatch.setattr(nn.Route, "go", go)
    rewinder.ask(2, 33)
    assert found(rewinder, 2).exact


def test_steps_that_were_not_passed_are_refused(rewinder):
    race = trained(rewinder)
    with pytest.raises(nn.FieldError, match="outside"):
        rewinder.ask(1, race.step + 1)


def test_lanes_that_have_gone_since_are_told(rewinder):
    race = trained(rewinder)
    records = [lane.record.frozen() for lane in race.lanes]
    race.remove(1)
    with pytest.raises(nn.FieldError, match="no longer"):
        rewinder.checkpoint("test", 20, records, lambda share: None)
