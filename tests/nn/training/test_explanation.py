"""Explanation of a drawing: shifts, neighbours, and the lane that is surest."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.training.explanation import NEAREST, REACH, Neighbours, shifts
from tests.nn.training.racing import fresh

SEVEN = nn.Drawing((np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]]),))


def test_a_shift_moves_the_picture_and_loses_what_leaves_it():
    picture = np.arange(1.0, 785.0).reshape(28, 28)
    moved = shifts(picture)
    assert moved.shape == (2 * REACH + 1, 2 * REACH + 1, 28, 28)
    for down, right in ((0, 0), (1, 0), (0, 1), (-3, 2), (6, -6)):
        expected = np.zeros((28, 28))
        for i in range(28):
            for j in range(28):
                if 0 <= i + down < 28 and 0 <= j + right < 28:
                    expected[i + down, j + right] = picture[i, j]
        np.testing.assert_array_equal(moved[REACH + down, REACH + right], expected)


def test_the_neighbours_are_those_of_a_plain_search(pictures):
    picture = np.random.default_rng(3).random((28, 28)).astype(np.float32)
    distances = np.sqrt(((pictures.train.x - picture.reshape(-1)) ** 2).sum(axis=1))
    order = distances.argsort()[:NEAREST]
    found = Neighbours(pictures).of(picture)
    np.testing.assert_allclose([far for *_, far in found], distances[order], rtol=1e-4)
    assert [label for _, label, _ in found] == pictures.train.t[order].tolist()
    np.testing.assert_array_equal(found[0][0].reshape(-1), pictures.train.x[order[0]])


def test_of_fewer_samples_all_are_neighbours(pictures):
    few = dataclasses.replace(pictures, train=nn.Part(pictures.train.x[:2], pictures.train.t[:2]))
    assert len(Neighbours(few).of(np.zeros((28, 28), np.float32))) == 2


@pytest.fixture
def asked(pictures):
    """Two lanes, their predictor with weights, and an explanation of a seven."""
    lanes = [
        nn.Experiment(name=name, hidden=(8,), activation=name, batch_size=20, steps=50)
        for name in ("sigmoid", "relu")
    ]
    race, _ = fresh(lanes, pictures)
    models = {lane.slot: nn.Model.of(lane.network.copy(), lane.prepared) for lane in race.lanes}
    predictor = nn.Predictor(models, {lane.slot: lane.record for lane in race.lanes})
    predictor.use(nn.Snapshot.of(race.lanes))
    return predictor, nn.explain(predictor, (0, 1), SEVEN, nn.Rungs(), Neighbours(pictures))


def test_the_surest_lane_is_the_one_with_the_largest_probability(asked):
    predictor, told = asked
    final = np.array(predictor.probabilities(SEVEN.picture(nn.Rungs())))
    assert final[told.surest, told.winner] == final.max()
    np.testing.assert_array_equal(told.seen, SEVEN.picture(nn.Rungs()))


def test_unshifted_the_probability_is_that_of_the_picture_itself(asked):
    predictor, told = asked
    expected = predictor.probabilities(told.seen)[told.surest][told.winner]
    assert told.shifted[REACH, REACH] == pytest.approx(expected, rel=1e-5)
    assert told.shifted.shape == (2 * REACH + 1, 2 * REACH + 1)


def test_every_rung_of_the_ladder_has_its_own_answer(asked):
    predictor, told = asked
    assert len(told.ladder) == len(told.answers)
    for picture, answers in zip(told.ladder, told.answers, strict=True):
        expected = predictor.probabilities(picture)
        np.testing.assert_array_equal([answers[0], answers[1]], expected)


def test_where_no_lane_can_answer_there_is_nothing_to_explain(pictures):
    recipe = nn.Experiment(hidden=(8,), batch_size=20, steps=50)
    race, _ = fresh([recipe], pictures)
    lane = race.lanes[0]
    models = {0: nn.Model.of(lane.network.copy(), lane.prepared)}
    predictor = nn.Predictor(models, {0: lane.record})
    neighbours = Neighbours(pictures)
    assert nn.explain(predictor, (0,), SEVEN, nn.Rungs(), neighbours) is None
    lane.network.parameters[:] = np.nan
    predictor.use(nn.Snapshot.of(race.lanes))
    assert nn.explain(predictor, (0,), SEVEN, nn.Rungs(), neighbours) is None
