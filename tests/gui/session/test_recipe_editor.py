"""Lanes that come, go and pause while the others race, and slow motion."""

from __future__ import annotations

from time import monotonic

import numpy as np
import pytest
from PyQt5.QtCore import QThread

import nn
from gui.session.session import Session
from gui.session.state import State
from gui.shell import messages
from tests.gui.conftest import WAIT
from tests.gui.session.test_session import raced, run_to, same_record


def names(session):
    return [lane.name for lane in session.run.lanes]


def slots(session):
    return [lane.slot for lane in session.run.lanes]


def steps_of(session):
    return [lane.record.step for lane in session.run.lanes]


def begin(qtbot, session, lanes):
    """Load a run, and wait for it."""
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.load("test", lanes)
    assert session.state is State.READY


def told(qtbot, session, ask, *args):
    """Ask for something that changes the lanes, and wait until it is so."""
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        ask(*args)


def pause(qtbot, session):
    session.pause()
    qtbot.waitUntil(lambda: session.state is State.PAUSED, timeout=WAIT)


def finish(qtbot, session):
    """Run to the end; the results."""
    with qtbot.waitSignal(session.finished, timeout=WAIT) as finished:
        session.start()
    return finished.args[0]


@pytest.fixture
def short(qtbot, session, lanes):
    """A session with a run of 200 steps."""
    begin(qtbot, session, [lane.changed("steps", 200) for lane in lanes])
    return session


def test_a_lane_added_while_the_others_run_catches_up_and_is_as_if_it_had_raced_alone(
    qtbot, ready, digits
):
    run_to(qtbot, ready, 60)
    told(qtbot, ready, ready.editor.add_lane, 1, "activation", "tanh")
    assert ready.state is State.RUNNING
    assert names(ready) == ["sigmoid", "ReLU", "tanh"]
    assert slots(ready) == [0, 1, 2]
    qtbot.waitUntil(lambda: max(steps_of(ready)) - min(steps_of(ready)) <= 1, timeout=WAIT)
    ready.editor.edit(0, "steps", ready.run.race.step + 100)
    qtbot.waitUntil(lambda: ready.state is State.FINISHED, timeout=WAIT)
    (alone,) = raced([ready.run.experiments[2]], digits).records
    added = ready.model.history.records[2]
    assert added.step == alone.step > 100
    same_record(added, alone)


def test_the_lanes_that_were_there_do_not_feel_that_one_came_and_one_went(qtbot, short, digits):
    run_to(qtbot, short, 20)
    told(qtbot, short, short.editor.add_lane, 0, "batch_size", 40)
    told(qtbot, short, short.editor.remove_lane, 2)
    finish(qtbot, short)
    alone = raced(short.run.experiments, digits)
    for shown, record in zip(short.model.history.records, alone.records, strict=True):
        same_record(shown, record)


def test_a_removed_lane_is_gone_from_the_draft_and_the_others_keep_their_marks(qtbot, ready):
    run_to(qtbot, ready, 10)
    kept = ready.model.history.records[1]
    told(qtbot, ready, ready.editor.remove_lane, 0)
    assert names(ready) == ["ReLU"]
    assert slots(ready) == [1]
    assert [lane.name for lane in ready.draft.values()] == ["ReLU"]
    assert ready.model.history.records == [kept]
    run_to(qtbot, ready, kept.step + 10)
    told(qtbot, ready, ready.editor.add_lane, 1, "activation", "elu")
    assert slots(ready) == [1, 0]  # a mark that is free is taken again


def test_a_paused_lane_stands_still_while_the_others_go_on_and_then_catches_up(qtbot, ready):
    run_to(qtbot, ready, 10)
    told(qtbot, ready, ready.editor.pause_lane, 1, True)
    assert [lane.paused for lane in ready.run.lanes] == [False, True]
    race = ready.run.race
    still = race.lanes[1].step
    qtbot.waitUntil(lambda: race.lanes[0].step > still + 50, timeout=WAIT)
    assert race.lanes[1].step == still
    assert ready.state is State.RUNNING
    assert ready.run.worked_on.slot == 0
    told(qtbot, ready, ready.editor.pause_lane, 1, False)
    assert not ready.run.lanes[1].paused
    qtbot.waitUntil(lambda: abs(race.lanes[0].step - race.lanes[1].step) <= 1, timeout=WAIT)
    pause(qtbot, ready)
    ready._on_tick()
    steps = ready.model.history.records[1].steps.all().mean[:, 0]
    np.testing.assert_array_equal(steps, np.arange(1, len(steps) + 1))


