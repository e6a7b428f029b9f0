"""A fork starts exactly where its lane was, and differs in one setting only."""

from __future__ import annotations

import numpy as np
import pytest

import nn

BASE = nn.Experiment(
    name="a", data="moons", hidden=(8, 6), batch_size=10, steps=150, evaluate_every=25
)
KINDS = {
    "sgd": {},
    "adam": {"optimizer": "adam", "learning_rate": 0.01},
    "batch norm and dropout": {"normalization": "batch", "dropout": 0.2},
    "plateau": {"schedule": "plateau", "learning_rate": 1.0},
    "weight decay": {"weight_decay": 0.01},
    "augmented": {"data": "strokes", "samples": 400, "augment": "light", "batch_size": 10},
}


def raced(steps=90, **changes):
    """A race that has taken so many steps, and its time machine."""
    recipe = BASE
    for field, value in changes.items():
        recipe = recipe.changed(field, value)
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    machine = nn.TimeMachine(race)
    while race.step < steps:
        race.advance()
        race.lanes[0].record.drain()
    return race, machine


def forked(race, machine, step, field, value):
    (replay,) = machine.rewind(step)
    return nn.fork(race, replay.lane, field, value)


def train(lane, step):
    while lane.step < step or lane.evaluating:
        lane.advance()
        lane.record.drain()


@pytest.mark.parametrize("kind", KINDS)
def test_a_fork_is_the_run_in_which_that_setting_was_changed_at_that_step(kind):
    """The authority is a run of its own that was told the same while it ran."""
    race, machine = raced(**KINDS[kind])
    fork = forked(race, machine, 37, "weight_decay", 0.05)
    assert (fork.step, fork.record.begin, fork.record.step) == (37, 37, 37)
    alone, _ = raced(steps=37, **KINDS[kind])
    lane = alone.lanes[0]
    while lane.evaluating:
        lane.advance()
    alone.set(0, "weight_decay", 0.05)
    train(lane, 120)
    train(fork, 120)
    np.testing.assert_array_equal(fork.network.parameters, lane.network.parameters)
    ours, theirs = (one.record.steps.tail(83)[:, :3] for one in (fork, lane))
    np.testing.assert_array_equal(ours, theirs)
    assert fork.record.steps.first_step == 38
    assert fork.record.first_evaluation[0] == 50, "no evaluation more than the run has"


def test_a_new_optimizer_starts_empty():
    """Kingma & Ba 2015, section 2.1: the first step of Adam is its learning rate."""
    race, machine = raced()
    fork = forked(race, machine, 40, "optimizer", "adam")
    before = fork.network.parameters.copy()
    train(fork, 41)
    moved = np.abs(fork.network.parameters - before)
    np.testing.assert_allclose(moved[moved > 0], fork.experiment.learning_rate, rtol=1e-3)
    assert fork.optimizer.began == 40


def test_a_forked_optimizer_is_saved_and_continues(tmp_path):
    race, machine = raced()
    fork = forked(race, machine, 40, "optimizer", "adam")
    kept = nn.checkpoint.take(race, nn.History(race.records), "at once")
    nn.checkpoint.save(tmp_path / "fresh.npz", kept)
    train(fork, 60)
    kept = nn.checkpoint.take(race, nn.History(race.records), "later")
    nn.checkpoint.save(tmp_path / "later.npz", kept)
    train(fork, 100)
    for name in ("fresh", "later"):
        path = tmp_path / f"{name}.npz"
        again, _ = nn.checkpoint.resume(nn.checkpoint.load(path), race.dataset, path)
        lane = again.lanes[1]
        assert lane.record.begin == 40
        train(lane, 100)
        np.testing.assert_array_equal(lane.network.parameters, fork.network.parameters)


def test_layers_that_come_between_leave_the_others_what_they_remember():
    race, machine = raced(normalization="batch")
    (replay,) = machine.rewind(50)
    fork = nn.fork(race, replay.lane, "dropout", 0.5)
    means = [
        [array for name, array in one.network.state().items() if name.endswith("mean")]
        for one in (fork, replay.lane)
    ]
    assert len(means[0]) == 2
    for ours, theirs in zip(*means, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_at_step_0_a_fork_is_a_new_lane():
    race, machine = raced()
    fork = forked(race, machine, 0, "initializer", "xavier")
    assert fork.step == 0
    assert fork.record.begin == 0


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("hidden", (9, 6), "changes the shapes"),
        ("normalization", "batch", "changes the shapes"),
        ("initializer", "xavier", "have begun"),
        ("batch_size", 20, "same mini-batches"),
        ("noise", 0.3, "share this setting"),
        ("learning_rate", BASE.learning_rate, "would be the same"),
    ],
)
def test_what_cannot_be_changed_on_the_way_is_refused_and_no_lane_is_left(field, value, told):
    race, machine = raced()
    with pytest.raises(nn.FieldError, match=told):
        forked(race, machine, 40, field, value)
    assert len(race.lanes) == 1


def test_a_fork_can_be_gone_back_to_from_its_own_first_step():
    race, machine = raced()
    fork = forked(race, machine, 40, "learning_rate", 0.5)
    train(fork, 90)
    middle = machine.rewind(70)
    assert [one.lane.step for one in middle] == [70, 70]
    assert [one.exact for one in middle] == [True, True]
    assert [one.lane.step for one in machine.rewind(10)] == [10, 40], "it begins there"
