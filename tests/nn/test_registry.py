"""Names that are not there come with the nearest."""

from __future__ import annotations

import pytest

import nn
from nn.registry import lookup, unknown

METHODS = {"sgd": 1, "adam": 2, "AdamW": 3}


def test_what_is_there_is_found():
    assert lookup(METHODS, "adam", "optimizer") == 2


@pytest.mark.parametrize(
    ("name", "near"), [("adm", "adam"), ("SGD", "sgd"), ("adamw", "AdamW"), ("ADAM", "adam")]
)
def test_the_nearest_name_is_told_whatever_its_capitals(name, near):
    with pytest.raises(nn.UnknownNameError, match=f"optimizer: .* Did you mean '{near}'"):
        lookup(METHODS, name, "optimizer")


@pytest.mark.parametrize("name", ["xyz", 3, None, [], float("nan")])
def test_where_nothing_is_near_all_are_told(name):
    with pytest.raises(nn.UnknownNameError) as error:
        lookup(METHODS, name, "optimizer")
    assert "Did you mean" not in str(error.value)
    assert str(error.value).endswith("Known: AdamW, adam, sgd.")


def test_the_kind_is_a_phrase_that_can_be_translated():
    assert isinstance(unknown("x", METHODS, "optimizer").values["kind"], nn.Phrase)
