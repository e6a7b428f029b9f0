"""Any step that was passed comes back bit for bit, whatever the lane is made of."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.training import time_machine
from nn.training.time_machine import LEAST_STRIDE, TimeMachine

STEPS = 150
BASE = nn.Experiment(
    name="a", data="moons", hidden=(8,), batch_size=10, steps=STEPS, evaluate_every=25
)
KINDS = {
    "plain": {},
    "adam": {"optimizer": "adam", "learning_rate": 0.01},
    "momentum": {"optimizer": "momentum"},
    "dropout": {"dropout": 0.3},
    "batch norm": {"normalization": "batch"},
    "replacement": {"sampling": "replacement"},
    "full batch": {"batch_size": 0},
    "cosine": {"schedule": "cosine"},
    "plateau": {"schedule": "plateau", "learning_rate": 1.0},
    "weight decay": {"weight_decay": 0.01, "clip_norm": 1.0},
    "patience": {"stopping": "patience", "patience": 2, "learning_rate": 5.0},
}


@pytest.fixture(autouse=True)
def close_moments(monkeypatch):
    """Moments of these tiny networks would else be far apart, for the sake of the time."""
    monkeypatch.setattr(time_machine, "COST", np.inf)


def recipe(**changes):
    made = BASE
    for field, value in changes.items():
        made = made.changed(field, value)
    return made


def step_by_step(race, machine=None, orders=()):
    """Train to the end; the parameters after every step, and the orders are given on the way."""
    orders = dict(orders)
    passed = {0: race.lanes[0].network.parameters.copy()}
    lane = race.lanes[0]
    while not race.finished or (lane.stop and lane.step in orders):
        if lane.step in orders and not lane.evaluating:
            orders.pop(lane.step)(race)
        race.advance()
        lane.record.drain()
        passed[lane.step] = lane.network.parameters.copy()
    return passed


@pytest.mark.parametrize("kind", KINDS)
def test_random_steps_come_back_bit_for_bit(kind):
    race = nn.Race([recipe(**KINDS[kind])], nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race, most_bytes=60_000)
    passed = step_by_step(race, machine)
    rng = np.random.default_rng(0)
    lane = race.lanes[0]
    for step in {0, lane.step, *rng.integers(0, lane.step + 1, 20).tolist()}:
        (replay,) = machine.rewind(step)
        assert replay.lane.step == step
        np.testing.assert_array_equal(replay.lane.network.parameters, passed[step])
        assert replay.exact is not False
        assert replay.exact or step in machine.tape(0).steps
    np.testing.assert_array_equal(lane.network.parameters, passed[lane.step])  # it is untouched


def test_changes_while_it_ran_are_replayed_at_their_steps():
    orders = {
        40: lambda race: race.set(0, "learning_rate", 0.9),
        41: lambda race: race.set(0, "weight_decay", 0.1),
        90: lambda race: race.set(0, "steps", 180),
        150: lambda race: race.set(0, "learning_rate", 0.01),
    }
    race = nn.Race([recipe(schedule="cosine")], nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race)
    passed = step_by_step(race, machine, orders.items())
    assert race.lanes[0].step == 180
    for step in (39, 40, 41, 42, 60, 89, 90, 91, 149, 150, 151, 180):
        (replay,) = machine.rewind(step)
        np.testing.assert_array_equal(replay.lane.network.parameters, passed[step])


def test_a_lane_that_went_on_after_an_early_stop_is_replayed_past_it():
    kind = recipe(stopping="target", stop_value=0.5)
    race = nn.Race([kind], nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race, most_bytes=1)
    lane = race.lanes[0]
    passed = {}
    while lane.stop is None:
        race.advance()
    race.go_on()
    while not race.finished:
        race.advance()
        passed[lane.step] = lane.network.parameters.copy()
    assert machine.tape(0).steps == [0]
    (replay,) = machine.rewind(STEPS - 5)
    np.testing.assert_array_equal(replay.lane.network.parameters, passed[STEPS - 5])


def test_other_lanes_are_where_they_had_seen_as_many_samples():
    lanes = [
        recipe(evaluate_every=24),
        recipe(name="b", batch_size=20, steps=75, evaluate_every=12),
    ]
    race = nn.Race(lanes, nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race)
    while not race.finished:
        race.advance()
    one, other = machine.rewind(100)
    assert (one.lane.step, other.lane.step) == (100, 50)


def test_lanes_come_and_go():
    race = nn.Race([recipe()], nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race)
    for _ in range(80):
        race.advance()
    race.add(recipe(name="b", activation="tanh"))
    while not race.finished:
        race.advance()
    assert [one.lane.experiment.name for one in machine.rewind(30)] == ["a", "b"]
    race.remove(0)
    (alone,) = machine.rewind(30)
    assert alone.lane.experiment.name == "b"


def test_memory_is_bounded_and_the_first_step_always_there():
    race = nn.Race([recipe(optimizer="adam", steps=2000)], nn.load_dataset(BASE.data_recipe))
    lane = race.lanes[0]
    machine = TimeMachine(race, most_bytes=100_000)
    tape, distances = machine.tape(0), []
    while not race.finished:
        race.advance()
        lane.record.drain()
        assert tape.bytes <= 100_000
        distances.append(np.diff(tape.steps).max(initial=0))
    assert tape.steps[0] == 0
    assert len(tape.steps) > 4
    assert distances[600] >= LEAST_STRIDE
    assert set(np.diff(tape.steps)) == {np.diff(tape.steps)[0]}, "evenly spread"


def test_steps_that_were_not_passed_are_refused_and_a_replay_can_be_cancelled():
    race = nn.Race([recipe()], nn.load_dataset(BASE.data_recipe))
    machine = TimeMachine(race, most_bytes=1)
    for _ in range(170):
        race.advance()
    with pytest.raises(nn.FieldError, match="outside 0"):
        machine.rewind(race.lanes[0].step + 1)

    def cancel(share):
        assert 0 < share < 1
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        machine.rewind(140, cancel)


def test_a_replay_that_differs_is_told():
    race = nn.Race([recipe()], nn.load_dataset(BASE.data_recipe))
    machine, lane = TimeMachine(race, most_bytes=1), race.lanes[0]
    for _ in range(60):
        race.advance()
        lane.record.drain()
    lane.record.steps._recent[19, 1] += 1e-9  # of step 20
    assert [machine.rewind(step)[0].exact for step in (20, 21)] == [False, True]


@pytest.mark.parametrize("kind", ["adam", "batch norm", "patience", "replacement"])
def test_a_file_that_keeps_moments_goes_back_to_steps_before_it_was_saved(kind, tmp_path):
    race = nn.Race([recipe(**KINDS[kind])], nn.load_dataset(BASE.data_recipe))
    machine, history = TimeMachine(race), nn.History(race.records)
    passed = {}
    while race.step < 100 and not race.finished:
        if race.step == 40 and not race.lanes[0].evaluating and not race.lanes[0].orders:
            race.set(0, "learning_rate", 0.02)
        race.advance()
        history.drain()
        passed[race.step] = race.lanes[0].network.parameters.copy()
    kept = nn.checkpoint.take(race, history, "with moments")
    tapes = [(machine.tape(0), race.lanes[0].orders)]
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.with_moments(kept, tapes))
    kept = nn.checkpoint.load(path)
    again, history = nn.checkpoint.resume(kept, race.dataset, path)
    opened = TimeMachine(again, earlier=nn.checkpoint.tapes_of(kept, again, path))
    assert opened.tape(0).steps == machine.tape(0).steps
    for step in (1, 39, 40, 41, 57, again.step):
        (replay,) = opened.rewind(min(step, again.step))
        np.testing.assert_array_equal(replay.lane.network.parameters, passed[min(step, again.step)])
        assert replay.exact is not False


def damaged(told):
    """Ways in which what a file tells of moments can be wrong."""
    moment = told["moments"][1]
    return {
        "steps that do not ascend": lambda: moment.update(step=0),
        "a step that is beyond": lambda: told["moments"][-1].update(step=10**6),
        "a step that is no number": lambda: moment.update(step="a"),
        "shared arrays that are not there": lambda: moment.update(shared=["nothing"]),
        "no recipe": lambda: moment.pop("experiment"),
        "an order that is not live": lambda: told.update(orders=[[3, "hidden", 4]]),
        "no moments": lambda: told.update(moments=[]),
        "a distance of nothing": lambda: told.update(stride=0),
    }


@pytest.mark.parametrize("wrong", damaged({"moments": [{}, {}]}))
def test_damaged_moments_are_told_with_the_file(wrong, tmp_path):
    race = nn.Race([recipe()], nn.load_dataset(BASE.data_recipe))
    machine, history = TimeMachine(race), nn.History(race.records)
    while race.step < 100:
        race.advance()
        history.drain()
    kept = nn.checkpoint.take(race, history, "t")
    kept = nn.checkpoint.with_moments(kept, [(machine.tape(0), [])])
    damaged(kept.tapes[0])[wrong]()
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, kept)
    kept = nn.checkpoint.load(path)
    again, _ = nn.checkpoint.resume(kept, race.dataset, path)
    with pytest.raises(nn.NablascopeError, match=r"run\.npz"):
        nn.checkpoint.tapes_of(kept, again, path)


def test_moments_of_a_tiny_network_cost_little_and_are_few(monkeypatch):
    monkeypatch.setattr(time_machine, "COST", 0.01)
    race = nn.Race([recipe(steps=20_000)], nn.load_dataset(BASE.data_recipe))
    machine, lane = TimeMachine(race), race.lanes[0]
    while not race.finished:
        race.advance()
        lane.record.drain()
    tape = machine.tape(0)
    assert 1 < len(tape.steps) <= 128
    assert tape.steps[1] > LEAST_STRIDE
    assert tape.bytes == sum(
        {id(one): one.nbytes for kept in tape._moments for one in kept.arrays.values()}.values()
    )


@pytest.mark.long
def test_two_hundred_random_rewinds_of_lanes_of_every_kind_equal_fresh_runs():
    """With lanes that come, go and return, and settings that are changed on the way."""
    rng = np.random.default_rng(3)
    count = 0
    for trial in range(10):
        kinds = rng.choice(list(KINDS), 2, replace=False)
        lanes = [recipe(**KINDS[kind]).changed("name", kind) for kind in kinds]
        lanes = [one.changed("batch_size", 10) for one in lanes]
        race = nn.Race(lanes, nn.load_dataset(BASE.data_recipe))
        machine = TimeMachine(race, most_bytes=int(rng.integers(20_000, 400_000)))
        changes = {int(step): float(rng.uniform(0.01, 0.5)) for step in rng.integers(5, 140, 3)}
        told, removed = {}, None
        while not race.finished:
            lane = race.lanes[0]
            if lane.step in changes and not lane.evaluating and lane.stop is None:
                rate = changes.pop(lane.step)
                told[lane.slot] = [*told.get(lane.slot, []), (lane.step, rate)]
                race.set(lane.slot, "learning_rate", rate)
            if trial % 3 == 1 and removed is None and race.step == 60:
                removed = race.lanes[1]
                race.remove(removed.slot)
            elif removed is not None and race.step == 90 and len(race.lanes) == 1:
                race.put_back(1, removed)
            race.advance()
            for one in race.lanes:
                one.record.drain()
        for step in rng.integers(0, race.lanes[0].step + 1, 10).tolist():
            for replay in machine.rewind(step):
                count += 1
                assert replay.exact is not False
                slot = replay.lane.slot
                fresh = nn.Race([lanes[slot]], race.dataset)
                alone = fresh.lanes[0]
                orders = list(told.get(slot, []))
                while alone.step < replay.lane.step:
                    if orders and orders[0][0] == alone.step and not alone.evaluating:
                        fresh.set(0, "learning_rate", orders.pop(0)[1])
                        continue
                    alone.advance()
                    alone.record.drain()
                np.testing.assert_array_equal(
                    replay.lane.network.parameters, alone.network.parameters
                )
    assert count == 200
