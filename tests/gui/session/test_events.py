"""Events: frozen, with the number of their run, and each is heard."""

from __future__ import annotations

import inspect

import pytest

from gui.session import events

KINDS = [kind for _, kind in inspect.getmembers(events, inspect.isclass)
         if kind.__module__ == events.__name__ and kind is not events.Event]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_window_hears_every_event(session, kind):
    receiver = session._receiver
    assert (kind in receiver._of_shown) != (kind in receiver._of_asked)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_changes_an_event_on_its_way_and_it_names_its_run(kind):
    assert kind.__dataclass_params__.frozen
    assert next(iter(kind.__dataclass_fields__)) == "run"
