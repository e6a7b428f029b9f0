"""Observations: the latest answers about the run that is shown."""

from __future__ import annotations

import numpy as np

from gui.session.state import State
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import run_to


def test_when_it_pauses_the_weights_are_those_of_the_last_step(qtbot, ready):
    run_to(qtbot, ready, 40)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    snapshot = ready.observations.snapshot
    lanes = ready.run.race.lanes
    assert snapshot.steps == tuple((lane.slot, lane.step) for lane in lanes)
    assert snapshot.states.keys() == {0, 1}
    for lane in lanes:
        np.testing.assert_array_equal(
            snapshot.states[lane.slot]["parameters"], lane.network.parameters
        )