def test_when_all_lanes_pause_the_run_pauses_and_does_not_end(qtbot, ready):
    run_to(qtbot, ready, 10)
    for lane in (0, 1):
        ready.editor.pause_lane(lane, True)
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    told(qtbot, ready, ready.editor.pause_lane, 0, False)
    run_to(qtbot, ready, ready.step_count + 10)


def test_a_lane_is_renamed_while_it_runs_and_nothing_waits_for_a_reset(qtbot, ready):
    run_to(qtbot, ready, 10)
    ready.editor.edit(0, "name", "slow one")
    qtbot.waitUntil(lambda: names(ready) == ["slow one", "ReLU"], timeout=WAIT)
    assert ready.run.race.lanes[0].experiment.name == "slow one"
    assert ready.model.pending == []
    assert ready.state is State.RUNNING
    for wrong in ("ReLU", "", "x" * 41):
        with pytest.raises(nn.FieldError):
            ready.editor.edit(0, "name", wrong)
    assert ready.draft[0].name == "slow one"


def test_the_last_lane_cannot_be_removed(qtbot, ready):
    told(qtbot, ready, ready.editor.remove_lane, 0)
    run_to(qtbot, ready, 10)
    ready.editor.remove_lane(0)  # which is gone: nobody meant the other
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.editor.remove_lane(1)
    assert "'ReLU' is the only lane, and a race needs one" in str(failed.args[0].error)
    assert names(ready) == ["ReLU"]
    assert ready.state is State.RUNNING
    run_to(qtbot, ready, ready.step_count + 10)


def test_two_quick_removals_leave_one_lane_and_a_sentence(qtbot, ready):
    run_to(qtbot, ready, 10)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.editor.remove_lane(0)
        ready.editor.remove_lane(1)
    assert "the only lane" in str(failed.args[0].error)
    assert names(ready) == ["ReLU"]
    run_to(qtbot, ready, ready.step_count + 10)


def test_a_race_of_four_lanes_takes_no_fifth(qtbot, ready):
    for activation in ("tanh", "elu"):
        told(qtbot, ready, ready.editor.add_lane, 0, "activation", activation)
    assert slots(ready) == [0, 1, 2, 3]
    with pytest.raises(nn.FieldError, match="at most 4 lanes"):
        ready.editor.add_lane(0, "activation", "gelu")
    assert names(ready) == ["sigmoid", "ReLU", "tanh", "elu"]
    assert len(ready.draft) == len(ready.run.race.lanes) == 4


@pytest.mark.parametrize(
    ("field", "value", "name", "told"),
    [
        ("activation", "sigmoid", "", "would be the same as 'sigmoid'"),
        ("activation", "tanh", "ReLU", "Two lanes are called 'ReLU'"),
        ("seed", 3, "", "all lanes of a race share this setting"),
        ("learning_rate", -1.0, "", "outside"),
    ],
)
def test_a_lane_that_cannot_race_is_refused_and_nothing_changes(ready, field, value, name, told):
    with pytest.raises(nn.FieldError, match=told):
        ready.editor.add_lane(0, field, value, name)
    assert names(ready) == ["sigmoid", "ReLU"]
    assert len(ready.draft) == 2


def test_after_the_end_an_added_lane_is_all_that_run_trains(qtbot, short, digits):
    finish(qtbot, short)
    before = [record.arrays() for record in short.model.history.records]
    told(qtbot, short, short.editor.add_lane, 1, "learning_rate", 0.01)
    assert short.state is State.PAUSED
    assert names(short)[2] == "learning rate 0.01"
    results = finish(qtbot, short)
    assert steps_of(short) == [200, 200, 200]
    assert results.accuracies.keys() == {0, 1, 2}
    for record, arrays in zip(short.model.history.records[:2], before, strict=True):
        for name, array in record.arrays().items():
            np.testing.assert_array_equal(array, arrays[name])
    (alone,) = raced([short.run.experiments[2]], digits).records
    same_record(short.model.history.records[2], alone)


