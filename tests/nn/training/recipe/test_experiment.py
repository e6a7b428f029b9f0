"""The recipe of a run, and its saved form."""

from __future__ import annotations

import json

import pytest

import nn


def test_an_unknown_field_comes_with_the_nearest():
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'learning_rate'"):
        nn.Experiment.from_dict({"learning_rat": 1})


def test_a_recipe_survives_json():
    one = nn.Experiment(name="x", hidden=(5, 4), learning_rate=0.3)
    assert nn.Experiment.from_dict(json.loads(json.dumps(one.to_dict()))) == one


def test_the_two_layer_net_is_the_one_of_the_notes():
    (lane,) = nn.load_preset("two-layer-net").lanes
    assert lane.sizes(784, 10) == (784, 80, 10)
    assert (lane.activation, lane.batch_size, lane.optimizer) == ("relu", 200, "sgd")
    assert (lane.learning_rate, lane.initializer, lane.weight_std) == (0.1, "normal", 0.01)


def test_batch_normalization_of_single_samples_is_refused(lane):
    with pytest.raises(nn.FieldError, match="batch size of 2 or more"):
        lane.changed("batch_size", 1).changed("normalization", "batch")
