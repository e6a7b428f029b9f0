"""What the tests of the session share."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.session.state import State
from tests.gui.conftest import WAIT


def run_to(qtbot, session, step):
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= step, timeout=WAIT)


def raced(lanes, dataset):
    """A race that has come to its end without a window."""
    race = nn.Race(lanes, dataset)
    while not race.finished:
        race.advance()
    nn.History(race.records).drain()
    return race


def same_record(one, other):
    """Bit for bit the same curves."""
    arrays, others = one.arrays(), other.arrays()
    assert arrays.keys() == others.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(array, others[name], err_msg=name)


def begin(qtbot, session, lanes):
    """Load a run, and wait for it."""
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.load("test", lanes)
    assert session.state is State.READY


def told(qtbot, session, ask, *args):
    """Ask for something that changes the lanes, and wait until it is so."""
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        ask(*args)


def pause(qtbot, session):
    session.pause()
    qtbot.waitUntil(lambda: session.state is State.PAUSED, timeout=WAIT)


def finish(qtbot, session):
    """Run to the end; the results."""
    with qtbot.waitSignal(session.finished, timeout=WAIT) as finished:
        session.start()
    return finished.args[0]


@pytest.fixture
def short(qtbot, session, lanes):
    """A session with a run of 200 steps."""
    begin(qtbot, session, [lane.changed("steps", 200) for lane in lanes])
    return session
