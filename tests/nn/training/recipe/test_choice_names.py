"""Choices have names for people; files and the command line keep the codes."""

from __future__ import annotations

import pytest

import nn

CHOICES = sorted({choice for knob in nn.KNOBS.values() for choice in knob.choices})
ENCODINGS = {choice for choice in nn.KNOBS["encoding"].choices if choice != "auto"}


@pytest.mark.parametrize("choice", [one for one in CHOICES if one not in ENCODINGS])
def test_every_choice_of_the_recipe_has_a_name(choice):
    """Encodings are called by their standard names."""
    assert nn.CHOICE_NAMES[choice]


def test_names_are_not_the_codes_of_other_choices():
    names = {str(name).casefold(): code for code, name in nn.CHOICE_NAMES.items()}
    assert all(names[text] == text for text in names.keys() & nn.CHOICE_NAMES.keys())
