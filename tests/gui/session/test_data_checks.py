"""DataChecks: the data of every lane are looked at once."""

from __future__ import annotations

import threading

import pytest
from PyQt5.QtCore import QObject

import nn
from gui.lane_view import LaneView
from gui.session.data_checks import DataChecks
from tests.conftest import toy_dataset
from tests.gui.conftest import MOONS, WAIT


def test_a_run_that_comes_while_the_window_closes_is_not_looked_at(qtbot, opened):
    window = opened(MOONS)
    run = window.session.run
    window.close()
    window.wiring.checks.ask(run.lanes)


@pytest.fixture
def checks(qapp):
    """Checks that are closed with the test."""
    parent = QObject()
    one = DataChecks(parent)
    yield one
    one.close()


def views_of(*preparings):
    """Lanes that learn from these, as the window knows them."""
    experiment = nn.Experiment(hidden=(5,))
    record = nn.Record(0, 2, (20, "epochs"), 400)
    network = experiment.network(6, 3)
    return [
        LaneView(slot, experiment, record, network, prepared)
        for slot, prepared in enumerate(preparings)
    ]


def test_lanes_that_share_their_data_share_the_look_at_them(qtbot, checks):
    one, other = nn.prepare(toy_dataset()), nn.prepare(toy_dataset(), scaling="min-max")
    reports = []
    checks.reported.connect(reports.append)
    checks.ask(views_of(one, one, other))
    qtbot.waitUntil(lambda: len(reports) == 2, timeout=WAIT)
    assert [report.prepared for report in reports] == [one, other]
    checks.ask(views_of(other, one))  # a lane went: both are known
    checks._background.flush()
    assert len(reports) == 2


def test_data_that_no_lane_has_any_more_are_not_looked_at_to_the_end(qtbot, checks, monkeypatch):
    begun, go_on, outcomes = threading.Event(), threading.Event(), []
    real = nn.report_on_data

    def report(prepared, cancelled):
        begun.set()
        go_on.wait(10)
        try:
            return real(prepared, cancelled)
        except nn.Cancelled:
            outcomes.append("cancelled")
            raise

    monkeypatch.setattr(nn, "report_on_data", report)
    reports = []
    checks.reported.connect(reports.append)
    checks.ask(views_of(nn.prepare(toy_dataset())))
    begun.wait(10)
    later = nn.prepare(toy_dataset())
    checks.ask(views_of(later))
    go_on.set()
    qtbot.waitUntil(lambda: len(reports) == 1, timeout=WAIT)
    assert outcomes == ["cancelled"]
    assert reports[0].prepared is later


def test_data_that_cannot_be_looked_at_are_told(qtbot, checks, monkeypatch):
    def burst(*_):
        raise MemoryError("burst")

    monkeypatch.setattr(nn, "report_on_data", burst)
    with qtbot.waitSignal(checks.failed, timeout=WAIT) as failed:
        checks.ask(views_of(nn.prepare(toy_dataset())))
    assert "burst" in str(failed.args[0].error)
