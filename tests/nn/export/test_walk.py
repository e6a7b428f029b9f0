"""The layers in their order."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.export.walk import calls, check, weights
from tests.nn.export.cases import PLAIN, source, strokes, trained


def test_a_network_in_order_with_its_names_and_without_dropout():
    made = calls(source("dropout").model)
    assert [one.kind for one in made] == ["Affine", "ReLU", "Affine", "ReLU", "Affine"]
    assert made[0].inputs == ("x",)
    assert made[-1].names == {"W": "W3", "b": "b3"}
    assert [one.inputs[0] for one in made[1:]] == [one.output for one in made[:-1]]


def test_a_residual_block_joins_two():
    add = next(one for one in calls(source("residual").model) if one.kind == "Add")
    assert len(add.inputs) == 2


def test_the_arrays_are_those_of_inference():
    model = source("batch norm").model
    found = weights(model)
    assert set(found) >= {"W1", "b1", "gamma1", "beta1", "mean1", "variance1"}
    assert all(one.dtype == np.float32 for one in found.values())
    np.testing.assert_allclose(found["W1"], model.network.params["W1"])
    assert set(weights(source("scaled").model)) >= {"offset", "factor"}


def test_a_faulty_preparation_cannot_be_taken_away():
    faulty = trained(dataclasses.replace(PLAIN, spoil="text"), strokes(), 2)
    with pytest.raises(nn.FieldError, match="cannot be exported"):
        check(faulty.model)
    check(source("mlp").model)
