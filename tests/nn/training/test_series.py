"""A series of runs: its progress, and runs that stop."""

from __future__ import annotations

import dataclasses

import numpy as np

import nn
from tests.nn.training.racing import fresh, run


def test_progress_rises_to_the_end(toy, lane):
    validation = nn.CrossValidation(lane, toy, 3)
    seen = [validation.progress]
    while not validation.finished:
        validation.advance()
        seen.append(validation.progress)
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_a_fold_that_stops_is_told_and_the_mean_is_no_number(toy, lane):
    validation = nn.CrossValidation(lane.changed("spoil", "missing"), toy, 2)
    validation.run()
    assert all(isinstance(one.failure, nn.DivergedError) for one in validation.results)
    assert np.isnan(nn.mean_and_spread(validation.results)[0])


def test_folds_that_stop_early_end_with_their_best_weights(toy, lane):
    """A lane that had stopped was waited for without end."""
    recipe = dataclasses.replace(
        lane, stopping="target", stop_value=0.5, evaluate_every=5, steps=400
    )
    validation = nn.CrossValidation(recipe, toy, 2)
    validation.run()
    data = next(nn.folded(toy, 2, 0))
    race, history = fresh([recipe], data)
    run(race, history)
    assert race.lanes[0].stop is not None
    assert validation.results[0].score == race.lanes[0].evaluate("validation")[1]
