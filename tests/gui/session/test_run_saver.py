"""RunSaver: what is written is the run that was seen, with the history of its own step."""

from __future__ import annotations

from time import monotonic

import numpy as np
import pytest
from PyQt5.QtCore import QThread

import nn
from gui.session import commands
from gui.session.state import State
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import pause, run_to, same_record, told


@pytest.mark.parametrize("asked", ["before", "after"])
def test_a_save_and_a_reset_in_either_order_write_the_run_that_was_seen(
    qtbot, ready, tmp_path, asked
):
    """The window shows the old run until the new one has come."""
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 20, timeout=WAIT)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    steps = ready.run.race.lanes[0].step
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        if asked == "before":
            ready.save(tmp_path / "a.npz")
        ready.reset()
        if asked == "after":
            ready.save(tmp_path / "a.npz")
    kept = nn.checkpoint.load(tmp_path / "a.npz")
    assert kept.rest["lanes"][0]["optimizer_steps"] == steps
    assert int(kept.history["lane0/steps/shape"][0]) == steps


def test_a_save_of_a_run_that_is_gone_is_told(qtbot, ready, lanes, tmp_path):
    number = ready.model.number
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("other", lanes[:1])
    ready._post(commands.SaveRun(number, str(tmp_path / "a.npz")))
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready._post(commands.SaveRun(number, str(tmp_path / "a.npz")))
    assert "a.npz was not saved" in str(failed.args[0].error)


def names(session):
    return [lane.name for lane in session.run.lanes]


def slots(session):
    return [lane.slot for lane in session.run.lanes]


def steps_of(session):
    return [lane.record.step for lane in session.run.lanes]


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


def taken(kept):
    """Steps that each lane of a saved run has taken."""
    return [lane["optimizer_steps"] for lane in kept.rest["lanes"]]


def recorded(kept):
    """Steps that are recorded of each lane of a saved run."""
    return [int(kept.history[f"lane{place}/steps/shape"][0]) for place in range(len(taken(kept)))]


def furthest(kept):
    return max(taken(kept))


def test_a_saved_run_opens_at_its_step_and_its_history(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 60)
    path = tmp_path / "run.npz"
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(path)  # while it trains
    kept = nn.checkpoint.load(path)
    step = furthest(kept)
    assert step >= 60
    assert recorded(kept) == taken(kept)
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.open_file(path)
    assert ready.step_count == step
    assert ready.state is State.PAUSED
    run_to(qtbot, ready, step + 10)


def test_a_save_holds_the_history_of_its_own_step_though_training_went_on(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 20)
    ready._timer.stop()  # the window is busy
    ready.save(tmp_path / "run.npz")
    race, waiting = ready.run.race, ready._worker.loop.outbox.save_requests
    qtbot.waitUntil(lambda: len(waiting) == 1, timeout=WAIT)
    steps = [lane["optimizer_steps"] for lane in waiting[0].state[1]["lanes"]]
    qtbot.waitUntil(lambda: race.step > max(steps) + 50, timeout=WAIT)
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready._on_tick()
    kept = nn.checkpoint.load(tmp_path / "run.npz")
    assert recorded(kept) == taken(kept) == steps
    assert ready.step_count > max(steps)
    ready._timer.start()


def test_the_run_saves_itself_and_a_closed_one_is_kept(qtbot, ready, tmp_path):
    ready.saver.autosave_path = tmp_path / "running.npz"
    run_to(qtbot, ready, 30)
    ready.autosave()
    qtbot.waitUntil(ready.saver.autosave_path.exists, timeout=WAIT)
    ready.close(tmp_path / "last.npz")
    assert furthest(nn.checkpoint.load(tmp_path / "last.npz")) == ready.step_count


def test_a_save_asked_for_just_before_a_reset_or_the_end_is_written(qtbot, ready, tmp_path):
    run_to(qtbot, ready, 10)
    ready.save(tmp_path / "a.npz")
    ready.reset()
    qtbot.waitUntil((tmp_path / "a.npz").exists, timeout=WAIT)
    run_to(qtbot, ready, 10)
    ready.save(tmp_path / "b.npz")
    ready.close()
    assert furthest(nn.checkpoint.load(tmp_path / "b.npz")) >= 10


def test_opening_the_run_that_was_kept_does_not_overwrite_it_first(qtbot, ready, tmp_path):
    """Its file is read before the run that goes is written over it."""
    ready.saver.kept_path = tmp_path / "last.npz"
    run_to(qtbot, ready, 300)
    with qtbot.waitSignal(ready.saved, timeout=WAIT):
        ready.save(ready.saver.kept_path)
    kept = furthest(nn.checkpoint.load(ready.saver.kept_path))
    with qtbot.waitSignals([ready.saved, ready.loaded], timeout=WAIT):
        ready.reset()
    ready.step()
    qtbot.waitUntil(lambda: ready.step_count == 1, timeout=WAIT)
    before = furthest(nn.checkpoint.load(ready.saver.kept_path))
    assert before >= kept
    with qtbot.waitSignals([ready.saved, ready.loaded], timeout=WAIT):
        ready.open_file(ready.saver.kept_path)
    assert ready.step_count == before
    # the run whose place it took
    assert furthest(nn.checkpoint.load(ready.saver.kept_path)) == 1


def test_a_refused_file_does_not_touch_the_run_that_was_kept(qtbot, ready, tmp_path):
    ready.saver.kept_path = tmp_path / "last.npz"
    run_to(qtbot, ready, 10)
    with qtbot.waitSignal(ready.failed, timeout=WAIT):
        ready.open_file(tmp_path / "gone.npz")
    ready._on_tick()
    assert not ready.saver.kept_path.exists()
