"""Checks off the window's thread: told when they are done, and stopped when nobody waits."""

from __future__ import annotations

import dataclasses
import itertools
import threading
from types import SimpleNamespace

import pytest
from PyQt5.QtCore import QObject

import nn
from gui.session import lane_study
from gui.session.lane_study import LaneStudy
from tests.conftest import toy_dataset
from tests.gui.conftest import WAIT


@pytest.fixture
def study(qtbot):
    parent = QObject()
    one = LaneStudy(parent)
    yield one
    one.close()


@pytest.fixture
def copy():
    recipe = nn.Experiment(hidden=(5,), batch_size=20)
    return nn.LaneCopy.of(nn.Race([recipe], toy_dataset()).lanes[0])


def test_work_is_done_in_another_thread_with_the_copies(qtbot, study, copy):
    threads, shares, asked = [], [], []

    def work(copies, progress):
        threads.append(threading.current_thread())
        progress(0.5)
        return nn.check_lane(copies[0])

    study.progressed.connect(shares.append)
    study.copies_asked.connect(lambda: asked.append(True))
    with qtbot.waitSignal(study.reported, timeout=WAIT) as told:
        study.ask(work)
        study.take((copy,))
    assert all(one.passed for one in told.args[0].alone)
    assert threads[0] is not threading.main_thread()
    assert (asked, shares) == ([True], [0.5])


def test_copies_that_nobody_asked_for_are_left_alone(qtbot, study, copy):
    with qtbot.assertNotEmitted(study.reported, wait=50):
        study.take((copy,))


def test_what_cannot_be_examined_is_refused(qtbot, study, copy):
    short = dataclasses.replace(copy, x=copy.x[:, :2])
    with qtbot.waitSignal(study.refused, timeout=WAIT) as told:
        study.ask(lambda copies, progress: nn.check_lane(copies[0], progress))
        study.take((short,))
    assert isinstance(told.args[0], nn.ShapeError)


def test_an_error_of_ours_is_told_as_a_failure(qtbot, study, copy):
    with qtbot.waitSignal(study.failed, timeout=WAIT) as told:
        study.ask(lambda *_: 1 / 0)
        study.take((copy,))
    assert "ZeroDivisionError" in told.args[0].details


@pytest.mark.parametrize("ended_by", ["cancel", "ask"])
def test_work_that_nobody_waits_for_reports_nothing(qtbot, study, copy, ended_by):
    begun, go_on, ended = threading.Event(), threading.Event(), []

    def work(_, progress):
        begun.set()
        go_on.wait(15)
        try:
            progress(0.5)
        except nn.Cancelled:
            ended.append(True)
            raise

    with qtbot.assertNotEmitted(study.reported):
        study.ask(work)
        study.take((copy,))
        qtbot.waitUntil(begun.is_set, timeout=WAIT)
        study.cancel() if ended_by == "cancel" else study.ask(work)
        go_on.set()
        qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)


def test_progress_is_told_in_steps_that_can_be_seen(qtbot, study, copy):
    shares = []

    def work(copies, progress):
        for index in range(2000):
            progress(index / 2000)

    study.progressed.connect(shares.append)
    with qtbot.waitSignal(study.reported, timeout=WAIT):
        study.ask(work)
        study.take((copy,))
    assert 50 <= len(shares) <= 101


@pytest.mark.parametrize("training", [True, False])
def test_it_rests_for_most_of_the_time_while_the_lanes_train(qtbot, copy, training, monkeypatch):
    rests = []

    class Listened(threading.Event):
        def wait(self, timeout=None):
            rests.append(timeout)
            return super().wait(0)

    monkeypatch.setattr(lane_study, "threading", SimpleNamespace(Event=Listened))
    parent = QObject()
    study = LaneStudy(parent, lambda: training)
    monkeypatch.setattr(lane_study, "perf_counter", itertools.count(0.0, 0.01).__next__)
    with qtbot.waitSignal(study.reported, timeout=WAIT):
        study.ask(lambda copies, progress: [progress(0.1), progress(0.2)])
        study.take((copy,))
    study.close()
    expected = 0.01 * (1 / lane_study.SHARE - 1)
    mine = [one for one in rests if one is not None and one == pytest.approx(expected)]
    assert len(mine) == (2 if training else 0)
