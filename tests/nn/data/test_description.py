"""What there is to see of a data set."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.description import BINS, PICTURES


def dataset(x, t, classes=(), **others):
    part = nn.Part(np.asarray(x, np.float32), np.asarray(t))
    task = nn.CLASSIFICATION if classes else nn.REGRESSION
    return nn.Dataset("made", "tests", classes, part, part, part, task=task, **others)


def test_a_column_has_the_figures_of_numpy():
    x = np.random.default_rng(0).normal(3, 2, (500, 2)).astype(np.float32)
    x[:7, 1] = np.nan
    first, second, target = nn.describe(dataset(x, x[:, 0], names=("a", "b"), target="y")).columns
    assert (first.name, second.name, target.name) == ("a", "b", "y")
    assert (first.missing, second.missing) == (0, 7)
    assert second.mean == pytest.approx(np.nanmean(x[:, 1]), rel=1e-5)
    assert second.deviation == pytest.approx(np.nanstd(x[:, 1]), rel=1e-5)
    assert (second.least, second.largest) == (np.nanmin(x[:, 1]), np.nanmax(x[:, 1]))
    np.testing.assert_array_equal(first.counts, np.histogram(x[:, 0], BINS)[0])


def test_a_column_of_one_value_or_none_can_be_described():
    x = np.full((10, 2), 4.0)
    x[:, 1] = np.nan
    same, nothing = nn.describe(dataset(x, [0, 1] * 5, ("a", "b"))).columns
    assert same.counts.sum() == 10
    assert (nothing.missing, nothing.sampled) == (10, 0)
    assert np.isnan(nothing.mean)


def test_pictures_are_shown_class_by_class():
    t = np.repeat([0, 1], [100, 3])
    x = np.arange(len(t), dtype=np.float32)[:, None] * np.ones(4, np.float32)
    found = nn.describe(dataset(x, t, ("a", "b"), picture=(2, 2)))
    assert [one.shape for one in found.pictures] == [(PICTURES, 2, 2), (3, 2, 2)]
    assert found.pictures[1][0, 0, 0] == 100
    assert found.counts["train"].tolist() == [100, 3]
