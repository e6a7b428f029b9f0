"""The fields that stand first in the form."""

from __future__ import annotations

import dataclasses

import nn
from nn.training.recipe.basics import Basics

FIRST = [field.name for field in dataclasses.fields(Basics)]


def test_the_form_goes_from_the_data_over_the_network_and_the_optimizer_to_the_run():
    groups = [nn.KNOBS[name].group for name in FIRST if name != "name"]
    assert list(dict.fromkeys(groups)) == ["Data", "Network", "Optimizer", "Run"]
    assert groups == sorted(groups, key=["Data", "Network", "Optimizer", "Run"].index)


def test_nothing_else_stands_first():
    rest = [name for name in nn.KNOBS if name not in FIRST]
    assert list(nn.KNOBS) == [*FIRST, *rest]
    assert {nn.KNOBS[name].group for name in rest} == {"More settings"}


def test_the_defaults_are_a_run_that_begins(toy):
    assert nn.Race([nn.Experiment(batch_size=20)], toy).steps == 3_000
