"""Fields from texts and back, and what is outside their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("learning_rate", 0.0, "learning_rate: 0.0 is outside 1e-06 … 100"),
        ("learning_rate", float("nan"), "learning_rate: nan is outside"),
        ("learning_rate", "fast", "learning_rate: 'fast' is not a number"),
        ("batch_size", -1, "batch_size: -1 is outside 0 … 1000000"),
        ("batch_size", 2.5, "batch_size: '2.5' is not a whole number"),
        ("batch_size", True, "batch_size: 'True' is not a whole number"),
        ("hidden", [80, 0], "hidden: 0 is outside 1 … 4096"),
        ("hidden", 80, "hidden: '80' is not a list"),
        ("hidden", [10] * 21, "hidden: 21 layers are too many"),
        ("momentum", 1.0, "momentum: 1.0 is outside 0 … 0.999"),
        ("seed", -1, "seed: -1 is outside"),
    ],
)
def test_a_value_outside_its_limits_is_named_with_them(field, value, told):
    with pytest.raises(nn.FieldError) as error:
        nn.Experiment(**{field: value})
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [("optimizer", "adm", "adam"), ("activation", "rellu", "relu"), ("data", "mnis", "mnist")],
)
def test_an_unknown_name_comes_with_the_nearest(field, value, near):
    with pytest.raises(nn.UnknownNameError, match=f"Did you mean '{near}'"):
        nn.Experiment(**{field: value})


@given(st.lists(st.integers(1, 4096), max_size=20))
def test_sizes_are_read_back_as_they_are_written(sizes):
    assert nn.parse("hidden", nn.as_text(tuple(sizes))) == tuple(sizes)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("80", (80,)),
        ("100 × 3", (100,) * 3),
        ("100x2, 50", (100, 100, 50)),
        ("", ()),
        ("100 50", (100, 50)),
        ("[64, 32]", (64, 32)),
        ("100 * 2 50", (100, 100, 50)),
    ],
)
def test_sizes_as_people_type_them(text, sizes):
    assert nn.parse("hidden", text) == sizes


@given(rate=st.floats(1e-6, 100.0))
def test_a_learning_rate_is_read_back_as_it_is_written(rate):
    assert nn.parse("learning_rate", nn.as_text(rate)) == pytest.approx(rate, rel=1e-11)


def test_a_decimal_comma_is_understood():
    assert nn.parse("learning_rate", "0,05") == 0.05


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("relu", "relu"),
        ("sigmoid, relu", ("sigmoid", "relu")),
        ("[sigmoid, relu]", ("sigmoid", "relu")),
        ("sigmoid relu", ("sigmoid", "relu")),
        ("sigmoid × 3, relu", ("sigmoid", "sigmoid", "sigmoid", "relu")),
        ("sigmoid x 2, leaky-relu*2", ("sigmoid", "sigmoid", "leaky-relu", "leaky-relu")),
        ("relu, relu", "relu"),
    ],
)
def test_an_activation_is_one_name_or_one_for_each_layer(text, value):
    assert nn.parse("activation", text) == value
    assert nn.parse("activation", nn.as_text(value)) == value


def test_activations_that_do_not_fit_are_explained():
    with pytest.raises(nn.FieldError, match="2 activations are listed, but there are 3 hidden"):
        nn.Experiment(hidden=(8, 8, 8), activation=["relu", "tanh"])
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'tanh'"):
        nn.Experiment(hidden=(8, 8), activation=["relu", "tanhh"])
    with pytest.raises(nn.FieldError, match="is not a name, or a list such as"):
        nn.parse("activation", "relu × 99, tanh")
    with pytest.raises(nn.NablascopeError):
        nn.Experiment(activation=[])
    with pytest.raises(nn.NablascopeError):
        nn.Experiment(hidden=(8, 8), activation=["relu", 3])


def test_a_list_of_activations_survives_a_file():
    recipe = nn.Experiment(hidden=(8, 8), activation=("relu", "tanh"), skip="add")
    assert nn.Experiment.from_dict(recipe.to_dict()) == recipe
