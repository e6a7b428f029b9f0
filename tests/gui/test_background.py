"""Work beside the window: in its order, the latest of a kind, and no error lost."""

from __future__ import annotations

import threading
import weakref

import pytest
from PyQt5.QtCore import QThread

import nn
from gui.background import Background
from tests.gui.conftest import WAIT


@pytest.fixture
def background(qapp):
    one = Background()
    yield one
    one.close()


def test_work_is_done_elsewhere_and_its_result_comes_back(background, qtbot):
    done = []
    background.submit(QThread.currentThread, lambda at: done.append((at, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    there, here = done[0]
    assert there is not here
    assert here is background.thread()


def test_an_error_is_told_and_the_next_work_is_done(background, qtbot):
    told, done = [], []
    background.failed.connect(told.append)
    background.submit(lambda: 1 / 0)
    background.submit(lambda: 7, done.append)
    qtbot.waitUntil(lambda: done == [7], timeout=WAIT)
    assert isinstance(told[0], ZeroDivisionError)


def test_of_questions_of_a_kind_only_the_latest_is_answered(background, qtbot):
    go_on, done = threading.Event(), []
    background.submit(lambda: go_on.wait(15))
    for number in range(5):
        background.submit(lambda number=number: number, done.append, key="a")
    background.submit(lambda: "other", done.append, key="b")
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 2, timeout=WAIT)
    assert done == [4, "other"]


def test_an_answer_to_a_question_that_was_asked_again_is_dropped(background, qtbot):
    begun, go_on, done = threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        go_on.wait(15)
        return "old"

    background.submit(slow, done.append, key="a")
    assert begun.wait(15)
    background.submit(lambda: "new", done.append, key="a")
    go_on.set()
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert done == ["new"]


def test_what_is_cancelled_is_no_error(background, qtbot):
    told, done = [], []
    background.failed.connect(told.append)

    def give_up():
        raise nn.Cancelled

    background.submit(give_up, done.append)
    background.submit(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=WAIT)
    assert told == []


def test_what_a_question_was_about_is_let_go_however_it_ends(background, qtbot):
    """A data set that nobody waits for any more stayed in memory."""

    class Large:
        def give_up(self):
            raise nn.Cancelled

        def fail(self):
            raise ValueError

        def answer(self):
            return None

    for way in ("give_up", "fail", "answer"):
        large = Large()
        background.submit(getattr(large, way), lambda _: None, key=way)
        held = weakref.ref(large)
        del large
        qtbot.waitUntil(lambda held=held: held() is None, timeout=WAIT)


def test_closing_finishes_all_that_was_promised_and_drops_questions(background):
    go_on, done = threading.Event(), []
    background.submit(lambda: go_on.wait(0.05))
    background.submit(lambda: "written", done.append)
    background.submit(lambda: "asked", done.append, key="a")
    background.close()
    assert done == ["written"]
    background.submit(lambda: "later", done.append)
    background.submit(lambda: "asked", done.append, key="a")
    assert done == ["written", "later"]
