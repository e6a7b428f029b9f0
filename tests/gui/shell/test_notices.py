"""Sentences in the status line and the banner: each is said once, and stays to be read."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QPlainTextEdit,
)

import nn
from gui.session.state import State
from gui.shell.dialogs import DetailsDialog
from tests.gui.conftest import MOONS, WAIT, examined


def test_a_failure_offers_its_details(qtbot, window, monkeypatch):
    def burst(_race):
        raise MemoryError("burst")

    monkeypatch.setattr(nn.Race, "advance", burst)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.FAILED, timeout=WAIT)
    qtbot.waitUntil(lambda: "burst" in window.banner.text.text(), timeout=WAIT)
    window.banner.accept.click()
    (dialog,) = window.findChildren(DetailsDialog)
    assert "Traceback" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.reject()
    assert "Press Reset" in window.status.sentence.text()
    monkeypatch.undo()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.top_bar.reset_button, Qt.LeftButton)
    assert "Ready" in window.status.sentence.text()


def test_the_accuracy_of_a_finished_run_stays_to_be_read(qtbot, window, lanes):
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("short", [lane.changed("steps", 30) for lane in lanes])
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "Accuracy on the test set: sigmoid: " in window.status.sentence.text()
    told = window.status.sentence.text()
    window.form.changed.emit(0, "activation", "tanh")
    assert window.status.sentence.text() == told


def test_why_a_lane_stopped_stays_to_be_read(qtbot, window, lanes):
    wild = lanes[1].changed("learning_rate", 100.0).changed("hidden", (40,) * 4)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("wild", [wild])
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "probably too large; try 10" in window.banner.text.text()
    assert "ReLU: stopped" in window.status.sentence.text()
    assert not window.top_bar.run_button.isEnabled()


def test_the_step_that_is_said_is_the_step_that_is_shown(qtbot, window):
    for step in (1, 2):
        window.session.step()
        told = f"Paused at step {step}"
        qtbot.waitUntil(lambda told=told: window.status.sentence.text() == told, timeout=WAIT)


def test_the_same_fault_is_told_once_and_close_leaves_the_keys_to_the_window(qtbot, window):
    for _ in range(5):
        window.notices.on_lane_stopped(0, nn.DivergedError("It diverged."))
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert window.banner.isHidden()
    assert window.focusWidget() is not window.banner.decline


def test_what_was_said_of_a_run_goes_with_it(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.panels["clinic"].fault_asked.emit(0, "spoil", "missing")
    qtbot.waitUntil(lambda: len(window.session.run.lanes) == 2, timeout=WAIT)
    with qtbot.waitSignal(window.session.lane_stopped, timeout=WAIT):
        window.session.start()
    assert window.banner.isVisible()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.load_preset("perceptron-vs-mlp")
    assert not window.banner.isVisible()
