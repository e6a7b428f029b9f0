"""What is kept of a lane's evaluations."""

from __future__ import annotations

import numpy as np

from nn.training.lane_outputs import LaneOutputs


def test_the_last_and_the_best_are_kept():
    kept = LaneOutputs()
    assert kept.latest("test") is None
    for step, best in ((0, 0), (10, 10), (20, 10), (30, 10)):
        kept.note("validation", step, np.full(1, step), best)
    assert kept.latest("validation")[0] == 30
    assert kept.get("validation", 10)[1] == [10]
    assert kept.get("validation", 20) is None
    kept.note("validation", 10, np.full(1, 11), 10)
    assert kept.get("validation", 10)[1] == [11]
    assert kept.get("test", 10) is None
