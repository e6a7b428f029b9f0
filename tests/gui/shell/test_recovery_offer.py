"""The offer to open a run that a crash left behind."""

from __future__ import annotations

import os

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.session.recovery import Recovery
from gui.shell.main_window import MainWindow
from tests.gui.conftest import WAIT


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


@pytest.fixture
def left_run(qtbot, ready, tmp_path):
    """A run of one step, left by a window that crashed."""
    ready.step()
    qtbot.waitUntil(lambda: ready.step_count == 1, timeout=WAIT)
    path = tmp_path / "runs" / "running-1-a.npz"
    path.parent.mkdir()
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(path)
    return path


def test_a_run_left_by_a_crash_is_offered_once(qtbot, ready, left_run):
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()
    assert window.banner.isVisible()
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert ready.step_count == 1
    assert not window.banner.isVisible()
    window.close()
    assert Recovery(left_run.parent).left_behind() == []


def test_a_run_left_by_a_crash_that_cannot_be_opened_now_is_offered_again(
    qtbot, ready, left_run, digits, monkeypatch
):
    """Its data are not here today; tomorrow they may be."""
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()

    def missing(*_):
        raise nn.DataError("{path} does not exist.", path="mnist")

    monkeypatch.setattr(nn, "load_dataset", missing)
    monkeypatch.setattr(ready._worker.loop._builder, "_dataset", None)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert "mnist does not exist" in window.banner.text.text()
    assert not window.banner.accept.isVisible()  # a sentence like this needs no traceback
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert "was interrupted" in window.banner.text.text()
    window.close()
    assert left_run.exists()


def test_a_failure_does_not_push_the_offer_aside(qtbot, ready, left_run):
    window = MainWindow(ready, Recovery(left_run.parent))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.open_file("gone.npz")
    assert "gone.npz" in window.banner.text.text()
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert "was interrupted" in window.banner.text.text()
    qtbot.mouseClick(window.banner.decline, Qt.LeftButton)
    assert not window.banner.isVisible()
    assert not left_run.exists()
