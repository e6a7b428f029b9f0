"""Gradient noise: gradients of few samples and of all, against the network's own gradient."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.training.gradient_noise import DRAWS, noisy_gradients
from tests.nn.training.racing import fresh, run


def measured(toy, lane, **options):
    race, _ = run(*fresh([lane], toy), steps=20)
    one = race.lanes[0]
    return noisy_gradients(0, one.step, one.network.copy(), one.prepared, **options), one


def test_the_whole_gradient_and_its_cosines(toy, lane):
    found, one = measured(toy, lane)
    whole = one.network.gradient(toy.train.x, toy.train.t)
    flat = np.concatenate([part.ravel() for part in whole.values()]).astype(float)
    assert found.length == pytest.approx(np.linalg.norm(flat), rel=1e-4)
    assert found.samples == len(toy.train)
    assert found.sizes == (1, 10, 100)
    assert found.points.shape == (3, DRAWS, 2)
    rng = np.random.default_rng(0)
    rows = rng.choice(len(toy.train), 1, replace=False)
    single = one.network.gradient(toy.train.x[rows], toy.train.t[rows])
    single = np.concatenate([part.ravel() for part in single.values()]).astype(float)
    cosine = single @ flat / np.linalg.norm(single) / np.linalg.norm(flat)
    assert found.cosines[0, 0] == pytest.approx(cosine, abs=1e-4)
    assert found.lengths[0, 0] == pytest.approx(np.linalg.norm(single), rel=1e-4)


def test_more_samples_point_more_surely_the_same_way(toy, lane):
    found, _ = measured(toy, lane)
    means = found.cosines.mean(axis=1)
    assert means[0] < means[1] < means[2]
    assert means[2] > 0.9


def test_the_plane_is_that_of_the_two_principal_directions(toy, lane):
    """Points are projections: no longer than the gradients; the share is what NumPy's SVD says."""
    found, _ = measured(toy, lane)
    assert (np.linalg.norm(found.points, axis=2) <= found.lengths * (1 + 1e-6)).all()
    inside = np.square(found.points).sum() + np.square(found.whole).sum()
    total = np.square(found.lengths).sum() + found.length**2
    assert found.shown == pytest.approx(inside / total, rel=1e-6)
    assert (found.whole >= 0.0).all()


def test_sizes_beyond_the_training_set_are_left_out_and_it_can_be_cancelled(toy, lane):
    found, _ = measured(toy, lane.changed("train_size", 40))
    assert found.sizes == (1, 10)

    def stop(_share):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        measured(toy, lane, progress=stop)


def test_a_lane_that_has_diverged_says_so(toy, lane):
    race, _ = run(*fresh([lane], toy), steps=2)
    one = race.lanes[0]
    network = one.network.copy()
    network.parameters[...] = np.nan
    with pytest.raises(nn.FieldError, match="has diverged"):
        noisy_gradients(0, one.step, network, one.prepared)
