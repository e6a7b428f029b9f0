"""``fit`` trains, tells every epoch, and refuses what does not fit before the first step."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.fitting import network


def test_fit_learns_and_tells_every_epoch(data):
    x, t = data
    net = network()
    seen = []
    history = nn.fit(
        net, x[:90], t[:90], epochs=8, batch_size=15, optimizer=nn.SGD(0.1),
        validation=(x[90:], t[90:]), on_epoch=lambda number, entry: seen.append((number, entry)),
    )  # fmt: skip
    assert history.epoch == list(range(8))
    names = {"loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds"}
    assert set(history.history) == names
    assert history.history["loss"][-1] < history.history["loss"][0] / 2
    assert history.history["val_loss"][-1] == pytest.approx(net.loss(x[90:], t[90:]))
    assert history.history["val_accuracy"][-1] == net.accuracy(x[90:], t[90:])
    assert [number for number, _ in seen] == history.epoch
    assert seen == list(enumerate(history.entries))
    assert history.stopped == "8 epochs were run"


def test_fit_takes_the_steps_that_a_trainer_takes(data):
    one, two = network(), network()
    history = nn.fit(one, *data, epochs=2, batch_size=20, optimizer=nn.Momentum(0.05), seed=3)
    trainer = nn.Trainer(two, nn.Momentum(0.05), *data, batch_size=20, seed=3)
    losses = [trainer.step().loss for _ in range(12)]
    np.testing.assert_array_equal(one.parameters, two.parameters)
    assert history.history["loss"] == pytest.approx([np.mean(losses[:6]), np.mean(losses[6:])])


def test_a_full_batch_is_plain_gradient_descent(data):
    """One step of w <- w - rate dL/dw over all samples."""
    x, t = data
    net = network()
    grad, start = net.gradient(x, t), net.params["W1"].copy()
    nn.fit(net, x, t, batch_size=None, optimizer=nn.SGD(0.1))
    np.testing.assert_allclose(net.params["W1"], start - 0.1 * grad["W1"], rtol=1e-5, atol=1e-7)


def test_one_sample_at_a_time_visits_all_of_them(data):
    history = nn.fit(network(), *data, batch_size=1, optimizer=nn.SGD(0.05), epochs=2)
    assert history.history["accuracy"][-1] > 0.8


def test_drawing_with_replacement_repeats_and_misses_samples():
    """About 1/e of the samples are missed in N draws."""
    x = np.arange(1000, dtype=np.float32)[:, None]
    batches = nn.Batches(x, np.arange(1000), batch_size=100, seed=0, replacement=True)
    drawn = np.concatenate([batches.draw()[1].copy() for _ in range(10)])
    assert 1 - len(set(drawn)) / 1000 == pytest.approx(np.exp(-1), abs=0.04)


def test_regression_is_fitted_without_an_accuracy():
    x = np.linspace(-1, 1, 64, dtype=np.float32)[:, None]
    net = nn.Network([nn.Affine(1, 16), nn.Tanh(), nn.Affine(16, 1)], loss=nn.MeanSquaredError())
    history = nn.fit(
        net, x, np.sin(3 * x[:, 0]), epochs=200, batch_size=16, optimizer=nn.Adam(0.02)
    )
    assert "accuracy" not in history.history
    assert history.history["loss"][-1] < 0.01


def test_a_loss_that_is_not_finite_ends_the_training_with_finite_weights(data):
    net = nn.Network([nn.Affine(3, 2)], loss=nn.MeanSquaredError())
    history = nn.fit(net, *data, epochs=400, batch_size=10, optimizer=nn.SGD(5.0))
    assert "learning rate 5 is probably too large" in history.stopped
    assert np.isfinite(net.parameters).all()


def test_a_plateau_lowers_the_learning_rate(data):
    x, _ = data
    labels = np.random.default_rng(5).integers(0, 2, 120)
    optimizer = nn.Adam(0.02, schedule=nn.ReduceOnPlateau(0.5, patience=1))
    held_out = (x[60:], labels[60:])
    history = nn.fit(network(), x[:60], labels[:60], epochs=40, batch_size=10, optimizer=optimizer,
                     validation=held_out)  # fmt: skip
    rates = history.history["learning_rate"]
    assert rates[0] == 0.02
    assert rates[-1] < 0.02


def test_a_plateau_hears_of_whole_epochs_only(data):
    """Epochs that a rule cuts short are not waited for, and two fits are as one."""
    x, t = data

    def heard(*legs):
        optimizer = nn.SGD(0.5, schedule=nn.ReduceOnPlateau(0.5, patience=1, threshold=0.999))
        net = network()
        for epochs, options in legs:
            nn.fit(net, x, t, epochs=epochs, optimizer=optimizer, validation=(x, t), **options)
        return optimizer.schedule.state(), net.parameters

    full = {"batch_size": None}
    once, twice = heard((7, full)), heard((3, full), (4, full))
    assert once[0] == twice[0]
    np.testing.assert_array_equal(once[1], twice[1])
    short = {"batch_size": 20, "stopping": nn.Steps(5)}
    whole = {"batch_size": 20, "stopping": nn.Steps(6)}
    assert heard((9, short), (9, short))[0]["best"] == np.inf
    assert heard((9, whole))[0]["best"] < np.inf


def test_fit_takes_fewer_samples_than_a_batch_and_an_optimizer_by_name(data):
    x, t = data
    history = nn.fit(network(), x[:10], t[:10], epochs=3, optimizer="adam")
    assert len(history.epoch) == 3


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"epochs": 1.5}, "epochs: '1.5' is not a whole number"),
        ({"epochs": 0}, "epochs: 0 is outside"),
        ({"batch_size": "4"}, "batch_size: '4' is not a whole number"),
        ({"optimizer": nn.SGD}, "is not an optimizer"),
        ({"optimizer": "adm"}, "Did you mean 'adam'"),
        ({"validation": 0.2}, "must be a pair of samples and targets"),
        ({"seed": -1}, "seed: -1 is outside"),
        ({"stopping": nn.Patience()}, "no 'val_loss' to monitor"),
    ],
)
def test_fit_says_what_cannot_be(data, options, told):
    with pytest.raises(nn.NablascopeError, match=told):
        nn.fit(network(), *data, **options)


def used(optimizer):
    """It has trained another network."""
    optimizer.update(np.zeros(5, np.float32), np.ones(5, np.float32))
    return optimizer


SIGNS = {"loss": nn.MeanSquaredError(), "outputs": 1}
ROWS = {"loss": nn.CategoricalCrossEntropy(), "outputs": 2}
X, ROW, SIGN = np.zeros((20, 3)), np.eye(2)[np.arange(20) % 2], np.where(np.arange(20) % 2, 1, -1)


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        (SIGNS, {"validation": (X, SIGN * 0.5)}, "Accuracy needs classes"),
        (ROWS, {"validation": (X, np.full((20, 2), 0.5))}, "Row 0 of the labels is not one-hot"),
        (ROWS, {"validation": (X, np.arange(20))}, "Label 2 at position 2"),
        (ROWS, {"validation": (X, ROW[:, :1])}, "1 columns, but there are 2 classes"),
        (ROWS, {"validation": (X, ROW[:7])}, "20 samples and 7 labels"),
        (ROWS, {"validation": (X[:, :2], ROW)}, "expects inputs of shape"),
        (ROWS, {"validation": (X * np.nan, ROW)}, r"the value at \(0, 0\) is nan"),
        (ROWS, {"validation": (X[:0], ROW[:0])}, "contains no samples"),
        (ROWS, {"on_epoch": 3}, "on_epoch must be a function"),
        (ROWS, {"optimizer": used(nn.Adam())}, "a network with 5 parameters"),
        (ROWS, {"stopping": [nn.Steps(3), nn.Patience()]}, "no 'val_loss' to monitor"),
    ],
)
def test_fit_refuses_before_the_first_step(kind, options, told):
    """Neither the weights nor BatchNorm's running statistics have moved."""
    layers = [nn.Affine(3, 4), nn.BatchNorm(4), nn.Tanh(), nn.Affine(4, kind["outputs"])]
    layers += [nn.Softmax()] if kind is ROWS else []
    net = nn.Network(layers, loss=kind["loss"])
    before = net.state()
    x, t = np.random.default_rng(0).normal(size=(20, 3)), ROW if kind is ROWS else SIGN
    with pytest.raises(nn.NablascopeError, match=told):
        nn.fit(net, x, t, batch_size=5, **options)
    for name, array in net.state().items():
        np.testing.assert_array_equal(array, before[name])


