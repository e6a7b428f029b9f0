"""Checks off the window's thread: told when they are done, and stopped when nobody waits."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from PyQt5.QtCore import QObject

import nn
from gui.session.gradient_checks import GradientChecks
from tests.conftest import toy_dataset
from tests.gui.conftest import WAIT


@pytest.fixture
def checks(qtbot):
    parent = QObject()
    one = GradientChecks(parent)
    yield one
    one.close()


@pytest.fixture
def copy():
    recipe = nn.Experiment(hidden=(5,), batch_size=20)
    return nn.LaneCopy.of(nn.Race([recipe], toy_dataset()).lanes[0])


def test_a_copy_is_checked_in_another_thread(qtbot, checks, copy, monkeypatch):
    threads, shares = [], []
    real = nn.check_lane

    def check_lane(*arguments):
        threads.append(threading.current_thread())
        return real(*arguments)

    monkeypatch.setattr(nn, "check_lane", check_lane)
    checks.progressed.connect(shares.append)
    with qtbot.waitSignal(checks.reported, timeout=WAIT) as told:
        checks.check(copy)
    assert all(one.passed for one in told.args[0].alone)
    assert threads[0] is not threading.main_thread()
    assert shares == sorted(shares)


def test_what_cannot_be_checked_is_refused(qtbot, checks, copy):
    with qtbot.waitSignal(checks.refused, timeout=WAIT) as told:
        checks.check(dataclasses.replace(copy, x=copy.x[:, :2]))
    assert isinstance(told.args[0], nn.ShapeError)


def test_an_error_of_ours_is_told_as_a_failure(qtbot, checks, copy, monkeypatch):
    monkeypatch.setattr(nn, "check_lane", lambda *_: 1 / 0)
    with qtbot.waitSignal(checks.failed, timeout=WAIT) as told:
        checks.check(copy)
    assert "ZeroDivisionError" in told.args[0].details


def test_a_cancelled_check_reports_nothing(qtbot, checks, copy, monkeypatch):
    begun, go_on, ended = threading.Event(), threading.Event(), []

    def check_lane(_, progress):
        begun.set()
        go_on.wait(15)
        try:
            progress(0.5)
        except nn.Cancelled:
            ended.append(True)
            raise

    monkeypatch.setattr(nn, "check_lane", check_lane)
    with qtbot.assertNotEmitted(checks.reported):
        checks.check(copy)
        qtbot.waitUntil(begun.is_set, timeout=WAIT)
        checks.cancel()
        go_on.set()
        qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
