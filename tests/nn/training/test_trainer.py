"""Trainer and mini-batches: what a script's own loop relies on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from tests.nn.training.racing import fresh, run


def test_every_sample_comes_once_an_epoch_in_a_new_order():
    x = np.arange(12, dtype=np.float32)[:, None]
    batches = nn.Batches(x, np.arange(12), batch_size=4, seed=0)
    epochs = [np.concatenate([batches.draw()[1].copy() for _ in range(3)]) for _ in range(2)]
    for epoch in epochs:
        assert sorted(epoch) == list(range(12))
    assert (epochs[0] != epochs[1]).any()


def test_a_trainer_steps_as_a_race_does(toy, lane):
    network = lane.network(toy.features, toy.classes)
    trainer = nn.Trainer(network, nn.SGD(0.1), toy.train.x, np.eye(3)[toy.train.t], 20, seed=0)
    records = [trainer.step() for _ in range(40)]
    race, _ = run(*fresh([lane], toy), steps=40)
    np.testing.assert_array_equal(network.parameters, race.lanes[0].network.parameters)
    assert records[-1].step == 40
    assert records[-1].loss == race.lanes[0].record.steps.latest()[nn.LOSS]


def test_a_trainer_that_diverges_says_at_which_step_and_what_to_try(toy):
    network = nn.Network(
        [nn.Affine(6, 30), nn.ReLU(), nn.Affine(30, 30), nn.ReLU(), nn.Affine(30, 3)]
    )
    trainer = nn.Trainer(network, nn.SGD(1000.0), toy.train.x, toy.train.t, 20)
    with pytest.raises(nn.DivergedError, match=r"at step \d+.*try 100"):
        for _ in range(200):
            trainer.step()


def test_a_step_that_diverges_leaves_the_network_as_it_was(toy):
    """Running statistics and the dropout masks to come too, so it can go on more slowly."""
    layers = [nn.Affine(6, 8), nn.BatchNorm(8), nn.ReLU(), nn.Dropout(0.2), nn.Affine(8, 3)]
    network = nn.Network(layers)
    trainer = nn.Trainer(network, nn.SGD(0.1), toy.train.x, toy.train.t, 20)
    for _ in range(5):
        trainer.step()
    network.params["W2"][...] = 3e38
    before = network.state()
    with pytest.raises(nn.DivergedError, match="at step 6, first in layer W2"):
        trainer.step()
    assert trainer.optimizer.steps == 5
    for name, array in network.state().items():
        np.testing.assert_array_equal(array, before[name], err_msg=name)


@pytest.mark.parametrize(("size", "replacement"), [(4, False), (4, True), (12, False), (12, True)])
def test_the_mini_batch_drawn_last_can_be_had_again(size, replacement):
    x = np.arange(12, dtype=np.float32)[:, None]
    batches = nn.Batches(x, np.arange(12), size, seed=0, replacement=replacement)
    for _ in range(10):
        drawn = [part.copy() for part in batches.draw()]
        for part, again in zip(drawn, batches.latest(), strict=True):
            np.testing.assert_array_equal(part, again)


@pytest.mark.parametrize(
    ("size", "replacement"),
    [
        (4, False),
        (5, False),
        (12, False),
        pytest.param(4, True),
    ],
)
def test_the_mini_batch_drawn_last_can_be_had_after_a_restart_too(size, replacement):
    x = np.arange(12, dtype=np.float32)[:, None]
    batches = nn.Batches(x, np.arange(12), size, seed=0, replacement=replacement)
    for _ in range(7):
        drawn = batches.draw()[1].copy()
        again = nn.Batches(x, np.arange(12), size, seed=0, replacement=replacement)
        again.restore(*batches.state())
        np.testing.assert_array_equal(again.latest()[1], drawn)
    np.testing.assert_array_equal(again.draw()[1], batches.draw()[1])


@given(st.one_of(st.sampled_from([1e-7, 1e-6, 1.5e-6, 1e-5, 100.0, 1e5]), st.floats(1e-6, 100.0)))
@settings(max_examples=50, deadline=None)
def test_a_rate_that_is_advised_is_one_that_a_recipe_takes(rate):
    """Or none is: at the smallest rate the inputs and the start weights are at fault."""
    network = nn.Network([nn.Affine(2, 1)], loss="mse")
    trainer = nn.Trainer(network, nn.SGD(rate), np.ones((4, 2)), np.full(4, 1e30), batch_size=4)
    with pytest.raises(nn.DivergedError) as error:
        trainer.step()
    told = str(error.value)
    if rate <= nn.KNOBS["learning_rate"].low:
        assert "only" in told
        assert "Scale the inputs" in told
    else:
        advised = told.rpartition("try ")[2].rstrip(".")
        assert nn.parse("learning_rate", advised) < rate
