"""Toys in the plane are what their names say."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from tests.nn.data.loading import joined, load

CLASSES = {"and", "or", "xor", "circle", "gaussians", "moons", "spiral", "spiral-3"}


@pytest.mark.parametrize("name", nn.TOYS)
def test_a_toy_is_made_from_its_seed_in_the_size_that_is_asked(name):
    first, again, other = (load(name, samples=120, data_seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(joined(first)[0], joined(again)[0])
    assert not np.array_equal(joined(first)[0], joined(other)[0])
    x, t = joined(first)
    assert len(x) == len(t) == 120
    assert x.dtype == np.float32
    if name in CLASSES - {"and", "or"}:
        assert np.ptp(np.bincount(t)) <= 1
    if name not in CLASSES:
        assert first.task == nn.REGRESSION


@pytest.mark.parametrize(
    ("name", "truth"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0])]
)
def test_gates_are_their_truth_tables(name, truth):
    """Of four samples the four points themselves, without noise; of more a cloud around each."""
    points = load(name, samples=4, noise=0.3)
    assert points.train.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert points.train.t.tolist() == truth
    x, t = joined(load(name, samples=400, noise=0.05))
    corner = np.round(x).astype(int)
    assert [truth[2 * a + b] for a, b in corner] == t.tolist()


def test_without_noise_toys_are_what_their_names_say():
    """Radii of circle and ring, the sine, the plane's slope."""
    x, t = joined(load("circle", noise=0.0))
    radius = np.linalg.norm(x, axis=1)
    assert radius[t == 0].max() <= 1
    assert radius[t == 1].min() >= 1.4
    x, t = joined(load("sine", noise=0.0))
    np.testing.assert_allclose(t, [math.sin(math.pi * one) for one in x[:, 0]], atol=1e-5)
    x, t = joined(load("plane", noise=0.0))
    np.testing.assert_allclose(t, (x[:, 0] + x[:, 1]) / 2, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("arms", [2, 3])
def test_a_spiral_turned_by_an_arm_is_the_next_arm(arms):
    """Unwound by 1 1/4 turns at the end, each arm lies in one direction of its own."""
    x, t = joined(load("spiral" if arms == 2 else "spiral-3", noise=0.0))
    radius = np.linalg.norm(x, axis=1)
    unwound = np.arctan2(x[:, 1], x[:, 0]) - 2.5 * np.pi * radius / 2
    off = np.angle(np.exp(1j * (unwound - 2 * np.pi * t / arms)))
    assert np.abs(off).max() < 1e-3


def test_a_line_cannot_part_xor_but_parts_and_and_or():
    """Minsky & Papert 1969. By least squares on all points, with a constant."""
    right = {}
    for name in ("and", "or", "xor"):
        x, t = joined(load(name, samples=400, noise=0.05))
        rows = np.column_stack([x, np.ones(len(x))])
        goals = np.where(t, 1, -1)
        weights, *_ = np.linalg.lstsq(rows, goals, rcond=None)
        right[name] = ((rows @ weights > 0) == t).mean()
    assert right["and"] == right["or"] == 1
    assert right["xor"] <= 0.75
