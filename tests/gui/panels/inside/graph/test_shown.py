from __future__ import annotations

import nn
from tests.gui.panels.inside.graph.conftest import SIGMOID


def test_a_sample_that_is_no_picture_has_none_but_a_target(traced):
    (lane,) = traced(SIGMOID)
    assert lane.picture() is None
    assert lane.target_name(3) == str(lane.traced.targets[3])


def test_a_lane_can_be_traced_with_one_sample(traced):
    (lane,) = traced(SIGMOID, feed=nn.Feed("sample", 2))
    assert lane.trace.samples == 1
    assert lane.slot == 0