def test_after_the_end_without_the_lane_that_was_added_the_run_is_finished_again(qtbot, short):
    finish(qtbot, short)
    told(qtbot, short, short.editor.add_lane, 1, "learning_rate", 0.01)
    told(qtbot, short, short.editor.remove_lane, 2)
    assert short.state is State.FINISHED
    assert finish(qtbot, short)
    assert steps_of(short) == [400, 400]


def test_settings_that_wait_for_a_reset_still_wait_when_a_lane_comes(qtbot, ready):
    run_to(qtbot, ready, 5)
    ready.editor.edit(0, "hidden", (7,))
    ready.editor.edit(0, "seed", 5)
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    assert ready.run.experiments[2].hidden == (12, 12)  # a copy of what runs
    assert [lane.hidden for lane in ready.draft.values()] == [(7,), (12, 12), (12, 12)]
    assert [lane.seed for lane in ready.draft.values()] == [5, 5, 5]
    assert ready.model.pending == ["hidden", "seed"]
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    assert [lane.hidden for lane in ready.run.experiments] == [(7,), (12, 12), (12, 12)]
    assert names(ready) == ["sigmoid", "ReLU", "tanh"]


def test_a_lane_that_diverges_stops_and_the_others_go_on(qtbot, session, lanes):
    wild = lanes[1].changed("learning_rate", 100.0).changed("hidden", (40,) * 4)
    begin(qtbot, session, [lanes[0], wild.changed("name", "wild")])
    with qtbot.waitSignal(session.lane_stopped, timeout=WAIT) as stopped:
        session.start()
    slot, error = stopped.args
    assert slot == 1
    assert "learning rate" in str(error)
    assert [lane.failure for lane in session.run.lanes] == [None, error]
    run_to(qtbot, session, session.step_count + 20)
    assert session.run.worked_on.slot == 0
    assert session.run.level


def test_a_name_given_twice_in_a_hurry_is_refused_and_the_run_goes_on(qtbot, ready):
    """The window knows a new lane a moment after it was asked for."""
    run_to(qtbot, ready, 5)
    told(qtbot, ready, lambda: (ready.editor.add_lane(0, "activation", "tanh"),
                                ready.editor.edit(1, "name", "tanh")))  # fmt: skip
    run_to(qtbot, ready, ready.step_count + 10)
    assert ready.state is State.RUNNING


def test_steps_typed_in_any_lane_are_as_many_again(qtbot, session, lanes):
    """Lanes of 20 and of 40 samples: 60 and 30 steps are equally far."""
    lanes = [lanes[0].changed("steps", 200), lanes[1].changed("steps", 200)]
    session.load("test", nn.edited(lanes, 1, "batch_size", 40))
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    with qtbot.waitSignal(session.edited, timeout=WAIT):
        session.editor.edit(1, "steps", 30)
    qtbot.waitUntil(
        lambda: [lane.steps for lane in session.run.experiments] == [60, 30], timeout=WAIT
    )
    finish(qtbot, session)
    assert steps_of(session) == [60, 30]
    finish(qtbot, session)
    assert steps_of(session) == [120, 60]


def test_a_saved_race_opens_with_its_lanes_as_they_stood(qtbot, ready, lanes, tmp_path):
    """One was removed, one added with the mark that was free, one pauses."""
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("three", [*lanes, lanes[1].changed("name", "third").changed("momentum", 0.5)])
    run_to(qtbot, ready, 10)
    told(qtbot, ready, ready.editor.remove_lane, 0)
    told(qtbot, ready, ready.editor.pause_lane, 2, True)
    told(qtbot, ready, ready.editor.add_lane, 1, "activation", "tanh", "new one")
    ready.editor.edit(1, "learning_rate", 0.05)
    qtbot.waitUntil(lambda: ready.run.experiments[0].learning_rate == 0.05, timeout=WAIT)
    qtbot.waitUntil(lambda: steps_of(ready)[2] > 10, timeout=WAIT)
    pause(qtbot, ready)
    ready._on_tick()
    race, before = ready.run.race, ready.run.lanes
    arrays, rest = race.state()
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(tmp_path / "run.npz")
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.open_file(tmp_path / "run.npz")
    assert ready.run.race is not race
    assert ready.state is State.PAUSED
    assert slots(ready) == [1, 2, 0]
    assert names(ready) == ["ReLU", "third", "new one"]
    assert [lane.paused for lane in ready.run.lanes] == [False, True, False]
    for opened, lane in zip(ready.run.lanes, before, strict=True):
        assert opened.experiment == lane.experiment
        same_record(opened.record, lane.record)
        assert opened.record.changes == lane.record.changes
    assert [len(lane.record.changes) for lane in ready.run.lanes] == [1, 0, 0]
    again, others = ready.run.race.state()
    assert others == rest
    for name, array in arrays.items():
        np.testing.assert_array_equal(again[name], array, err_msg=name)
    run_to(qtbot, ready, ready.step_count + 10)
    assert steps_of(ready)[1] == before[1].record.step  # it still pauses


