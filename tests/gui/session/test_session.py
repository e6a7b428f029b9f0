"""Session and worker: control, and what a run in the window promises."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.session.state import State
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import raced, run_to, same_record


def test_run_pause_and_run_again(qtbot, ready):
    run_to(qtbot, ready, 20)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    ready._on_tick()
    stopped_at = ready.step_count
    assert stopped_at == ready.run.race.step
    run_to(qtbot, ready, stopped_at + 20)


def test_a_pause_directly_after_the_start_is_not_lost(qtbot, ready):
    ready.start()
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)


def test_step_takes_exactly_one(qtbot, ready):
    for expected in (1, 2, 3):
        with qtbot.waitSignal(ready.state_changed, timeout=WAIT):
            ready.step()
        ready._on_tick()
        assert ready.step_count == expected
    assert ready.state is State.PAUSED


def test_a_run_in_the_window_and_one_without_give_the_same_numbers(qtbot, session, lanes, digits):
    lanes = [lane.changed("steps", 150) for lane in lanes]
    session.load("test", lanes)
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    with qtbot.waitSignal(session.finished, timeout=WAIT) as finished:
        session.start()
    race = raced(lanes, digits)
    for shown, record in zip(session.model.history.records, race.records, strict=True):
        same_record(shown, record)
    assert finished.args[0].accuracies == {lane.slot: lane.test[1] for lane in race.lanes}


def test_after_the_last_step_run_goes_on_for_as_many_again(qtbot, session, lanes):
    session.load("test", [lane.changed("steps", 40) for lane in lanes])
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    for target in (40, 80, 120):
        with qtbot.waitSignal(session.finished, timeout=WAIT):
            session.start()
        assert session.step_count == session.run.experiments[0].steps == target


def test_a_learning_rate_applies_without_a_reset_and_all_else_waits(qtbot, ready):
    run_to(qtbot, ready, 5)
    ready.editor.edit(1, "learning_rate", 0.5)
    qtbot.waitUntil(lambda: ready.run.experiments[1].learning_rate == 0.5, timeout=WAIT)
    assert ready.run.experiments[0].learning_rate == 0.1
    assert ready.state is State.RUNNING
    assert ready.model.pending == []
    assert ready.model.history.records[0].changes == []
    (change,) = ready.model.history.records[1].changes
    assert (change.field, change.old, change.new) == ("learning_rate", 0.1, 0.5)
    assert 0 < change.step <= ready.run.race.lanes[1].step
    ready.editor.edit(0, "activation", "tanh")
    assert ready.model.pending == ["activation"]
    assert ready.run.experiments[0].activation == "sigmoid"
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    assert ready.run.experiments[0].activation == "tanh"
    assert ready.step_count == 0


def test_before_the_first_step_a_change_applies_at_once(qtbot, ready):
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.editor.edit(0, "hidden", (7,))
    assert [record.layers for record in ready.model.history.records] == [2, 3]


def test_shared_fields_change_in_all_lanes(qtbot, ready):
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.editor.edit(0, "data_seed", 7)
    assert [lane.data_seed for lane in ready.run.experiments] == [7, 7]


def test_a_batch_size_is_one_lanes_own_and_the_lanes_still_end_at_the_same_epoch(qtbot, ready):
    assert not ready.model.history.by_epoch
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.editor.edit(0, "batch_size", 40)
    assert [lane.batch_size for lane in ready.run.experiments] == [40, 20]
    assert [lane.steps for lane in ready.run.experiments] == [500_000, 1_000_000]
    assert [lane.evaluate_every for lane in ready.run.experiments] == [25, 50]
    assert ready.model.history.by_epoch


def test_a_value_that_cannot_be_changes_nothing(ready):
    before = dict(ready.draft)
    with pytest.raises(nn.FieldError):
        ready.editor.edit(0, "batch_size", -1)
    assert dict(ready.draft) == before


def test_a_run_that_cannot_be_built_leaves_the_one_before(qtbot, ready, lanes):
    run_to(qtbot, ready, 5)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.load("too much", [lane.changed("batch_size", 500) for lane in lanes])
    assert "Choose from 1 to 400" in str(failed.args[0].error)
    assert ready.state is State.RUNNING
    assert ready.model.pending == []
    run_to(qtbot, ready, ready.step_count + 5)


def test_an_error_in_the_worker_becomes_a_sentence_and_reset_helps(qtbot, ready, monkeypatch):
    def burst(_lane):
        raise MemoryError("burst")

    monkeypatch.setattr(nn.Lane, "advance", burst)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.start()
    assert "burst" in str(failed.args[0].error)
    assert "Traceback" in failed.args[0].details
    assert ready.state is State.FAILED
    monkeypatch.undo()


def test_after_an_error_a_reset_trains_again(qtbot, ready, monkeypatch):
    real = nn.Lane.advance
    calls = []

    def burst_once(lane):
        calls.append(lane)
        if len(calls) == 10:
            raise ZeroDivisionError("once")
        real(lane)

    monkeypatch.setattr(nn.Lane, "advance", burst_once)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.start()
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
    run_to(qtbot, ready, 20)


@pytest.mark.parametrize("name", ["gone.npz", "bad.npz", "bad.json"])
def test_a_file_that_cannot_be_opened_leaves_the_run(qtbot, ready, tmp_path, name):
    path = tmp_path / name
    if name.startswith("bad"):
        path.write_text("not what it should be")
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.open_file(path)
    assert name in str(failed.args[0].error)
    assert ready.state is State.READY


def test_a_full_ring_makes_the_worker_wait_and_nothing_is_lost(qtbot, ready):
    ready._timer.stop()  # nobody reads
    record = ready.model.history.records[0]
    small = nn.Ring(record.steps.columns, capacity=16)
    record.ring = small
    ready.start()
    qtbot.waitUntil(lambda: small.full, timeout=WAIT)
    ready._timer.start()
    qtbot.waitUntil(lambda: ready.step_count > 200, timeout=WAIT)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    ready._on_tick()
    for one in ready.model.history.records:
        steps = one.steps.all().mean[:, 0]
        np.testing.assert_array_equal(steps, np.arange(1, len(steps) + 1))


def test_window_and_worker_agree_when_the_last_of_two_requests_is_refused(
    qtbot, ready, lanes, tmp_path
):
    ready.load("second", lanes[:1])
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.open_file(tmp_path / "gone.npz")
    assert ready.model.title == "second"
    run_to(qtbot, ready, 10)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    assert ready.step_count == ready.run.race.step


def test_a_refused_file_leaves_training_and_the_edits_alone(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 10)
    ready.editor.edit(0, "hidden", (33,))
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.open_file(tmp_path / "gone.npz")
    assert ready.draft[0].hidden == (33,)
    assert ready.model.pending == ["hidden"]
    assert ready.state is State.RUNNING
    run_to(qtbot, ready, ready.step_count + 10)


def test_an_edit_made_while_a_run_is_being_loaded_is_kept(qtbot, ready):
    run_to(qtbot, ready, 5)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.reset()
        ready.editor.edit(0, "hidden", (44,))
    assert ready.draft[0].hidden == (44,)
    assert ready.model.pending == ["hidden"]


def test_steps_typed_by_a_person_are_what_run_goes_to(qtbot, session, lanes):
    session.load("test", [lane.changed("steps", 400) for lane in lanes])
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.editor.edit(0, "steps", 20)
    for expected in (20, 40):  # as many again
        with qtbot.waitSignal(session.finished, timeout=WAIT):
            session.start()
        assert session.step_count == expected
    session.editor.edit(0, "steps", 55)
    with qtbot.waitSignal(session.finished, timeout=WAIT):
        session.start()
    assert session.step_count == 55
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.reset()
    assert session.run.experiments[0].steps == 55  # not what it was extended to


def test_a_home_that_cannot_be_written_does_not_keep_the_thread(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 5)
    (tmp_path / "file").write_text("")
    with pytest.raises(nn.CheckpointError):
        ready.close(tmp_path / "file" / "last.npz")
    assert not ready.running


def test_training_pauses_at_exactly_the_step_that_was_asked_for(qtbot, ready):
    for until in (57, 58, 120):
        ready.start(until)
        qtbot.waitUntil(
            lambda until=until: ready.state is State.PAUSED and ready.step_count == until,
            timeout=WAIT,
        )
        assert [lane.step for lane in ready.run.race.lanes] == [until, until]
        assert not any(lane.evaluating for lane in ready.run.race.lanes)
    run_to(qtbot, ready, 150)
    assert ready.state is State.RUNNING, "without a step it goes on"
