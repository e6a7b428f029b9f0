"""The probe: asked again with new weights, at the cost of little training."""

from __future__ import annotations

import threading

import pytest

import nn
from gui.session.state import State
from tests.gui.conftest import SEVEN, WAIT


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
