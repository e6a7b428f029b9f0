"""What several checks want to know of the data."""

from __future__ import annotations

import dataclasses

import numpy as np

import nn
from nn.data.clinic.patient import Patient, percent


def patient(dataset):
    return Patient(nn.prepare(dataset))


def test_the_ends_of_features_leave_gaps_out(toy):
    x = toy.train.x.copy()
    x[::3, 0] = np.nan
    x[:, 1] = 5.0
    one = patient(dataclasses.replace(toy, train=nn.Part(x, toy.train.t)))
    np.testing.assert_array_equal(one.ends[0], np.nanmin(x, axis=0))
    np.testing.assert_array_equal(one.ends[1], np.nanmax(x, axis=0))
    assert one.constant.tolist() == [False, True, False, False, False, False]


def test_equal_samples_have_equal_marks(toy):
    x = toy.validation.x.copy()
    x[4] = toy.train.x[9]
    one = patient(dataclasses.replace(toy, validation=nn.Part(x, toy.validation.t)))
    assert one.marks["validation"][4] == one.marks["train"][9]
    assert len(set(one.marks["train"])) == len(toy.train)


def test_parts_of_other_widths_are_not_alike(toy):
    narrow = nn.Part(toy.test.x[:, :-1], toy.test.t)
    assert patient(toy).alike
    assert not patient(dataclasses.replace(toy, test=narrow)).alike


def test_shares_are_told_in_percent():
    assert percent(0.25) == "25 %"
    assert percent(1 / 3) == "33.3 %"
