"""Preparation: statistics of the training part only, which travel with the network."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


def spread_out(toy):
    """The small task with features of very different scales, and other scales when tested."""
    scales = np.array([1, 10, 100, 1000, 0.1, 1], np.float32)

    def scaled(part, factor):
        return nn.Part(part.x * scales * factor + 5, part.t)

    return dataclasses.replace(
        toy,
        train=scaled(toy.train, 1),
        validation=scaled(toy.validation, 3),
        test=scaled(toy.test, 3),
    )


def test_standardised_training_samples_have_mean_0_and_deviation_1(toy):
    prepared = nn.prepare(spread_out(toy), "standardise")
    x = prepared.preparation.apply(prepared.dataset.train.x)
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(x.std(axis=0), 1, rtol=1e-5)


def test_min_max_puts_training_samples_into_0_to_1(toy):
    prepared = nn.prepare(spread_out(toy), "min-max")
    x = prepared.preparation.apply(prepared.dataset.train.x)
    np.testing.assert_allclose(x.min(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(x.max(axis=0), 1, rtol=1e-6)


@pytest.mark.parametrize("scaling", ["standardise", "min-max"])
def test_held_out_samples_decide_nothing_unless_the_leak_is_asked_for(toy, scaling):
    """The held-out samples are spread three times as wide; only the leak can know of it."""
    data = spread_out(toy)
    halved = dataclasses.replace(data, test=nn.Part(data.test.x / 2, data.test.t))
    sound = [nn.prepare(one, scaling).preparation.factor for one in (data, halved)]
    leaky = [nn.prepare(one, scaling, "all data").preparation.factor for one in (data, halved)]
    np.testing.assert_array_equal(*sound)
    assert not np.allclose(*leaky)
    assert not np.allclose(sound[0], leaky[0])


def test_statistics_are_those_of_numpy_over_many_blocks():
    rng = np.random.default_rng(0)
    part = nn.Part(rng.normal(3, 7, (5000, 4)).astype(np.float32), np.zeros(5000, int))
    data = nn.Dataset("a", "", ("0", "1"), part, part, part)
    found = nn.prepare(data, "standardise").preparation
    np.testing.assert_allclose(found.offset, part.x.mean(axis=0, dtype=float), rtol=1e-6)
    np.testing.assert_allclose(1 / found.factor, part.x.std(axis=0, dtype=float), rtol=1e-6)


def test_a_feature_that_never_changes_becomes_zero_and_not_nan(toy):
    x = toy.train.x.copy()
    x[:, 2] = 7
    data = dataclasses.replace(toy, train=nn.Part(x, toy.train.t))
    for scaling in ("standardise", "min-max"):
        prepared = nn.prepare(data, scaling)
        assert (prepared.preparation.apply(x)[:, 2] == 0).all()


def test_the_samples_themselves_are_not_touched(toy, lane):
    before = toy.train.x.copy()
    for size in (20, len(toy.train)):  # the full batch is drawn without a copy
        recipe = lane.changed("scaling", "standardise").changed("batch_size", size)
        race, history = fresh([recipe], toy)
        run(race, history, steps=20)
    np.testing.assert_array_equal(toy.train.x, before)


def test_a_run_on_scaled_samples_is_a_run_on_samples_scaled_by_hand(toy, lane):
    """The preparation at the door of the network does what scaling all data before would do."""
    data = spread_out(toy)
    mean, deviation = data.train.x.mean(axis=0, dtype=float), data.train.x.std(axis=0, dtype=float)

    def by_hand(part):
        return nn.Part(((part.x - mean) / deviation).astype(np.float32), part.t)

    scaled = dataclasses.replace(
        data,
        train=by_hand(data.train),
        validation=by_hand(data.validation),
        test=by_hand(data.test),
    )
    race, history = fresh([lane.changed("scaling", "standardise")], data)
    other, others = fresh([lane], scaled)
    run(race, history, steps=60)
    run(other, others, steps=60)
    ours, theirs = race.lanes[0].network.parameters, other.lanes[0].network.parameters
    np.testing.assert_allclose(ours, theirs, rtol=2e-3, atol=2e-4)
    assert race.lanes[0].evaluate("test")[0] == pytest.approx(
        other.lanes[0].evaluate("test")[0], rel=1e-3
    )


def test_lanes_with_the_same_preparation_share_their_data(toy, lane):
    lanes = [lane.changed("name", name) for name in "ab"]
    race = nn.Race([one.changed("scaling", "standardise") for one in lanes], toy)
    assert race.lanes[0].prepared is race.lanes[1].prepared
    assert race.lanes[0].prepared.dataset.train.x is toy.train.x  # nothing is copied


@pytest.mark.parametrize("scaling", ["none", "standardise", "min-max"])
def test_a_saved_network_answers_rows_that_come_later_as_the_run_would(
    toy, lane, tmp_path, scaling
):
    data = spread_out(toy)
    race, history = fresh([lane.changed("scaling", scaling).changed("learning_rate", 1e-3)], data)
    run(race, history, steps=30)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    model = nn.load_model(path)
    alone = race.lanes[0]
    scores = alone.network.predict(alone.prepared.preparation.apply(data.test.x))
    np.testing.assert_array_equal(model.outputs(data.test.x), scores)
    np.testing.assert_array_equal(model.answers(data.test.x), scores.argmax(axis=1))
    np.testing.assert_allclose(model.shares(data.test.x).sum(axis=1), 1, rtol=1e-5)


def test_a_saved_run_goes_on_with_the_statistics_that_it_was_trained_with(toy, lane, tmp_path):
    race, history = fresh([lane.changed("scaling", "standardise")], toy)
    run(race, history, steps=30)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    other, others = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    run(race, history, steps=60)
    run(other, others, steps=60)
    np.testing.assert_array_equal(
        race.lanes[0].network.parameters, other.lanes[0].network.parameters
    )


def test_augmented_pictures_are_scaled_after_they_were_changed(lane):
    """Paper is 0 before the scaling: what augmentation lets in must be paper, not -mean."""
    rng = np.random.default_rng(0)
    part = nn.Part(rng.random((60, 784), np.float32), rng.integers(0, 10, 60))
    data = nn.Dataset("a", "", tuple("0123456789"), part, part, part)
    recipe = lane.changed("augment", "strong").changed("scaling", "standardise")
    one = nn.Race([recipe], data).lanes[0]
    raw = one.latest_samples()[0]
    assert raw.min() >= 0
    assert raw.max() <= 1
    np.testing.assert_allclose(one.latest()[0], one.prepared.preparation.apply(raw), rtol=1e-6)


def test_word_numbers_are_not_scaled():
    with pytest.raises(nn.DataError, match="stand for words"):
        nn.prepare(nn.load_dataset("reviews"), "standardise")
