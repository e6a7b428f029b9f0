"""What goes through a network when a person looks inside one step."""

from __future__ import annotations

import contextlib
import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import assert_same, fresh, run


def raced(toy, *recipes, steps=10):
    return run(*fresh(list(recipes), toy), steps=steps)[0]


@pytest.fixture
def race(toy, lane):
    return raced(toy, lane, dataclasses.replace(lane, name="b", activation="sigmoid"))


def one(race, feed, **options):
    return nn.trace_lanes(race.lanes[:1], feed, 0, **options)[0]


@pytest.mark.parametrize(
    "extra", [{}, {"dropout": 0.3}, {"sampling": "replacement"}, {"normalization": "batch"}]
)
@pytest.mark.parametrize("steps", [0, 7, 9, 10])
def test_the_next_mini_batch_is_that_of_the_step_that_follows(toy, lane, extra, steps):
    """Its gradient is what the record says of that step, also across the end of an epoch."""
    recipe = dataclasses.replace(lane, **extra)
    race = raced(toy, recipe, steps=steps)
    found = one(race, nn.Feed("next"), with_update=True)
    assert found.step == steps
    run(race, steps=steps + 1)
    network = race.lanes[0].network
    for node in found.trace.nodes:
        for name, grad in node.grads.items():
            np.testing.assert_allclose(
                np.linalg.norm(grad), np.linalg.norm(network.grads[name]), rtol=1e-5, atol=1e-7
            )
    for name, (before, after) in found.update.items():
        np.testing.assert_array_equal(after, network.params[name])
        assert name[0] == "b" or (before != after).any()


def test_looking_changes_nothing_of_the_run(toy, lane):
    recipe = dataclasses.replace(lane, dropout=0.3, normalization="batch", optimizer="adam")
    plain = run(*fresh([recipe], toy))[0].lanes[0]
    race, history = run(*fresh([recipe], toy), steps=15)
    for kind in nn.FEEDS:
        feed = nn.Feed(kind, x=toy.validation.x[0], target=1)
        with contextlib.suppress(nn.NoSampleError):
            one(race, feed, with_update=True)
    assert_same(run(race, history)[0].lanes[0], plain)


def test_the_last_mini_batch_is_the_one_before(race):
    upcoming = one(race, nn.Feed("next"))
    run(race, steps=11)
    latest = one(race, nn.Feed("latest"))
    np.testing.assert_array_equal(upcoming.x, latest.x)
    np.testing.assert_array_equal(upcoming.targets, latest.targets)


def test_one_sample_is_one_of_the_next_mini_batch(race):
    whole, third = one(race, nn.Feed("next")), one(race, nn.Feed("one", 3))
    np.testing.assert_array_equal(third.x, whole.x[3:4])
    assert third.targets[0] == whole.targets[3]
    assert third.trace.samples == 1


def test_validation_samples_are_found_by_one_lane_and_go_through_all(race, toy):
    lane = race.lanes[0]
    scores = lane.network.copy().predict(toy.validation.x)
    right = scores.argmax(axis=1) == toy.validation.t
    for number in range(3):
        for kind, wanted in (("correct", True), ("wrong", False)):
            first, second = nn.trace_lanes(race.lanes, nn.Feed(kind, number), 0)
            assert first.index == second.index
            assert right[first.index] == wanted
            assert second.slot == race.lanes[1].slot
    worst = [one(race, nn.Feed("worst", number)) for number in range(2)]
    losses = [
        lane.network.copy().loss(toy.validation.x[i : i + 1], toy.validation.t[i : i + 1])
        for i in range(len(toy.validation))
    ]
    assert [losses[found.index] for found in worst] == pytest.approx(sorted(losses)[:-3:-1])
    assert worst[0].trace.loss == pytest.approx(max(losses), rel=1e-5)


def test_a_sample_of_ones_own_goes_through_with_its_label(race, toy):
    x = toy.validation.x[4]
    found = one(race, nn.Feed("given", x=x, target=2))
    same = one(race, nn.Feed("sample", 4))
    np.testing.assert_array_equal(found.trace["Affine1"].value, same.trace["Affine1"].value)
    assert found.targets[0] == 2


def test_a_sample_without_a_label_asks_for_one(race, toy):
    with pytest.raises(nn.ShapeError, match="without a label there is no loss"):
        one(race, nn.Feed("given", x=toy.validation.x[4]))
    with pytest.raises(nn.LabelError):
        one(race, nn.Feed("given", x=toy.validation.x[4], target=99))
    with pytest.raises(nn.UnknownNameError):
        one(race, nn.Feed("nxt"))


def test_a_lane_that_is_always_right_has_no_sample_that_it_classifies_wrongly(toy, lane):
    race = raced(toy, dataclasses.replace(lane, steps=600), steps=600)
    found = one(race, nn.Feed("correct"))
    assert found.trace["L"].value < np.log(len(toy.class_names))
    with pytest.raises(nn.NoSampleError, match="classifies none of 60 validation samples wrongly"):
        one(race, nn.Feed("wrong"))


def test_a_trace_gives_way_between_two_lanes(race):
    with pytest.raises(nn.Cancelled):
        nn.trace_lanes(race.lanes, nn.Feed("next"), 0, cancelled=lambda: True)


def test_a_lane_that_stopped_shows_where_a_number_was_not_finite(toy, lane):
    race = raced(toy, dataclasses.replace(lane, learning_rate=100.0, hidden=(50,) * 8), steps=40)
    assert race.lanes[0].failure is not None
    found = one(race, nn.Feed("next"))
    assert found.trace.not_finite is not None


def test_one_sample_is_too_few_for_a_batch_normalization(toy, lane):
    race = raced(toy, dataclasses.replace(lane, normalization="batch"))
    found = one(race, nn.Feed("sample", 0))
    assert found.trace is None
    assert "mean over a single sample" in str(found.error)


def test_regressions_and_two_classes_go_through_too():
    for data in ("sine", "moons"):
        recipe = nn.Experiment(data=data, hidden=(6,), batch_size=20, steps=20)
        race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
        for kind in ("next", "latest", "one", "correct", "wrong", "worst", "sample"):
            found = one(race, nn.Feed(kind))
            assert found.trace is not None
            assert len(found.targets) == len(found.x)
