"""Conditions: comparisons of facts, and nothing else."""

from __future__ import annotations

import pytest

import nn

FACTS = {"step": 600.0, "loss1": 2.3, "gradient1_1": 0.001, "gradient1_6": 0.4, "lanes": 2.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("step >= 600", True),
        ("step > 600", False),
        ("gradient1_1 * 100 < gradient1_6", True),
        ("lanes == 2 and loss1 > 2", True),
        ("lanes == 3 or not loss1 > 2", False),
        ("1 < loss1 < 3", True),
        ("abs(loss1 - log(10)) < 0.01", True),
        ("loss2 > 0", False),  # not known yet
        ("not loss2 > 0", True),
        ("1 / (step - 600) > 0", False),  # no result
    ],
)
def test_what_holds(text, expected):
    assert nn.Condition(text).holds(FACTS) is expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("step", "compares nothing"),
        ("steps > 1", "not a fact"),
        ("loss5 > 1", "not a fact"),
        ("step > (", "cannot be read"),
        ("__import__('os') > 1", "not a fact"),
        ("step.real > 1", "cannot be read"),
        ("step in lanes", "compares nothing"),
        ("step > 'a'", "cannot be read"),
        ("1 +" * 300 + " step > 1", "longer"),
        ("", "cannot be read"),
    ],
)
def test_what_is_not_understood_is_refused_when_it_is_read(text, told):
    with pytest.raises(nn.LessonError, match=told):
        nn.Condition(text)
