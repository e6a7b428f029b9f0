"""Scans: loss and accuracy of moved networks, against networks that were moved by hand."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.landscape.directions import random_pair
from nn.landscape.scan import Scanner, scan_line, scan_plane


def layers_of(kind):
    if kind == "mlp":
        return [nn.Affine(36, 9), nn.Tanh(), nn.Affine(9, 3)]
    if kind == "norm":
        return [nn.Affine(36, 9), nn.BatchNorm(9), nn.ReLU(), nn.Dropout(0.3), nn.Affine(9, 3)]
    return [
        nn.Reshape((1, 6, 6)), nn.Conv2D(1, 2, 3), nn.ReLU(), nn.MaxPool2D(2), nn.Flatten(),
        nn.Affine(8, 3),
    ]  # fmt: skip


def built(kind):
    network = nn.Network(layers_of(kind), seed=0, input_shape=(36,))
    rng = np.random.default_rng(1)
    x, t = rng.normal(size=(25, 36)).astype(np.float32), rng.integers(0, 3, 25)
    network.gradient(x, t)  # statistics of the normalisation
    return network, x, t


@pytest.mark.parametrize("kind", ["mlp", "norm", "convolution"])
def test_a_point_of_the_plane_is_a_network_with_these_parameters(kind):
    network, x, t = built(kind)
    first, second = random_pair(network, 0)
    scanner = Scanner(network, x, network.targets(t, 25), first, second)
    kept = network.parameters.copy()
    for a, b in ((0.0, 0.0), (0.3, -0.7), (-1.0, 0.5)):
        loss, accuracy = scanner.at(a, b)
        network.parameters[...] = kept + a * first + b * second
        assert loss == pytest.approx(network.loss(x, t), rel=1e-4)
        assert accuracy == pytest.approx(network.accuracy(x, t))
        network.parameters[...] = kept


@pytest.mark.parametrize("kind", ["mlp", "norm", "convolution"])
def test_the_slope_along_a_line_is_that_of_its_loss(kind):
    network, x, t = built(kind)
    first, _ = random_pair(network, 0)
    scanner = Scanner(network, x, network.targets(t, 25), first)
    line = scan_line(scanner, np.linspace(-1e-2, 1e-2, 3), 25)
    difference = (line.loss[2] - line.loss[0]) / 2e-2
    assert line.slope == pytest.approx(difference, rel=2e-2, abs=1e-3)
    assert line.loss[1] == pytest.approx(network.loss(x, t), rel=1e-5)


def test_the_centre_of_a_plane_is_the_present_loss_and_rows_go_up():
    network, x, t = built("mlp")
    first, second = random_pair(network, 0)
    scanner = Scanner(network, x, network.targets(t, 25), first, second)
    across, up = np.linspace(-1, 1, 5), np.linspace(-2, 2, 3)
    plane = scan_plane(scanner, across, up)
    assert plane.shape == (3, 5)
    assert plane[1, 2] == pytest.approx(network.loss(x, t), rel=1e-5)
    assert plane[2, 0] == pytest.approx(scanner.at(-1.0, 2.0)[0])


def test_a_regression_has_no_accuracy():
    network = nn.Network([nn.Affine(2, 4), nn.ReLU(), nn.Affine(4, 1)], loss="mse", seed=0)
    x, t = np.random.default_rng(0).normal(size=(2, 9, 2)).astype(np.float32)
    first, _ = random_pair(network, 0)
    line = scan_line(Scanner(network, x, t[:, :1], first), np.linspace(-1, 1, 3), 9)
    assert np.isnan(line.accuracy).all()
    assert np.isfinite(line.loss).all()


def test_a_scan_can_be_cancelled():
    network, x, t = built("mlp")
    first, second = random_pair(network, 0)
    scanner = Scanner(network, x, network.targets(t, 25), first, second)
    seen = []

    def progress(share):
        seen.append(share)
        if share > 0.4:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        scan_plane(scanner, np.linspace(-1, 1, 5), np.linspace(-1, 1, 5), progress)
    assert seen == sorted(seen)
    assert len(seen) < 25
