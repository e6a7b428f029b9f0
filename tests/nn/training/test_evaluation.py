"""Evaluations on the validation set and on own digits."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.own_digits import own_digits
from tests.nn.training.racing import alone, fresh, run


def test_validation_is_looked_at_before_the_first_step_and_as_often_as_asked(toy, lane):
    race, _ = run(*fresh([lane], toy))
    (one,) = race.lanes
    looks = one.record.evaluations.all().mean
    np.testing.assert_array_equal(looks[:, 0], [0, 30, 60, 90, 120])
    network, validation = one.network, toy.validation
    assert looks[-1, nn.LOSS] == pytest.approx(network.loss(validation.x, validation.t))
    assert looks[-1, nn.ACCURACY] == pytest.approx(network.accuracy(validation.x, validation.t))
    assert one.test[0] == pytest.approx(network.loss(toy.test.x, toy.test.t))
    assert one.test[1] == pytest.approx(network.accuracy(toy.test.x, toy.test.t))


def test_own_digits_are_looked_at_with_the_validation_set_and_change_nothing(pictures, lane):
    own = own_digits(30)
    watched = nn.Race([lane], pictures, user_digits=own)
    run(watched)
    (one,) = watched.lanes
    plain = alone(lane, pictures)
    np.testing.assert_array_equal(one.network.parameters, plain.network.parameters)
    rows = one.record.evaluations.all().mean
    assert rows[-1, nn.USER_DIGITS] == one.network.accuracy(own.x, own.t)
    assert np.isnan(plain.record.evaluations.all().mean[:, nn.USER_DIGITS]).all()


def test_own_digits_that_are_kept_while_it_runs_are_looked_at_next_time(pictures, lane):
    race = nn.Race([lane], pictures)
    history = nn.History(race.records)
    run(race, history, steps=40)
    race.watch(own_digits(20))
    run(race, history)
    rows = race.lanes[0].record.evaluations.all().mean
    assert np.isnan(rows[:2, nn.USER_DIGITS]).all()
    assert np.isfinite(rows[2:, nn.USER_DIGITS]).all()
