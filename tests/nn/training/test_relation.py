"""Two recorded quantities against each other: at the same steps, in their order."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.training.relation import RECORDED, quantity, related
from tests.nn.training.racing import fresh, run


@pytest.fixture
def record(toy, lane):
    race, history = fresh([lane], toy)
    instruments = nn.Instruments(race.lanes[0])
    for step in (10, 35, 60):
        run(race, history, steps=step)
        instruments.measure(True)
    history.drain()
    return race.lanes[0].record


def test_a_quantity_is_what_was_recorded(record):
    rows = record.steps.tail(60)
    steps, losses = quantity(record, "loss")
    np.testing.assert_array_equal(steps, rows[:, 0])
    np.testing.assert_array_equal(losses, rows[:, nn.LOSS])
    first = record.measure("gradient_norm")[0]
    np.testing.assert_array_equal(quantity(record, "gradient-first")[1], rows[:, first])
    np.testing.assert_array_equal(quantity(record, "step")[1], rows[:, 0])


def test_the_rarer_one_gives_the_steps(record):
    """Loss against sharpness: three points, with the losses of these very steps."""
    sharpness, losses = related(record, "sharpness", "loss")
    rows = record.instruments.tail(3)
    np.testing.assert_array_equal(sharpness, rows[:, nn.SHARPNESS])
    np.testing.assert_allclose(losses, record.steps.tail(60)[[9, 34, 59], nn.LOSS])
    alpha, accuracy = related(record, "alpha", "validation-accuracy")
    assert len(alpha) == len(accuracy) > 0


@pytest.mark.parametrize("across", RECORDED)
@pytest.mark.parametrize("up", RECORDED)
def test_any_two_can_be_set_against_each_other(record, across, up):
    xs, ys = related(record, across, up)
    assert len(xs) == len(ys) > 0
    assert np.isfinite([xs, ys]).all()


def test_what_nobody_measured_is_empty(toy, lane):
    race, _ = run(*fresh([lane], toy), steps=5)
    xs, ys = related(race.lanes[0].record, "alpha", "loss")
    assert len(xs) == len(ys) == 0
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'loss'"):
        quantity(race.lanes[0].record, "los")
