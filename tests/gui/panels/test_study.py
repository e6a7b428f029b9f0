"""A study: asked, answered, refused, cancelled; an answer that comes too late is dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import QObject

import nn
from gui.panels.study import Study, left_out, of_every
from tests.gui.panels.conftest import entrant, filled, rows_of


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


def test_a_lane_without_an_answer_is_left_out_if_others_have_one():
    def work(copy, progress):
        progress(0.5)
        if copy < 0:
            raise nn.FieldError("diverged")
        return 10 * copy

    shares = []
    assert of_every(work, (1, -1, 2), shares.append) == (10, 20)
    assert shares == pytest.approx([1 / 6, 3 / 6, 5 / 6])
    with pytest.raises(nn.FieldError, match="diverged"):
        of_every(work, (-1, -2), shares.append)


def test_which_lanes_are_missing_is_told():
    lanes = [entrant(filled(slot, rows_of(5, 1.0, 0.5, *[(1, 1)] * 4))) for slot in (0, 1)]
    lanes[1] = replace(lanes[1], failure=nn.DivergedError("inf"))
    assert left_out(lanes, [0, 1]) == ""
    assert "is not shown" in left_out(lanes, [1])
    assert "has diverged" in left_out(lanes, [0])
