"""Training: what a race promises about its lanes, its batches and its saved form."""

from __future__ import annotations

import contextlib
import json

import numpy as np
import pytest

import nn
from nn.training.report import report


def run(race, history, steps=None):
    """Advance to the end, or until so many steps are taken."""
    while not race.finished and (steps is None or race.step < steps):
        race.advance()
    history.drain(race)
    return race, history


def fresh(lanes, dataset):
    race = nn.Race(lanes, dataset)
    return race, nn.History(race.layout)


def test_a_race_learns(toy, lane):
    race, history = run(*fresh([lane], toy))
    result = report(race, history)
    assert result["test_accuracy"] > 0.95
    assert result["steps"] == history.step == 120
    first = history.steps.at(1)[0]
    assert first[race.layout.loss(0)] > 3 * result["loss"]


def test_every_sample_comes_once_an_epoch_in_a_new_order():
    x = np.arange(12, dtype=np.float32)[:, None]
    batches = nn.Batches(x, np.arange(12), batch_size=4, seed=0)
    epochs = [np.concatenate([batches.draw()[1].copy() for _ in range(3)]) for _ in range(2)]
    for epoch in epochs:
        assert sorted(epoch) == list(range(12))
    assert (epochs[0] != epochs[1]).any()


def test_a_batch_larger_than_the_data_is_refused(toy, lane):
    with pytest.raises(nn.FieldError, match="choose from 1 to 180"):
        nn.Race([lane.changed("batch_size", 200)], toy)


def test_equal_recipes_give_equal_curves_bit_for_bit(toy, lane):
    _, one = run(*fresh([lane], toy))
    _, two = run(*fresh([lane], toy))
    np.testing.assert_array_equal(one.steps.all().mean, two.steps.all().mean)


def test_a_lane_learns_the_same_alone_and_beside_others(toy, lane):
    other = lane.changed("name", "b").changed("activation", "sigmoid")
    alone, _ = run(*fresh([lane], toy))
    beside, _ = run(*fresh([other, lane], toy))
    np.testing.assert_array_equal(
        alone.lanes[0].network.parameters, beside.lanes[1].network.parameters
    )


def test_the_recorded_gradients_are_the_norms_of_backpropagation(toy, lane):
    """Against the network's own gradient of the same first mini-batch, by hand."""
    race, history = fresh([lane], toy)
    network = lane.network(toy.features, toy.classes)
    x, t = nn.Batches(toy.train.x, toy.train.t, lane.batch_size, lane.seed).draw()
    expected = [np.linalg.norm(network.gradient(x, t)[key]) for key in ("W1", "W2")]
    run(race, history, steps=1)
    row = history.steps.latest()
    np.testing.assert_allclose(row[race.layout.gradients(0)], expected, rtol=1e-5)
    assert row[race.layout.loss(0)] == pytest.approx(network.loss(x, t), rel=1e-5)
    assert row[race.layout.accuracy(0)] == pytest.approx(network.accuracy(x, t))


def test_validation_is_looked_at_before_the_first_step_and_as_often_as_asked(toy, lane):
    race, history = run(*fresh([lane], toy))
    looks = history.evaluations.all().mean
    np.testing.assert_array_equal(looks[:, 0], [0, 30, 60, 90, 120])
    network = race.lanes[0].network
    assert looks[-1, 1] == pytest.approx(network.loss(toy.validation.x, toy.validation.t))
    assert looks[-1, 2] == pytest.approx(network.accuracy(toy.validation.x, toy.validation.t))
    assert race.test[1][0] == pytest.approx(network.accuracy(toy.test.x, toy.test.t))


def test_a_lane_that_explodes_stops_alone_with_its_last_finite_weights(toy, lane):
    wild = lane.changed("name", "wild").changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, history = run(*fresh([lane, wild], toy))
    failure = race.lanes[1].failure
    assert failure is not None
    assert "try 10" in str(failure)
    assert np.isfinite(race.lanes[1].network.parameters).all()
    assert race.lanes[0].failure is None
    assert history.step == 120
    row = history.steps.latest()
    assert np.isnan(row[race.layout.loss(1)])
    assert np.isfinite(row[race.layout.loss(0)])
    result = report(race, history)
    assert result["lanes"][1]["failure"]
    assert result["lanes"][1]["test_accuracy"] is None
    json.dumps(result, allow_nan=False)