def test_step_moves_all_lanes_that_are_level_and_else_only_those_behind(qtbot, ready):
    def step():
        with qtbot.waitSignal(ready.state_changed, timeout=WAIT):
            ready.step()
        ready._on_tick()
        return steps_of(ready)

    assert step() == [1, 1]
    told(qtbot, ready, ready.editor.pause_lane, 1, True)
    assert step() == [2, 1]
    assert step() == [3, 1]
    told(qtbot, ready, ready.editor.pause_lane, 1, False)
    assert step() == [3, 2]
    assert step() == [3, 3]
    assert step() == [4, 4]
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    assert step() == [4, 4, 1]


def test_a_close_look_is_made_only_when_it_is_asked_for(qtbot, ready):
    run_to(qtbot, ready, 30)
    assert ready.observations.inspections is None
    ready.observations.ask_for_inspections("weights")
    qtbot.waitUntil(lambda: ready.observations.inspections is not None, timeout=WAIT)
    looks = ready.observations.inspections
    assert [one.slot for one in looks] == [0, 1]
    assert {one.quantity for one in looks} == {"weights"}
    assert all(len(one.histograms) == 3 for one in looks)
    run_to(qtbot, ready, ready.step_count + 30)
    assert ready.observations.inspections is looks
    ready.observations.ask_for_inspections(None)
    qtbot.waitUntil(lambda: ready.observations.inspections is not looks, timeout=WAIT)
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


def test_the_session_hands_the_pace_to_the_worker_and_back_to_full_speed(qtbot, ready):
    ready.set_pace(1)
    ready.start()
    pace = ready._worker.loop._pace
    qtbot.waitUntil(lambda: pace._due > 0 and ready.step_count >= 1, timeout=WAIT)
    ready.set_pace(None)
    run_to(qtbot, ready, 200)
    assert [lane.paused for lane in ready.run.lanes] == [False, False]


def test_a_slow_session_still_closes(qtbot, digits, lanes):
    session = Session()
    session.set_pace(1)
    session.load("slow", lanes)
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= 1, timeout=WAIT)
    session.close()
    assert not session.running


def test_what_is_asked_of_a_run_does_not_reach_the_one_that_takes_its_place(qtbot, ready, lanes):
    """The window hears of the new run a moment after it is there."""
    third = lanes[1].changed("name", "tanh").changed("activation", "tanh")
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("three", [*lanes, third])
        ready.editor.remove_lane(1)
        ready.editor.pause_lane(0, True)
        ready.editor.add_lane(0, "activation", "elu")
        ready.editor.edit(0, "learning_rate", 0.025)
    run_to(qtbot, ready, 5)
    assert names(ready) == ["sigmoid", "ReLU", "tanh"]
    assert [one.name for one in ready.run.race.experiments] == names(ready)
    assert not any(lane.paused for lane in ready.run.lanes)
    assert {one.learning_rate for one in ready.run.race.experiments} == {lanes[0].learning_rate}
    assert tuple(ready.draft.values()) == ready.run.experiments


def test_a_lane_added_just_before_the_end_is_in_the_run_that_is_kept(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 20)
    ready.editor.add_lane(0, "activation", "tanh")
    lanes, end = ready.run.race.lanes, monotonic() + WAIT / 1000
    while (len(lanes) < 3 or not lanes[2].step) and monotonic() < end:
        QThread.msleep(1)  # the window hears of nothing meanwhile
    ready.close(keep=tmp_path / "kept.npz")
    kept = nn.checkpoint.load(tmp_path / "kept.npz")
    race, _ = nn.checkpoint.resume(kept, nn.load_dataset("strokes"), tmp_path / "kept.npz")
    assert [lane.experiment.name for lane in race.lanes] == ["sigmoid", "ReLU", "tanh"]


