"""SeriesRunner: a series of runs, piece by piece, as of one that is run at once."""

from __future__ import annotations

import pytest

import nn
from gui.session import series_runner
from gui.session.series_runner import SeriesRunner
from tests.conftest import toy_dataset

RECIPE = nn.Experiment(hidden=(4,), batch_size=20, steps=20, evaluate_every=20)


@pytest.fixture
def runner():
    """A cross-validation of three folds, and what it has told."""
    told = []
    one = SeriesRunner(told.append)
    one.start(5, 2, nn.CrossValidation(RECIPE, toy_dataset(), 3))
    return one, told


def test_the_results_are_those_of_the_cross_validation_alone(runner):
    folds, told = runner
    while folds.active:
        folds.advance()
    alone = nn.CrossValidation(RECIPE, toy_dataset(), 3)
    alone.run()
    last = told[-1].series
    assert [one.score for one in last.results] == [one.score for one in alone.results]
    assert last.over
    assert {(event.run, event.slot) for event in told} == {(5, 2)}


def test_how_far_it_is_is_told_a_few_times_a_second_only(runner, monkeypatch):
    folds, told = runner
    monkeypatch.setattr(series_runner, "perf_counter", lambda: 0.0)
    folds._told_at = 0.0
    for _ in range(5):
        folds.advance()
    assert len(told) == 1  # that it began
    monkeypatch.setattr(series_runner, "perf_counter", lambda: 1.0)
    folds.advance()
    assert len(told) == 2


def test_what_was_found_is_told_when_it_is_stopped(runner):
    folds, told = runner
    folds.advance()
    folds.end()
    assert told[-1].series.cancelled
    assert not folds.active
    count = len(told)
    folds.end()
    folds.advance()
    assert len(told) == count


def test_of_a_run_that_is_gone_nothing_more_is_told(runner):
    folds, told = runner
    folds.drop()
    assert not folds.active
    assert len(told) == 1


def test_what_is_left_is_estimated_from_what_is_done(runner, monkeypatch):
    """After a quarter of the work in 5 s, 15 s are left."""
    folds, told = runner
    folds._began = 0.0
    folds._series.advance()
    monkeypatch.setattr(nn.CrossValidation, "progress", 0.25)
    monkeypatch.setattr(series_runner, "perf_counter", lambda: 5.0)
    folds.end()
    assert told[-1].series.seconds == pytest.approx(15.0)
