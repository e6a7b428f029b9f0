"""Time travel: any step that was passed is shown exactly, forked, and gone back to."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.session.state import State
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import begin, finish, pause, run_to, told


def exact(qtbot, session, step):
    """Go to a step, and wait until all of it is there."""
    session.rewind(step)

    def there():
        back = session.model.back
        return back is not None and back.step == step and back.exact

    qtbot.waitUntil(there, timeout=WAIT)
    return session.model.back


def alone(lanes, dataset, step):
    """The same lanes in a race of their own, after so many steps."""
    race = nn.Race(lanes, dataset)
    while race.step < step or any(lane.step < step for lane in race.lanes):
        race.advance()
        for lane in race.lanes:
            lane.record.drain()
    return race


def test_an_earlier_step_is_shown_while_training_goes_on(qtbot, ready, lanes, digits):
    run_to(qtbot, ready, 120)
    back = exact(qtbot, ready, 77)
    assert ready.state is State.RUNNING
    fresh = alone(lanes, digits, 77)
    snapshot = ready.observations.snapshot
    for lane, view in zip(fresh.lanes, back.lanes, strict=True):
        parameters = snapshot.states[lane.slot]["parameters"]
        np.testing.assert_array_equal(parameters, lane.network.parameters)
        assert view.seen.step == 77
        np.testing.assert_array_equal(view.seen.steps.latest(), lane.record.steps.latest())
    assert dict(snapshot.steps) == {0: 77, 1: 77}
    assert not back.differs
    before = ready.step_count
    qtbot.waitUntil(lambda: ready.step_count > before, timeout=WAIT)
    assert ready.model.lanes is ready.model.back.lanes


def test_all_that_is_asked_is_answered_of_that_step(qtbot, ready):
    run_to(qtbot, ready, 60)
    pause(qtbot, ready)
    exact(qtbot, ready, 31)
    ready.observations.ask_for_inspections("weights")
    ready.observations.ask_for_copies()
    ready.observations.ask_for_assessments("validation")

    def answered():
        seen = ready.observations
        answers = [seen.inspections, seen.lane_copies, seen.assessments]
        return all(one is not None and {each.step for each in one} == {31} for one in answers)

    qtbot.waitUntil(answered, timeout=WAIT)


def test_live_shows_the_run_as_it_is(qtbot, ready):
    run_to(qtbot, ready, 40)
    pause(qtbot, ready)
    exact(qtbot, ready, 11)
    with qtbot.waitSignal(ready.looked_back, timeout=WAIT) as looked:
        ready.live()
    assert looked.args == [None]
    assert ready.model.lanes is ready.run.lanes
    step = ready.run.race.step
    qtbot.waitUntil(lambda: dict(ready.observations.snapshot.steps)[0] == step, timeout=WAIT)


def test_a_step_more_or_less_and_never_beyond_the_ends(qtbot, ready):
    run_to(qtbot, ready, 40)
    pause(qtbot, ready)
    ready._on_tick()
    last = ready.step_count
    exact(qtbot, ready, 20)
    for by, step in ((1, 21), (10, 31), (-1, 30), (-100, 0), (10**6, last)):
        ready.travel.move(by)
        qtbot.waitUntil(lambda step=step: ready.model.back.step == step, timeout=WAIT)


def test_a_drag_shows_the_last_step_that_was_asked_for(qtbot, ready):
    run_to(qtbot, ready, 150)
    for step in range(10, 140, 3):
        ready.rewind(step)
    exact(qtbot, ready, 33)


def test_a_change_while_it_ran_belongs_to_its_step(qtbot, ready):
    run_to(qtbot, ready, 30)
    pause(qtbot, ready)
    ready._on_tick()
    changed = ready.run.race.lanes[0].step
    ready.editor.edit(0, "learning_rate", 0.02)
    qtbot.waitUntil(lambda: ready.run.experiments[0].learning_rate == 0.02, timeout=WAIT)
    run_to(qtbot, ready, changed + 30)
    assert exact(qtbot, ready, changed).lanes[0].experiment.learning_rate == 0.1
    back = exact(qtbot, ready, changed + 12)
    assert back.lanes[0].experiment.learning_rate == 0.02
    assert not back.differs
    assert [one.exact for one in back.found.replays] == [True, True]


def test_lanes_that_come_and_go_meanwhile_are_shown_too(qtbot, ready):
    run_to(qtbot, ready, 90)
    exact(qtbot, ready, 50)
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    qtbot.waitUntil(lambda: ready.run.lanes[2].record.step > 60, timeout=WAIT)

    def three():
        back = ready.model.back
        return back is not None and back.exact and len(back.lanes) == 3

    qtbot.waitUntil(three, timeout=WAIT)
    told(qtbot, ready, ready.editor.remove_lane, 0)
    qtbot.waitUntil(lambda: len(ready.model.lanes) == 2, timeout=WAIT)
    exact(qtbot, ready, 41)


def test_another_run_is_shown_as_it_is(qtbot, ready, lanes):
    run_to(qtbot, ready, 40)
    exact(qtbot, ready, 20)
    begin(qtbot, ready, lanes)
    assert ready.model.back is None
    ready._on_tick()
    assert ready.model.back is None
    run_to(qtbot, ready, 30)
    exact(qtbot, ready, 20)


def test_nothing_to_go_back_to_before_the_first_step(ready):
    ready.rewind(10)
    ready._on_tick()
    assert ready.model.back is None


def test_a_run_that_was_opened_is_known_from_its_step_on(qtbot, session, lanes, tmp_path):
    begin(qtbot, session, lanes)
    run_to(qtbot, session, 30)
    pause(qtbot, session)
    session.save(tmp_path / "run.npz")
    qtbot.waitSignal(session.saved, timeout=WAIT).wait()
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.open_file(tmp_path / "run.npz")
    first = session.run.lanes[0].first
    assert first == session.run.race.lanes[0].step > 20
    run_to(qtbot, session, first + 40)
    session.rewind(3)
    qtbot.waitUntil(lambda: bool(session.model.back) and session.model.back.exact, timeout=WAIT)
    assert session.model.back.step == first
    exact(qtbot, session, first + 21)


def test_a_fork_begins_where_its_lane_was(qtbot, ready):
    run_to(qtbot, ready, 100)
    pause(qtbot, ready)
    told(qtbot, ready, ready.fork, 1, 40, "learning_rate", 0.01)
    fork = ready.run.lanes[2]
    assert (fork.record.begin, fork.first, fork.record.step) == (40, 40, 40)
    assert fork.name == "learning rate 0.01"
    assert ready.model.adding is not None
    run_to(qtbot, ready, 140)
    qtbot.waitUntil(lambda: ready.run.lanes[2].record.step > 120, timeout=WAIT)
    assert exact(qtbot, ready, 30).lanes[2].seen.step == 40


@pytest.mark.parametrize(("field", "value"), [("seed", 3), ("learning_rate", 0.1)])
def test_what_cannot_be_forked_is_refused_at_once(qtbot, ready, field, value):
    run_to(qtbot, ready, 50)
    with pytest.raises(nn.FieldError):
        ready.fork(0, 20, field, value)


def test_shapes_that_differ_are_refused_by_the_loop(qtbot, ready):
    run_to(qtbot, ready, 50)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.fork(0, 20, "hidden", (5, 5))
    assert "shapes" in str(failed.args[0].error)
    assert len(ready.run.lanes) == 2


def test_going_back_replaces_the_run_and_trains_on_as_it_did(qtbot, ready, tmp_path):
    ready.saver.kept_path = tmp_path / "last.npz"
    run_to(qtbot, ready, 120)
    pause(qtbot, ready)
    ready._on_tick()
    records = [lane.record for lane in ready.run.lanes]
    recorded = {one.slot: one.steps.tail(10_000).copy() for one in records}
    evaluated = {one.slot: one.evaluations.tail(1000).copy() for one in records}
    exact(qtbot, ready, 50)  # where an evaluation was due
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.travel.go_back()
    assert ready.state is State.PAUSED
    assert (ready.step_count, ready.model.back) == (50, None)
    qtbot.waitUntil((tmp_path / "last.npz").exists, timeout=WAIT)
    assert nn.checkpoint.load(tmp_path / "last.npz").rest["lanes"][0]["optimizer_steps"] >= 120
    run_to(qtbot, ready, 110)
    pause(qtbot, ready)
    ready._on_tick()
    for lane in ready.run.lanes:
        rows = lane.record.steps.tail(10_000)[:110]
        np.testing.assert_array_equal(rows, recorded[lane.slot][:110])
        held = lane.record.evaluations.tail(1000)
        held = held[held[:, 0] <= 100]
        np.testing.assert_array_equal(held[:, :3], evaluated[lane.slot][: len(held), :3])
    assert exact(qtbot, ready, 20).step == 20, "what was known of earlier steps still is"


def test_the_budget_makes_it_coarser_not_wrong(qtbot, ready, lanes, digits):
    ready.travel.limit(1)
    run_to(qtbot, ready, 200)
    pause(qtbot, ready)
    machine = ready._worker.loop.machine
    assert sum(machine.tape(slot).bytes for slot in (0, 1)) <= 1_000_000
    exact(qtbot, ready, 123)
    parameters = ready.observations.snapshot.states[0]["parameters"]
    expected = alone(lanes, digits, 123).lanes[0].network.parameters
    np.testing.assert_array_equal(parameters, expected)


def test_a_finished_run_can_be_looked_back_at(qtbot, short):
    finish(qtbot, short)
    exact(qtbot, short, 99)
    assert short.state is State.FINISHED


def test_closing_while_a_replay_is_on_its_way(qtbot, ready):
    ready.travel.limit(1)
    run_to(qtbot, ready, 300)
    ready.rewind(290)
    ready.close()
    assert not ready.running


def test_a_replay_that_fails_is_told_and_the_run_is_shown_as_it_is(qtbot, ready, monkeypatch):
    run_to(qtbot, ready, 60)

    def fail(self, progress=None):
        raise MemoryError

    monkeypatch.setattr(nn.Route, "go", fail)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.rewind(33)
    assert ready.model.back is None
    assert ready.state is State.RUNNING


def test_a_run_that_was_saved_with_its_earlier_steps_goes_back_to_the_first(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 90)
    pause(qtbot, ready)
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(tmp_path / "run.npz", moments=True)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.open_file(tmp_path / "run.npz")
    assert ready.run.lanes[0].first == 0
    back = exact(qtbot, ready, 41)
    assert [one.exact for one in back.found.replays] == [True, True]
    run_to(qtbot, ready, 120)
    exact(qtbot, ready, 100)


def test_a_lane_that_is_paused_leaves_the_step_that_is_shown(qtbot, ready):
    run_to(qtbot, ready, 90)
    exact(qtbot, ready, 50)
    told(qtbot, ready, ready.editor.pause_lane, 0, True)
    ready._on_tick()
    ready.observations.ask_for_snapshot()
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(
        lambda: (
            bool(ready.observations.inspections)
            and {one.step for one in ready.observations.inspections} == {50}
        ),
        timeout=WAIT,
    )
    assert dict(ready.observations.snapshot.steps) == {0: 50, 1: 50}
    exact(qtbot, ready, 41)


def test_a_lane_that_catches_up_is_shown_where_it_has_come_to(qtbot, ready):
    run_to(qtbot, ready, 400)
    exact(qtbot, ready, 300)
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    qtbot.waitUntil(lambda: ready.run.lanes[2].record.step > 310, timeout=WAIT)

    def caught_up():
        back = ready.model.back
        return back.exact and back.found.steps.get(2) == 300 == back.lanes[2].seen.step

    qtbot.waitUntil(caught_up, timeout=WAIT)


def test_going_back_while_a_lane_catches_up(qtbot, ready):
    run_to(qtbot, ready, 300)
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    qtbot.waitUntil(lambda: ready.run.lanes[2].record.step > 10, timeout=WAIT)
    exact(qtbot, ready, 250)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.travel.go_back()
    assert ready.run.lanes[0].record.step == 250
    assert ready.run.lanes[2].record.step <= 250
    assert [one.record.step for one in ready.run.lanes] == [
        lane.step for lane in ready.run.race.lanes
    ]
