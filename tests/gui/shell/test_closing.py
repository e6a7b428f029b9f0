"""Closing loses nothing: a run or a digit that cannot be saved keeps the window open, and asks."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QApplication, QMessageBox, QPushButton

import nn
from gui.session.recovery import Recovery
from gui.session.state import State
from gui.shell import file_dialogs
from gui.shell.main_window import MainWindow
from tests.gui.conftest import SEVEN, WAIT


@pytest.fixture
def kept(qtbot, ready, tmp_path):
    """A window with a run of some steps, which has saved itself once."""
    recovery = Recovery(tmp_path / "runs")
    ready.saver.autosave_path, ready.saver.kept_path = recovery.path, recovery.last
    window = MainWindow(ready, recovery)
    qtbot.addWidget(window)
    window.show()
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 20, timeout=WAIT)
    ready.autosave()
    qtbot.waitUntil(recovery.path.exists, timeout=WAIT)
    return window


@pytest.fixture
def full_disk(monkeypatch):
    """A disk on which nothing can be written while ``full`` is set."""
    full = threading.Event()
    full.set()
    real = np.savez

    def savez(*arguments, **named):
        if full.is_set():
            raise OSError(28, "No space left on device")
        real(*arguments, **named)

    monkeypatch.setattr(np, "savez", savez)
    monkeypatch.setattr(np, "savez_compressed", savez)
    return full


def answer(*names, then=lambda: None):
    """Press these buttons in the boxes that come, one after the other."""
    left = list(names)

    def press():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            name = left.pop(0)
            told.append(box.text())
            if not left:
                then()
            box.findChild(QPushButton, name).click()
        if left:
            QTimer.singleShot(10, press)

    told = []
    QTimer.singleShot(10, press)
    return told


def test_a_full_disk_keeps_the_window_open_and_the_run_going_on(qtbot, kept, full_disk):
    told = answer("stayButton")
    kept.close()
    assert "No space left" in told[0]
    assert kept.isVisible()
    session = kept.session
    assert session.state is State.PAUSED
    step = session.step_count
    session.start()
    qtbot.waitUntil(lambda: session.step_count > step + 10, timeout=WAIT)
    full_disk.clear()
    kept.close()
    last = kept.closing._recovery.last
    (first, *_) = nn.checkpoint.load(last).rest["lanes"]
    assert first["optimizer_steps"] == session.run.race.lanes[0].step
    assert not kept.closing._recovery.path.exists()


def test_it_can_be_tried_again_when_there_is_room(qtbot, kept, full_disk):
    told = answer("againButton", "againButton", then=full_disk.clear)
    kept.close()
    assert len(told) == 2
    assert not kept.session.running
    assert nn.checkpoint.load(kept.closing._recovery.last)


def test_it_can_be_saved_elsewhere(qtbot, kept, full_disk, monkeypatch, tmp_path):
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: tmp_path / "elsewhere.npz")
    answer("elsewhereButton", then=full_disk.clear)
    kept.close()
    assert nn.checkpoint.load(tmp_path / "elsewhere.npz")


def test_closing_without_saving_leaves_the_older_copy_to_be_offered(qtbot, kept, full_disk):
    answer("discardButton")
    kept.close()
    assert not kept.session.running
    assert Recovery(kept.closing._recovery.last.parent).left_behind() == [
        kept.closing._recovery.path
    ]


def test_digits_that_cannot_be_saved_are_asked_about_too(qtbot, kept, full_disk):
    kept.drawing.mine.keep([SEVEN], [7])
    told = answer("stayButton")
    kept.close()
    assert "my-digits.npz cannot be written" in told[0]
    assert kept.isVisible()
    assert kept.session.running
    full_disk.clear()
    kept.close()
    assert nn.load_drawings(kept.drawing.mine.path).labels == [7]


def test_a_run_that_could_not_be_kept_at_a_reset_can_be_saved_elsewhere(
    qtbot, kept, full_disk, monkeypatch, tmp_path
):
    steps = kept.session.step_count
    with qtbot.waitSignal(kept.session.failed, timeout=WAIT) as failed:
        kept.session.reset()
    assert failed.args[0].unsaved == str(kept.closing._recovery.last)
    full_disk.clear()
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: tmp_path / "old.npz")
    with qtbot.waitSignal(kept.session.saved, timeout=WAIT):
        kept.banner.accept.click()
    saved = nn.checkpoint.load(tmp_path / "old.npz")
    assert saved.rest["lanes"][0]["optimizer_steps"] >= steps


def test_a_run_that_was_not_kept_at_a_reset_is_asked_about_when_the_window_closes(
    qtbot, kept, full_disk
):
    """The run that is shown then is at step 0: there is nothing of it to save."""
    session, last = kept.session, kept.closing._recovery.last
    with qtbot.waitSignals([session.failed, session.loaded], timeout=WAIT):
        session.reset()
    told = answer("againButton", then=full_disk.clear)
    kept.close()
    assert "last.npz could not be saved" in told[0]
    assert nn.checkpoint.load(last).rest["lanes"][0]["optimizer_steps"] > 20


def test_the_run_that_is_closed_is_the_last_though_an_older_one_is_still_being_written(
    qtbot, kept, lanes, monkeypatch
):
    session, begun, go_on = kept.session, threading.Event(), threading.Event()
    real, calls = nn.checkpoint.save, []

    def save(path, checkpoint):
        calls.append(checkpoint.title)
        if len(calls) == 1:
            begun.set()
            go_on.wait(0.5)
        real(path, checkpoint)

    monkeypatch.setattr(nn.checkpoint, "save", save)
    session.load("later", lanes[:1])
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    qtbot.waitUntil(lambda: session.model.title == "later", timeout=WAIT)
    session.step()
    qtbot.waitUntil(lambda: session.step_count == 1, timeout=WAIT)
    kept.close()
    assert nn.checkpoint.load(kept.closing._recovery.last).title == "later"


def test_points_that_cannot_be_written_stay_and_are_asked_about(qtbot, kept, monkeypatch):
    session = kept.session
    points = nn.Part(np.float32([[0, 1], [2, 3]]), np.array([0, 1]))

    def full(*_):
        raise nn.DataError("{path} cannot be written: no room.", path="points.csv")

    with monkeypatch.context() as patch:
        patch.setattr(nn, "save_points", full)
        with qtbot.waitSignal(session.failed, timeout=WAIT):
            session.editor.edit_points(points)
        assert session.editor.points.unsaved is points
        told = answer("stayButton")
        kept.close()
        assert "no room" in told[0]
        assert kept.isVisible()
    kept.close()
    assert nn.load_points(nn.points_file()).t.tolist() == [0, 1]
