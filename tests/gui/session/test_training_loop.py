"""TrainingLoop without a thread: each command, carried out where the test can see it."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import nn
from gui.session import commands, events
from gui.session.state import Stage, State
from tests.gui.session.conftest import raced, same_record
from tests.gui.session.looping import Loop


@pytest.fixture
def recipes(lanes):
    """Two lanes that end soon."""
    return [lane.changed("steps", 60) for lane in lanes]


@pytest.fixture
def loop(digits, recipes):
    """A loop with a race at step 0."""
    one = Loop()
    one.load(recipes)
    yield one
    one.end_threads()


def train(loop, recipes):
    """Train until the loop has nothing more to do."""
    loop.carry_out(commands.Start(recipes[0]))
    loop.train()


def test_a_race_that_was_asked_for_is_told_with_its_lanes_and_its_weights(loop, recipes):
    (loaded,) = loop.heard(events.RunLoaded)
    assert loaded.run == 1
    assert [lane.slot for lane in loaded.loaded.lanes] == [0, 1]
    assert loaded.loaded.experiments == tuple(recipes)
    number, snapshot = loop.outbox.snapshot
    assert (number, snapshot.steps) == (1, ((0, 0), (1, 0)))
    for view, lane in zip(loaded.loaded.lanes, loop.race.lanes, strict=True):
        assert view.network is not lane.network  # the window asks a copy
        np.testing.assert_array_equal(view.network.parameters, lane.network.parameters)


def test_it_trains_to_the_end_with_the_numbers_of_a_race_of_its_own(loop, recipes, digits):
    train(loop, recipes)
    alone = raced(recipes, digits)
    for record in loop.race.records:
        record.drain()
    for one, other in zip(loop.race.records, alone.records, strict=True):
        same_record(one, other)
    (finished,) = loop.heard(events.Finished)
    assert finished.results.accuracies == {lane.slot: lane.test[1] for lane in alone.lanes}


def test_a_finished_run_that_was_opened_goes_on_at_the_first_start(loop, recipes):
    """It is not over for the loop, which has not tested it yet."""
    recipes = [lane.changed("evaluate_every", 20) for lane in recipes]
    recipes[1] = recipes[1].changed("stopping", "target").changed("stop_value", 0.01)
    loop.load(recipes)
    train(loop, recipes)
    ended = loop.race.lanes[1].step
    assert ended < 60
    for lane in loop.race.lanes:
        lane.test = None  # as after opening a file
    loop.carry_out(commands.Start(recipes[0], further=True))
    loop.train()
    assert [lane.step for lane in loop.race.lanes] == [60, 60]


def test_after_the_end_it_goes_on_for_as_many_steps_as_the_recipe_has(loop, recipes):
    train(loop, recipes)
    train(loop, recipes)
    assert [lane.step for lane in loop.race.lanes] == [120, 120]
    assert [one.experiment.steps for one in loop.race.lanes] == [120, 120]


def test_a_step_is_one_step_of_every_lane_and_then_it_pauses(loop):
    loop.carry_out(commands.Step())
    assert [lane.step for lane in loop.race.lanes] == [1, 1]
    assert loop.told[-1] == events.StateChanged(1, State.PAUSED)
    assert loop.outbox.snapshot[1].steps == ((0, 1), (1, 1))


def test_a_command_interrupts_training(loop, recipes, monkeypatch):
    real = nn.Lane.advance

    def advance(lane):
        real(lane)
        if lane.step == 7 and not loop.queue:
            loop.queue.post(commands.Pause())

    monkeypatch.setattr(nn.Lane, "advance", advance)
    train(loop, recipes)
    assert 7 <= loop.race.step <= 8  # while a lane comes to step 7, the next may begin with step 8
    loop.queue.obey(loop.carry_out)
    assert loop.told[-1] == events.StateChanged(1, State.PAUSED)


def test_a_race_that_cannot_be_built_leaves_the_one_before(loop, recipes):
    race = loop.race
    loop.load([one.changed("batch_size", 500) for one in recipes], run=2)
    (refused,) = loop.heard(events.RunRefused)
    assert refused.run == 2
    assert "Choose from 1 to 400" in str(refused.failure.error)
    assert loop.race is race


@pytest.mark.parametrize("again", [False, True])
def test_a_run_that_nobody_waits_for_is_not_built(loop, recipes, again):
    """It was cancelled, or another one was asked for while its data were read."""
    race = loop.race
    if again:
        loop.queue.post(commands.Load(3, None, None, False, "third", {0: recipes[0]}))
    else:
        loop.queue.post(commands.Cancel(2))
    loop._builder._dataset = None

    def load(recipe, folder, progress, decode):
        progress(0.1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nn, "load_dataset", load)
        loop.load(recipes, run=2)
    assert loop.heard(events.BuildCancelled) == [events.BuildCancelled(2, Stage.NETWORKS)]
    assert loop.race is race


def test_a_removed_lane_comes_back_with_its_weights_and_its_history_and_catches_up(
    loop, recipes, digits
):
    for _ in range(5):
        loop.carry_out(commands.Step())
    gone = loop.race.lanes[0]
    loop.carry_out(commands.RemoveLane(1, 0, keep=True))
    loop.carry_out(commands.Step())
    assert [lane.slot for lane in loop.race.lanes] == [1]
    loop.carry_out(commands.RestoreLane(1))
    assert loop.race.lanes[0] is gone
    assert (gone.step, loop.race.lanes[1].step) == (5, 6)
    views = loop.heard(events.LanesChanged)[-1].lanes
    assert [view.slot for view in views] == [0, 1]
    assert views[0].record is gone.record
    train(loop, recipes)
    for record in loop.race.records:
        record.drain()
    for one, other in zip(loop.race.records, raced(recipes, digits).records, strict=True):
        same_record(one, other)


def test_lanes_come_back_in_the_reverse_order_each_once(digits, lanes):
    loop = Loop()
    loop.load([lanes[0].changed("name", name) for name in "abc"])
    for slot in (1, 2):
        loop.carry_out(commands.RemoveLane(1, slot, keep=True))
    for expected in ([0, 2], [0, 1, 2], [0, 1, 2]):
        loop.carry_out(commands.RestoreLane(1))
        assert [lane.slot for lane in loop.race.lanes] == expected


def test_a_removed_lane_of_an_earlier_run_does_not_come_back(loop, recipes):
    loop.carry_out(commands.RemoveLane(1, 0, keep=True))
    loop.load(recipes, run=2)
    loop.carry_out(commands.RemoveLane(2, 1, keep=False))
    loop.carry_out(commands.RestoreLane(2))
    assert [lane.slot for lane in loop.race.lanes] == [0]


def test_commands_about_an_earlier_run_change_nothing(loop, recipes):
    loop.load(recipes, run=2)
    told = len(loop.told)
    loop.carry_out(commands.SetField(1, 0, "learning_rate", 0.5))
    loop.carry_out(commands.RemoveLane(1, 0, keep=True))
    loop.carry_out(commands.PauseLane(1, 0, True))
    loop.carry_out(commands.RunSeries(1, 0, partial(nn.CrossValidation, folds=3)))
    assert len(loop.told) == told
    assert loop.race.lanes[0].experiment.learning_rate == 0.1
    assert len(loop.race.lanes) == 2


def test_a_live_field_is_told_with_its_step_and_one_that_is_not_live_is_refused(loop):
    loop.carry_out(commands.Step())
    loop.carry_out(commands.SetField(1, 1, "learning_rate", 0.5))
    (changed,) = loop.heard(events.FieldsChanged)
    assert changed.changes == ((1, nn.Change(1, "learning_rate", 0.1, 0.5)),)
    loop.carry_out(commands.SetField(1, 1, "hidden", (3,)))
    (refused,) = loop.heard(events.CommandRefused)
    assert "needs a new run" in str(refused.failure.error)


def test_the_last_lane_stays_and_the_race_goes_on(loop):
    loop.carry_out(commands.RemoveLane(1, 0, keep=True))
    loop.carry_out(commands.RemoveLane(1, 1, keep=True))
    assert len(loop.heard(events.CommandRefused)) == 1
    loop.carry_out(commands.Step())
    assert loop.race.lanes[0].step == 1


def test_a_lane_that_diverges_is_told_once_and_the_others_end(digits, recipes):
    loop = Loop()
    wild = recipes[0].changed("name", "wild").changed("activation", "relu")
    loop.load([recipes[1], wild.changed("learning_rate", 100.0).changed("hidden", (40,) * 4)])
    train(loop, recipes)
    (stopped,) = loop.heard(events.LaneStopped)
    assert stopped.slot == 1
    (finished,) = loop.heard(events.Finished)
    assert np.isnan(finished.results.accuracies[1])
    assert loop.race.lanes[0].step == 60
    loop.end_threads()


def test_a_state_that_is_to_be_saved_is_that_of_the_moment(loop, tmp_path):
    loop.carry_out(commands.Step())
    loop.carry_out(commands.SaveRun(1, str(tmp_path / "a.npz")))
    loop.carry_out(commands.Step())
    (request,) = loop.outbox.save_requests
    assert [lane["optimizer_steps"] for lane in request.state[1]["lanes"]] == [1, 1]
    assert [steps for steps, *_ in request.written] == [1, 1]


def test_whoever_asked_for_a_save_before_the_end_gets_it(loop, tmp_path):
    loop.carry_out(commands.Step())
    loop.queue.post(commands.SaveRun(1, str(tmp_path / "a.npz")))
    loop.queue.quit()
    loop.run()
    assert len(loop.outbox.save_requests) == 1


def test_an_error_is_told_and_the_loop_obeys_again(loop, recipes, monkeypatch):
    def burst(_):
        raise ZeroDivisionError("once")

    def tell(event):
        loop.told.append(event)
        if isinstance(event, events.TrainingFailed):
            monkeypatch.undo()
            loop.queue.post(commands.Step())
        if event == events.StateChanged(1, State.PAUSED):
            loop.queue.quit()

    monkeypatch.setattr(nn.Lane, "advance", burst)
    loop._tell = tell
    loop.queue.post(commands.Start(recipes[0]))
    loop.run()
    (failed,) = loop.heard(events.TrainingFailed)
    assert "once" in str(failed.failure.error)
    assert "Traceback" in failed.failure.details


def test_the_folds_are_told_from_the_first_to_the_last(loop):
    loop.queue.post(commands.RunSeries(1, 0, partial(nn.CrossValidation, folds=3)))

    def tell(event):
        loop.told.append(event)
        if isinstance(event, events.SeriesChanged) and event.series.over:
            loop.queue.quit()

    loop._tell = loop._series._tell = tell
    loop.run()
    heard = loop.heard(events.SeriesChanged)
    assert len(heard[0].series.results) == 0
    assert len(heard[-1].series.results) == 3
    assert not heard[-1].series.cancelled
