"""Rules that end a training."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.fitting import network


def test_it_stops_after_steps(data):
    history = nn.fit(network(), *data, epochs=9, batch_size=20, stopping=[nn.Steps(8)])
    assert history.stopped == "8 steps were taken"
    assert len(history.epoch) == 2


def test_it_stops_at_a_target(data):
    history = nn.fit(
        network(), *data, epochs=99, batch_size=20, optimizer=nn.SGD(0.1),
        stopping=[nn.Target("accuracy", 0.9)],
    )  # fmt: skip
    assert history.history["accuracy"][-1] >= 0.9
    assert all(value < 0.9 for value in history.history["accuracy"][:-1])
    assert "reached the target 0.9" in history.stopped


def test_it_stops_by_the_clock(data):
    history = nn.fit(network(), *data, epochs=10**6, stopping=[nn.WallClock(0.05)])
    assert "s have passed" in history.stopped


def test_patience_brings_the_best_weights_back(data):
    """Random labels: the validation loss falls at most for a while, then rises."""
    x, _ = data
    labels = np.random.default_rng(5).integers(0, 2, 120)
    net = nn.Network([nn.Affine(3, 60), nn.ReLU(), nn.Affine(60, 2)])
    history = nn.fit(
        net, x[:60], labels[:60], epochs=500, batch_size=10, optimizer=nn.Adam(0.02),
        validation=(x[60:], labels[60:]), stopping=[nn.Patience(4)],
    )  # fmt: skip
    values = history.history["val_loss"]
    assert len(values) < 500
    assert np.argmin(values) == len(values) - 5
    assert net.loss(x[60:], labels[60:]) == pytest.approx(min(values), rel=1e-6)
    assert "did not get better" in history.stopped


def test_a_number_that_is_not_recorded_cannot_be_watched(data):
    with pytest.raises(nn.FieldError, match="no 'val_loss' to monitor"):
        nn.fit(network(), *data, stopping=[nn.Patience()])


def test_patience_keeps_the_best_epoch_whatever_ends_the_training(data):
    """The rule that ends it is asked first; the last epoch is the best one all the same."""
    x, t = data
    for rule in (nn.Target("val_loss", 0.5), nn.Steps(16)):
        net = network()
        history = nn.fit(
            net, x, t, epochs=50, batch_size=20, optimizer=nn.SGD(0.1), validation=(x, t),
            stopping=[rule, nn.Patience(5)],
        )  # fmt: skip
        values = history.history["val_loss"]
        assert values[-1] == min(values)
        assert net.loss(x, t) == values[-1]


def test_steps_are_counted_from_the_beginning_of_a_fit(data):
    optimizer = nn.SGD(0.1)
    for _ in range(2):
        history = nn.fit(network(), *data, epochs=9, batch_size=20, optimizer=optimizer,
                         stopping=nn.Steps(8))  # fmt: skip
        assert history.stopped == "8 steps were taken"
        assert len(history.epoch) == 2