def test_a_race_whose_lanes_have_all_stopped_is_over(toy, lane):
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, _ = run(*fresh([wild], toy))
    assert race.finished
    assert race.step < wild.steps


def test_a_learning_rate_changed_while_running_applies_at_the_next_step(toy, lane):
    race, history = run(*fresh([lane], toy), steps=10)
    before = race.lanes[0].network.parameters.copy()
    (change,) = race.set(0, "learning_rate", 1e-6)
    run(race, history, steps=11)
    assert np.abs(race.lanes[0].network.parameters - before).max() < 1e-5
    assert (change.step, change.old, change.new) == (10, 0.1, 1e-6)
    assert race.experiments[0].learning_rate == 1e-6


def test_what_needs_a_new_run_cannot_be_changed_in_a_running_one(toy, lane):
    race = nn.Race([lane], toy)
    with pytest.raises(nn.FieldError, match="activation: a change of it needs a new run"):
        race.set(0, "activation", "tanh")


@pytest.mark.parametrize("optimizer", nn.OPTIMIZERS)
@pytest.mark.parametrize("stop", [1, 29, 30, 47, 119])
def test_a_saved_run_goes_on_as_if_it_had_never_stopped(toy, lane, tmp_path, optimizer, stop):
    lane = lane.changed("optimizer", optimizer)
    race, history = run(*fresh([lane], toy), steps=stop)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "title"))
    again, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    for one, its in ((race, history), (again, its_history)):
        run(one, its)
    np.testing.assert_array_equal(
        race.lanes[0].network.parameters, again.lanes[0].network.parameters
    )
    for group in ("steps", "evaluations"):
        for name, array in getattr(history, group).arrays().items():
            np.testing.assert_array_equal(getattr(its_history, group).arrays()[name], array)
    np.testing.assert_array_equal(race.test, again.test)


def saved(toy, lane, tmp_path):
    race, history = run(*fresh([lane], toy), steps=5)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "title"))
    return path


