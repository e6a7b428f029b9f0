"""The landscape: asked for when it is seen, on demand, and while it trains."""

from __future__ import annotations

import functools

import pytest

import nn
from tests.gui.panels.conftest import raced, shown

LANES = tuple(
    nn.Experiment(name=name, activation=name, hidden=(8,), batch_size=20)
    for name in ("sigmoid", "relu")
)


@pytest.fixture
def made(qtbot, monkeypatch):
    """A function: the card with lanes after some steps; planes of few points."""
    monkeypatch.setattr(nn, "lane_landscape", functools.partial(nn.lane_landscape, points=7))

    def make(steps=5):
        panel = shown(qtbot, "landscape", 900, 460)
        panel.race, history, lanes = raced(LANES, steps)
        panel.works = []
        panel.study.asked.connect(panel.works.append)
        panel.show_run(history, lanes)
        return panel

    return make


def answer(panel):
    copies = tuple(map(nn.LaneCopy.of, panel.race.lanes))
    try:
        panel.study.take_report(panel.works[-1](copies, panel.study.take_progress))
    except nn.FieldError as error:
        panel.study.take_refused(error)


def test_it_is_computed_when_it_is_seen_and_told_in_words(made):
    panel = made()
    assert panel.empty.title == "Computing …"
    answer(panel)
    assert [lane.name for lane, _ in panel.views.pairs] == ["sigmoid", "relu"]
    assert "validation samples, loss" in panel.state.text()
    names, table = panel.table()
    assert table.shape == (2 * 7 * 7, len(names))
    panel.grab()


def test_another_plane_or_reach_is_computed(made):
    panel = made()
    answer(panel)
    panel.kind.setCurrentIndex(panel.kind.findData("curvature"))
    panel.kind.activated.emit(1)
    answer(panel)
    assert panel.views.pairs[0][1].kind == "curvature"
    panel.reach.choose("3")
    assert len(panel.works) == 3


def test_a_path_that_is_not_there_is_explained(made):
    panel = made(steps=0)
    panel.kind.setCurrentIndex(panel.kind.findData("path"))
    panel.ask()
    answer(panel)
    assert "no path yet" in panel.state.text()
    assert "no path yet" in panel.empty.told


def test_it_is_renewed_only_where_a_person_wants_it(made):
    panel = made()
    answer(panel)
    panel.lanes[0].record.steps.extend(panel.lanes[0].record.steps.tail(1))
    panel._renewal._due = 0.0
    panel.show_part(0)
    assert len(panel.works) == 1
    panel.live.click()
    panel.show_part(0)
    assert len(panel.works) == 2


def test_it_can_be_cancelled(qtbot, made):
    panel = made()
    with qtbot.waitSignal(panel.study.cancelled):
        panel.again.click()
    assert panel.again.text() == "Compute again"
    answer(panel)  # too late
    assert not panel.views.pairs
