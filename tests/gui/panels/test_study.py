"""A study: asked, answered, refused, cancelled; an answer that comes too late is dropped."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QObject

import nn
from gui.panels.study import Study


@pytest.fixture
def study(qtbot):
    parent = QObject()
    one = Study(parent)
    one.kept = parent
    return one


def test_it_asks_and_takes_the_answer(qtbot, study):
    with qtbot.waitSignals([study.asked, study.changed]):
        study.ask(lambda *_: None)
    study.take_progress(0.4)
    assert (study.busy, study.share) == (True, 0.4)
    study.take_report("found")
    assert (study.busy, study.report, study.told) == (False, "found", "")


def test_why_there_is_no_answer_is_told_until_it_is_asked_again(study):
    study.ask(lambda *_: None)
    study.take_refused(nn.FieldError("no path yet"))
    assert (study.busy, study.report, study.told) == (False, None, "no path yet")
    study.ask(lambda *_: None)
    assert study.told == ""


def test_after_cancel_the_answer_before_it_stays(qtbot, study):
    study.ask(lambda *_: None)
    study.take_report("first")
    study.ask(lambda *_: None)
    with qtbot.waitSignal(study.cancelled):
        study.cancel()
    study.take_report("too late")
    assert study.report == "first"
    study.forget()
    assert study.report is None
