"""Faults that are put into data on purpose, and what they cost."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


def test_a_fault_changes_training_only_so_that_its_cost_is_seen(toy):
    """Validation and test samples stay as they are, but for faults of the features themselves."""
    for name in ("missing", "out-of-range", "rare-class", "shuffled-labels", "few", "leaked"):
        spoilt = nn.prepare(toy, fault=name).dataset
        assert spoilt.validation is toy.validation
        assert spoilt.test is toy.test
        assert spoilt.train is not toy.train


def test_faults_keep_their_word(toy):
    """2 % of the largest class, 3 % NaN, 3 samples a class, the same labels in another order."""
    largest = np.bincount(toy.train.t).argmax()
    rare = nn.prepare(toy, fault="rare-class").dataset.train.t
    assert (rare == largest).sum() == max(1, round(0.02 * (toy.train.t == largest).sum()))
    gaps = np.isnan(nn.prepare(toy, fault="missing").dataset.train.x).mean()
    assert gaps == pytest.approx(0.03, abs=0.02)
    assert (np.bincount(nn.prepare(toy, fault="few").dataset.train.t) == 3).all()
    mixed = nn.prepare(toy, fault="shuffled-labels").dataset.train.t
    np.testing.assert_array_equal(np.sort(mixed), np.sort(toy.train.t))
    assert (mixed != toy.train.t).mean() > 0.4


def test_the_seed_decides_what_is_faulty(toy):
    first, again, other = (
        nn.prepare(toy, fault="missing", seed=seed).dataset.train.x for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(np.isnan(first), np.isnan(other))


def test_a_faulty_lane_races_beside_a_sound_one_and_does_worse(toy, lane):
    lanes = [lane, nn.variation([lane], 0, "spoil", "shuffled-labels")]
    race, history = fresh(lanes, toy)
    run(race, history)
    sound, spoilt = (one.test[1] for one in race.lanes)
    assert sound > 0.9
    assert spoilt < 0.7


def test_gaps_stop_the_lane_that_has_them_and_no_other(toy, lane):
    race, history = fresh([lane, nn.variation([lane], 0, "spoil", "missing")], toy)
    run(race, history)
    assert race.lanes[0].failure is None
    assert isinstance(race.lanes[1].failure, nn.DivergedError)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("short-rows", "have 5 features, but the training samples have 6"),
        ("labels-from-one", "Label 3"),
    ],
)
def test_data_that_no_network_can_take_are_refused_with_a_sentence(toy, lane, spoil, told):
    race = nn.Race([lane], toy)
    with pytest.raises(nn.NablascopeError, match=told):
        race.add(nn.variation([lane], 0, "spoil", spoil))
    assert len(race.lanes) == 1


def test_numbers_of_words_cannot_be_missing():
    data = nn.load_dataset("reviews")
    with pytest.raises(nn.DataError, match="This fault cannot be injected"):
        nn.prepare(data, fault="missing")
    assert {one.name: one.fault for one in nn.checkup(nn.prepare(data))}["finite"] is None


def test_a_lane_whose_numbers_are_missing_can_be_looked_at(toy, lane):
    """Its scores are no numbers, so its losses are none either; the race goes on."""
    race, history = fresh([lane, nn.variation([lane], 0, "spoil", "missing")], toy)
    run(race, history, steps=20)
    race.lanes[1].network.parameters[...] = np.nan
    look = nn.inspect(race.lanes[1], nn.BATCH).batch
    assert look.categorical is None
    assert "contain missing (NaN)" in str(race.lanes[1].failure)  # not the learning rate


def test_a_fault_that_leaves_less_than_a_mini_batch_still_makes_a_lane():
    recipe = nn.Experiment(data="moons", batch_size=10, spoil="few")
    race = nn.Race([recipe], nn.load_dataset("moons"))
    assert race.lanes[0].batches.batch_size == 6


def test_faulty_data_go_with_the_last_lane_that_has_them(toy, lane):
    race = nn.Race([lane], toy)
    added = race.add(nn.variation([lane], 0, "spoil", "missing"))
    race.remove(added.slot)
    assert [one.fault for one in race._known.values()] == ["none"]
