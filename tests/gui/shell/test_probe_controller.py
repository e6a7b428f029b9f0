"""The probe: asked again with new weights, at the cost of little training."""

from __future__ import annotations

import threading

import numpy as np
import pytest

import nn
from gui.session.state import State
from gui.shell import probe_controller
from tests.gui.conftest import MOONS, SEVEN, WAIT


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
    session.pause()
    qtbot.waitUntil(lambda: session.state is State.PAUSED, timeout=2000)
    assert len(session._worker.loop.queue._commands) == 0


def test_a_mistake_of_the_first_lane_is_shown_with_its_row(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    rows = [f"{i % 17},{i % 5},{'yes' if (i * 7) % 3 else 'no'}" for i in range(120)]
    path.write_text("a,b,kind\n" + "\n".join(rows) + "\n")
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    row = window.side.row
    row.mistake_asked.emit()
    lane = window.session.run.lanes[0]
    answers = lane.model().answers(row.dataset.validation.x)
    wrong = np.flatnonzero(answers != row.dataset.validation.t)
    assert row.index == wrong[0]


def test_the_answers_follow_training_while_nobody_touches_the_probe(qtbot, opened):
    window = opened(MOONS)
    shares = window.side.probe.shares
    assert shares.untrained
    first = shares.shares[0].copy()
    window.session.start()
    qtbot.waitUntil(lambda: (shares.shares[0] != first).any(), timeout=WAIT)
    assert shares.steps[0] > 0


def test_when_it_pauses_the_answers_are_those_of_the_last_step(qtbot, opened):
    window = opened(MOONS)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 20, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    shares = window.side.probe.shares
    qtbot.waitUntil(lambda: shares.steps.get(0) == window.session.step_count, timeout=WAIT)


def test_asking_takes_a_share_of_the_windows_time_only(window, monkeypatch):
    clock, taken = [100.0], []
    monkeypatch.setattr(probe_controller, "perf_counter", lambda: clock[0])

    def take():
        taken.append(clock[0])
        clock[0] += 0.1
        return True

    window.side.drawing.canvas.show_drawing(SEVEN)
    window.session._timer.stop()
    taken.clear()
    monkeypatch.setattr(window.probes, "_take_weights", take)
    window.probes._due = 0.0
    for _ in range(100):
        clock[0] += 0.01
        window.probes.tick()
    assert 1 <= len(taken) <= 5
