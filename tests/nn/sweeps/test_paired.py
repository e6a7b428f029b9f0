"""Whether one recipe is better than another, by a paired t-interval."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from nn.sweeps.paired import student_quantile

# Student's t, two-sided 95 %: the table of Fisher & Yates (Statistical Tables, 1938), table III.
TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 9: 2.262, 19: 2.093, 29: 2.045, 60: 2.000}


@pytest.mark.parametrize("freedom", TABLE)
def test_the_quantiles_are_those_of_the_printed_table(freedom):
    assert student_quantile(freedom) == pytest.approx(TABLE[freedom], abs=6e-4)


@pytest.mark.parametrize("freedom", range(1, 64))
def test_the_quantiles_are_those_of_scipy(freedom):
    stats = pytest.importorskip("scipy.stats")
    assert student_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-5)


def test_the_interval_is_that_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    rng = np.random.default_rng(0)
    first = rng.normal(0.80, 0.005, 10)
    second = first + rng.normal(0.01, 0.004, 10)
    found = nn.PairedDifference.of(first, second)
    expected = stats.ttest_rel(second, first).confidence_interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), rel=1e-5)
    assert found.mean == pytest.approx((second - first).mean())
    assert found.deviation == pytest.approx((second - first).std(ddof=1))


def test_students_own_example():
    """Student 1908 (The probable error of a mean), the hours of sleep gained by two drugs."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = nn.PairedDifference.of(first, second)
    assert (found.count, found.wins, found.losses) == (10, 9, 0)
    assert found.mean == pytest.approx(1.58)
    assert found.deviation == pytest.approx(1.23, abs=0.005)
    assert found.told_apart


def test_what_cannot_be_told_apart():
    found = nn.PairedDifference.of([0.9, 0.8, 0.85], [0.85, 0.86, 0.84])
    assert not found.told_apart
    assert found.low < 0 < found.high


def test_failed_runs_are_left_out_and_one_pair_says_little():
    found = nn.PairedDifference.of([0.9, math.nan, 0.8], [0.95, 0.9, math.nan])
    assert (found.count, found.wins) == (1, 1)
    assert math.isnan(found.low)
    assert not found.told_apart
    assert nn.PairedDifference.of([], []).count == 0
