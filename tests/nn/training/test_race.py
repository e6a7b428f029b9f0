"""A race: what it promises about its lanes, their pace and their records."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training import by_hand
from tests.nn.training.racing import alone, assert_same, fresh, mini_batch, run


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


def test_a_batch_larger_than_the_data_is_refused(toy, lane):
    with pytest.raises(nn.FieldError, match="choose from 1 to 180"):
        nn.Race([lane.changed("batch_size", 200)], toy)
    race = nn.Race([lane.changed("batch_size", 180)], toy)
    with pytest.raises(nn.FieldError, match="choose from 1 to 180"):
        race.add(nn.variation(race.experiments, 0, "batch_size", 181))
    assert len(race.lanes) == 1


def test_equal_recipes_give_equal_curves_bit_for_bit(toy, lane):
    assert_same(alone(lane, toy), alone(lane, toy))


def test_a_lane_learns_the_same_alone_and_beside_others(toy, three):
    race, _ = run(*fresh(three, toy))
    for beside, experiment in zip(race.lanes, three, strict=True):
        assert_same(beside, alone(experiment, toy))


def test_the_recorded_loss_and_accuracy_are_those_of_the_mini_batch(toy, lane):
    """Against a network of the same recipe, on a mini-batch drawn apart."""
    race, _ = run(*fresh([lane], toy), steps=1)
    network = lane.network(toy.features, toy.classes)
    x, t = mini_batch(toy, lane, 1)
    row = race.lanes[0].record.steps.latest()
    assert row[0] == 1
    assert row[nn.LOSS] == pytest.approx(network.loss(x, t), rel=1e-5)
    assert row[nn.ACCURACY] == pytest.approx(network.accuracy(x, t))


def test_validation_is_looked_at_before_the_first_step_and_as_often_as_asked(toy, lane):
    race, _ = run(*fresh([lane], toy))
    (one,) = race.lanes
    looks = one.record.evaluations.all().mean
    np.testing.assert_array_equal(looks[:, 0], [0, 30, 60, 90, 120])
    network, validation = one.network, toy.validation
    assert looks[-1, nn.LOSS] == pytest.approx(network.loss(validation.x, validation.t))
    assert looks[-1, nn.ACCURACY] == pytest.approx(network.accuracy(validation.x, validation.t))
    assert one.test[0] == pytest.approx(network.loss(toy.test.x, toy.test.t))
    assert one.test[1] == pytest.approx(network.accuracy(toy.test.x, toy.test.t))


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


def test_a_race_whose_lanes_have_all_stopped_is_over(toy, lane):
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, _ = run(*fresh([wild], toy))
    assert race.finished
    assert race.step < wild.steps


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


def test_what_needs_a_new_run_cannot_be_changed_in_a_running_one(toy, lane):
    race = nn.Race([lane], toy)
    for field, value in (("activation", "tanh"), ("batch_size", 10), ("evaluate_every", 10)):
        with pytest.raises(nn.FieldError, match=f"{field}: a change of it needs a new run"):
            race.set(0, field, value)


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
    with pytest.raises(nn.FieldError, match="'a' is the only lane, and a race needs one"):
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


def own_digits(count):
    rng = np.random.default_rng(3)
    return nn.Part(rng.random((count, 784), np.float32), np.arange(count) % 10)


@pytest.fixture
def pictures():
    """Noise with the form of MNIST."""
    rng = np.random.default_rng(0)
    t = np.arange(300) % 10
    x = rng.random((300, 784), np.float32)
    parts = (nn.Part(x[a:b], t[a:b]) for a, b in ((0, 200), (200, 250), (250, 300)))
    return nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)


def test_own_digits_are_looked_at_with_the_validation_set_and_change_nothing(pictures, lane):
    own = own_digits(30)
    watched = nn.Race([lane], pictures, own=own)
    run(watched)
    (one,) = watched.lanes
    plain = alone(lane, pictures)
    np.testing.assert_array_equal(one.network.parameters, plain.network.parameters)
    rows = one.record.evaluations.all().mean
    assert rows[-1, nn.OWN] == one.network.accuracy(own.x, own.t)
    assert np.isnan(plain.record.evaluations.all().mean[:, nn.OWN]).all()


def test_own_digits_that_are_kept_while_it_runs_are_looked_at_next_time(pictures, lane):
    race = nn.Race([lane], pictures)
    history = nn.History(race.records)
    run(race, history, steps=40)
    race.watch(own_digits(20))
    run(race, history)
    rows = race.lanes[0].record.evaluations.all().mean
    assert np.isnan(rows[:2, nn.OWN]).all()
    assert np.isfinite(rows[2:, nn.OWN]).all()


def test_own_digits_that_are_trained_on_are_not_watched(pictures, lane):
    own = own_digits(40)
    both = lane.changed("own_digits", "both")
    race = nn.Race([both], pictures, own=own)
    run(race)
    (one,) = race.lanes
    held = nn.untrained(own.x, race.dataset)
    assert held.sum() == 20
    latest = one.record.evaluations.latest()[nn.OWN]
    assert latest == one.network.accuracy(own.x[held], own.t[held])
    assert one.test[1] == latest  # the same digits are the test set
    race.watch(own)
    assert len(one.watched) == 20


def test_a_saved_run_goes_on_with_the_digits_that_it_was_trained_on(pictures, lane, tmp_path):
    own, path = own_digits(40), tmp_path / "run.npz"
    recipe = lane.changed("own_digits", "train")
    race = nn.Race([recipe], pictures, own=own)
    history = nn.History(race.records)
    run(race, history, steps=40)
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "own"))
    again, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), pictures, path)
    for one, kept in ((race, history), (again, its_history)):
        run(one, kept)
    assert_same(again.lanes[0], race.lanes[0])
    assert not nn.untrained(own.x, again.dataset).any()
