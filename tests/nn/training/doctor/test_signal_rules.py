"""Illnesses of the signal."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

import nn
from tests.nn.training.doctor.runs import after, digits, found
from tests.nn.training.racing import fresh, run


def test_vanishing_is_proved_by_three_numbers_that_come_from_the_record():
    """Medians over the last 100 steps, written out here with NumPy."""
    race = after("sigmoid xavier")
    record = race.lanes[0].record
    rows = record.steps.tail(100)
    signal = np.median(rows[:, record.measure("signal_norm")], axis=0)
    expected = [
        signal[0] / signal[-1],
        np.median(rows[:, record.measure("gradient_mean")[0]]),
        np.median(rows[:, record.measure("update_ratio")[0]]),
    ]
    finding = found(race)["vanishing"]
    assert [one.value for one in finding.evidence] == pytest.approx(expected)
    assert (finding.first, finding.last) == (501, 600)


def test_a_lane_that_stopped_says_in_which_layer_and_step_and_what_came_before():
    race = after("relu std 0.3")
    finding = found(race)["not-finite"]
    assert f"at step {race.step + 1}, first in layer W" in str(finding.reason)
    last = race.lanes[0].record.steps.latest()[nn.LOSS]
    assert finding.evidence[0].value == pytest.approx(last)


def test_a_gradient_that_is_clipped_does_not_throw_the_weights():
    ill = after("relu std 0.3").experiments[0]
    race, _ = run(*fresh([ill.changed("clip_norm", 1.0)], digits()))
    assert np.nanmax(race.records[0].steps.all(race.records[0].measure("gradient_norm")).high) > 100
    assert "exploding" not in found(race)


def test_a_number_that_does_not_exist_proves_nothing():
    nothing = nn.Evidence(nn.Phrase("nothing"), math.nan, ">", 0.0)
    assert not nothing.holds
    assert not dataclasses.replace(nothing, sign="<").holds
