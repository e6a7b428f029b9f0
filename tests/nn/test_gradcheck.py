"""The gradient check: it finds no fault where there is none, and every fault that is put in.

The networks are full of corners: a step of 1e-5 crosses some of them, the more so after training,
when the gradients are small.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from tests.nn.networks import IMAGES, LABELS, embedding, images

RIGHT = 1e-4  # relative error of a network whose gradients are right, at most
SEEDS = st.integers(0, 2**31 - 1)


def deep(seed, activation=nn.ReLU, hidden=(49,) * 6):
    """Affine layers with an activation between them, 14 features and two classes."""
    layers, inputs = [], 14
    for units in hidden:
        layers += [nn.Affine(inputs, units, "he"), activation()]
        inputs = units
    return nn.Network([*layers, nn.Affine(inputs, 2, "he")], seed=seed)


def pooled(seed, activation=nn.ReLU):
    """Convolutions with max pooling, images of 8 × 8 in one channel."""
    return nn.Network(
        [nn.Conv2D(1, 4, 3), activation(), nn.MaxPool2D(2), nn.Flatten(), nn.Affine(36, 12, "he"),
         activation(), nn.Affine(12, 2)],
        seed=seed, input_shape=(1, 8, 8),
    )  # fmt: skip


def samples(network, seed, count):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, *network.input_shape)), rng.integers(0, 2, count)


def trained(network, x, t, epochs=100):
    """The network after Adam has made most of its gradients small."""
    nn.fit(network, x, t, epochs=epochs, batch_size=26, optimizer=nn.Adam(1e-3))
    return network


def assert_right(results):
    for one in results:
        assert one.relative_error < RIGHT, one


@pytest.mark.parametrize("seed", [0, 5, 17])
def test_the_corners_of_a_trained_relu_network_are_no_faults(seed):
    """Errors up to 4.6e-3 were told of these networks when a step across a corner counted."""
    network = deep(seed)
    x, t = samples(network, seed, 104)
    assert_right(nn.check_gradients(trained(network, x, t), x, t))


@given(
    seed=SEEDS,
    activation=st.sampled_from([nn.ReLU, nn.LeakyReLU]),
    hidden=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    count=st.integers(1, 60),
    size=st.sampled_from([0.01, 1.0, 100.0]),
)
@settings(max_examples=25, deadline=None)
def test_no_network_of_corners_is_called_wrong(seed, activation, hidden, count, size):
    network = deep(seed, activation, hidden)
    x, t = samples(network, seed, count)
    assert_right(nn.check_gradients(network, size * x, t, most=40, seed=seed))


@given(seed=SEEDS, activation=st.sampled_from([nn.ReLU, nn.LeakyReLU]), epochs=st.integers(0, 30))
@settings(max_examples=10, deadline=None)
def test_no_network_with_max_pooling_is_called_wrong(seed, activation, epochs):
    network = pooled(seed, activation)
    x, t = samples(network, seed, 30)
    if epochs:
        trained(network, x, t, epochs)
    assert_right(nn.check_gradients(network, x, t, most=40, seed=seed))


def scaled(grads):
    grads["W2"] *= 1.001


def one_entry(grads):
    worst = np.abs(grads["W2"]).max()
    grads["W2"][1, 0] += 1e-3 * (worst or 1.0)


def sign(grads):
    grads["b1"] *= -1.0


FAULTS = {scaled: "W2", one_entry: "W2", sign: "b1"}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("epochs", [0, 30])
@pytest.mark.parametrize("build", [deep, pooled])
@pytest.mark.parametrize("activation", [nn.ReLU, nn.LeakyReLU, nn.Tanh])
def test_a_gradient_that_is_wrong_is_found(monkeypatch, fault, epochs, build, activation):
    """A thousandth too much, a single entry, a sign; before training and after it."""
    network = build(3, activation) if build is pooled else deep(3, activation, (12, 12))
    x, t = samples(network, 3, 60)
    if epochs:
        trained(network, x, t, epochs)
    right = nn.Network.backward

    def wrong(self, grad):
        right(self, grad)
        fault(self.grads)

    monkeypatch.setattr(nn.Network, "backward", wrong)
    found = {one.name: one for one in nn.check_gradients(network, x, t, 500)}
    spoilt = found.pop(FAULTS[fault])
    assert spoilt.relative_error > 5e-4
    assert_right(found.values())


def test_most_entries_of_a_trained_network_are_compared():
    """What the loss bends by is no corner: few entries are left out."""
    network = deep(1)
    x, t = samples(network, 1, 104)
    found = nn.check_gradients(trained(network, x, t), x, t, most=60)
    assert sum(one.kinks for one in found) < 0.02 * sum(
        min(60, network.params[one.name].size) for one in found
    )


def test_a_gradient_that_rounding_hides_is_no_fault():
    """Start weights so small that the loss hardly feels those of the first layers."""
    layers = [nn.Affine(8, 6, "normal", 1e-3), nn.ReLU(), nn.Affine(6, 6, "normal", 1e-3),
              nn.ReLU(), nn.Affine(6, 2, "normal", 1e-3)]  # fmt: skip
    network = nn.Network(layers)
    x, t = np.random.default_rng(0).normal(size=(40, 8)), np.arange(40) % 2
    assert_right(nn.check_gradients(network, x, t))


@pytest.mark.parametrize(
    ("network", "x", "t"),
    [
        (embedding(), np.random.default_rng(1).integers(0, 9, (4, 6)), [0, 1, 1, 0]),
        (images(), IMAGES, LABELS),
        (
            nn.Network([nn.SeparableConv2D(2, 3, 3, 2, 1), nn.BatchNorm(3), nn.GELU(),
                        nn.Flatten(), nn.Affine(36, 1)], loss=nn.SigmoidCrossEntropy(),
                       input_shape=(2, 8, 6)),
            IMAGES, LABELS % 2,
        ),
    ],
)  # fmt: skip
def test_a_gradient_check_finds_backpropagation_right(network, x, t):
    """Central differences in float64, with a dropout mask that stays; relative error <= 1e-6."""
    results = nn.check_gradients(network, x, np.array(t), most=25)
    assert [one.name for one in results] == list(network.params)
    for one in results:
        assert one.relative_error < 1e-6, one


def test_a_gradient_check_finds_a_fault(small, batch):
    right = nn.ReLU.derivative
    try:
        nn.ReLU.derivative = lambda self, x, y, slope: slope.fill(1.0)
        errors = {one.name: one.relative_error for one in nn.check_gradients(small, *batch)}
    finally:
        nn.ReLU.derivative = right
    assert errors["W1"] > 0.01
    assert errors["W2"] < 1e-6


def test_a_gradient_of_zero_is_no_fault():
    """BatchNorm takes away what a bias before it adds."""
    layers = [nn.Affine(6, 8), nn.BatchNorm(8), nn.Tanh(), nn.Affine(8, 3)]
    x, t = np.random.default_rng(0).normal(size=(16, 6)), np.arange(16) % 3
    for one in nn.check_gradients(nn.Network(layers), x, t):
        assert one.relative_error < 1e-6, one


def test_a_gradient_check_leaves_corners_out_and_says_so():
    """Black pixels and biases of 0 put a ReLU exactly on its corner."""
    network = nn.Network([nn.Conv2D(1, 3, 3), nn.ReLU(), nn.Flatten(), nn.Affine(48, 2)],
                         input_shape=(1, 6, 6))  # fmt: skip
    x = np.zeros((4, 1, 6, 6))
    x[:, :, 4:, 4:] = np.random.default_rng(0).random((4, 1, 2, 2))
    found = {one.name: one for one in nn.check_gradients(network, x, np.array([0, 1, 1, 0]))}
    assert found["b1"].kinks == 3
    for one in found.values():
        assert one.relative_error < 1e-6, one
