"""What is told of a lane in a table."""

from __future__ import annotations

import dataclasses
import math

import pytest

import nn
from gui.style import lane_facts
from tests.gui.panels.conftest import EXPERIMENTS, raced


@pytest.fixture
def lane():
    """A lane that has not begun."""
    *_, lanes = raced([EXPERIMENTS[0].changed("batch_size", 20)])
    return lanes[0]


def test_an_accuracy_has_its_interval_and_its_samples(lane):
    assert lane_facts.score_text(lane, 2 / 3, 12) == "66.7 % (39.1 to 86.2 %, 12 samples)"
    low, high = nn.wilson_interval(8, 12)
    assert lane_facts.interval(lane, 2 / 3, 12) == pytest.approx((low, high))
    assert all(map(math.isnan, lane_facts.interval(lane, math.nan, 12)))


def test_the_network_the_data_and_the_recipe_are_told(lane):
    assert f"{lane.network.parameters.size:,} parameters" in lane_facts.network_text(lane)
    counts = " / ".join(f"{len(part):,}" for part in lane.prepared.dataset.parts.values())
    assert counts in lane_facts.data_text(lane)
    assert "batch size 20" in lane_facts.training_text(lane)


def test_before_the_first_evaluation_nothing_is_known(lane):
    assert lane_facts.validation_text(lane) == "not measured yet"
    assert lane_facts.lowest_loss_text(lane) == "–"


def test_how_it_ended_is_told(lane):
    assert "% of" in lane_facts.end_text(lane)
    failed = dataclasses.replace(lane, failure=nn.DivergedError("It <diverged>."))
    assert lane_facts.end_text(failed) == "It &lt;diverged&gt;."