def test_a_file_that_is_no_saved_run_says_so(tmp_path, toy, lane):
    good = saved(toy, lane, tmp_path).read_bytes()
    for name, content in {
        "empty": b"",
        "text": b"hello",
        "cut": good[: len(good) // 2],
        "zip": b"PK\x03\x04" + bytes(100),
    }.items():
        path = tmp_path / f"{name}.npz"
        path.write_bytes(content)
        with pytest.raises(nn.CheckpointError, match=f"{name}.npz is not a saved run"):
            nn.checkpoint.load(path)
    with pytest.raises(nn.CheckpointError, match="There is no file"):
        nn.checkpoint.load(tmp_path / "gone.npz")


def test_a_saved_run_never_runs_code(tmp_path):
    """A file with a pickled object inside is refused, not unpickled."""
    path = tmp_path / "evil.npz"
    np.savez(path, recipe=np.array([{"a": 1}], dtype=object))
    with pytest.raises(nn.CheckpointError):
        nn.checkpoint.load(path)


def test_other_data_than_the_run_was_trained_on_is_refused(toy, lane, tmp_path):
    from tests.conftest import toy_dataset

    path = saved(toy, lane, tmp_path)
    with pytest.raises(nn.CheckpointError, match="other data"):
        nn.checkpoint.resume(nn.checkpoint.load(path), toy_dataset(size=400), path)


def test_a_save_that_fails_leaves_the_old_file(toy, lane, tmp_path, monkeypatch):
    path = saved(toy, lane, tmp_path)
    before = path.read_bytes()

    def full_disk(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", full_disk)
    with pytest.raises(nn.CheckpointError, match="cannot be written.*No space left"):
        nn.checkpoint.save(path, nn.checkpoint.load(path))
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["run.npz"]


def test_a_trainer_steps_as_a_race_does(toy, lane):
    network = lane.network(toy.features, toy.classes)
    trainer = nn.Trainer(network, nn.SGD(0.1), toy.train.x, np.eye(3)[toy.train.t], 20, seed=0)
    records = [trainer.step() for _ in range(40)]
    race, history = run(*fresh([lane], toy), steps=40)
    np.testing.assert_array_equal(network.parameters, race.lanes[0].network.parameters)
    assert records[-1].step == 40
    assert records[-1].loss == history.steps.latest()[race.layout.loss(0)]


def test_a_trainer_that_diverges_says_at_which_step_and_what_to_try(toy):
    network = nn.Network(
        [nn.Affine(6, 30), nn.ReLU(), nn.Affine(30, 30), nn.ReLU(), nn.Affine(30, 3)]
    )
    trainer = nn.Trainer(network, nn.SGD(1000.0), toy.train.x, toy.train.t, 20)
    with pytest.raises(nn.DivergedError, match=r"at step \d+.*try 100"):
        for _ in range(200):
            trainer.step()


@pytest.mark.parametrize("count", [0, 5])
def test_a_race_has_one_to_four_lanes(toy, lane, count):
    lanes = [lane.changed("name", str(place)) for place in range(count)]
    with pytest.raises(nn.FieldError, match="1 to 4 lanes"):
        nn.Race(lanes, toy)


def rewritten(path, change_recipe=None, **arrays):
    """The saved run with parts of it replaced."""
    with np.load(path) as file:
        content = {name: file[name] for name in file.files}
    recipe = json.loads(str(content["recipe"]))
    if change_recipe:
        change_recipe(recipe)
    content |= {name.replace("__", "/"): array for name, array in arrays.items()}
    content["recipe"] = np.array(json.dumps(recipe))
    np.savez(path, **content)


def set_in(*keys, value):
    """A change of one place in the recipe."""

    def change(recipe):
        for key in keys[:-1]:
            recipe = recipe[key]
        recipe[keys[-1]] = value

    return change


DAMAGES = {
    "step": {"change_recipe": set_in("state", "step", value=float("inf"))},
    "negative step": {"change_recipe": set_in("state", "step", value=-50)},
    "another step": {"change_recipe": set_in("state", "step", value=10)},
    "position": {"change_recipe": set_in("state", "batches", "position", value=-5)},
    "far position": {"change_recipe": set_in("state", "batches", "position", value=10**9)},
    "optimizer": {"change_recipe": set_in("state", "lanes", 0, "optimizer_steps", value=-3)},
    "failure": {"change_recipe": set_in("state", "lanes", 0, "failure", value=["{nope}", {}])},
    "failure kind": {"change_recipe": set_in("state", "lanes", 0, "failure", value=7)},
    "random": {"change_recipe": set_in("state", "batches", "rng", "state", "state", value=-1)},
    "lanes": {"change_recipe": set_in("state", "lanes", value=[])},
    "changes": {"change_recipe": set_in("changes", value=[{"a": 1}])},
    "scalar": {"state__lane0__parameters": np.float32(1.0)},
    "nan": {"state__lane0__parameters": np.full(75, np.nan, np.float32)},
    "order": {"state__order": np.zeros(180, int)},
    "stride": {"history__steps__shape": np.array([5, 0, 4096, 32768])},
    "infinite": {"history__steps__shape": np.array([5, np.inf, 4096, 32768])},
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_saved_run_that_contradicts_itself_is_refused(toy, lane, tmp_path, name):
    path = saved(toy, lane, tmp_path)
    rewritten(path, **DAMAGES[name])
    with pytest.raises(nn.CheckpointError, match="run.npz is not a saved run"):
        nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)


def test_a_saved_run_with_flipped_bytes_is_read_or_refused(toy, lane, tmp_path):
    path = saved(toy, lane, tmp_path)
    good = path.read_bytes()
    rng = np.random.default_rng(0)
    for _ in range(60):
        damaged = bytearray(good)
        for place in rng.integers(0, len(good), 3):
            damaged[place] ^= 0xFF
        path.write_bytes(bytes(damaged))
        with contextlib.suppress(nn.NablascopeError):
            nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)


REGULARIZED = {
    "normalization": "batch",
    "dropout": 0.2,
    "optimizer": "nesterov",
    "schedule": "plateau",
    "schedule_steps": 5,
    "evaluate_every": 5,
    "weight_decay": 0.001,
    "clip_norm": 1.0,
    "sampling": "replacement",
}


def test_a_regularized_run_goes_on_bit_for_bit_from_its_file(toy, lane, tmp_path):
    """Running statistics, the dropout masks to come, and what the schedule has heard."""
    for field, value in REGULARIZED.items():
        lane = lane.changed(field, value)
    lane = lane.changed("learning_rate", 0.5)
    _, whole = run(*fresh([lane], toy))
    race, history = run(*fresh([lane], toy), steps=70)
    while race.evaluating:
        race.advance()
    history.drain(race)
    nn.checkpoint.save(tmp_path / "run.npz", nn.checkpoint.take(race, history, "t"))
    kept = nn.checkpoint.load(tmp_path / "run.npz")
    other, later = run(*nn.checkpoint.resume(kept, toy, tmp_path / "run.npz"))
    np.testing.assert_array_equal(whole.steps.all().mean, later.steps.all().mean)
    assert other.lanes[0].optimizer.schedule.state()["now"] < 1.0


@pytest.mark.parametrize("schedule", [name for name in nn.SCHEDULES if name != "constant"])
def test_a_schedule_of_the_recipe_ends_at_its_factor(lane, schedule):
    one = lane.changed("schedule", schedule).changed("schedule_steps", 50)
    one = one.changed("schedule_factor", 0.2).changed("evaluate_every", 10)
    optimizer = one.new_optimizer()
    for _ in range(7):
        optimizer.schedule.observe(1.0)
    optimizer.steps = 50
    ends = {"warm-up": 1.0}
    assert optimizer.rate == pytest.approx(0.1 * ends.get(schedule, 0.2))
    optimizer.steps = 0
    begins = {"warm-up": 0.2, "plateau": 0.2}
    assert optimizer.rate == pytest.approx(0.1 * begins.get(schedule, 1.0))


@pytest.mark.parametrize(
    ("field", "value"), [("momentum", 0.5), ("weight_decay", 0.1), ("l1", 0.1), ("clip_norm", 0.01)]
)
def test_momentum_and_penalties_change_while_it_runs(toy, lane, field, value):
    lane = lane.changed("optimizer", "momentum")
    changed, _ = run(*fresh([lane], toy), steps=10)
    same, _ = run(*fresh([lane], toy), steps=10)
    assert [one.field for one in changed.set(0, field, value)] == [field]
    for race in (changed, same):
        while race.step < 20:
            race.advance()
    assert (changed.lanes[0].network.parameters != same.lanes[0].network.parameters).any()
    assert changed.experiments[0] == lane.changed(field, value)


def test_batch_normalization_of_single_samples_is_refused(lane):
    with pytest.raises(nn.FieldError, match="batch size of 2 or more"):
        lane.changed("batch_size", 1).changed("normalization", "batch")


@pytest.mark.parametrize(
    ("field", "value", "layers"),
    [
        ("dropout", 0.0, ["Affine(6, 8)", "ReLU", "Affine(8, 3)"]),
        ("dropout", 0.3, ["Affine(6, 8)", "ReLU", "Dropout(0.3)", "Affine(8, 3)"]),
        ("normalization", "batch", ["Affine(6, 8)", "BatchNorm(8)", "ReLU", "Affine(8, 3)"]),
    ],
)
def test_the_recipe_builds_these_layers(lane, field, value, layers):
    network = lane.changed(field, value).network(6, 3)
    assert [str(layer) for layer in network.layers] == layers


def test_a_race_draws_with_replacement_when_the_recipe_says_so(toy, lane):
    race, _ = fresh([lane.changed("sampling", "replacement").changed("batch_size", 90)], toy)
    drawn = [tuple(row) for _ in range(2) for row in race.batches.draw()[0].copy()]
    assert len(set(drawn)) < 180


@pytest.mark.parametrize(
    ("schedule", "half", "end"), [("cosine", 0.55, 0.1), ("exponential", 0.1**0.5, 0.1)]
)
def test_a_schedule_spans_the_run_unless_it_is_told_otherwise(lane, schedule, half, end):
    optimizer = lane.changed("schedule", schedule).new_optimizer()
    rates = []
    for optimizer.steps in (0, 60, 120):
        rates.append(optimizer.rate)
    assert rates == pytest.approx([0.1, 0.1 * half, 0.1 * end])
