"""Early stopping: when a lane ends before its last step, and what its results speak of."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import alone, assert_same, fresh, run

OVERFITS = {"hidden": (40,), "learning_rate": 0.05, "steps": 400, "evaluate_every": 10}


@pytest.fixture
def noisy():
    """Labels that only a memory can learn, so the validation loss rises."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(180, 6)).astype(np.float32)
    t = ((x[:, 0] > 0) ^ (rng.random(180) < 0.05)).astype(np.intp)
    parts = (nn.Part(x[a:b], t[a:b]) for a, b in ((0, 60), (60, 120), (120, 180)))
    return nn.Dataset("noisy", "tests", ("a", "b"), *parts, task=nn.BINARY)


@pytest.fixture
def patient(lane):
    return dataclasses.replace(
        lane, **OVERFITS, batch_size=20, train_size=0, stopping="patience", patience=4
    )


def losses_of(lane):
    """Steps and validation losses of a lane, as they were recorded."""
    rows = lane.record.evaluations.all().mean
    return rows[:, 0], rows[:, nn.LOSS]


def test_patience_ends_after_so_many_evaluations_without_a_lower_loss(noisy, patient):
    """Prechelt 1998: the record says by itself where the loss was lowest, and how long ago."""
    stopped = alone(patient, noisy)
    steps, losses = losses_of(stopped)
    best = int(losses.argmin())
    assert len(losses) - 1 - best == 4
    assert stopped.step == steps[-1] < 400
    assert stopped.stop.step == stopped.step
    assert stopped.stop.best_step == steps[best]
    assert f"{losses[best]:.4g}, at step {steps[best]:.0f}" in str(stopped.stop.reason)


def test_results_are_those_of_the_best_weights(noisy, patient):
    """A lane that takes exactly so many steps has the same weights, and the same results."""
    stopped = alone(patient, noisy)
    best = dataclasses.replace(patient, stopping="none", steps=stopped.stop.best_step)
    exact = alone(best, noisy)
    step, state = stopped.result
    assert step == exact.step
    np.testing.assert_array_equal(state["parameters"], exact.network.parameters)
    assert stopped.test == pytest.approx(exact.test)
    for part in ("train", "validation"):
        assert stopped.evaluate(part) == pytest.approx(exact.evaluate(part))
    assert nn.Snapshot.of(run(*fresh([patient], noisy))[0].lanes).steps == ((0, exact.step),)


def test_a_lane_that_stopped_goes_on_from_its_last_weights(noisy, patient):
    race, _ = run(*fresh([patient], noisy))
    race.go_on()
    assert race.lanes[0].stop is None
    steps = race.lanes[0].step + 10
    run(race, steps=steps)
    through = dataclasses.replace(patient, stopping="none", steps=steps)
    expected = alone(through, noisy).network.parameters
    np.testing.assert_array_equal(race.lanes[0].network.parameters, expected)


@pytest.mark.parametrize("saved_at", [25, 1000])
def test_a_lane_that_stops_early_goes_on_from_a_file_as_if_nothing_had_been(
    noisy, patient, tmp_path, saved_at
):
    whole = alone(patient, noisy)
    race, history = run(*fresh([patient], noisy), steps=saved_at)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "noisy"))
    again, history = nn.checkpoint.resume(nn.checkpoint.load(path), noisy, path)
    run(again, history)
    assert_same(again.lanes[0], whole)
    assert again.lanes[0].stop == whole.stop
    nn.checkpoint.save(path, nn.checkpoint.take(again, history, "noisy"))
    model = nn.load_model(path)
    np.testing.assert_array_equal(model.network.parameters, whole.result[1]["parameters"])


def test_a_target_ends_the_lane_once_it_is_reached(toy, lane):
    asked = dataclasses.replace(lane, stopping="target", stop_value=0.5, evaluate_every=5)
    stopped = alone(asked, toy)
    assert stopped.record.evaluations.latest()[nn.ACCURACY] >= 0.5
    assert (stopped.record.evaluations.all().mean[:-1, nn.ACCURACY] < 0.5).all()
    assert "validation accuracy reached" in str(stopped.stop.reason)
    race, _ = run(*fresh([asked], toy))
    race.go_on()
    run(race)
    assert race.lanes[0].step == lane.steps  # what was reached ends it no more


def test_a_small_gradient_ends_the_lane(toy, lane):
    """The root mean square of the recorded norms since the last evaluation falls below it."""
    asked = dataclasses.replace(
        lane, stopping="small-gradient", stop_value=0.4, evaluate_every=20, steps=2000
    )
    stopped = alone(asked, toy)
    columns = stopped.record.measure("gradient_norm")
    rows = stopped.record.steps.tail(stopped.step)[:, columns]
    squares = np.square(rows).sum(axis=1).reshape(-1, 20)
    means = np.sqrt(squares.mean(axis=1))
    assert stopped.step < 2000
    assert means[-1] < 0.4
    assert (means[:-1] >= 0.4).all()


def test_the_other_lanes_go_on(noisy, patient):
    plain = dataclasses.replace(patient, stopping="none", name="all steps")
    race, _ = run(*fresh([patient, plain], noisy))
    assert race.finished
    assert race.lanes[0].step < race.lanes[1].step == 400
    assert_same(race.lanes[1], alone(plain, noisy))


def test_a_run_saved_before_lanes_could_stop_early_is_read(noisy, patient, tmp_path):
    race, history = run(*fresh([patient.changed("stopping", "none")], noisy), steps=20)
    kept = nn.checkpoint.take(race, history, "noisy")
    for lane in kept.rest["lanes"]:
        del lane["stopping"], lane["stop"]
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, kept)
    again, _ = nn.checkpoint.resume(nn.checkpoint.load(path), noisy, path)
    assert again.lanes[0].step == 20
