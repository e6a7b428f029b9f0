"""Sentences in the status line and the banner: each is said once, and stays to be read."""

from __future__ import annotations

import dataclasses

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QPlainTextEdit,
)

import nn
from gui.failure import Failure, failure
from gui.session.state import Results, State
from gui.shell.dialogs import DetailsDialog
from gui.shell.notices import OF_FILES
from gui.style import i18n
from tests.gui.conftest import MOONS, WAIT, examined


def test_a_failure_offers_its_details(qtbot, window, monkeypatch):
    def burst(_lane):
        raise MemoryError("burst")

    monkeypatch.setattr(nn.Lane, "advance", burst)
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


def test_the_remedy_is_offered_where_there_is_one_and_details_where_nobody_foresaw_it(window):
    asked = []
    window.notices.on_failed(Failure(nn.DataError("Too large."), "", lambda: asked.append(1)))
    assert window.banner.accept.text() == "Build anyway"
    window.banner.accept.click()
    assert asked == [1]
    window.notices.on_failed(failure(nn.DataError("Foreseen.")))
    assert window.banner.accept.isHidden()
    window.notices.details_asked.disconnect()
    window.notices.details_asked.connect(asked.append)
    window.notices.on_failed(failure(KeyError("unforeseen")))
    assert window.banner.accept.text() == "Details …"
    window.banner.accept.click()
    assert "unforeseen" in str(asked[-1].error)


def test_a_run_that_could_not_be_written_can_be_saved_elsewhere(window):
    asked = []
    window.notices.save_elsewhere_asked.disconnect()
    window.notices.save_elsewhere_asked.connect(asked.append)
    window.notices.on_failed(Failure(nn.CheckpointError("No room."), "", unsaved="last.npz"))
    window.banner.accept.click()
    assert asked == ["last.npz"]


def test_what_is_said_is_said_in_the_language_that_is_shown(window, qapp):
    window.notices.say_state()
    english = window.status.sentence.text()
    i18n.show_language("ko")
    qapp.processEvents()
    assert window.status.sentence.text() == i18n.tr(english)


def test_where_the_run_before_is_kept_is_told_until_the_next_run_begins(window):
    kept = window.session.saver.kept_path = "last.npz"
    window.notices.on_saved(kept)
    assert "last.npz" in window.status.sentence.text()
    window.notices.on_state(State.RUNNING)
    window.notices.on_state(State.READY)
    assert "last.npz" not in window.status.sentence.text()
    window.session.saver.kept_path = None


def test_what_is_wrong_with_files_goes_when_others_are_opened_and_the_rest_stays(window):
    window.notices.warn_of(nn.DataError("Of the disk."))
    window.notices.warn_of_file(nn.DataError("Of a file."))
    window.notices.forget_files()
    assert window.banner.text.text() == "Of the disk."
    assert OF_FILES not in {one.key for one in window.banner._offers}


def test_the_results_are_said_until_it_trains_again(window):
    window.session.model.state = State.FINISHED
    window.notices.on_finished(Results({0: 0.5, 1: 0.25}))
    assert "sigmoid: 50.00 %" in window.status.sentence.text()
    window.notices.on_state(State.RUNNING)
    window.notices.on_state(State.FINISHED)
    assert "50.00" not in window.status.sentence.text()
    window.session.model.state = State.READY


def test_why_a_lane_stopped_early_is_said_and_run_continues(qtbot, window, lanes):
    """With a target that the first evaluation reaches; the other lane takes all its steps."""
    early = dataclasses.replace(lanes[0], stopping="target", stop_value=0.0, evaluate_every=20)
    early, plain = (one.changed("steps", 60) for one in (early, lanes[1]))
    plain = plain.changed("evaluate_every", 20)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("early", [early, plain])
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert [lane.record.step for lane in window.session.run.lanes] == [0, 60]
    stop = window.session.run.lanes[0].stop
    assert (stop.step, window.session.run.lanes[1].stop) == (0, None)
    assert f"'{early.name}' stopped early at step 0. The validation" in window.banner.text.text()
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert window.session.run.lanes[0].stop is None
    assert window.session.run.lanes[0].record.step == 60  # the steps that were planned
