"""Large networks: the window answers while one is built or trains, and asks before it is."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from psutil import virtual_memory
from PyQt5.QtCore import Qt

import nn
from gui.session import run_builder
from gui.session.state import Stage, State
from tests.gui.conftest import WAIT

SEVEN = nn.Drawing((np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]]),))


@pytest.fixture
def slow_build(monkeypatch):
    """Start weights that take until ``go_on`` is set; ``begun`` tells that they are drawn."""
    begun, go_on = threading.Event(), threading.Event()
    real = nn.Affine.initialize

    def initialize(layer, rng):
        begun.set()
        go_on.wait(0.1)
        real(layer, rng)

    monkeypatch.setattr(nn.Affine, "initialize", initialize)
    monkeypatch.setattr(run_builder, "PROGRESS_SECONDS", 0.02)
    yield begun, go_on
    go_on.set()


def test_a_build_that_takes_a_while_shows_and_can_be_cancelled(qtbot, window, lanes, slow_build):
    session = window.session
    before = session.run
    begun, _ = slow_build
    session.load("wide", [lane.changed("hidden", (8,) * 20) for lane in lanes])
    qtbot.waitUntil(window.timeline.cancel_button.isVisible, timeout=WAIT)
    assert session.model.building is Stage.NETWORKS
    assert window.timeline.epoch.text() == "Building the networks …"
    assert "Building the networks" in window.status.sentence.text()
    with qtbot.waitSignal(session.cancelled, timeout=WAIT):
        qtbot.mouseClick(window.timeline.cancel_button, Qt.LeftButton)
    assert not window.timeline.cancel_button.isVisible()
    assert session.run is before
    assert begun.is_set()


def test_a_lane_that_takes_a_while_shows_and_can_be_cancelled(qtbot, window, slow_build):
    session = window.session
    before = session.run.lanes
    session.editor.add_lane(0, "hidden", (8,) * 20)
    qtbot.waitUntil(window.timeline.cancel_button.isVisible, timeout=WAIT)
    assert session.model.building is Stage.LANE
    assert window.timeline.epoch.text() == "Building the new lane …"
    with qtbot.waitSignal(session.cancelled, timeout=WAIT):
        qtbot.mouseClick(window.timeline.cancel_button, Qt.LeftButton)
    assert not window.timeline.cancel_button.isVisible()
    assert session.run.lanes == before
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        session.editor.add_lane(0, "hidden", (8,) * 3)  # what was cancelled is not in its way
    assert len(session.run.lanes) == len(before) + 1
    assert session.model.building is None
    assert not window.timeline.cancel_button.isVisible()


def test_a_lane_that_needs_much_memory_is_asked_about_first(qtbot, window, monkeypatch):
    session = window.session
    monkeypatch.setattr(
        run_builder, "virtual_memory", lambda: type("Little", (), {"available": 1000})()
    )
    count = len(session.run.lanes)
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        session.editor.add_lane(0, "hidden", (30, 30))
    assert len(session.run.lanes) == count
    assert window.banner.accept.text() == "Build anyway"
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert session.run.lanes[-1].experiment.hidden == (30, 30)


def test_closing_does_not_wait_for_a_build(qtbot, window, lanes, slow_build):
    begun, go_on = slow_build
    window.session.load("wide", [lane.changed("hidden", (8,) * 20) for lane in lanes])
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    window.close()
    assert not window.session.running
    assert not go_on.is_set()  # of its 42 layers, not all were drawn


def test_a_race_that_needs_much_memory_is_asked_about_first(qtbot, window, lanes, monkeypatch):
    session = window.session
    little = type("Little", (), {"available": 10_000})()
    monkeypatch.setattr(run_builder, "virtual_memory", lambda: little)
    before = session.run
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        session.editor.edit(0, "hidden", (30, 30))
    assert session.run is before
    assert "needs about 0.0 GB of memory" in window.banner.text.text()
    assert window.banner.accept.text() == "Build anyway"
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert session.run.experiments[0].hidden == (30, 30)
    assert virtual_memory().available > 10_000


@pytest.fixture
def slow_steps(monkeypatch):
    """Each step takes as long as a large network's, and so does each look at its weights."""
    real, pause = nn.Network.state, threading.Event()

    def state(network):
        pause.wait(0.05)
        return real(network)

    monkeypatch.setattr(nn.Network, "state", state)


def test_with_a_drawing_on_the_canvas_a_slow_network_trains_and_pauses(qtbot, window, slow_steps):
    """Each tick asked for the weights, and each answer took longer than a tick."""
    window.side.drawing.canvas.show_drawing(SEVEN)
    session = window.session
    session.start()
    qtbot.waitUntil(lambda: session.step_count > 20, timeout=WAIT)
    with qtbot.waitSignal(session.state_changed, timeout=2000):
        session.pause()
    assert session.state is State.PAUSED
    assert len(session._worker.loop.queue._commands) == 0


def test_a_pause_interrupts_a_close_look_between_two_lanes(qtbot, ready, monkeypatch):
    begun, looked, go_on = threading.Event(), [], threading.Event()
    real = nn.inspect

    def inspect(lane, quantity):
        looked.append(lane.slot)
        begun.set()
        go_on.wait(15)
        return real(lane, quantity)

    monkeypatch.setattr(nn, "inspect", inspect)
    ready.start()
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    ready.pause()
    go_on.set()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    assert looked[:1] == [0]
    assert ready.observations.inspections is None


def test_a_look_at_the_plane_gives_way_to_a_command(qtbot, ready, monkeypatch):
    """Ten thousand points through a large network took half a minute."""
    asked = []

    def survey(lane, bounds, cancelled):
        while not cancelled():
            asked.append(lane.slot)
        raise nn.Cancelled

    monkeypatch.setattr(nn, "survey", survey)
    ready.observations.ask_for_survey((0.0, 1.0, 0.0, 1.0))
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    with qtbot.waitSignal(ready.state_changed, timeout=WAIT):
        ready.start()
    assert ready.observations.surveys is None


def test_a_lane_that_needs_much_memory_is_refused_and_the_others_go_on(qtbot, ready, monkeypatch):
    little = type("Little", (), {"available": 10_000})()
    monkeypatch.setattr(run_builder, "virtual_memory", lambda: little)
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 5, timeout=WAIT)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.editor.add_lane(0, "hidden", (30, 30))
    assert "of memory" in str(failed.args[0].error)
    step = ready.step_count
    qtbot.waitUntil(lambda: ready.step_count > step + 5, timeout=WAIT)
    assert len(ready.run.lanes) == 2
