"""Comparison: the means of lanes over the same part of the way."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.training.comparison import measure


def record(steps, accuracy, first, last):
    """A record of two layers; each argument is a number or an array over the steps."""
    one = nn.Record(0, 2, (20, "epochs"), 400)
    step = np.arange(1.0, steps + 1)
    columns = [step, 1 + 0 * step, accuracy + 0 * step]
    columns += [0 * step + first, 0 * step + last]
    columns += [0 * step] * (one.steps.columns - len(columns))
    one.steps.extend(np.column_stack(columns))
    return one


def test_it_is_the_mean_of_the_last_span_and_of_nothing_else():
    step = np.arange(1, 101)
    found = measure(record(100, step / 100, step * 1.0, 2.0 * step), 1.0, last=100, span=10)
    assert found.gradient == pytest.approx(np.mean(step[90:]))
    assert found.last == pytest.approx(2 * np.mean(step[90:]))


def test_it_ends_where_the_slowest_lane_is_though_this_one_went_on():
    step = np.arange(1, 101)
    found = measure(record(100, 0.5, step * 1.0, 1.0), 1.0, last=40, span=4)
    assert found.gradient == pytest.approx(np.mean(step[36:40]))


def test_the_span_is_counted_in_epochs_where_the_mini_batches_differ():
    """Twenty steps an epoch: half an epoch that ends at epoch 2 are the steps 31 … 40."""
    step = np.arange(1, 101)
    found = measure(record(100, 0.5, step * 1.0, 1.0), 1 / 20, last=2.0, span=0.5)
    assert found.gradient == pytest.approx(np.mean(step[30:40]))


def test_a_span_shorter_than_a_step_takes_the_last_step():
    step = np.arange(1, 11)
    assert measure(record(10, 0.5, step * 1.0, 1.0), 1.0, 10, 0.01).gradient == 10.0
