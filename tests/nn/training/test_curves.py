"""Curves against brute force over everything that was recorded."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn


def recorded(count, capacity=16, recent=8, chunk=7, values=None):
    """Curves of ``count`` steps of two series, and the rows themselves."""
    rng = np.random.default_rng(count)
    rows = rng.normal(size=(count, 3)) if values is None else values
    rows[:, 0] = np.arange(1, count + 1)
    curves = nn.Curves(3, capacity=capacity, recent=recent)
    for start in range(0, count, chunk):
        curves.extend(rows[start : start + chunk])
    return curves, rows


@given(count=st.integers(1, 700), chunk=st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_every_bucket_has_the_exact_minimum_maximum_and_mean_of_its_rows(count, chunk):
    curves, rows = recorded(count, chunk=chunk)
    buckets = curves.all()
    ends = np.cumsum(buckets.rows).astype(int)
    assert ends[-1] == count
    for i, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
        part = rows[start:end]
        np.testing.assert_array_equal(buckets.low[i], part.min(axis=0))
        np.testing.assert_array_equal(buckets.high[i], part.max(axis=0))
        np.testing.assert_allclose(buckets.mean[i], part.mean(axis=0), rtol=1e-9, atol=1e-12)


@given(count=st.integers(20, 500), most=st.integers(2, 12))
@settings(max_examples=40, deadline=None)
def test_a_view_has_at_most_so_many_buckets_and_misses_no_extreme(count, most):
    curves, rows = recorded(count)
    view = curves.view(-np.inf, np.inf, most)
    assert len(view) <= most
    np.testing.assert_array_equal(np.nanmin(view.low, axis=0), rows.min(axis=0))
    np.testing.assert_array_equal(np.nanmax(view.high, axis=0), rows.max(axis=0))


def test_short_runs_are_kept_row_by_row():
    curves, rows = recorded(16)
    np.testing.assert_array_equal(curves.all().mean, rows)


def test_the_latest_steps_can_be_seen_one_by_one_however_long_the_run():
    curves, rows = recorded(1000, recent=32)
    view = curves.view(985, 990, 100)
    np.testing.assert_array_equal(view.mean[:, 0], np.arange(984, 992))
    np.testing.assert_array_equal(view.mean, rows[983:991])


def test_the_value_at_a_step_says_which_steps_it_is_the_mean_of():
    curves, rows = recorded(640, recent=8)
    values, first, last = curves.at(100)
    assert first <= 100 <= last
    np.testing.assert_allclose(values, rows[int(first) - 1 : int(last)].mean(axis=0))


def test_a_value_that_is_not_finite_leaves_a_gap_and_nothing_else():
    rows = np.ones((64, 3))
    rows[10, 1] = np.nan
    rows[20, 1] = np.inf
    rows[32:40, 2] = np.nan
    curves, _ = recorded(64, capacity=8, recent=4, values=rows)
    buckets = curves.all()
    assert np.isfinite(buckets.mean[:, 1]).all()
    assert (buckets.high[:, 1] == 1).all()
    assert np.isnan(buckets.mean[4, 2])
    assert np.isfinite(np.delete(buckets.mean[:, 2], 4)).all()


def test_memory_does_not_grow_with_the_run():
    def size(curves):
        return sum(array.nbytes for array in vars(curves).values() if hasattr(array, "nbytes"))

    assert size(recorded(10)[0]) == size(recorded(20_000, chunk=1000)[0])


def test_recording_goes_on_where_the_arrays_left_it():
    curves, _ = recorded(300)
    copy = nn.Curves.from_arrays(curves.arrays())
    more = np.random.default_rng(1).normal(size=(150, 3))
    more[:, 0] = np.arange(301, 451)
    for one in (curves, copy):
        one.extend(more)
    for name, array in curves.arrays().items():
        np.testing.assert_array_equal(copy.arrays()[name], array)


@pytest.mark.parametrize("total", [0, 1, 7, 8, 9, 100, 640])
@pytest.mark.parametrize("recent", [4, 64, 1000])
def test_curves_until_a_step_are_those_that_were_recorded_by_then(total, recent):
    curves, rows = recorded(total, recent=recent)
    for step in {0, 1, 5, total // 2, total - 3, total - 1, total, total + 4} - {-3, -1, -2}:
        cut = curves.until(step)
        count = min(step, total)
        oldest = total - min(recent, total)
        assert cut.total == count
        buckets = cut.all()
        assert buckets.rows.sum() == count
        whole = count - count % curves.stride
        exact = whole >= oldest  # the rows of its last bucket are kept
        sums = (buckets.mean * buckets.rows[:, None]).sum(axis=0) if count else np.zeros(3)
        np.testing.assert_allclose(sums[0], rows[:count, 0].sum())
        if count and exact:
            np.testing.assert_allclose(sums, rows[:count].sum(axis=0), atol=1e-9)
            np.testing.assert_array_equal(buckets.high.max(axis=0), rows[:count].max(axis=0))
        np.testing.assert_array_equal(buckets.high[:, 0].max(initial=0), count)
        kept = cut.tail(recent)
        known = rows[oldest:count] if exact else rows[oldest:oldest]
        np.testing.assert_array_equal(kept, known)
        again = nn.Curves.from_arrays(cut.arrays())
        np.testing.assert_array_equal(again.all().mean, buckets.mean)
        assert curves.total == total, "the original is as it was"


@pytest.mark.parametrize("shape", [[-1, 1, 8, 8], [100, 1, 8, 8], [8, 1, 0, 8]])
def test_sizes_that_cannot_be_are_refused(shape):
    arrays = recorded(5)[0].arrays() | {"shape": np.array(shape)}
    with pytest.raises(ValueError, match="curve sizes"):
        nn.Curves.from_arrays(arrays)


def test_a_ring_hands_over_every_row_in_order_and_says_when_it_is_full():
    ring = nn.Ring(1, capacity=4)
    taken = []
    for value in range(11):
        if ring.full:
            taken += ring.take().ravel().tolist()
        ring.slot()[0] = value
        ring.commit()
    taken += ring.take(until=9).ravel().tolist()
    assert taken == list(range(9))
    assert ring.take(until=5).size == 0
    assert ring.take().ravel().tolist() == [9, 10]


@pytest.mark.parametrize("count", [0, 3, 16, 17, 100])
def test_the_tail_is_the_latest_rows_as_they_came_oldest_first(count):
    curves, rows = recorded(count, recent=16)
    for asked in (1, 5, 16):
        np.testing.assert_array_equal(curves.tail(asked), rows[max(count - asked, 0) :])


def test_the_tail_is_no_longer_than_what_is_kept():
    curves, rows = recorded(100, recent=16)
    np.testing.assert_array_equal(curves.tail(50), rows[-16:])
