"""What a lane says to every sample of a part."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


@pytest.fixture
def moons():
    return nn.load_dataset(nn.DataRecipe(data="moons", samples=400))


MOONS = nn.Experiment(
    name="moons", data="moons", hidden=(8,), activation="tanh", batch_size=20, steps=60,
    evaluate_every=20, learning_rate=0.5,
)  # fmt: skip


def test_it_is_the_evaluation_that_was_made_anyway(toy, lane):
    """Its figures are those that the curves show, and nothing is computed for it."""
    race, history = run(*fresh([lane], toy), steps=25)
    one = race.lanes[0]
    found = nn.assess(one, "validation")
    row = history.records[0].evaluations.latest()
    assert found.step == row[0]
    assert found.accuracy == pytest.approx(row[nn.ACCURACY])
    assert found.losses.mean() == pytest.approx(row[nn.LOSS], rel=1e-5)
    assert found.matrix.sum() == len(toy.validation) == len(found)
    assert found.confidence.min() >= 1 / found.classes
    assert nn.assess(one, "validation").losses.tolist() == found.losses.tolist()
    now = nn.assess(one, "validation", now=True)
    assert (found.step, now.step) == (0, 25)
    assert now.losses.mean() == pytest.approx(one.evaluate("validation")[0], rel=1e-5)


def test_after_the_end_it_speaks_of_the_test_set_too(toy, lane):
    one = run(*fresh([lane], toy))[0].lanes[0]
    found = nn.assess(one, "test")
    assert (found.step, found.part) == (one.step, "test")
    assert found.accuracy == pytest.approx(one.test[1])
    assert found.losses.mean() == pytest.approx(one.test[0], rel=1e-5)


def test_a_lane_that_stopped_early_is_judged_at_its_best_step(toy, lane):
    """Shuffled training labels: the validation loss only rises."""
    early = dataclasses.replace(
        lane, stopping="patience", patience=2, evaluate_every=10, spoil="shuffled-labels"
    )
    one = run(*fresh([early], toy))[0].lanes[0]
    assert one.stop.best_step < one.step
    for part in ("validation", "test"):
        found = nn.assess(one, part)
        assert found.step == one.stop.best_step
        assert found.losses.mean() == pytest.approx(one.evaluate(part)[0], rel=1e-5)


def test_before_the_first_step_and_after_a_saved_run_it_is_evaluated(toy, lane, tmp_path):
    race = fresh([lane], toy)[0]
    found = nn.assess(race.lanes[0], "validation")
    assert found.step == 0
    assert found.finite
    arrays, rest = run(*fresh([lane], toy), steps=25)[0].lanes[0].state()
    again = fresh([lane], toy)[0].lanes[0]
    again.restore(arrays, rest)
    assert nn.assess(again, "validation").step == 25


def test_it_can_be_cancelled(toy, lane):
    def cancel():
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.assess(fresh([lane], toy)[0].lanes[0], "validation", check=cancel)


def test_two_classes_with_one_output(moons):
    one = run(*fresh([MOONS], moons))[0].lanes[0]
    found = nn.assess(one, "validation")
    assert found.shares.shape == (len(moons.validation), 2)
    assert found.matrix.shape == (2, 2)
    assert ((found.upper_shares > 0.5) == (found.predicted == 1)).all()
    assert found.accuracy == pytest.approx(one.evaluate("validation")[1])


def test_a_regression_is_told_in_its_own_unit():
    data = nn.load_dataset(nn.DataRecipe(data="sine", samples=300))
    recipe = dataclasses.replace(
        MOONS, data="sine", target_scaling="standardise", learning_rate=0.1
    )
    one = run(*fresh([recipe], data))[0].lanes[0]
    found = nn.assess(one, "validation")
    mse, r2 = one.evaluate("validation")
    assert found.regression.r2 == pytest.approx(r2, abs=1e-4)
    assert found.losses.mean() == pytest.approx(mse, rel=1e-4)
    rmse, mae = one.errors("validation")
    assert found.regression.root_mean_squared_error == pytest.approx(rmse, rel=1e-4)
    assert found.regression.mean_absolute_error == pytest.approx(mae, rel=1e-4)


def test_what_is_infinite_is_told():
    made = nn.Assessment(
        nn.Record(0, 1, (20, "epochs"), 60), 0, "validation", nn.CLASSIFICATION, 2,
        np.zeros(1, int), np.zeros(1, int), np.array([np.nan]), np.array([[np.nan, 1.0]]),
    )  # fmt: skip
    assert not made.finite


@pytest.mark.parametrize("recipe", [MOONS, dataclasses.replace(MOONS, loss="mse")])
def test_infinite_outputs_are_assessed_without_a_warning(moons, recipe):
    """Which would be an error in the thread that trains."""
    one = fresh([recipe], moons)[0].lanes[0]
    outputs = np.full((len(moons.validation), 1), np.inf, np.float32)
    outputs[::2] = np.nan
    found = nn.Assessment.of(one, 3, "validation", outputs)
    assert not found.finite
    assert len(found.losses) == len(moons.validation)
