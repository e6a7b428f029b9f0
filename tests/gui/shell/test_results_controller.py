"""One selection goes through the window."""

from __future__ import annotations

import dataclasses

import pytest

from gui.selection import Selection
from gui.session.state import State
from gui.shell import results_controller
from tests.gui.conftest import MOONS, WAIT


@pytest.fixture
def confusion(qtbot, window):
    """The card Confusion with the first assessments in it."""
    panel = window.workspaces.panels["confusion"]
    window.workspaces.show_panel("confusion")
    qtbot.waitUntil(lambda: len(panel.pairs) == 2, timeout=WAIT)
    return panel


def test_assessments_come_while_the_card_is_seen_and_are_renewed_by_evaluations(
    qtbot, window, confusion
):
    first = confusion.shown
    assert first.step == 0
    window.session.start()
    qtbot.waitUntil(lambda: confusion.shown.step >= 100, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(
        lambda: confusion.shown.step == window.session.run.lanes[0].record.step, timeout=WAIT
    )
    assert confusion.shown.step % 50 or confusion.shown is not first


def test_nothing_is_asked_for_where_nobody_looks(qtbot, window):
    for _ in range(3):
        with qtbot.waitSignal(window.session.ticked, timeout=WAIT):
            pass
    assert window.session.observations.assessments is None


def test_a_sample_is_asked_about_on_the_right_until_a_person_draws_again(qtbot, window, confusion):
    window.results.probe(Selection("validation", (0, 0), 7))
    assert window.side.probe is window.side.samples
    assert window.side.samples.index == 7
    assert confusion.selection.sample == 7
    qtbot.waitUntil(lambda: window.side.samples.shares.shares is not None, timeout=WAIT)
    window.side.samples.draw_button.click()
    assert window.side.probe is None


def test_the_sample_goes_to_the_graph(qtbot, window, confusion):
    window.results.probe(Selection("validation", None, 7))
    window.side.samples.graph_button.click()
    graph = window.workspaces.panels["graph"]
    assert graph.isVisible()
    assert graph.feed_choice.kind == "given"
    x = window.session.run.dataset.validation.x[7]
    assert (graph.feed_choice.feed.x == x).all()
    truth = window.session.run.dataset.validation.t[7]
    qtbot.waitUntil(lambda: bool(graph.traces), timeout=WAIT)
    assert graph.feed_choice.feed.target == truth


def test_a_folded_side_opens_for_a_sample(window, confusion):
    window.right.fold()
    assert window.right.folded
    window.results.probe(Selection("validation", None, 3))
    assert not window.right.folded


def test_other_data_drop_what_was_selected(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, samples=100))
    window.results.select(Selection("validation", (0, 1), 5))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("other", [dataclasses.replace(MOONS, data="xor", samples=100)])
    assert window.results.selection == Selection()
    assert window.workspaces.panels["confusion"].selection == Selection()


def test_the_test_set_after_the_end_and_the_validation_set_when_it_goes_on(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, samples=100, steps=20))
    window.workspaces.show_panel("confusion")
    panel = window.workspaces.panels["confusion"]
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.FINISHED, timeout=WAIT)
    qtbot.waitUntil(panel.parts_choice.buttons["test"].isEnabled, timeout=WAIT)
    panel.parts_choice.buttons["test"].click()
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.part == "test", timeout=WAIT)
    lane = window.session.run.race.lanes[0]
    assert panel.shown.accuracy == pytest.approx(lane.test[1])
    window.lanes.edit(0, "steps", 1_000_000)
    qtbot.waitUntil(lambda: window.results.selection.part == "validation", timeout=WAIT)


def test_what_is_expensive_to_show_leaves_the_window_time(qtbot, window, confusion, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(results_controller, "perf_counter", lambda: clock[0])

    def show():
        clock[0] += 0.05
        shown.append(clock[0])

    shown = []
    window.results._due = 0.0
    monkeypatch.setattr(confusion, "show_taken", show)
    monkeypatch.setattr(window.workspaces, "tell", lambda method, *values: method(*values))
    for _ in range(3):
        window.results.tick()
    assert len(shown) == 1
    clock[0] += 0.05 / results_controller.SHOWING_SHARE
    window.results.tick()
    assert len(shown) == 2
