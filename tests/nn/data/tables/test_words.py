"""The words of the recipe about columns."""

from __future__ import annotations

import pytest

import nn
from nn.data.tables import words
from tests.nn.data.tables.writing import GOOD, refused


@pytest.mark.parametrize("columns", ["a", "a=", "a=words", "a text", "b=text, a=textt"])
def test_a_wrong_word_on_columns_is_refused(saved, columns):
    part = columns.split(", ")[-1]
    refused(saved(GOOD), f"'{part}'", error=nn.FieldError, columns=columns)


def test_a_name_with_a_comma_can_be_told():
    kinds = {"size, cm": words.Asked("skip"), "b": words.Asked("target", "text")}
    assert words.asked_columns(words.told_columns(kinds)) == kinds
