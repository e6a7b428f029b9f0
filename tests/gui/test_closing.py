"""Closing loses nothing: a run or a digit that cannot be saved keeps the window open, and asks."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from PyQt5.QtCore import QObject, QTimer
from PyQt5.QtWidgets import QApplication, QMessageBox, QPushButton

import nn
from gui.probe import my_digits
from gui.probe.my_digits import MyDigits
from gui.session import commands
from gui.session.recovery import Recovery
from gui.session.state import State
from gui.shell import file_dialogs
from gui.shell.main_window import MainWindow
from nn.files import replace_file
from tests.gui.conftest import WAIT

SEVEN = nn.Drawing((np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]]),))


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
    last = kept._recovery.last
    assert nn.checkpoint.load(last).rest["lanes"][0]["optimizer_steps"] == session.run.race.step
    assert not kept._recovery.path.exists()


def test_it_can_be_tried_again_when_there_is_room(qtbot, kept, full_disk):
    told = answer("againButton", "againButton", then=full_disk.clear)
    kept.close()
    assert len(told) == 2
    assert not kept.session.running
    assert nn.checkpoint.load(kept._recovery.last)


def test_it_can_be_saved_elsewhere(qtbot, kept, full_disk, monkeypatch, tmp_path):
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: tmp_path / "elsewhere.npz")
    answer("elsewhereButton", then=full_disk.clear)
    kept.close()
    assert nn.checkpoint.load(tmp_path / "elsewhere.npz")


def test_closing_without_saving_leaves_the_older_copy_to_be_offered(qtbot, kept, full_disk):
    answer("discardButton")
    kept.close()
    assert not kept.session.running
    assert Recovery(kept._recovery.last.parent).left_behind() == [kept._recovery.path]


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
    assert failed.args[0].unsaved == str(kept._recovery.last)
    full_disk.clear()
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: tmp_path / "old.npz")
    with qtbot.waitSignal(kept.session.saved, timeout=WAIT):
        kept.banner.accept.click()
    saved = nn.checkpoint.load(tmp_path / "old.npz")
    assert saved.rest["lanes"][0]["optimizer_steps"] >= steps


@pytest.mark.parametrize("asked", ["before", "after"])
def test_a_save_and_a_reset_in_either_order_write_the_run_that_was_seen(
    qtbot, ready, tmp_path, asked
):
    """The window shows the old run until the new one has come."""
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 20, timeout=WAIT)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    steps = ready.run.race.lanes[0].step
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        if asked == "before":
            ready.save(tmp_path / "a.npz")
        ready.reset()
        if asked == "after":
            ready.save(tmp_path / "a.npz")
    kept = nn.checkpoint.load(tmp_path / "a.npz")
    assert kept.rest["lanes"][0]["optimizer_steps"] == steps
    assert int(kept.history["lane0/steps/shape"][0]) == steps


def test_a_save_of_a_run_that_is_gone_is_told(qtbot, ready, lanes, tmp_path):
    number = ready.model.number
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("other", lanes[:1])
    ready._post(commands.SaveRun(number, str(tmp_path / "a.npz")))
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready._post(commands.SaveRun(number, str(tmp_path / "a.npz")))
    assert "a.npz was not written" in str(failed.args[0].error)


def test_a_run_that_was_not_kept_at_a_reset_is_asked_about_when_the_window_closes(
    qtbot, kept, full_disk
):
    """The run that is shown then is at step 0: there is nothing of it to save."""
    session, last = kept.session, kept._recovery.last
    with qtbot.waitSignals([session.failed, session.loaded], timeout=WAIT):
        session.reset()
    told = answer("againButton", then=full_disk.clear)
    kept.close()
    assert "last.npz could not be written" in told[0]
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
    assert nn.checkpoint.load(kept._recovery.last).title == "later"


@pytest.mark.parametrize("way", ["cancelled", "overtaken"])
def test_a_run_left_behind_that_is_not_opened_after_all_is_offered_again(
    qtbot, ready, lanes, tmp_path, monkeypatch, way
):
    """It was taken for the run that loaded next, and deleted with it."""
    ready.step()
    qtbot.waitUntil(lambda: ready.step_count == 1, timeout=WAIT)
    left = tmp_path / "runs" / "running-1-a.npz"
    left.parent.mkdir()
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(left)
    window = MainWindow(ready, Recovery(left.parent))
    qtbot.addWidget(window)
    window.show()
    if way == "cancelled":
        monkeypatch.setattr(ready, "open_file", lambda _: None)
        window.banner.accept.click()
        window.session.cancelled.emit()
    else:
        monkeypatch.setattr(ready, "open_file", lambda _: None)
        window.banner.accept.click()
        with qtbot.waitSignal(ready.loaded, timeout=WAIT):
            ready.load("other", lanes)
    assert "was interrupted" in window.banner.text.text()
    window.close()
    assert left.exists()


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


# What is left behind.


def test_a_run_of_a_process_that_is_gone_is_offered_whatever_its_lock_says(tmp_path, qapp):
    """After a crash and a changed host name, or with an empty lock file."""
    for name, lock in (("a", "1\nprogram\nanother-host\n"), ("b", ""), ("c", None)):
        (tmp_path / f"running-1-{name}.npz").write_bytes(b"a run")
        if lock is not None:
            (tmp_path / f"running-1-{name}.lock").write_text(lock)
    assert len(Recovery(tmp_path).left_behind()) == 3


def test_a_run_of_another_process_that_lives_is_not_offered(tmp_path, qapp):
    """And is, as soon as that process is killed."""
    script = (
        "import sys, time; from pathlib import Path; from gui.session.recovery import Recovery\n"
        "one = Recovery(Path(sys.argv[1])); one.path.write_bytes(b'a run')\n"
        "print('there', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert process.stdout.readline()
        assert Recovery(tmp_path).left_behind() == []
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert len(Recovery(tmp_path).left_behind()) == 1


def test_discarding_one_run_does_not_discard_an_older_one(qtbot, ready, tmp_path):
    for place, name in enumerate(("old", "new")):
        path = tmp_path / f"running-1-{name}.npz"
        path.write_bytes(b"a run")
        os.utime(path, (place, place))
    window = MainWindow(ready, Recovery(tmp_path))
    qtbot.addWidget(window)
    window.banner.decline.click()
    assert [path.name for path in tmp_path.glob("running-1-*.npz")] == ["running-1-old.npz"]
    window.banner.decline.click()
    assert not list(tmp_path.glob("running-1-*.npz"))
    window.close()


def test_parts_that_a_crash_left_are_removed_after_a_day(tmp_path, qapp):
    def crash(file):
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "last.npz", crash)
    assert list(tmp_path.iterdir()) == []
    yesterday = time.time() - 25 * 3600
    for name, moment in ((".last.npz-0123abcd", yesterday), (".new.npz-89abcdef", time.time())):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (moment, moment))
    for name in (".hidden", "last.npz", ".last.npz-backup"):
        (tmp_path / name).write_bytes(b"mine")
        os.utime(tmp_path / name, (yesterday, yesterday))
    Recovery(tmp_path)
    left = {path.name for path in tmp_path.iterdir() if not path.name.startswith("running")}
    assert left == {".new.npz-89abcdef", ".hidden", "last.npz", ".last.npz-backup"}


# A person's own digits.


@pytest.fixture
def mine(qapp, tmp_path):
    parent, made = QObject(), []

    def make():
        made.append(MyDigits(parent, tmp_path / "mine.npz"))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_file_that_is_damaged_while_the_window_is_open_is_set_aside_at_the_next_digit(
    mine, qtbot
):
    one = mine()
    one.keep([SEVEN], [7])
    qtbot.waitUntil(lambda: not one.unsaved, timeout=WAIT)
    one.path.write_bytes(b"damaged")
    with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
        one.keep([nn.Drawing(SEVEN.strokes, pen=9.0)], [1])
    assert "renamed to" in str(failed.args[0])
    qtbot.waitUntil(lambda: not one.unsaved, timeout=WAIT)
    assert nn.load_drawings(one.path).labels == [7, 1]
    assert one.path.with_name("mine.npz.damaged").read_bytes() == b"damaged"


def test_two_windows_that_keep_at_the_same_moment_lose_nothing(mine, qtbot):
    windows = [mine(), mine()]
    for number in range(20):
        for place, one in enumerate(windows):
            stroke = np.array([[20.0 + 5 * number, 40.0 + 60 * place], [140.0, 260.0]])
            one.keep([nn.Drawing((stroke,))], [place])
    for one in windows:
        one.close()
    labels = nn.load_drawings(windows[0].path).labels
    assert sorted(labels) == [0] * 20 + [1] * 20


def test_a_file_that_another_window_holds_is_told_and_written_later(mine, qtbot, monkeypatch):
    monkeypatch.setattr(my_digits, "LOCK_SECONDS", 0.05)
    one = mine()
    with FileLock(one.path.with_suffix(".lock")):
        with qtbot.waitSignal(one.failed, timeout=WAIT) as failed:
            one.keep([SEVEN], [7])
        assert "in use by another window" in str(failed.args[0])
    one.close()
    assert nn.load_drawings(one.path).labels == [7]
