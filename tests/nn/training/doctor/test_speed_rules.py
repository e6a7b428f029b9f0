"""Illnesses of the speed."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.doctor.runs import SHALLOW, after, digits, found, recorded
from tests.nn.training.racing import fresh, run


def test_one_bad_mini_batch_is_no_illness():
    """A loss of seven times the first one, for a single step."""
    race = after("tanh")
    record = nn.Record(0, 6, (128, "epochs"), 10_000)
    rows = race.lanes[0].record.steps.tail(600).copy()
    rows[300, nn.LOSS] *= 7 * 2.3 / rows[300, nn.LOSS]
    record.steps.extend(rows)
    record.evaluations.extend(race.lanes[0].record.evaluations.all().mean)
    case = nn.case_of(race.lanes[0])
    assert not nn.examine(dataclasses.replace(case, record=record))


def test_what_was_before_the_advice_was_taken_is_no_finding_any_more():
    """A rate of 3 makes the loss swing; 0.1 from step 100 on does not."""
    lane = nn.Experiment(**{**SHALLOW, "learning_rate": 3.0, "steps": 300, "activation": "tanh"})
    race, history = fresh([lane], digits())
    run(race, history, steps=100)
    assert "learning-rate-too-high" in found(race)
    nn.note_changes(race.records, race.set(0, "learning_rate", 0.1))
    run(race, history, steps=300)
    assert "learning-rate-too-high" not in found(race)


def test_a_spike_before_the_last_change_of_the_rate_is_not_its_doing():
    losses = np.full(300, 0.5)
    losses[20:40] = 9.0
    changed = nn.Change(100, "learning_rate", 3.0, 0.1)
    assert "learning-rate-too-high" in recorded(losses)
    assert "learning-rate-too-high" not in recorded(losses, changes=[changed])


def test_losses_of_zero_are_no_plateau_and_no_error():
    assert "plateau" not in recorded(np.zeros(700))


@pytest.mark.parametrize("length", [200, 40_000])
def test_the_steps_of_a_finding_hold_what_was_found(length):
    losses = np.full(length, 0.5)
    losses[20:40] = 9.0
    finding = recorded(losses)["learning-rate-too-high"]
    apart = max(10, 2 * length // 4096)
    assert 21 - apart < finding.first <= 21 <= 40 <= finding.last < 40 + apart
