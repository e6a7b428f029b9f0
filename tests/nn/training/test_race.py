"""Lanes race side by side, are added, paused and taken out."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.own_digits import own_digits
from tests.nn.training.racing import alone, assert_same, fresh, run


@pytest.fixture
def three(lane):
    """Three lanes that differ: ReLU, tanh with dropout, Adam."""
    return [
        lane,
        lane.changed("name", "b").changed("activation", "tanh").changed("dropout", 0.2),
        lane.changed("name", "c").changed("optimizer", "adam").changed("learning_rate", 0.01),
    ]


def test_a_race_learns(toy, lane):
    race, history = run(*fresh([lane], toy))
    (one,) = race.lanes
    assert one.test[1] > 0.95
    assert race.step == history.step == one.record.step == 120
    first = one.record.steps.at(1)[0]
    assert first[nn.LOSS] > 3 * one.record.steps.latest()[nn.LOSS]


def test_equal_recipes_give_equal_curves_bit_for_bit(toy, lane):
    assert_same(alone(lane, toy), alone(lane, toy))


def test_a_lane_learns_the_same_alone_and_beside_others(toy, three):
    race, _ = run(*fresh(three, toy))
    for beside, experiment in zip(race.lanes, three, strict=True):
        assert_same(beside, alone(experiment, toy))


def test_a_race_whose_lanes_have_all_stopped_is_over(toy, lane):
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, _ = run(*fresh([wild], toy))
    assert race.finished
    assert race.step < wild.steps


def test_what_needs_a_new_run_cannot_be_changed_in_a_running_one(toy, lane):
    race = nn.Race([lane], toy)
    for field, value in (("activation", "tanh"), ("batch_size", 10), ("evaluate_every", 10)):
        with pytest.raises(nn.FieldError, match=f"{field}: a change needs a new run"):
            race.set(0, field, value)


def test_a_lane_is_renamed_while_it_runs_but_not_to_the_name_of_another(toy, three):
    race, _ = run(*fresh(three, toy), steps=10)
    ((slot, change),) = race.set(1, "name", "mine")
    assert (slot, change.old, change.new) == (1, "b", "mine")
    with pytest.raises(nn.FieldError, match="Two lanes are called 'a'"):
        race.set(1, "name", "a")
    assert [one.name for one in race.experiments] == ["a", "mine", "c"]
    run(race)
    assert_same(race.lanes[1], alone(three[1], toy))


def test_a_new_end_is_that_of_all_lanes_in_epochs(toy, lane):
    """Lanes of 20 and of 60 samples a step: 60 steps of the one are 20 of the other."""
    race = nn.Race([lane, nn.variation([lane], 0, "batch_size", 60)], toy)
    run(race, steps=30)
    changes = race.set(0, "steps", 60)
    assert [(slot, one.old, one.new) for slot, one in changes] == [(0, 120, 60), (1, 40, 20)]
    run(race)
    assert [one.step for one in race.lanes] == [60, 20]
    changes = race.set(1, "steps", 30)
    assert not race.finished
    run(race)
    assert [one.step for one in race.lanes] == [90, 30]
    assert race.finished
    assert all(one.test for one in race.lanes)


def test_a_race_draws_with_replacement_when_the_recipe_says_so(toy, lane):
    race, _ = fresh([lane.changed("sampling", "replacement").changed("batch_size", 90)], toy)
    (one,) = race.lanes
    drawn = [tuple(row) for _ in range(2) for row in one.batches.draw()[0].copy()]
    assert len(set(drawn)) < 180


@pytest.mark.parametrize("begun", [1, 50, 119, None])
def test_a_lane_added_later_catches_up_and_learns_as_if_it_were_alone(toy, three, begun):
    race, _ = run(*fresh(three[:1], toy), steps=begun)
    done = race.step
    added = race.add(three[1])
    while added.step < done:
        behind = race.lanes[0].step
        race.advance()
        assert race.lanes[0].step == behind  # it waits
    run(race)
    for one, experiment in zip(race.lanes, three, strict=False):
        assert_same(one, alone(experiment, toy))


def test_a_paused_lane_takes_no_step_while_the_others_go_on_and_catches_up_later(toy, three):
    race, _ = run(*fresh(three, toy), steps=20)
    for one in race.lanes:
        assert one.step in (19, 20)
    paused = race.lane(1)
    paused.paused = True
    stood = paused.step
    run(race, steps=70)
    assert paused.step == paused.record.step == stood
    assert race.lane(0).step == 70
    paused.paused = False
    assert race.behind() == [paused]
    while paused.step < 70:
        race.advance()
        assert race.step == 70
    run(race)
    for one, experiment in zip(race.lanes, three, strict=True):
        assert_same(one, alone(experiment, toy))


def test_a_race_whose_lanes_are_all_paused_is_idle_but_not_finished(toy, three):
    race, _ = run(*fresh(three, toy), steps=20)
    for one in race.lanes:
        one.paused = True
    before = [one.network.parameters.copy() for one in race.lanes]
    race.advance()
    assert race.idle
    assert not race.finished
    for one, parameters in zip(race.lanes, before, strict=True):
        np.testing.assert_array_equal(one.network.parameters, parameters)


def test_a_lane_taken_out_leaves_the_others_bit_for_bit_as_they_were(toy, three):
    race, _ = run(*fresh(three, toy), steps=40)
    race.remove(1)
    run(race)
    assert [one.slot for one in race.lanes] == [0, 2]
    for one, experiment in zip(race.lanes, three[::2], strict=True):
        assert_same(one, alone(experiment, toy))


def test_the_last_lane_cannot_be_taken_out(toy, lane):
    race = nn.Race([lane], toy)
    with pytest.raises(nn.FieldError, match="'a' is the only lane, and a race needs at least one"):
        race.remove(0)
    assert race.lanes


def test_slots_stay_with_their_lanes_and_a_freed_one_is_used_again(toy, three):
    race = nn.Race(three, toy)
    race.remove(0)
    assert race.lane(0) is None
    assert (race.lane(1).experiment.name, race.lane(2).experiment.name) == ("b", "c")
    (change,) = race.set(2, "learning_rate", 0.02)
    assert change[0] == 2
    assert race.lane(2).experiment.learning_rate == 0.02
    added = [
        race.add(three[0].changed("name", name)).slot for name in ("first free", "second free")
    ]
    assert added == [0, 3]
    with pytest.raises(nn.FieldError, match="at most 4 lanes"):
        race.add(three[0])
    assert [record.slot for record in race.records] == [1, 2, 0, 3]


def test_lanes_with_other_batch_sizes_stay_level_in_samples(toy, lane):
    lanes = [lane]
    for size in (60, 7):
        lanes.append(nn.variation(lanes, 0, "batch_size", size))
    race, history = fresh(lanes, toy)
    while not all(one.step == one.experiment.steps for one in race.lanes):
        race.advance()
        samples = [one.samples for one in race.lanes]
        assert max(samples) - min(samples) <= 60
    run(race, history)
    assert history.by_epoch
    assert [history.unit(record) for record in history.records] == [20 / 180, 60 / 180, 7 / 180]
    assert history.end == pytest.approx(120 * 20 / 180, rel=0.01)
    for one, experiment in zip(race.lanes, lanes, strict=True):
        assert_same(one, alone(experiment, toy))


def test_a_full_ring_says_that_somebody_has_to_read(toy, lane):
    """Nothing is overwritten as long as whoever drives the race looks at ``blocked``."""
    lane = lane.changed("steps", 10_000).changed("evaluate_every", 10_000).changed("hidden", ())
    race, history = fresh([lane, lane.changed("name", "b")], toy)
    while not race.blocked:
        race.advance()
    assert race.step == 8192
    history.drain()
    assert not race.blocked
    run(race, history)
    for record in history.records:
        np.testing.assert_array_equal(record.steps.tail(10_000)[:, 0], np.arange(1, 10_001))


def test_own_digits_that_are_trained_on_are_not_watched(pictures, lane):
    own = own_digits(40)
    both = lane.changed("own_digits", "both")
    race = nn.Race([both], pictures, user_digits=own)
    run(race)
    (one,) = race.lanes
    held = nn.untrained(own.x, race.dataset)
    assert held.sum() == 20
    latest = one.record.evaluations.latest()[nn.USER_DIGITS]
    assert latest == one.network.accuracy(own.x[held], own.t[held])
    assert one.test[1] == latest  # the same digits are the test set
    race.watch(own)
    assert len(one.watched) == 20


def test_a_saved_run_goes_on_with_the_digits_that_it_was_trained_on(pictures, lane, tmp_path):
    own, path = own_digits(40), tmp_path / "run.npz"
    recipe = lane.changed("own_digits", "train")
    race = nn.Race([recipe], pictures, user_digits=own)
    history = nn.History(race.records)
    run(race, history, steps=40)
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "own"))
    again, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), pictures, path)
    for one, kept in ((race, history), (again, its_history)):
        run(one, kept)
    assert_same(again.lanes[0], race.lanes[0])
    assert not nn.untrained(own.x, again.dataset).any()


def test_a_lane_that_is_put_back_catches_up_and_is_as_if_it_had_never_gone(toy, three):
    race, history = fresh(three, toy)
    run(race, history, steps=40)
    gone = race.lanes[1]
    taken, rows = gone.step, gone.record.steps.all().mean.copy()
    race.remove(1)
    run(race, history, steps=80)
    race.put_back(1, gone)
    assert [lane.slot for lane in race.lanes] == [0, 1, 2]
    assert race.lanes[1] is gone
    assert gone.step == taken
    np.testing.assert_array_equal(gone.record.steps.all().mean, rows)
    run(race, nn.History(race.records))
    assert_same(gone, alone(three[1], toy))


def test_what_all_lanes_share_and_was_changed_meanwhile_holds_for_the_lane_that_comes_back(
    toy, three
):
    race, history = fresh(three, toy)
    run(race, history, steps=20)
    gone = race.lanes[2]
    race.remove(2)
    race.set(0, "steps", 200)
    race.put_back(2, gone)
    assert [lane.experiment.steps for lane in race.lanes] == [200, 200, 200]
    run(race, nn.History(race.records))
    assert gone.step == 200


@pytest.mark.parametrize("obstacle", ["color", "name", "number"])
def test_a_lane_that_cannot_come_back_changes_nothing(toy, three, obstacle):
    race, _ = fresh(three, toy)
    gone = race.lanes[1]
    race.remove(1)
    added = three[0].changed("name", gone.experiment.name if obstacle == "name" else "d")
    if obstacle == "name":
        race.lanes[0].set("name", gone.experiment.name)
    else:
        race.add(added)
    if obstacle == "number":
        race.add(three[0].changed("name", "e"))
    before = list(race.lanes)
    with pytest.raises(nn.FieldError):
        race.put_back(1, gone)
    assert race.lanes == before


def test_own_digits_that_came_meanwhile_are_watched_by_the_lane_that_comes_back(pictures, lane):
    race = nn.Race([lane, lane.changed("name", "b")], pictures)
    gone = race.lanes[1]
    race.remove(1)
    race.watch(own_digits(40))
    race.put_back(1, gone)
    assert len(gone.watched) == len(race.lanes[0].watched) == 40


def test_lanes_may_have_seeds_of_their_own(toy, lane):
    """Each is then the run that it would be alone, to the last bit."""
    other = lane.changed("name", "b").changed("seed", lane.seed + 1)
    together, history = fresh([lane, other], toy)
    run(together, history)
    single, record = fresh([other], toy)
    run(single, record)
    first, second = (one.network.parameters for one in together.lanes)
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(second, single.lanes[0].network.parameters)
