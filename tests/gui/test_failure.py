"""Failure: an exception as a sentence for a person."""

from __future__ import annotations

import nn
from gui.failure import failure


def raised(error):
    """The same error after it was raised, as with a traceback."""
    try:
        raise error
    except type(error) as caught:
        return caught


def test_an_error_of_ours_is_its_own_sentence():
    error = raised(nn.DataError("{path} is empty.", path="a.csv"))
    found = failure(error)
    assert found.error is error
    assert found.foreseen


def test_any_other_error_names_itself_and_keeps_its_traceback():
    found = failure(raised(ZeroDivisionError("by zero on purpose")))
    assert not found.foreseen
    assert "ZeroDivisionError: by zero on purpose" in str(found.error)
    assert "Traceback" in found.details
    assert "def raised" not in found.details
    assert "raise error" in found.details
