"""A view of a study: it asks, cancels, and shows the lanes that there is an answer about."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import nn
from gui.panels.study_view import StudyView
from tests.gui.panels.conftest import entrant, filled, rows_of


class View(StudyView):
    """Keeps what it is to show."""

    shown = ()

    def work(self):
        return lambda copy, progress: copy

    def show_pairs(self, pairs):
        self.shown = [(lane.slot, answer.slot) for lane, answer in pairs]


@pytest.fixture
def view(qtbot):
    one = View("test")
    qtbot.addWidget(one)
    one.show_lanes(tuple(entrant(filled(slot, rows_of(5, 1.0, 0.5, *[(1, 1)] * 4)))
                         for slot in (0, 1)))  # fmt: skip
    return one


def test_it_asks_and_shows_the_answers_of_the_lanes_that_have_one(qtbot, view):
    with qtbot.waitSignal(view.study.asked) as asked:
        view.again.click()
    assert asked.args[0]((1, 2), lambda share: None) == (1, 2)
    assert (view.again.text(), view.waiting([])) == ("Cancel", "Measuring … 0 %")
    view.study.take_report((SimpleNamespace(slot=1),))
    assert (view.shown, view.again.text(), view.waiting(view.shown)) == (
        [(1, 1)],
        "Measure again",
        "",
    )


def test_the_button_cancels_and_an_error_is_told(qtbot, view):
    view.ask()
    with qtbot.waitSignal(view.study.cancelled):
        view.again.click()
    view.ask()
    view.study.take_refused(nn.FieldError("diverged"))
    assert (view.shown, view.waiting([])) == ([], "diverged")


def test_other_lanes_forget_the_answer_and_the_same_ones_keep_it(view):
    view.ask()
    view.study.take_report((SimpleNamespace(slot=0),))
    view.show_lanes(view.lanes)
    assert view.shown == [(0, 0)]
    view.show_lanes(view.lanes[1:])
    assert view.study.report is None
    view.show_lanes(())
    view.ask()
    assert not view.study.busy


def test_what_is_not_due_yet_is_looked_after_once_more(qtbot, view, monkeypatch):
    """After a pause nothing else happens: who stopped asking would show the steps before it."""
    view.show()
    view.ask()
    view.study.take_report((SimpleNamespace(slot=0),))
    assert not view.renew()  # the lanes have not gone on
    view.lanes[0].record.steps.extend(rows_of(1, 1.0, 0.5, *[(1, 1)] * 4, first=6))
    assert view.renew()
    assert not view.study.busy  # it is not time yet
    monkeypatch.setattr(view._renewal, "_due", 0.0)
    assert view.renew()
    assert view.study.busy
    view.hide()
    assert not view.renew()
