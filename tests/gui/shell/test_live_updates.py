"""What is renewed while a run trains, and how often."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from gui.panels.inside.graph.panel import GraphPanel
from gui.session.state import State
from gui.shell import live_updates
from tests.gui.conftest import MOONS, WAIT


@pytest.fixture
def ticking(window, monkeypatch):
    """The updates of a window whose timer stands still; ``tick`` is called by hand."""
    window.session._timer.stop()
    asked = []
    observations = window.session.observations
    monkeypatch.setattr(observations, "ask_for_inspections", lambda what: asked.append(what))
    monkeypatch.setattr(window.updates.refresher, "tick", lambda: False)
    return window, window.updates, asked


def test_lanes_are_inspected_often_where_it_is_seen_and_else_for_the_doctor(ticking, monkeypatch):
    window, updates, asked = ticking
    history = SimpleNamespace(rows=0, records=())
    monkeypatch.setattr(type(window.session.model), "history", history)
    monkeypatch.setattr(updates, "_show_figures", lambda: None)

    def ticks(count):
        asked.clear()
        for _ in range(count):
            history.rows += 1
            updates.tick()
        return len(asked)

    ticks(live_updates.DOCTOR_TICKS)
    assert ticks(3 * live_updates.DOCTOR_TICKS) == 3
    window.workspaces.show_panel("distributions")
    ticks(live_updates.DOCTOR_TICKS)
    assert ticks(live_updates.DOCTOR_TICKS) == (
        live_updates.DOCTOR_TICKS // live_updates.INSPECTION_TICKS
    )


def test_lanes_that_have_not_gone_on_are_not_inspected_again(ticking):
    _, updates, asked = ticking
    updates.tick()
    asked.clear()
    for _ in range(2 * live_updates.DOCTOR_TICKS):
        updates.tick()
    assert asked == []
    updates.inspect_again()
    updates.tick()
    assert len(asked) == 1


def test_the_plane_is_asked_only_while_it_is_seen(qtbot, opened, monkeypatch):
    window = opened(MOONS)
    asked = []
    monkeypatch.setattr(window.session.observations, "ask_for_survey", asked.append)
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    window.workspaces.choose("train")
    asked.clear()
    window.session._timer.stop()
    for _ in range(20):
        window.updates.tick()
    assert asked == []


def test_the_doctor_finds_a_sick_lane_while_it_trains(qtbot, window, lanes):
    sick = lanes[0].changed("hidden", (12,) * 6).changed("initializer", "normal")
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("sick", [sick])
    window.session.start()
    doctor = window.workspaces.panels["doctor"]
    qtbot.waitUntil(lambda: bool(doctor.findings), timeout=WAIT)
    assert window.session.state is State.RUNNING


def test_lanes_are_traced_only_while_the_graph_is_seen(ticking, monkeypatch):
    """A hidden tab costs nothing."""
    window, updates, _ = ticking
    asked = []
    monkeypatch.setattr(
        window.session.observations, "ask_for_traces", lambda *what: asked.append(what)
    )
    for _ in range(30):
        updates.tick()
    assert asked == []
    window.workspaces.show_panel("graph")
    updates.tick()
    assert [one[0].kind for one in asked] == ["next"]
    for _ in range(30):
        updates.tick()
    assert len(asked) == 1  # nothing has changed
    window.workspaces.panel(GraphPanel).feed_choice.choose("worst")
    updates.tick()
    assert [one[0].kind for one in asked] == ["next", "worst"]
