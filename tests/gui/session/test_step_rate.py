"""Steps per second."""

from __future__ import annotations

import nn
from gui.session.state import State
from tests.gui.session.conftest import begin


def test_the_rate_is_that_of_the_lane_that_is_told_of(qtbot, session, lanes):
    """Steps of 20 and of 200 samples: ten of the one while one of the other."""
    lanes = [lanes[0].changed("steps", 1000), lanes[1].changed("steps", 1000)]
    begin(qtbot, session, nn.edited(lanes, 1, "batch_size", 200))
    session.model.rate._marks.extend([(1.0, {0: 100, 1: 10}), (2.0, {0: 300, 1: 30})])
    session.model.state = State.RUNNING
    assert session.run.worked_on.slot == 0
    assert session.model.steps_per_second == 200.0
