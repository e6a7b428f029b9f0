"""Instruments: what is measured of a lane beside its training, and what it costs it: nothing."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.curvature import CurvatureProbe
from nn.training.history import ALPHA, SHARPNESS
from nn.training.instruments import Instruments, sharpness_limit
from nn.training.step_quality import step_quality
from tests.nn.training.racing import alone, assert_same, fresh, run


def test_rows_hold_the_alpha_of_the_next_step_and_the_sharpness(toy, lane):
    race, history = fresh([lane], toy)
    one = race.lanes[0]
    instruments = Instruments(one)
    alphas = []
    for step in (0, 5, 10):
        run(race, history, steps=step)
        alphas.append(step_quality(one).alpha)
        instruments.measure(with_sharpness=step == 10)
        instruments.measure(with_sharpness=False)  # nothing new: no row
    history.drain()
    rows = one.record.instruments.tail(10)
    np.testing.assert_array_equal(rows[:, 0], [0, 5, 10])
    np.testing.assert_allclose(rows[:, ALPHA], alphas)
    assert np.isnan(rows[:2, SHARPNESS]).all()
    x, targets = one.entering(toy.train.x, toy.train.t)  # fewer than SAMPLES: all of them
    exact = CurvatureProbe(one.network, x, targets).sharpness(
        one.network.parameters, most=500, tolerance=1e-8
    )
    assert rows[2, SHARPNESS] == pytest.approx(exact.value, rel=0.02)


def test_measuring_changes_nothing_that_is_learnt(toy, lane):
    race, history = fresh([lane.changed("dropout", 0.3)], toy)
    instruments = Instruments(race.lanes[0])
    for step in range(5, 121, 5):
        run(race, history, steps=step)
        instruments.measure(True)
    run(race, history)
    measured = race.lanes[0]
    assert len(measured.record.instruments) == 24
    measured.record.instruments = nn.Record(0, 2, (1, ""), 1).instruments
    assert_same(measured, alone(lane.changed("dropout", 0.3), toy))


def test_measurements_are_saved_with_the_run(toy, lane, tmp_path):
    race, history = run(*fresh([lane], toy), steps=10)
    Instruments(race.lanes[0]).measure(True)
    history.drain()
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "t"))
    again, _ = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    expected = race.lanes[0].record.instruments.tail(5)
    np.testing.assert_array_equal(again.lanes[0].record.instruments.tail(5), expected)


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({"optimizer": "sgd"}, 20.0),
        ({"optimizer": "momentum", "momentum": 0.9}, 38.0),
        ({"optimizer": "nesterov", "momentum": 0.9}, 3.8 / 0.28),
        ({"optimizer": "adam"}, None),
    ],
)
def test_the_limit_is_where_descent_on_a_parabola_begins_to_diverge(lane, fields, limit):
    """By running the engine's optimizer on 1/2 λ w² with λ just below and above the limit."""
    recipe = dataclasses.replace(lane, learning_rate=0.1, **fields)
    found = sharpness_limit(recipe)
    assert found == (None if limit is None else pytest.approx(limit))
    if found is None:
        return
    for factor, grows in ((0.98, False), (1.02, True)):
        weight, optimizer = np.ones(1), recipe.new_optimizer()
        for _ in range(600):
            optimizer.update(weight, factor * found * weight)
        assert bool(abs(weight[0]) > 1.0) is grows