def test_run_goes_on_though_another_batch_size_waits_for_a_reset(qtbot, short):
    finish(qtbot, short)
    short.editor.edit(1, "batch_size", 10)
    finish(qtbot, short)
    assert steps_of(short) == [400, 400]
    assert [one.batch_size for one in short.draft.values()] == [20, 10]


def test_the_rate_is_that_of_the_lane_that_is_told_of(qtbot, session, lanes):
    """Steps of 20 and of 200 samples: ten of the one while one of the other."""
    lanes = [lanes[0].changed("steps", 1000), lanes[1].changed("steps", 1000)]
    begin(qtbot, session, nn.edited(lanes, 1, "batch_size", 200))
    session.model.rate._marks.extend([(1.0, {0: 100, 1: 10}), (2.0, {0: 300, 1: 30})])
    session.model.state = State.RUNNING
    assert session.run.worked_on.slot == 0
    assert session.model.steps_per_second == 200.0


def test_run_after_the_end_goes_on_and_the_recipe_keeps_its_steps(qtbot, short):
    finish(qtbot, short)
    finish(qtbot, short)
    assert steps_of(short) == [400, 400]
    assert [one.steps for one in short.draft.values()] == [200, 200]
    assert short.model.extended == (400, 200)
    with qtbot.waitSignal(short.loaded, timeout=WAIT):
        short.reset()
    assert [one.steps for one in short.run.experiments] == [200, 200]
    assert short.model.extended is None


def test_a_reset_keeps_the_marks_of_the_lanes(qtbot, ready):
    told(qtbot, ready, ready.editor.remove_lane, 0)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    assert slots(ready) == [1]
    assert list(ready.draft) == [1]


def test_a_bad_table_dropped_while_a_lane_is_on_its_way_leaves_draft_and_run_alike(
    qtbot, ready, tmp_path, digits, monkeypatch
):
    """An old draft was put back whole: it had a lane less than the run."""

    def refuse_tables(recipe, *_):
        if recipe.data == "table":
            raise nn.DataError("{path} is not a table.", path=recipe.file)
        return digits

    monkeypatch.setattr(nn, "load_dataset", refuse_tables)
    (tmp_path / "bad.csv").write_text("not a table")
    ready.editor.add_lane(0, "activation", "tanh")
    with qtbot.waitSignals([ready.failed, ready.lanes_changed], timeout=WAIT):
        ready.editor.use_file(tmp_path / "bad.csv")
    assert list(ready.draft) == slots(ready) == [0, 1, 2]
    assert ready.model.pending == []
    run_to(qtbot, ready, 5)
    ready.editor.edit(2, "learning_rate", 0.01)
    qtbot.waitUntil(lambda: ready.run.experiments[2].learning_rate == 0.01, timeout=WAIT)


def test_something_refused_after_another_batch_size_leaves_a_reset_that_works(qtbot, ready):
    """Fields that count batches were set back without the batch size: no reset worked again."""
    run_to(qtbot, ready, 5)
    ready.editor.edit(0, "batch_size", 13)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.cross_validate(0, 10_000)
    assert ready.draft[0].batch_size == 13
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    assert ready.run.experiments[0].batch_size == 13


def test_lanes_that_cannot_race_are_told_and_raise_nothing(qtbot, ready, lanes):
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.load("alike", [lanes[0], lanes[0]])
    assert "Two lanes are called 'sigmoid'" in str(failed.args[0].error)
    assert names(ready) == ["sigmoid", "ReLU"]


def test_a_lane_named_after_its_value_follows_it_while_it_runs(qtbot, ready):
    run_to(qtbot, ready, 5)
    told(qtbot, ready, ready.editor.add_lane, 0, "learning_rate", 0.5)
    assert names(ready)[2] == "learning rate 0.5"
    ready.editor.edit(2, "learning_rate", 0.25)
    qtbot.waitUntil(lambda: names(ready)[2] == "learning rate 0.25", timeout=WAIT)
    assert ready.draft[2].name == "learning rate 0.25"


def test_after_the_end_a_new_lane_is_told_to_wait_for_run(qtbot, short):
    finish(qtbot, short)
    told(qtbot, short, short.editor.add_lane, 1, "learning_rate", 0.01)
    text, _ = messages.of_state(short.state, short.run.lanes)
    assert "press Run (Space): learning rate 0.01 will catch up" in text
