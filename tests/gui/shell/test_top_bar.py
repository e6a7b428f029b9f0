"""The top bar: run, step, reset, and the workspaces."""

from __future__ import annotations

from PyQt5.QtCore import Qt

from gui.session.state import State
from tests.gui.conftest import WAIT


def key(qtbot, window, *keys):
    for one in keys:
        qtbot.keyClick(window, one)


def test_space_runs_and_pauses_and_the_button_says_what_it_does(qtbot, window):
    assert window.top_bar.run_button.text() == "Run"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Pause"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Run"
    assert f"Paused at step {window.session.run.race.step:,}" == window.status.sentence.text()
