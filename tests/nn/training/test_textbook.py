"""Two figures of a textbook, by presets: the settings are the book's, the losses land near its.

Saito, *Deep Learning from Scratch*, chapter 6, scripts weight_init_compare and
optimizer_compare_mnist, as its author published them.
"""

from __future__ import annotations

import pytest

import nn
from tests.nn.training.racing import fresh, run

COMMON = {
    "hidden": (100,) * 4,
    "activation": "relu",
    "batch_size": 128,
    "sampling": "replacement",
    "steps": 2000,
    "schedule": "constant",
    "weight_decay": 0.0,
    "l1": 0.0,
    "clip_norm": 0.0,
    "dropout": 0.0,
    "normalization": "none",
}
START = {"std=0.01": ("normal", 0.01), "Xavier": ("lecun", None), "He": ("he", None)}
METHODS = {
    "SGD": ("sgd", 0.01),
    "Momentum": ("momentum", 0.01),
    "AdaGrad": ("adagrad", 0.01),
    "Adam": ("adam", 0.001),
}
PUBLISHED = {"std=0.01": 2.305, "Xavier": 0.377, "He": 0.286}


def has(lane, settings):
    return all(getattr(lane, field) == value for field, value in settings.items())


def test_the_race_of_start_weights_has_the_settings_of_the_book():
    lanes = nn.load_preset("init-race").lanes
    assert [lane.name for lane in lanes] == list(START)
    for lane in lanes:
        assert has(lane, {**COMMON, "optimizer": "sgd", "learning_rate": 0.01})
        initializer, spread = START[lane.name]
        assert lane.initializer == initializer
        assert spread in (None, lane.weight_std)


def test_the_race_of_optimizers_has_the_settings_of_the_book():
    lanes = nn.load_preset("optimizer-race").lanes
    assert [lane.name for lane in lanes] == list(METHODS)
    for lane in lanes:
        method, rate = METHODS[lane.name]
        expected = {"initializer": "he", "optimizer": method, "learning_rate": rate}
        assert has(lane, {**COMMON, **expected})
    assert lanes[1].momentum == 0.9


@pytest.mark.long
def test_the_losses_at_step_1900_are_those_of_the_book_within_their_spread(mnist_folder):
    """Its figures are of one run and one mini-batch; over ten seeds ours spread by 0.07."""
    data = nn.load_dataset("mnist", mnist_folder)
    lanes = [lane.changed("data", "mnist") for lane in nn.load_preset("init-race").lanes]
    race, _ = run(*fresh(lanes, data), steps=1951)
    for lane in race.lanes:
        around = lane.record.steps.tail(101)[:, nn.LOSS].mean()
        assert around == pytest.approx(PUBLISHED[lane.experiment.name], abs=0.15)


def test_relu_alone_does_not_save_a_network_with_small_start_weights(mnist_folder):
    """What was measured: mean |dW| of the first layer about 3e-8, accuracy at chance."""
    data = nn.load_dataset("mnist", mnist_folder)
    lanes = [lane.changed("data", "mnist") for lane in nn.load_preset("init-matters").lanes]
    race, _ = run(*fresh(lanes, data), steps=300)
    means, right = zip(
        *(
            (
                lane.record.steps.tail(100)[:, lane.record.measure("gradient_mean")[0]].mean(),
                lane.record.steps.tail(100)[:, nn.ACCURACY].mean(),
            )
            for lane in race.lanes
        ),
        strict=True,
    )
    assert 1e-8 < means[0] < 1e-7
    assert right[0] < 0.2
    assert means[1] > 1e-4
    assert right[1] > 0.6
