"""Commands and requests: frozen, and each is known to the training loop or the observer."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from gui.session import command_queue, commands
from tests.gui.session.looping import Loop

KINDS = [kind for _, kind in inspect.getmembers(commands, inspect.isclass)
         if kind.__module__ == commands.__name__]  # fmt: skip
ABSTRACT = (commands.Command, commands.Build, commands.ChangeLanes, commands.Request)
REQUESTS = [kind for kind in KINDS if issubclass(kind, commands.Request)]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_changes_a_command_on_its_way(kind):
    assert kind.__dataclass_params__.frozen


@pytest.mark.parametrize("kind", [one for one in KINDS if one not in (*ABSTRACT, *REQUESTS)])
def test_the_training_loop_can_carry_out_every_command(kind):
    assert kind in Loop()._handlers


def test_every_request_has_its_urgency():
    assert set(command_queue.REQUESTS) == set(REQUESTS) - {commands.Request}


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_is_explained(kind):
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")  # what dataclass writes itself
    assert all(field.type for field in dataclasses.fields(kind))
