"""Cross-validation, and the tasks with one output: two classes, and a number to reach."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run

QUICK = nn.Experiment(
    hidden=(8,), activation="tanh", initializer="xavier", batch_size=20, steps=200,
    evaluate_every=100, learning_rate=0.2,
)  # fmt: skip


def test_each_fold_is_a_run_of_its_own_and_the_mean_is_over_all(toy, lane):
    """What a fold comes to is what a race over the same parts comes to."""
    validation = nn.CrossValidation(lane, toy, 4)
    validation.run()
    expected = []
    for data in nn.folded(toy, 4, 0):
        race, history = fresh([lane], data)
        run(race, history, steps=lane.steps)
        expected.append(race.lanes[0].network.accuracy(data.validation.x, data.validation.t))
    assert [one.score for one in validation.results] == expected
    mean, spread = nn.mean_and_spread(validation.results)
    assert mean == pytest.approx(np.mean(expected))
    assert spread == pytest.approx(np.std(expected, ddof=1))


def test_statistics_are_those_of_each_folds_own_training_samples(toy, lane):
    """Else what is held out would be known before it is asked."""
    recipe = lane.changed("scaling", "standardise")
    data = next(nn.folded(toy, 3, 0))
    prepared = nn.Race([recipe], data).lanes[0].prepared
    np.testing.assert_allclose(
        prepared.preparation.offset, data.train.x.mean(axis=0), rtol=1e-4, atol=1e-6
    )


def test_a_perceptron_fails_on_xor_and_a_second_layer_learns_it():
    """Minsky & Papert 1969: no line parts XOR; Rumelhart, Hinton & Williams 1986: a layer does."""
    lanes = nn.load_preset("perceptron-vs-mlp").lanes
    race, history = fresh(list(lanes), nn.load_dataset(lanes[0].data_recipe))
    run(race, history)
    single, double = (lane.test[1] for lane in race.lanes)
    assert single <= 0.8
    assert double == 1.0


def test_two_classes_have_one_output_and_the_binary_cross_entropy():
    data = nn.load_dataset("moons")
    race, history = fresh([QUICK.changed("data", "moons")], data)
    lane = race.lanes[0]
    assert lane.network.output_size == 1
    scores = lane.network.predict(data.validation.x)[:, 0].astype(float)
    t = data.validation.t
    by_hand = np.mean(np.log1p(np.exp(scores)) - t * scores)
    loss, accuracy = lane.evaluate("validation")
    assert loss == pytest.approx(by_hand, rel=1e-5)
    assert accuracy == pytest.approx(((scores > 0) == t).mean())
    run(race, history)
    assert lane.test[1] > 0.8


def test_a_regression_is_scored_by_the_variance_that_it_explains():
    """R² = 1 - sum (y - t)² / sum (t - mean t)², as in any textbook."""
    data = nn.load_dataset("plane")
    race, history = fresh([QUICK.changed("learning_rate", 0.05)], data)
    run(race, history)
    lane = race.lanes[0]
    answers = lane.network.predict(data.test.x)[:, 0].astype(float)
    t = data.test.t.astype(float)
    r2 = 1 - ((answers - t) ** 2).sum() / ((t - t.mean()) ** 2).sum()
    assert lane.test[0] == pytest.approx(((answers - t) ** 2).mean(), rel=1e-4)
    assert lane.test[1] == pytest.approx(r2, rel=1e-4)
    assert r2 > 0.9


def test_always_to_answer_the_mean_explains_nothing():
    data = nn.load_dataset("sine")
    race, _ = fresh([QUICK.changed("hidden", ())], data)
    lane = race.lanes[0]
    lane.network.parameters[...] = 0
    lane.network.params["b1"][...] = data.test.t.mean()
    assert lane.evaluate("test")[1] == pytest.approx(0, abs=1e-5)


def test_a_model_of_two_classes_gives_shares_that_add_up_to_one(tmp_path):
    data = nn.load_dataset("moons")
    race, history = fresh([QUICK], data)
    run(race, history)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    model = nn.load_model(path)
    shares = model.shares(data.test.x)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_array_equal(model.answers(data.test.x), shares.argmax(axis=1))


def test_the_doctor_has_nothing_to_say_of_chance_in_a_regression():
    data = nn.load_dataset("sine")
    race, history = fresh([QUICK.changed("steps", 700)], data)
    run(race, history)
    assert "labels" not in {one.rule for one in nn.diagnose(race)}


@pytest.mark.parametrize("name", nn.preset_names())
def test_every_preset_begins(name):
    lanes = nn.load_preset(name).lanes
    if lanes[0].data == "strokes":
        blank = np.broadcast_to(np.zeros(784, np.float32), (40_000, 784))
        part = nn.Part(blank, np.arange(40_000) % 10)
        data = nn.Dataset("strokes", "", tuple("0123456789"), part, part, part)
    else:
        data = nn.load_dataset(lanes[0].data_recipe)
    assert len(nn.Race(lanes, data).lanes) == len(lanes)
