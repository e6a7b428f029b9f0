"""A saved run: it goes on bit for bit, and what is no saved run is refused."""

from __future__ import annotations

import contextlib
import json

import numpy as np
import pytest

import nn
from tests.nn.training.racing import alone, assert_same, fresh, run


@pytest.mark.parametrize("optimizer", nn.OPTIMIZERS)
@pytest.mark.parametrize("stop", [1, 29, 30, 47, 119])
def test_a_saved_run_goes_on_as_if_it_had_never_stopped(toy, lane, tmp_path, optimizer, stop):
    lane = lane.changed("optimizer", optimizer)
    race, history = run(*fresh([lane], toy), steps=stop)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "title"))
    again, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert its_history.step == race.step == stop
    for one, its in ((race, history), (again, its_history)):
        run(one, its)
    assert_same(again.lanes[0], race.lanes[0])


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
    with pytest.raises(nn.CheckpointError, match="does not exist"):
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


def in_lane(*keys, value):
    """A change of one place in the state of the first lane."""
    return {"change_recipe": set_in("state", "lanes", 0, *keys, value=value)}


DAMAGES = {
    "step": in_lane("optimizer_steps", value=float("inf")),
    "negative step": in_lane("optimizer_steps", value=-50),
    "another step": in_lane("optimizer_steps", value=10),
    "half a step": in_lane("optimizer_steps", value=5.5),
    "position": in_lane("batches", "position", value=-5),
    "far position": in_lane("batches", "position", value=10**9),
    "failure": in_lane("failure", value=["{nope}", {}]),
    "failure kind": in_lane("failure", value=7),
    "random": in_lane("batches", "rng", "state", "state", value=-1),
    "slot": in_lane("slot", value=4),
    "slot kind": in_lane("slot", value="first"),
    "lanes": {"change_recipe": set_in("state", "lanes", value=[])},
    "changes": {"change_recipe": set_in("changes", value=[[{"a": 1}]])},
    "changes of no lane": {"change_recipe": set_in("changes", value=[])},
    "scalar": {"state__lane0__parameters": np.float32(1.0)},
    "size": {"state__lane0__parameters": np.zeros(75, np.float32)},
    "order": {"state__lane0__order": np.zeros(180, int)},
    "stride": {"history__lane0__steps__shape": np.array([5, 0, 4096, 32768])},
    "infinite": {"history__lane0__steps__shape": np.array([5, np.inf, 4096, 32768])},
}


def with_rows(change):
    """The rows of five steps, or of one evaluation, with something changed in them."""
    rows = np.zeros((5, 3 + 2 * len(nn.MEASURES)))
    rows[:, 0] = range(1, 6)
    change(rows)
    return rows


DAMAGED_WITH_ADAM = {
    "momentum": {"state__lane0__optimizer__m": np.full(83, np.nan, np.float32)},
    "squares": {"state__lane0__optimizer__v": np.full(83, -1, np.float32)},
    "seconds": in_lane("train_seconds", value=float("nan")),
    "first": {"history__lane0__first": np.zeros(4, "datetime64[s]")},
    "first of others": {"history__lane0__first": np.zeros(3)},
    "idle": {"state__lane0__idle__1": np.full(8, 6)},
    "idle of others": {"state__lane0__idle__1": np.zeros(9, int)},
    "steps": {"history__lane0__steps__low": with_rows(lambda rows: rows[::-1].sort(axis=0))},
    "no steps": {"history__lane0__steps__recent": with_rows(lambda rows: rows.fill(np.nan))},
    "sums": {"history__lane0__steps__sum": with_rows(lambda rows: rows.fill(np.inf))},
    "counts": {"history__lane0__steps__count": with_rows(lambda rows: rows.fill(-1))},
    "change": {
        "change_recipe": set_in(
            "changes", value=[[{"step": 1, "field": "hidden", "old": 1, "new": 2}]]
        )
    },
}


@pytest.mark.parametrize("name", DAMAGED_WITH_ADAM)
def test_what_would_fail_later_is_refused_when_it_is_read(toy, lane, tmp_path, name):
    path = saved(toy, lane.changed("optimizer", "adam"), tmp_path)
    nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    rewritten(path, **DAMAGED_WITH_ADAM[name])
    with pytest.raises(nn.CheckpointError, match="its contents are inconsistent"):
        nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)


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
    whole, _ = run(*fresh([lane], toy))
    race, history = run(*fresh([lane], toy), steps=70)
    while race.lanes[0].evaluating:
        race.advance()
    history.drain()
    nn.checkpoint.save(tmp_path / "run.npz", nn.checkpoint.take(race, history, "t"))
    kept = nn.checkpoint.load(tmp_path / "run.npz")
    later, _ = run(*nn.checkpoint.resume(kept, toy, tmp_path / "run.npz"))
    assert_same(later.lanes[0], whole.lanes[0])
    assert later.lanes[0].optimizer.schedule.state()["now"] < 1.0


