"""Illnesses of the data."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

import nn
from tests.nn.training.doctor.runs import after, found


def test_numbers_of_words_need_not_be_normalised():
    recipe = nn.Experiment(data="reviews", batch_size=20)
    assert not found(nn.Race([recipe], nn.load_dataset("reviews")))


@pytest.mark.parametrize(
    ("validation", "chance", "accuracy", "alarm"),
    [(12, 0.5, 0.75, False), (32, 0.48, 0.66, False), (40, 0.1, 0.1, True), (2000, 0.5, 0.51, True),
     (2000, 0.5, 0.55, False), (2000, 1.0, 1.0, False), (40, math.nan, -0.5, False)],
)  # fmt: skip
def test_labels_are_called_wrong_only_where_that_is_proved(validation, chance, accuracy, alarm):
    """Three quarters of twelve samples may be a good network, or none."""
    case = nn.case_of(after("shuffled labels").lanes[0])
    record = nn.Record(0, case.record.layers, (128, "epochs"), 10_000)
    record.steps.extend(case.record.steps.tail(600))
    looks = np.full((6, record.evaluations.columns), 2.3)
    looks[:, 0], looks[:, nn.ACCURACY] = np.arange(0, 600, 100), accuracy
    record.evaluations.extend(looks)
    facts = dataclasses.replace(case.facts, validation=validation, chance=chance)
    found = nn.examine(dataclasses.replace(case, record=record, facts=facts))
    assert ("labels" in {one.rule for one in found}) == alarm
