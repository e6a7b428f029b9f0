"""Races for the tests: driven to their end or to a step, and compared bit for bit."""

from __future__ import annotations

import numpy as np

import nn


def fresh(lanes, dataset):
    """A new race and its history."""
    race = nn.Race(lanes, dataset)
    return race, nn.History(race.records)


def run(race, history=None, steps=None):
    """Advance until nothing goes on, or until so many steps are taken."""
    history = history or nn.History(race.records)
    while not race.idle and (steps is None or race.step < steps):
        race.advance()
        if race.blocked:
            history.drain()
    history.drain()
    return race, history


def alone(experiment, dataset):
    """The lane of a whole run of that experiment by itself."""
    return run(*fresh([experiment], dataset))[0].lanes[0]


def assert_same(one, other):
    """Two lanes hold the same numbers, bit for bit: parameters, record and test."""
    np.testing.assert_array_equal(one.network.parameters, other.network.parameters)
    expected = other.record.arrays()
    assert set(one.record.arrays()) == set(expected)
    for name, array in one.record.arrays().items():
        np.testing.assert_array_equal(array, expected[name], err_msg=name)
    assert one.test == other.test


def mini_batch(dataset, experiment, step):
    """The mini-batch of a step (from 1), drawn apart from any race."""
    train = dataset.train
    batches = nn.Batches(
        train.x,
        train.t,
        experiment.batch_size,
        experiment.seed,
        replacement=experiment.sampling == "replacement",
    )
    for _ in range(step):
        x, t = batches.draw()
    return x.copy(), t.copy()