@pytest.mark.parametrize("stop", [1, 34, 35, 37, 68])
@pytest.mark.parametrize("saved_when", ["before the look", "after the look"])
def test_a_run_in_two_legs_is_the_run_in_one(toy, lane, tmp_path, stop, saved_when):
    """The look at the end of a leg does not count towards the plateau's patience."""
    regularized = {**REGULARIZED, "learning_rate": 0.5, "steps": 120}
    for field, value in regularized.items():
        lane = lane.changed(field, value)
    whole, _ = run(*fresh([lane], toy))
    race, history = fresh([lane], toy)
    run(race, history, steps=stop)
    race.set(0, "steps", stop)
    while saved_when == "after the look" and not race.finished:
        race.advance()
    history.drain()
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "t"))
    later, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    later.set(0, "steps", 120)
    run(later, its_history)
    one, other = later.lanes[0], whole.lanes[0]
    np.testing.assert_array_equal(one.network.parameters, other.network.parameters)
    assert one.optimizer.schedule.state() == other.optimizer.schedule.state()
    assert one.optimizer.schedule.state()["now"] < 1.0
    assert one.test == other.test
    rows = [lane.record.evaluations.all().mean for lane in (one, other)]
    asked = rows[0][rows[0][:, 0] % lane.evaluate_every == 0]
    np.testing.assert_array_equal(asked, rows[1])


def test_a_race_with_a_removed_a_paused_and_an_added_lane_goes_on_bit_for_bit(toy, lane, tmp_path):
    """Slots, pauses, changes and places of the lanes are kept too."""
    lanes = [lane, nn.variation([lane], 0, "activation", "tanh", "b")]
    lanes.append(nn.variation(lanes, 0, "batch_size", 40, "c"))
    race, _ = run(*fresh(lanes, toy), steps=30)
    race.remove(0)
    race.lane(1).paused = True
    nn.note_changes(race.records, race.set(2, "learning_rate", 0.05))
    run(race, steps=40)
    race.add(nn.variation(race.experiments, 0, "dropout", 0.2, "d"))
    _, history = run(race, steps=45)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "three"))
    kept = nn.checkpoint.load(path)
    again, its_history = nn.checkpoint.resume(kept, toy, path)
    assert kept.title == "three"
    assert again.experiments == race.experiments
    for one in (race, again):
        assert [lane.slot for lane in one.lanes] == [1, 2, 0]
        assert [lane.paused for lane in one.lanes] == [True, False, False]
        assert [lane.experiment.name for lane in one.lanes] == ["b", "c", "d"]
    assert [record.changes for record in its_history.records] == [
        record.changes for record in history.records
    ]
    assert [len(record.changes) for record in its_history.records] == [0, 1, 0]
    for one in (race, again):
        run(one)
        one.lane(1).paused = False
        run(one)
        assert one.finished
    for mine, its in zip(again.lanes, race.lanes, strict=True):
        assert_same(mine, its)


def test_a_lane_that_stopped_is_still_stopped_in_its_file_and_says_why(toy, lane, tmp_path):
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, history = run(*fresh([wild], toy))
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "wild"))
    again, _ = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert again.finished
    assert str(again.lanes[0].failure) == str(race.lanes[0].failure)
    np.testing.assert_array_equal(
        again.lanes[0].network.parameters, race.lanes[0].network.parameters
    )


def test_two_lanes_with_one_slot_are_refused(toy, lane, tmp_path):
    race, history = run(*fresh([lane, lane.changed("name", "b")], toy), steps=5)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "title"))
    rewritten(path, **in_lane("slot", value=1))
    with pytest.raises(nn.CheckpointError, match="its contents are inconsistent"):
        nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)


def test_a_record_of_another_network_is_refused(toy, lane, tmp_path):
    path = saved(toy, lane, tmp_path)
    columns = 3 + 3 * len(nn.MEASURES)
    wide = {name: np.zeros((5, columns)) for name in ("low", "high", "sum", "count", "recent")}
    rewritten(path, **{f"history__lane0__steps__{name}": rows for name, rows in wide.items()})
    with pytest.raises(nn.CheckpointError, match="its contents are inconsistent"):
        nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)


