"""Predictor: what the lanes say, with a copy of their weights; plain NumPy is the authority."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training import by_hand
from tests.nn.training.racing import fresh


@pytest.fixture
def race(pictures):
    """Two lanes over noise with the form of MNIST, after three steps."""
    common = {"batch_size": 20, "steps": 100, "evaluate_every": 100}
    lanes = [
        nn.Experiment(name="a", hidden=(7,), activation="sigmoid", **common),
        nn.Experiment(name="b", hidden=(6, 5), activation="relu", **common),
    ]
    race, _ = fresh(lanes, pictures)
    while race.step < 3:
        race.advance()
    return race


def predictor_of(race):
    """A predictor with networks of its own, still without the weights."""
    return nn.Predictor(
        {lane.slot: nn.Model.of(lane.network.copy(), lane.prepared) for lane in race.lanes},
        {lane.slot: lane.record for lane in race.lanes},
    )


@pytest.fixture
def image():
    """A picture with the form of a digit."""
    return np.random.default_rng(1).random((28, 28)).astype(np.float32)


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def test_it_says_nothing_before_the_weights_have_come(race, image):
    predictor = predictor_of(race)
    assert predictor.steps == ()
    assert predictor.probabilities(image) is None
    assert predictor.ask(image.reshape(1, -1)) is None
    assert predictor.predict(0, image.reshape(1, -1)) is None


def test_the_probabilities_are_those_of_the_weights_by_hand(race, image):
    predictor = predictor_of(race)
    assert predictor.use(nn.Snapshot.of(race.lanes))
    rows = predictor.probabilities(image)
    asked = predictor.ask(image.reshape(1, -1))
    for lane, row in zip(race.lanes, rows, strict=True):
        params = by_hand.copied(lane.network.params)
        _, outputs = by_hand.forward(params, lane.experiment.activation, image.reshape(1, -1))
        np.testing.assert_allclose(row, softmax(outputs[-1])[0], rtol=1e-4)
        np.testing.assert_array_equal(asked[lane.slot], row)
        assert predictor.predict(lane.slot, image.reshape(1, -1)) == row.argmax()
    assert predictor.predict(3, image.reshape(1, -1)) is None  # there is no such lane


def test_training_does_not_change_what_a_snapshot_holds(race, image):
    predictor, snapshot = predictor_of(race), nn.Snapshot.of(race.lanes)
    predictor.use(snapshot)
    before = [row.copy() for row in predictor.probabilities(image)]
    while race.step < 6:
        race.advance()
    np.testing.assert_array_equal(before, predictor.probabilities(image))
    assert predictor.use(nn.Snapshot.of(race.lanes))
    assert (predictor.probabilities(image)[0] != before[0]).any()
    assert dict(predictor.steps) == {lane.slot: lane.step for lane in race.lanes}


def test_a_snapshot_of_the_same_steps_or_of_other_lanes_is_not_taken(race):
    predictor = predictor_of(race)
    snapshot = nn.Snapshot.of(race.lanes)
    assert predictor.use(snapshot)
    assert not predictor.use(snapshot)
    race.remove(1)
    assert not predictor.use(nn.Snapshot.of(race.lanes))
    assert len(predictor.steps) == 2


def test_the_saliency_is_the_central_difference_of_the_winning_score(race, image):
    predictor = predictor_of(race)
    predictor.use(nn.Snapshot.of(race.lanes))
    for response, lane in zip(predictor.look_inside(image), race.lanes, strict=True):
        params = by_hand.copied(lane.network.params)

        def score(x, params=params, lane=lane):
            return by_hand.forward(params, lane.experiment.activation, x.reshape(1, -1))[1][-1][0]

        assert response.winner == score(image.astype(float)).argmax()
        for place in ((3, 4), (14, 20), (27, 0)):
            moved = np.zeros((28, 28))
            moved[place] = 1e-6
            up, down = (score(image.astype(float) + sign * moved) for sign in (1, -1))
            expected = (up - down)[response.winner] / 2e-6
            assert response.saliency[place] == pytest.approx(expected, rel=1e-3, abs=1e-6)
        _, outputs = by_hand.forward(params, lane.experiment.activation, image.reshape(1, -1))
        assert len(response.activations) == len(lane.experiment.hidden)
        for seen, expected in zip(response.activations, outputs[1:-1], strict=True):
            np.testing.assert_allclose(seen, expected[0], rtol=1e-4, atol=1e-6)


def test_the_shares_of_many_pictures_keep_the_shape_of_the_rest(race):
    predictor = predictor_of(race)
    predictor.use(nn.Snapshot.of(race.lanes))
    images = np.random.default_rng(2).random((2, 3, 28, 28)).astype(np.float32)
    shares = predictor.shares(1, images, 4)
    assert shares.shape == (2, 3)
    assert shares[1, 2] == pytest.approx(predictor.probabilities(images[1, 2])[1][4], rel=1e-5)


def test_the_first_weights_are_pictures_of_what_each_unit_looks_for(race):
    predictor = predictor_of(race)
    predictor.use(nn.Snapshot.of(race.lanes))
    weights = predictor.first_weights()
    assert weights[0].shape == (7, 28, 28)
    np.testing.assert_array_equal(
        weights[0][2].reshape(-1), race.lanes[0].network.params["W1"][:, 2]
    )


def test_answers_of_no_samples_are_none(race):
    predictor = predictor_of(race)
    predictor.use(nn.Snapshot.of(race.lanes))
    assert {slot: len(one) for slot, one in predictor.answers(np.empty((0, 784))).items()} == {
        0: 0,
        1: 0,
    }


def test_a_regression_is_asked_for_a_number_and_has_no_probabilities():
    recipe = nn.Experiment(data="sine", samples=60, hidden=(4,), batch_size=10, steps=5)
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    predictor = predictor_of(race)
    predictor.use(nn.Snapshot.of(race.lanes))
    x = race.dataset.validation.x[:1]
    assert predictor.ask(x)[0].shape == (1,)
    assert predictor.ask(x)[0][0] == predictor.predict(0, x)[0]
    assert predictor.probabilities(x) is None


def test_weights_of_another_lane_in_the_same_slot_are_refused(race, pictures):
    """A lane was taken out, and another one has its mark: the weights on their way are no longer
    wanted, whether they would fit or not."""
    predictor = predictor_of(race)
    for changes in ({}, {"hidden": (7,)}):
        recipes = [dataclasses.replace(lane.experiment, **changes) for lane in race.lanes]
        other = nn.Race(recipes, pictures)
        assert not predictor.use(nn.Snapshot.of(other.lanes))
    assert predictor.steps == ()
    assert predictor.use(nn.Snapshot.of(race.lanes))
