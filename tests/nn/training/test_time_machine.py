"""Any step that was passed comes back bit for bit, whatever the lane is made of."""

from __future__ import annotations

import numpy as np
import pytest

import nn
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
