"""Splitting: parts that are kept apart, stratified and seeded, and folds."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn
from nn.data.split import stratified_order, with_fewer

LABELS = st.lists(st.integers(0, 5), min_size=1, max_size=300).map(np.array)
SHARES = (0.6, 0.25, 0.15)


@given(LABELS, st.integers(0, 99))
def test_every_row_is_in_one_part_and_each_class_is_shared_out_alike(t, seed):
    """Stratified: in each part every class, and all together, are within a sample of the share."""
    parts = nn.split_rows(t, SHARES, seed, stratify=True)
    np.testing.assert_array_equal(np.sort(np.concatenate(parts)), np.arange(len(t)))
    for rows, share in zip(parts, SHARES, strict=True):
        assert abs(len(rows) - share * len(t)) <= 1
        for one in np.unique(t):
            assert abs((t[rows] == one).sum() - share * (t == one).sum()) < 1 + 1e-6


@given(LABELS.filter(lambda t: len(t) >= 7), st.integers(2, 7), st.booleans())
def test_folds_are_equally_long_and_hold_each_class_alike(t, folds, stratify):
    parts = nn.fold_rows(t, folds, 3, stratify)
    np.testing.assert_array_equal(np.sort(np.concatenate(parts)), np.arange(len(t)))
    sizes = [len(rows) for rows in parts]
    assert max(sizes) - min(sizes) <= 1
    if stratify:
        for one in np.unique(t):
            counts = [(t[rows] == one).sum() for rows in parts]
            assert max(counts) - min(counts) <= 1


def test_the_seed_decides_the_split():
    t = np.arange(200) % 4
    first, again, other = (nn.split_rows(t, SHARES, seed, True) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first[1], again[1])
    assert not np.array_equal(first[1], other[1])


@pytest.mark.parametrize("folds", [0, 1, 21, 10_000])
def test_a_number_of_folds_that_cannot_be_is_refused_with_what_can(folds):
    with pytest.raises(nn.FieldError, match="Choose from 2 to 20"):
        nn.fold_rows(np.zeros(50, int), folds, 0, True)


def test_each_fold_is_held_out_once_and_the_test_part_stays_apart(toy):
    known = len(toy.train) + len(toy.validation)
    folds = list(nn.folded(toy, 5, 0))
    seen = [row.tobytes() for one in folds for row in one.validation.x]
    assert len(seen) == len({*seen}) == known
    for one in folds:
        assert one.test is toy.test
        held = {row.tobytes() for row in one.validation.x}
        assert not held & {row.tobytes() for row in one.train.x}
        assert len(one.train) + len(one.validation) == known


@pytest.mark.parametrize("name", ["moons", "spiral-3", "sine", "reviews"])
def test_parts_share_no_sample(name):
    data = nn.load_dataset(nn.DataRecipe(name, samples=300))
    rows = [row.tobytes() + t.tobytes() for part in data.parts.values()
            for row, t in zip(part.x, part.t, strict=True)]  # fmt: skip
    assert len(rows) == 300
    if name != "reviews":  # two people may write the same sentence
        assert len({*rows}) == 300


def test_shares_are_those_of_the_recipe():
    recipe = nn.DataRecipe("moons", samples=200, validation_share=0.3, test_share=0.1)
    assert [len(part) for part in nn.load_dataset(recipe).parts.values()] == [120, 60, 20]


def test_too_much_held_out_is_refused():
    with pytest.raises(nn.FieldError, match="Together they can be at most 80%"):
        nn.Experiment(validation_share=0.45, test_share=0.45)


def test_four_points_are_held_out_once_and_not_also_trained_on():
    data = nn.load_dataset(nn.DataRecipe("xor", samples=4))
    for one in nn.folded(data, 4, 0):
        assert (len(one.train), len(one.validation)) == (3, 1)


@pytest.mark.parametrize("part", ["train", "validation", "test"])
def test_any_sample_that_changes_makes_other_data(toy, part):
    x = getattr(toy, part).x.copy()
    x[-1, -1] += 1
    changed = dataclasses.replace(toy, **{part: nn.Part(x, getattr(toy, part).t)})
    assert changed.fingerprint != toy.fingerprint


@given(st.integers(1, 60), st.integers(0, 5))
def test_any_beginning_of_a_stratified_order_has_the_classes_in_their_shares(size, seed):
    """Of n samples in all, a class of c has within one sample of size × c / n."""
    t = np.repeat([0, 1, 2], [30, 20, 10])
    order = stratified_order(t, seed, True)
    assert sorted(order) == list(range(60))
    counts = np.bincount(t[order[:size]], minlength=3)
    assert (np.abs(counts - size * np.array([30, 20, 10]) / 60) <= 1).all()


def test_a_smaller_training_set_is_part_of_a_larger_one(toy):
    few, more = (with_fewer(toy, size, 0).train for size in (20, 50))
    assert len(few) == 20
    np.testing.assert_array_equal(few.x, more.x[:20])
    assert with_fewer(toy, 10_000, 0) is toy
    assert with_fewer(toy, 20, 0).validation is toy.validation
