"""Reports of short runs."""

from __future__ import annotations

import pytest

import nn
from gui.lane_view import LaneView
from gui.report.page import Source
from tests.nn.training.racing import fresh, run


@pytest.fixture
def reported():
    """A function that trains some lanes on data, and gives what a report tells of them."""

    def make(lanes, dataset, notes=""):
        race, history = fresh(lanes, dataset)
        run(race, history)
        views = tuple(map(LaneView.of, race.lanes))
        found = {lane.slot: nn.LaneResults.of(lane) for lane in race.lanes}
        return Source("A & B", notes, "today", views, found, nn.diagnose(race))

    return make