def test_a_run_saved_by_another_version_says_which_format_it_has(toy, lane, tmp_path):
    path = saved(toy, lane, tmp_path)
    rewritten(path, change_recipe=set_in("format", value=1))
    with pytest.raises(nn.CheckpointError, match="in format 1, but this version reads format 4"):
        nn.checkpoint.load(path)


def test_a_schedule_goes_on_as_it_was_made_though_the_steps_have_changed(toy, lane, tmp_path):
    """Run on a finished run makes its steps more; the cosine stays that of the first ones."""
    cosine = lane.changed("schedule", "cosine").changed("steps", 100)
    race, history = fresh([cosine], toy)
    run(race, history, steps=30)
    race.set(0, "steps", 200)
    run(race, history, steps=60)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    other, others = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert_same(run(race, history)[0].lanes[0], run(other, others)[0].lanes[0])


def test_a_resumed_run_knows_its_dead_units_at_once(toy, lane, tmp_path):
    race, history = fresh([lane.changed("steps", 600)], toy)
    race.lanes[0].network.params["b1"][:3] = -1e6
    run(race, history)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    other, _ = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert nn.inspect(other.lanes[0]).dead == nn.inspect(race.lanes[0]).dead == (3 / 8, None)


def test_runs_of_one_lane_become_lanes_with_all_that_is_theirs(toy, lane, tmp_path):
    recipes = [lane, lane.changed("seed", 3), lane.changed("activation", "tanh")]
    saved = []
    for recipe in recipes:
        race, history = run(*fresh([recipe], toy))
        saved.append((nn.checkpoint.take(race, history, "one"), 0))
    path = tmp_path / "all.npz"
    nn.checkpoint.save(path, nn.checkpoint.together(saved, "all"))
    race, _ = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert [one.name for one in race.experiments] == ["a", "a 2", "a 3"]
    for beside, recipe in zip(race.lanes, recipes, strict=True):
        one = alone(recipe, toy)
        np.testing.assert_array_equal(beside.network.parameters, one.network.parameters)
        for name, array in beside.record.arrays().items():
            np.testing.assert_array_equal(array, one.record.arrays()[name])


def test_runs_that_cannot_race_do_not_become_lanes(toy, lane):
    saved = []
    for recipe in (lane, lane.changed("steps", 60)):
        race, history = run(*fresh([recipe], toy))
        saved.append((nn.checkpoint.take(race, history, "one"), 0))
    with pytest.raises(nn.FieldError, match="steps"):
        nn.checkpoint.together(saved, "all")


def test_a_lane_of_a_run_with_several_races_beside_one_of_another(toy, lane, tmp_path):
    pairs = [lane, lane.changed("name", "b").changed("activation", "tanh")], [lane]
    taken = []
    for recipes in pairs:
        race, history = run(*fresh(recipes, toy))
        taken.append(nn.checkpoint.take(race, history, "one"))
    path = tmp_path / "both.npz"
    nn.checkpoint.save(path, nn.checkpoint.together([(taken[0], 1), (taken[1], 0)], "both"))
    race, _ = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert [one.name for one in race.experiments] == ["b", "a"]
    assert [one.slot for one in race.lanes] == [0, 1]
    for beside, recipe in zip(race.lanes, (pairs[0][1], lane), strict=True):
        np.testing.assert_array_equal(
            beside.network.parameters, alone(recipe, toy).network.parameters
        )


def test_a_record_that_was_cut_where_rows_are_no_longer_kept_is_resumed(tmp_path):
    """As a run that is taken back far: its last bucket has the mean of the whole one."""
    lane = nn.Experiment(
        name="a", data="moons", hidden=(4,), batch_size=10, steps=900, evaluate_every=300
    )
    race = nn.Race([lane], nn.load_dataset(lane.data_recipe))
    record, machine = race.lanes[0].record, nn.TimeMachine(race)
    record.steps = nn.Curves(record.steps.columns, capacity=64, recent=100)
    while not race.finished:
        race.advance()
        record.drain()
    for step in (301, 307, 500, 511, 512):
        (then,) = machine.rewind(step)
        cut = record.until(step, then.row, not then.lane.evaluating)
        assert cut.step == step
        history, recipes = nn.History([cut]), [then.lane.experiment]
        state = race.state([then.lane])
        kept = nn.checkpoint.assemble("far", recipes, race.fingerprint, state, history)
        path = tmp_path / f"{step}.npz"
        nn.checkpoint.save(path, kept)
        again, _ = nn.checkpoint.resume(nn.checkpoint.load(path), race.dataset, path)
        assert again.lanes[0].record.step == again.step == step
