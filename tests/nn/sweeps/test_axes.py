"""What is written after --over, and the values that it stands for."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("learning_rate=0.01,0.1, 1", (0.01, 0.1, 1.0)),
        ("learning_rate=0.1..0.5:5", (0.1, 0.2, 0.3, 0.4, 0.5)),
        ("learning_rate=log:0.001..1:4", (0.001, 0.01, 0.1, 1.0)),
        ("learning_rate=log:0.001..0.01:3", (0.001, 0.00316, 0.01)),
        ("batch_size=50..200:4", (50, 100, 150, 200)),
        ("batch_size=1..3:5", (1, 2, 3)),
        ("activation=sigmoid,relu", ("sigmoid", "relu")),
        ("hidden=[100],[50,50],[]", ((100,), (50, 50), ())),
        ("hidden=100,50", ((100,), (50,))),
        ("hidden=[100, 100],[50,50]", ((100, 100), (50, 50))),
        ("optimizer=adam,adam", ("adam",)),
    ],
)
def test_lists_and_ranges(text, values):
    assert nn.parse_axis(text).values == values


def test_an_activation_for_each_layer_stands_in_brackets():
    assert nn.parse_axis("activation=[sigmoid,relu],relu").values == (("sigmoid", "relu"), "relu")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("learning_rate", "write FIELD=VALUES"),
        ("learning_rate=", "write FIELD=VALUES"),
        ("learning_rat=1,2", "Did you mean 'learning_rate'"),
        ("learning_rate=1..0.1:3", "the range 1..0.1:3 is empty"),
        ("learning_rate=0.1..1:1", "is empty"),
        ("momentum=log:0..0.9:3", "a log range starts above 0"),
        ("learning_rate=0.1,,1", "is not a list of values"),
        ("hidden=[100,[50", "is not a list of values"),
        ("optimizer=adm", "Did you mean 'adam'"),
        ("learning_rate=0.1,fast", "'fast' is not a number"),
        ("learning_rate=0.1..1e9:3", "is outside"),
        ("seed=1,2", "say with --seeds"),
        ("data=mnist,strokes", "learn from the same data"),
    ],
)
def test_what_is_wrong_is_told(text, sentence):
    with pytest.raises(nn.NablascopeError, match=sentence):
        nn.parse_axis(text)


def test_a_log_range_is_drawn_uniformly_in_its_exponent():
    axis, rng = nn.parse_axis("learning_rate=log:0.0001..1:3"), np.random.default_rng(0)
    exponents = [math.log10(axis.draw(rng)) for _ in range(4000)]
    assert min(exponents) >= -4
    assert max(exponents) <= 0
    # The mean of a uniform distribution over -4 … 0 is -2, its deviation 4 / √12.
    assert np.mean(exponents) == pytest.approx(-2, abs=4 * 4 / 12**0.5 / 4000**0.5)
    assert np.std(exponents) == pytest.approx(4 / 12**0.5, rel=0.05)


def test_whole_numbers_and_lists_are_drawn_as_what_they_are():
    rng = np.random.default_rng(0)
    sizes = {nn.parse_axis("batch_size=10..12:2").draw(rng) for _ in range(50)}
    assert sizes == {10, 11, 12}
    assert {nn.parse_axis("hidden=[5],[6,7]").draw(rng) for _ in range(50)} == {(5,), (6, 7)}
