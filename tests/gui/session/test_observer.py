"""Close looks: made when they are asked for, and they give way to a person."""

from __future__ import annotations

import dataclasses
import threading
from functools import partial

import pytest

import nn
from gui.session import commands
from gui.session import observer as observer_module
from gui.session.command_queue import CommandQueue
from gui.session.commands import SurveyPlane
from gui.session.observer import Observer
from gui.session.outbox import Outbox
from gui.session.state import State
from tests.gui.conftest import MOONS, WAIT
from tests.gui.session.conftest import begin, finish, raced, run_to, same_record


def test_a_pause_interrupts_a_close_look_between_two_lanes(qtbot, ready, monkeypatch):
    begun, looked, go_on = threading.Event(), [], threading.Event()
    real = nn.inspect

    def inspect(lane, quantity):
        looked.append(lane.slot)
        begun.set()
        go_on.wait(15)
        return real(lane, quantity)

    monkeypatch.setattr(nn, "inspect", inspect)
    ready.start()
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    ready.pause()
    go_on.set()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    assert looked[:1] == [0]
    assert ready.observations.inspections is None


def test_a_look_at_the_plane_gives_way_to_a_command(qtbot, ready, monkeypatch):
    """Ten thousand points through a large network took half a minute."""
    asked = []

    def survey(lane, bounds, cancelled):
        while not cancelled():
            asked.append(lane.slot)
        raise nn.Cancelled

    monkeypatch.setattr(nn, "survey", survey)
    ready.observations.ask_for_survey((0.0, 1.0, 0.0, 1.0))
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    with qtbot.waitSignal(ready.state_changed, timeout=WAIT):
        ready.start()
    assert ready.observations.surveys is None


def test_a_look_at_the_plane_of_another_run_is_dropped(qtbot, opened, tmp_path):
    """It was asked for just before the data changed; the new run must not hear of it."""
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,y\n" + "".join(f"{i},{i % 7},{i % 5},{i % 2}\n" for i in range(60)))
    window = opened(MOONS)
    bounds, number = window.workspaces.panels["regions"].view.bounds, window.session.model.number
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    window.session._worker.loop.queue.request(SurveyPlane(number, bounds))
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    assert window.session.state is not State.FAILED
    assert window.session.observations.surveys is None


def test_a_close_look_is_made_only_when_it_is_asked_for(qtbot, ready):
    run_to(qtbot, ready, 30)
    assert ready.observations.inspections is None
    ready.observations.ask_for_inspections("weights")
    qtbot.waitUntil(lambda: ready.observations.inspections is not None, timeout=WAIT)
    inspections = ready.observations.inspections
    assert [one.slot for one in inspections] == [0, 1]
    assert {one.quantity for one in inspections} == {"weights"}
    assert all(len(one.histograms) == 3 for one in inspections)
    run_to(qtbot, ready, ready.step_count + 30)
    assert ready.observations.inspections is inspections
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(lambda: ready.observations.inspections is not inspections, timeout=WAIT)
    assert all(one.histograms == () for one in ready.observations.inspections)


def test_close_looks_change_nothing_that_is_learnt(qtbot, short, digits):
    lanes = [
        one.changed("dropout", 0.2).changed("normalization", "batch")
        for one in short.run.experiments
    ]
    begin(qtbot, short, lanes)
    short.ticked.connect(lambda: short.observations.ask_for_inspections("gradients"))
    finish(qtbot, short)
    assert short.observations.inspections is not None
    alone = raced(short.run.experiments, digits)
    for shown, record in zip(short.model.history.records, alone.records, strict=True):
        same_record(shown, record)


def test_a_look_at_the_run_before_is_not_shown(qtbot, ready):
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(lambda: ready.observations.inspections is not None, timeout=WAIT)
    old = ready._worker.loop.outbox.inspections
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    ready._worker.loop.outbox.inspections = old  # it comes late
    assert ready.observations.inspections is None


@pytest.fixture
def looked(monkeypatch):
    """A race of two lanes, its observer, and which lanes were surveyed."""
    recipe = dataclasses.replace(MOONS, samples=60)
    race = nn.Race([recipe, recipe.changed("name", "b")], nn.load_dataset(recipe.data_recipe))
    surveyed, real = [], nn.survey

    def survey(lane, *others):
        surveyed.append(lane.slot)
        return real(lane, *others)

    monkeypatch.setattr(nn, "survey", survey)
    queue, outbox = CommandQueue(), Outbox()
    return race, Observer(queue, outbox), outbox, queue, surveyed


BOUNDS = (0.0, 1.0, 0.0, 1.0)


