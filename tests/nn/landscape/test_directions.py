"""Directions: filter normalisation as in the paper, and planes that hold a path's ends."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.landscape.directions import (
    filter_normalized,
    orthogonal,
    path_plane,
    random_pair,
    weight_direction,
    with_length,
)


def test_each_unit_moves_as_far_as_its_weights_are_long():
    """Li et al. 2018: d_ij := d_ij / ||d_ij|| ||θ_ij||; biases do not move."""
    network = nn.Network([nn.Affine(7, 5), nn.ReLU(), nn.Affine(5, 3)], seed=0)
    network.params["b1"][...] = 1.0
    direction = filter_normalized(network, np.random.default_rng(0))
    parts = network.named_views(direction)
    for name in ("W1", "W2"):
        lengths = np.linalg.norm(parts[name], axis=0)
        np.testing.assert_allclose(lengths, np.linalg.norm(network.params[name], axis=0), rtol=1e-5)
    assert not parts["b1"].any()


def test_each_filter_of_a_convolution_is_one_unit():
    layers = [nn.Conv2D(2, 4, 3), nn.ReLU(), nn.Flatten(), nn.Affine(4 * 4 * 4, 3)]
    network = nn.Network(layers, seed=0, input_shape=(2, 6, 6))
    parts = network.named_views(filter_normalized(network, np.random.default_rng(0)))
    own = np.linalg.norm(network.params["W1"].reshape(4, -1), axis=1)
    np.testing.assert_allclose(np.linalg.norm(parts["W1"].reshape(4, -1), axis=1), own, rtol=1e-5)


def test_the_seed_decides_and_the_two_differ():
    network = nn.Network([nn.Affine(7, 5)], seed=0, loss="mse")
    one, same = random_pair(network, 1), random_pair(network, 1)
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(*one)
    assert not np.array_equal(one[0], random_pair(network, 2)[0])


def test_one_weight_alone():
    network = nn.Network([nn.Affine(3, 2)], seed=0, loss="mse")
    direction = weight_direction(network, "W1", (2, 1))
    assert direction.sum() == 1.0
    assert network.named_views(direction)["W1"][2, 1] == 1.0


def test_lengths_and_right_angles():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(2, 5))
    assert np.linalg.norm(with_length(a, 3.0)) == pytest.approx(3.0)
    assert orthogonal(a, b) @ b == pytest.approx(0.0, abs=1e-12)
    np.testing.assert_array_equal(with_length(np.zeros(5), 3.0), 0.0)
    np.testing.assert_array_equal(orthogonal(a, np.zeros(5)), a)


def test_the_plane_of_a_path_holds_both_ends_and_most_of_the_rest():
    """The second direction is the first principal one (by NumPy's SVD) of what is left."""
    rng = np.random.default_rng(0)
    way = np.cumsum(rng.normal(size=(8, 20)), axis=0)
    visited, present = way[:-1], way[-1]
    first, second, points = path_plane(visited, present)
    assert first @ second == pytest.approx(0.0, abs=1e-9)
    start = present + points[0, 0] * first + points[0, 1] * second
    np.testing.assert_allclose(start, visited[0])
    np.testing.assert_array_equal(points[-1], 0.0)
    moved = visited - present
    rest = moved - np.outer(moved @ first, first)
    _, _, directions = np.linalg.svd(rest, full_matrices=False)
    assert abs(directions[0] @ second) == pytest.approx(1.0)


def test_a_path_along_a_line_still_has_a_plane():
    visited = np.outer(np.arange(3.0), np.ones(4))
    first, second, points = path_plane(visited, np.full(4, 3.0))
    assert abs(first @ second) < 1e-9
    assert np.linalg.norm(second) == pytest.approx(1.0)
    np.testing.assert_allclose(points[:, 1], 0.0, atol=1e-9)
