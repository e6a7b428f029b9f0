"""A trained network with what a new sample needs to be asked of it."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

import nn
from nn.loss import MANY
from nn.training.model import columns_from, facts_of_data
from tests.nn.data.tables.writing import CASES, load_case
from tests.nn.training.racing import fresh, run


def trained(dataset, lane):
    race, _ = run(*fresh([lane], dataset))
    return nn.Model.of(race.lanes[0].network, race.lanes[0].prepared)


@pytest.mark.parametrize("rows", [5, MANY + 1])
def test_shares_add_up_to_one_and_the_largest_is_the_answer(toy, lane, rows):
    model = trained(toy, lane.changed("steps", 20))
    x = np.random.default_rng(0).normal(size=(rows, 6)).astype(np.float32)
    shares = model.shares(x)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(shares.argmax(axis=1), model.answers(x))


def test_many_rows_have_the_shares_of_few(toy, lane):
    model = trained(toy, lane.changed("steps", 20))
    x = np.random.default_rng(0).normal(size=(MANY + 1, 6)).astype(np.float32)
    np.testing.assert_allclose(model.shares(x)[:9], model.shares(x[:9]), rtol=1e-5)


def test_two_classes_are_parted_at_one_half():
    data = nn.load_dataset(nn.DataRecipe("moons"))
    model = trained(data, nn.Experiment(data="moons", batch_size=10, steps=50))
    shares = model.shares(data.test.x)
    assert shares.shape == (len(data.test), 2)
    np.testing.assert_array_equal(model.answers(data.test.x), shares[:, 1] > 0.5)


def test_a_regression_answers_in_the_targets_unit():
    data = nn.load_dataset(nn.DataRecipe("sine"))
    part = {name: nn.Part(one.x, 1000 * one.t + 5000) for name, one in data.parts.items()}
    large = dataclasses.replace(data, **part)
    lane = nn.Experiment(data="sine", batch_size=10, steps=300, learning_rate=0.01)
    lane = lane.changed("target_scaling", "standardise")
    model = trained(large, lane)
    answers = model.answers(large.test.x)
    assert 3000 < answers.min() < answers.max() < 7000
    np.testing.assert_array_equal(model.shares(large.test.x)[:, 0], answers)


def test_rows_can_be_asked_only_of_a_network_that_learnt_from_a_table(toy, lane, tmp_path):
    model = trained(toy, lane.changed("steps", 1))
    with pytest.raises(nn.DataError, match="was not trained on a table"):
        model.read_rows(tmp_path / "a.csv", nn.DataRecipe())


@pytest.mark.parametrize("case", ["36-house-prices/houses.csv", "10-NA-is-a-value/garage.csv"])
def test_the_columns_come_back_from_json(case):
    data = load_case(CASES / case)
    facts = json.loads(json.dumps(facts_of_data(data)))
    expected = [dataclasses.replace(one, gaps=0) for one in data.columns]  # gaps are not kept
    assert repr(list(columns_from(facts))) == repr(expected)  # NaN is unlike itself


def test_what_a_faulty_preparation_leaves_of_a_sample_has_no_probabilities(toy, lane):
    """Missing values make its mean unknown; a sample that has gaps itself is still refused."""
    recipe = dataclasses.replace(lane, spoil="missing", scaling="standardise")
    one = fresh([recipe], toy)[0].lanes[0]
    model = nn.Model.of(one.network, one.prepared)
    assert np.isnan(model.shares(toy.validation.x[:2])).all()
    with pytest.raises(nn.DataError, match="nan"):
        model.shares(np.full((1, 6), np.nan, np.float32))