def step(lane):
    """Take one step, and the evaluations before it."""
    before = lane.step
    while lane.step == before:
        lane.advance()


def test_a_lane_that_has_not_gone_on_keeps_its_answers_over_the_plane(looked):
    race, observer, outbox, _, surveyed = looked
    observer.answer(SurveyPlane(1, BOUNDS), 1, race.lanes, training=False)
    step(race.lanes[1])
    observer.answer(SurveyPlane(1, BOUNDS), 1, race.lanes, training=False)
    assert surveyed == [0, 1, 1]
    number, found = outbox.surveys
    assert (number, [one.step for one in found]) == (1, [0, race.lanes[1].step])
    observer.answer(SurveyPlane(1, (0.0, 2.0, 0.0, 1.0)), 1, race.lanes, training=False)
    assert surveyed == [0, 1, 1, 0, 1]  # another part of the plane


def test_while_it_trains_the_plane_is_asked_for_a_small_share_of_the_time(looked, monkeypatch):
    race, observer, _, _, surveyed = looked
    clock = [100.0]
    monkeypatch.setattr(observer_module, "perf_counter", lambda: clock[0])
    times = iter([0.0, 0.4])
    monkeypatch.setattr(observer_module, "thread_time", lambda: next(times, 0.4))
    ask = partial(observer.answer, SurveyPlane(1, BOUNDS), 1, race.lanes, training=True)
    ask()
    for lane in race.lanes:
        step(lane)
    clock[0] += 0.9 * 0.4 / observer_module.SURVEY_SHARE
    ask()
    assert len(surveyed) == 2
    clock[0] += 0.2 * 0.4 / observer_module.SURVEY_SHARE
    ask()
    assert len(surveyed) == 4


def test_a_question_about_another_run_is_not_answered(looked):
    race, observer, outbox, *_ = looked
    observer.answer(SurveyPlane(2, BOUNDS), 1, race.lanes, training=False)
    assert outbox.surveys is None


def test_a_person_is_not_kept_waiting_by_a_look_at_the_plane(looked):
    race, observer, outbox, queue, _ = looked
    queue.post(commands.Step())
    observer.answer(SurveyPlane(1, BOUNDS), 1, race.lanes, training=True)
    observer.answer(commands.Inspect(None), 1, race.lanes, training=True)
    observer.answer(commands.TraceLanes(1, nn.Feed("next"), 0, False), 1, race.lanes, training=True)
    assert (outbox.surveys, outbox.inspections, outbox.traces) == (None, None, None)
    queue.take(commands.Step)
    asked = []
    queue.answer(asked.append, training=True)
    assert [type(one) for one in asked] == [commands.TraceLanes]  # it is asked again later


def test_another_run_begins_without_the_answers_of_the_one_before(looked):
    race, observer, outbox, *_ = looked
    observer.take_snapshot(1, race.lanes)
    observer.answer(commands.Inspect(None), 1, race.lanes, training=False)
    assert outbox.snapshot[1].steps == ((0, 0), (1, 0))
    assert [one.slot for one in outbox.inspections[1]] == [0, 1]
    observer.begin_run()
    assert (outbox.snapshot, outbox.inspections) == (None, None)


def test_while_it_trains_lanes_are_traced_for_a_small_share_of_the_time(looked, monkeypatch):
    race, observer, outbox, *_ = looked
    clock = [100.0]
    monkeypatch.setattr(observer_module, "perf_counter", lambda: clock[0])
    times = iter([0.0, 0.4])
    monkeypatch.setattr(observer_module, "thread_time", lambda: next(times, 0.4))
    request = commands.TraceLanes(1, nn.Feed("next"), 0, False)
    observer.answer(request, 1, race.lanes, training=True)
    _, first = outbox.traces
    observer.answer(request, 1, race.lanes, training=True)
    assert outbox.traces[1] is first
    observer.answer(
        request, 1, race.lanes, training=False
    )  # a person is looking, and nothing trains
    assert outbox.traces[1] is not first
    clock[0] += 1.1 * 0.4 / observer_module.TRACE_SHARE
    observer.answer(commands.TraceLanes(2, nn.Feed("next"), 0, False), 1, race.lanes, training=True)
    assert outbox.traces[0] == 1


def test_what_cannot_be_traced_is_told_in_place_of_the_traces(looked):
    race, observer, outbox, *_ = looked
    observer.answer(
        commands.TraceLanes(1, nn.Feed("given"), 0, False), 1, race.lanes, training=False
    )
    assert isinstance(outbox.traces[1], nn.ShapeError)
    observer.begin_run()
    assert outbox.traces is None
