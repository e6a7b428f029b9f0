"""One lane: its steps, its changes while it runs, and how it stops."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training import by_hand
from tests.nn.training.racing import alone, assert_same, fresh, mini_batch, run


def test_a_batch_larger_than_the_data_is_refused(toy, lane):
    with pytest.raises(nn.FieldError, match="Choose from 1 to 180"):
        nn.Race([lane.changed("batch_size", 200)], toy)
    race = nn.Race([lane.changed("batch_size", 180)], toy)
    with pytest.raises(nn.FieldError, match="Choose from 1 to 180"):
        race.add(nn.variation(race.experiments, 0, "batch_size", 181))
    assert len(race.lanes) == 1


def test_the_recorded_loss_and_accuracy_are_those_of_the_mini_batch(toy, lane):
    """Against a network of the same recipe, on a mini-batch drawn apart."""
    race, _ = run(*fresh([lane], toy), steps=1)
    network = lane.network(toy.features, toy.classes)
    x, t = mini_batch(toy, lane, 1)
    row = race.lanes[0].record.steps.latest()
    assert row[0] == 1
    assert row[nn.LOSS] == pytest.approx(network.loss(x, t), rel=1e-5)
    assert row[nn.ACCURACY] == pytest.approx(network.accuracy(x, t))


def test_a_lane_that_explodes_stops_alone_with_its_last_finite_weights(toy, lane):
    wild = lane.changed("name", "wild").changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, history = run(*fresh([lane, wild], toy))
    calm, stopped = race.lanes
    assert "try 10" in str(stopped.failure)
    assert f"at step {stopped.step + 1}," in str(stopped.failure)
    assert np.isfinite(stopped.network.parameters).all()
    assert stopped.test is None
    assert stopped.record.step == stopped.step < 120
    assert np.isfinite(stopped.record.steps.tail(1000)[:, nn.LOSS]).all()
    assert calm.failure is None
    assert history.step == calm.step == 120
    assert_same(calm, alone(lane, toy))


def first_infinite_layer(weights, x, t):
    """Of a net with ReLU, by hand in float32: forward, then dL/da back, then dL/dW."""
    with np.errstate(all="ignore"):
        seen = by_hand.passes(weights, "relu", x, t, np.float32)
    for layer, (z, a) in enumerate(zip(seen.z, seen.a, strict=True), start=1):
        if not (np.isfinite(z).all() and np.isfinite(a).all()):
            return f"W{layer}"
    for layer in range(len(seen.z), 0, -1):
        both = (seen.signals[layer - 1], seen.deltas[layer - 1])
        if not all(np.isfinite(one).all() for one in both):
            return f"W{layer}"
    for layer in range(len(seen.z), 0, -1):
        if not np.isfinite(seen.gradients[layer - 1]).all():
            return f"W{layer}"
    lengths = [np.linalg.norm(one.astype(float)) for one in seen.gradients]
    return f"W{np.argmax(lengths) + 1}"


SHALLOW, DEEP = (8, 7), (8, 7, 6)
EXPLOSIONS = {  # hidden layers, what is put into the parameters, where infinity comes up
    "forward in W2": (SHALLOW, {"W1": 1e30, "W2": 1e30}, "W2"),
    "forward in W3": (SHALLOW, {"W3": 3e38, "b2": 10.0}, "W3"),
    "back to W1": (SHALLOW, {"b1": -1e4, "W2": 1e25, "b2": 1e-25, "W3": 1e25}, "W1"),
    "back to W2": (DEEP, {"b2": -1e4, "W3": 1e25, "b3": 1e-25, "W4": 1e25}, "W2"),
    "the gradient's norm": (SHALLOW, {"b2": 1e30, "W3": 0.0}, "W3"),
}


@pytest.mark.parametrize("name", EXPLOSIONS)
def test_a_lane_that_explodes_names_the_layer_where_infinity_was_met_first(toy, lane, name):
    hidden, changes, layer = EXPLOSIONS[name]
    race, _ = fresh([lane.changed("hidden", hidden)], toy)
    (one,) = race.lanes
    rng = np.random.default_rng(1)
    for key, size in changes.items():
        shape = one.network.params[key].shape
        signs = rng.choice([-1, 1], shape) if key == f"W{len(hidden) + 1}" else 1
        one.network.params[key] = np.float32(size) * signs
    x, t = mini_batch(toy, one.experiment, 1)
    assert first_infinite_layer(one.network.params, x, t) == layer
    with np.errstate(over="ignore"):
        run(race)
    assert one.step == 0
    assert f"first in layer {layer}." in str(one.failure)


def test_the_layer_named_by_a_real_explosion_is_the_one_found_by_hand(toy, lane):
    """The weights that are left are those before the fatal step, on the last mini-batch."""
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    stopped = alone(wild, toy)
    x, t = mini_batch(toy, wild, stopped.step + 1)
    layer = first_infinite_layer(stopped.network.params, x, t)
    assert f"first in layer {layer}." in str(stopped.failure)


def test_a_learning_rate_changed_while_running_applies_at_the_next_step(toy, lane):
    race, history = run(*fresh([lane], toy), steps=10)
    before = race.lanes[0].network.parameters.copy()
    ((slot, change),) = race.set(0, "learning_rate", 1e-6)
    run(race, history, steps=11)
    assert np.abs(race.lanes[0].network.parameters - before).max() < 1e-5
    assert slot == 0
    assert change == nn.Change(10, "learning_rate", 0.1, 1e-6)
    assert race.experiments[0].learning_rate == 1e-6
    assert race.set(0, "learning_rate", 1e-6) == []


@pytest.mark.parametrize(
    ("field", "value"), [("momentum", 0.5), ("weight_decay", 0.1), ("l1", 0.1), ("clip_norm", 0.01)]
)
def test_momentum_and_penalties_change_while_it_runs(toy, lane, field, value):
    lane = lane.changed("optimizer", "momentum")
    changed, _ = run(*fresh([lane], toy), steps=10)
    same, _ = run(*fresh([lane], toy), steps=10)
    assert [one.field for _, one in changed.set(0, field, value)] == [field]
    for race in (changed, same):
        run(race, steps=20)
    assert (changed.lanes[0].network.parameters != same.lanes[0].network.parameters).any()
    assert changed.experiments[0] == lane.changed(field, value)


class Clock:
    """A clock that goes on only where a test says so."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_the_training_time_counts_augmentation_and_no_evaluation(toy, lane, monkeypatch):
    clock = Clock()
    monkeypatch.setattr("nn.training.lane.perf_counter", clock)
    race = nn.Race([lane.changed("steps", 3)], toy)
    (one,) = race.lanes

    class Slow:
        def apply(self, x, seed):
            clock.now += 5.0
            return x

    one._augmentation = Slow()
    forward = one.network.forward

    def slow_forward(x, training=False):
        clock.now += 1.0 if training else 100.0
        return forward(x, training)

    one.network.forward = slow_forward
    while not one.over:
        one.advance()
    assert one.train_seconds == pytest.approx(3 * (5.0 + 1.0))
