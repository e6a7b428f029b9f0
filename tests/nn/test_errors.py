"""Errors are sentences, of one family, and of the kind that Python expects."""

from __future__ import annotations

import pytest

import nn
from nn.errors import remark, sentence


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (nn.ShapeError, ValueError),
        (nn.LabelError, ValueError),
        (nn.UnknownNameError, KeyError),
        (nn.FieldError, ValueError),
        (nn.DataError, ValueError),
        (nn.CheckpointError, ValueError),
        (nn.NoGradientError, ValueError),
        (nn.DivergedError, ArithmeticError),
        (nn.MemoryNeededError, MemoryError),
    ],
)
def test_an_error_is_of_the_family_and_of_pythons_kind_and_reads_as_its_sentence(error, kind):
    raised = error("{what} is {value}.", what="x", value=3)
    assert isinstance(raised, nn.NablascopeError)
    assert isinstance(raised, kind)
    assert str(raised) == "x is 3."  # KeyError alone would show it in quotation marks
    assert (raised.template, raised.values) == ("{what} is {value}.", {"what": "x", "value": 3})


def test_who_asked_to_stop_made_no_error():
    assert not issubclass(nn.Cancelled, nn.NablascopeError)


def test_a_sentence_knows_its_values_and_a_remark_its_fix():
    assert str(sentence("{count} rows", count=2)) == "2 rows"
    assert remark("as {kind}", ("task", "regression"), kind="classes").fix == ("task", "regression")
    assert sentence("{count} rows", count=2).fix is None
