"""TrainingWorker: a thread of its own, which ends with its session."""

from __future__ import annotations

from PyQt5.QtCore import QThread

from gui.session.session import Session
from tests.gui.session.conftest import run_to


def test_closing_while_it_trains_ends_the_thread(qtbot, ready):
    run_to(qtbot, ready, 10)
    ready.close()
    assert not ready.running


def test_a_hundred_sessions_leave_no_thread(qtbot, digits, lanes):
    for _ in range(100):
        session = Session()
        session.load("test", lanes)
        session.start()
        session.close()
        assert not session.running


def test_training_happens_in_a_thread_of_its_own(qtbot, ready):
    assert ready._worker.thread() is not QThread.currentThread()
    assert ready._worker.thread() is ready._thread
