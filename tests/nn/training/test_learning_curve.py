"""The learning curve: the score over the number of training samples."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.conftest import toy_dataset
from tests.nn.training.racing import fresh, run


def test_each_point_is_a_run_of_its_own(toy, lane):
    """What a size and seed come to is what a race with that recipe comes to."""
    curve = nn.LearningCurve(lane, toy, [20, 40], seeds=2)
    curve.run()
    found = []
    for size in (20, 40):
        for seed in (0, 1):
            recipe = dataclasses.replace(
                lane, train_size=size, batch_size=min(lane.batch_size, size),
                seed=lane.seed + seed, data_seed=lane.data_seed + seed,
            )  # fmt: skip
            race, history = fresh([recipe], toy)
            run(race, history, steps=recipe.steps)
            learnt = race.lanes[0]
            assert len(learnt.parts["train"]) == size
            found.append((learnt.evaluate("validation")[1], learnt.evaluate("train")[1]))
    assert [(one.score, one.train_score) for one in curve.results] == found


def test_it_comes_out_the_same_each_time(toy, lane):
    first, second = (nn.LearningCurve(lane, toy, [20], seeds=3) for _ in range(2))
    first.run()
    second.run()
    assert first.results == second.results


def test_every_seed_learns_from_other_samples(toy, lane):
    curve = nn.LearningCurve(lane, toy, [10], seeds=2)
    parts = [curve.begin(index).lanes[0].prepared.dataset.train.x for index in (0, 1)]
    assert not np.array_equal(*parts)


def sized(count):
    """A data set with so many training samples."""
    data = toy_dataset()
    rows = np.arange(count) % len(data.train)
    return dataclasses.replace(data, train=nn.Part(data.train.x[rows], data.train.t[rows]))


def test_the_usual_sizes_grow_by_one_factor_up_to_all_samples():
    sizes = nn.usual_sizes(sized(60_000))
    assert sizes[0] == 600
    assert sizes[-1] == 60_000
    factors = np.divide(sizes[1:], sizes[:-1])
    assert factors.max() / factors.min() < 1.1
    assert nn.usual_sizes(sized(12)) == [6, 7, 9, 10, 12]
    assert nn.usual_sizes(sized(3))[-1] == 3


def test_digits_that_are_repeated_count_once():
    data = dataclasses.replace(sized(300), distinct=200)
    assert nn.usual_sizes(data)[-1] == 200


@pytest.mark.parametrize(
    ("sizes", "seeds"), [([1], 1), ([10**6], 1), ([], 1), ([20], 0), ([20], 21)]
)
def test_what_cannot_be_is_refused_in_a_sentence(toy, lane, sizes, seeds):
    with pytest.raises(nn.FieldError, match="sizes|seeds"):
        nn.LearningCurve(lane, toy, sizes, seeds)


def test_means_are_taken_over_the_seeds():
    results = [
        nn.SizeResult(10, 0, 1.0, 0.5, 1.0),
        nn.SizeResult(10, 1, 1.0, 0.7, 0.8),
        nn.SizeResult(50, 0, 1.0, 0.9, 0.9),
    ]
    few, many = nn.curve_means(results)
    assert dataclasses.astuple(few) == pytest.approx((10, 0.6, np.std([0.5, 0.7], ddof=1), 0.9))
    assert (many.size, many.score) == (50, 0.9)
    assert np.isnan(many.spread)


@pytest.mark.parametrize(
    ("last", "spread", "change"),
    [(0.9, 0.01, "better"), (0.71, 0.05, "same"), (0.5, 0.0, "worse"), (0.9, np.nan, "")],
)
def test_sizes_differ_where_seeds_differ_by_less(last, spread, change):
    means = [nn.SizeMean(10, 0.7, 0.01, 1.0), nn.SizeMean(20, last, spread, 1.0)]
    assert nn.last_change(means) == change
    assert nn.last_change(means[:1]) == ""


def test_a_recipe_with_fewer_samples_has_no_more_of_them(toy, lane):
    curve = nn.LearningCurve(lane.changed("train_size", 60), toy)
    assert curve.sizes == nn.usual_sizes(toy, 60)
    assert curve.sizes[-1] == 60
    with pytest.raises(nn.FieldError, match="sizes: 61"):
        nn.LearningCurve(lane.changed("train_size", 60), toy, [61])


def test_a_run_that_stops_is_told(toy, lane):
    curve = nn.LearningCurve(lane.changed("spoil", "missing"), toy, [20], seeds=1)
    curve.run()
    assert isinstance(curve.results[0].failure, nn.DivergedError)
    assert np.isnan(nn.curve_means(curve.results)[0].score)