def train(kind, net, optimizer, data):
    """Begin with one of the three ways to train."""
    if kind is nn.fit:
        return nn.fit(net, *data, optimizer=optimizer)
    return kind(net, optimizer, *(data if kind is nn.Trainer else ()))


@pytest.mark.parametrize("kind", [nn.Trainer, nn.Module, nn.fit])
def test_what_trains_takes_a_network_and_an_optimizer_that_fit(kind, data):
    with pytest.raises(nn.ShapeError, match=f"{kind.__name__} needs an nn.Network, but got list"):
        train(kind, [nn.Affine(3, 2)], nn.SGD(), data)
    with pytest.raises(nn.ShapeError, match="Create a new one for the network"):
        train(kind, network(), used(nn.Momentum()), data)


@pytest.mark.parametrize("name", nn.OPTIMIZERS)
def test_an_optimizer_belongs_to_one_network(name):
    optimizer = nn.OPTIMIZERS[name]()
    optimizer.update(np.zeros(5, np.float32), np.ones(5, np.float32))
    if optimizer.state:
        with pytest.raises(nn.ShapeError, match="a network with 5 parameters"):
            optimizer.update(np.zeros(7, np.float32), np.ones(7, np.float32))
    with pytest.raises(nn.ShapeError, match="flat vectors"):
        optimizer.update(np.zeros((2, 2), np.float32), np.ones((2, 2), np.float32))


def test_an_exploding_gradient_stops_before_it_reaches_the_weights():
    """And BatchNorm's running statistics are as they were."""
    layers = [nn.Affine(2, 30), nn.BatchNorm(30), nn.ReLU(), nn.Affine(30, 1)]
    net = nn.Network(layers, loss=nn.MeanSquaredError())
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(64, 2)), 1e18 * rng.normal(size=64)
    trainer = nn.Trainer(net, nn.SGD(10.0), x, t, batch_size=32)
    with pytest.raises(nn.DivergedError, match="became"):
        for _ in range(50):
            before = net.state()
            trainer.step()
    for name, array in net.state().items():
        np.testing.assert_array_equal(array, before[name])
        assert np.isfinite(array).all()
    net.copy()
