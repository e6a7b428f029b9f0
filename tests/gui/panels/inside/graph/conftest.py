"""Traces of small races for the views of the graph."""

from __future__ import annotations

import pytest

import nn
from gui.panels.inside.graph.phases import Reach
from gui.panels.inside.graph.shown import ShownLane
from tests.gui.panels.conftest import raced

SIGMOID = nn.Experiment(name="sigmoid", activation="sigmoid", hidden=(8, 8), batch_size=20)
RELU = nn.Experiment(name="ReLU", hidden=(8, 8), batch_size=20)
RESIDUAL = nn.Experiment(
    name="residual", hidden=(8, 8), skip="add", normalization="batch", batch_size=20
)


@pytest.fixture
def traced():
    """A function: the shown lanes of a race of these recipes after some steps."""

    def make(*experiments, steps=3, feed=None, reach=None, with_update=True):
        race, _, lanes = raced(experiments or (SIGMOID, RELU), steps)
        feed = feed or nn.Feed("next")
        traces = nn.trace_lanes(race.lanes, feed, race.lanes[0].slot, with_update)
        return [
            ShownLane(lane, one, reach or Reach()) for lane, one in zip(lanes, traces, strict=True)
        ]

    return make
