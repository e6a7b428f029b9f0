"""Lanes that come, go and pause while the others race, and slow motion."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import nn
from gui.session.state import State
from gui.shell import messages
from tests.gui.conftest import MOONS, WAIT
from tests.gui.session.conftest import begin, finish, pause, raced, run_to, same_record, told


def names(session):
    return [lane.name for lane in session.run.lanes]


def slots(session):
    return [lane.slot for lane in session.run.lanes]


def steps_of(session):
    return [lane.record.step for lane in session.run.lanes]


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
    assert "'ReLU' is the only lane, and a race needs at least one" in str(failed.args[0].error)
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
        ("data_seed", 3, "", "all lanes of a race share this setting"),
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
    ready.editor.edit(0, "data_seed", 5)
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    assert ready.run.experiments[2].hidden == (12, 12)  # a copy of what runs
    assert [lane.hidden for lane in ready.draft.values()] == [(7,), (12, 12), (12, 12)]
    assert [lane.data_seed for lane in ready.draft.values()] == [5, 5, 5]
    assert ready.model.pending == ["hidden", "data_seed"]
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


def test_run_goes_on_though_another_batch_size_waits_for_a_reset(qtbot, short):
    finish(qtbot, short)
    short.editor.edit(1, "batch_size", 10)
    finish(qtbot, short)
    assert steps_of(short) == [400, 400]
    assert [one.batch_size for one in short.draft.values()] == [20, 10]


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
        ready.run_series(0, partial(nn.CrossValidation, folds=10_000))
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
    assert "press Run (Space) to let learning rate 0.01 catch up" in text


def test_a_refused_file_leaves_the_form_as_it_was(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2,3\n")
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.use_file(path)
    assert window.session.draft[0].data == "moons"
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.edit(0, "data", "fashion-mnist")  # nothing is fetched in tests
    assert window.session.draft[0].data == "moons"
    assert window.session.model.pending == []


def test_an_edit_that_waits_for_a_reset_is_undone(qtbot, ready):
    run_to(qtbot, ready, 5)
    ready.editor.edit(0, "activation", "tanh")
    ready.editor.edit(0, "hidden", (9,))
    assert ready.editor.undo()
    assert (ready.draft[0].activation, ready.draft[0].hidden) == ("tanh", (12, 12))
    assert ready.model.pending == ["activation"]
    assert ready.editor.undo()
    assert ready.model.pending == []
    assert not ready.editor.undo()
    assert ready.state is State.RUNNING


def test_a_live_edit_is_undone_in_the_run_too_and_stays_in_the_record(qtbot, ready):
    run_to(qtbot, ready, 5)
    ready.editor.edit(1, "learning_rate", 0.5)
    qtbot.waitUntil(lambda: ready.run.experiments[1].learning_rate == 0.5, timeout=WAIT)
    assert ready.editor.undo()
    qtbot.waitUntil(lambda: ready.run.experiments[1].learning_rate == 0.1, timeout=WAIT)
    assert ready.draft[1].learning_rate == 0.1
    changes = ready.model.history.records[1].changes
    assert [(change.old, change.new) for change in changes] == [(0.1, 0.5), (0.5, 0.1)]


def test_before_the_first_step_an_undone_edit_is_built_at_once(qtbot, ready):
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.editor.edit(0, "hidden", (7,))
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        assert ready.editor.undo()
    assert ready.run.experiments[0].hidden == (12, 12)


def test_what_follows_in_the_other_lanes_is_undone_with_it(qtbot, ready):
    """A batch size changes how many steps an epoch has, so steps and evaluations follow."""
    run_to(qtbot, ready, 5)
    ready.editor.edit(0, "batch_size", 40)
    assert ready.draft[0].steps == 500_000
    ready.editor.edit(0, "data_seed", 7)
    assert [lane.data_seed for lane in ready.draft.values()] == [7, 7]
    ready.editor.undo()
    assert [lane.data_seed for lane in ready.draft.values()] == [0, 0]
    ready.editor.undo()
    assert [lane.steps for lane in ready.draft.values()] == [1_000_000] * 2
    assert ready.model.pending == []


def test_a_removed_lane_is_undone_with_its_weights_and_its_history_and_catches_up(
    qtbot, short, digits, lanes
):
    """At the end nobody can tell that it was gone."""
    long = [lane.changed("steps", 1000) for lane in lanes]  # so that it can be paused in between
    begin(qtbot, short, long)
    run_to(qtbot, short, 20)
    pause(qtbot, short)
    record = short.run.lanes[0].record
    taken = record.step
    weights = short.run.race.lanes[0].network.parameters.copy()
    told(qtbot, short, short.editor.remove_lane, 0)
    run_to(qtbot, short, taken + 20)
    pause(qtbot, short)
    told(qtbot, short, short.editor.undo)
    assert slots(short) == [0, 1]
    assert short.run.lanes[0].record is record
    assert record.step == taken
    np.testing.assert_array_equal(short.run.race.lanes[0].network.parameters, weights)
    finish(qtbot, short)
    alone = raced(long, digits)
    for shown, other in zip(short.model.history.records, alone.records, strict=True):
        same_record(shown, other)


def test_an_added_lane_is_undone_and_the_draft_forgets_it(qtbot, ready):
    told(qtbot, ready, ready.editor.add_lane, 0, "activation", "tanh")
    assert slots(ready) == [0, 1, 2]
    told(qtbot, ready, ready.editor.undo)
    assert slots(ready) == [0, 1]
    assert list(ready.draft) == [0, 1]
    assert not ready.editor.undo()  # taking it back was no step of its own


def test_removals_and_edits_are_undone_in_their_order(qtbot, ready):
    run_to(qtbot, ready, 5)
    ready.editor.edit(1, "activation", "tanh")
    told(qtbot, ready, ready.editor.remove_lane, 0)
    ready.editor.edit(1, "activation", "sigmoid")
    assert ready.editor.undo()
    assert ready.draft[1].activation == "tanh"
    told(qtbot, ready, ready.editor.undo)
    assert slots(ready) == [0, 1]
    assert ready.editor.undo()
    assert ready.draft[1].activation == "relu"


def test_another_experiment_leaves_nothing_to_undo(qtbot, ready, lanes):
    ready.editor.edit(0, "learning_rate", 0.5)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("other", lanes)
    assert not ready.editor.undo()
    assert ready.draft[0].learning_rate == 0.1
