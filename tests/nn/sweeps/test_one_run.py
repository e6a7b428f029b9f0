"""A run of a sweep is the run that ``train`` makes, whole or in pieces."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from tests.nn.training.racing import alone


def loaded(result: nn.RunResult, path):
    path.write_bytes(result.saved)
    return nn.checkpoint.load(path)


def test_it_comes_to_what_the_run_alone_comes_to(toy, lane, tmp_path):
    result = nn.train_run(lane, toy, nn.NO_DIGITS, "t", lane.steps)
    one = alone(lane, toy)
    figures = result.figures
    assert result.over
    assert figures["step"] == lane.steps
    assert (figures["test_loss"], figures["test_score"]) == one.test
    assert (figures["train_loss"], figures["train_score"]) == one.evaluate("train")
    assert figures["failure"] is None
    saved = loaded(result, tmp_path / "run.npz")
    np.testing.assert_array_equal(saved.arrays["lane0/parameters"], one.network.parameters)


def test_in_pieces_it_is_the_same_bit_for_bit(toy, lane, tmp_path):
    whole = nn.train_run(lane, toy, nn.NO_DIGITS, "t", lane.steps)
    piece = nn.train_run(lane, toy, nn.NO_DIGITS, "t", 40)
    assert not piece.over
    assert piece.figures["step"] == 40
    assert math.isnan(piece.figures["test_score"])
    rest = nn.train_run(lane, toy, nn.NO_DIGITS, "t", lane.steps, piece.saved)
    for name in set(whole.figures) - {"seconds"}:
        assert rest.figures[name] == whole.figures[name]
    first, second = (
        loaded(one, tmp_path / "run.npz").arrays["lane0/parameters"] for one in (whole, rest)
    )
    np.testing.assert_array_equal(first, second)


def test_the_curve_and_the_best_step_are_those_of_the_validation_set(toy, lane):
    figures = nn.train_run(lane, toy, nn.NO_DIGITS, "t", lane.steps).figures
    rows = alone(lane, toy).record.evaluations.all().mean
    steps, losses, scores = figures["curve"]
    assert steps == rows[:, 0].tolist()
    assert losses == pytest.approx(rows[:, nn.LOSS].tolist(), abs=1e-6)
    assert scores == pytest.approx(rows[:, nn.ACCURACY].tolist(), abs=1e-6)
    assert figures["best_step"] == rows[rows[:, nn.LOSS].argmin(), 0]


def test_a_run_that_diverges_says_why(toy, lane):
    wild = lane.changed("learning_rate", 100.0).changed("hidden", (20, 20))
    result = nn.train_run(wild, toy, nn.NO_DIGITS, "t", wild.steps)
    assert "learning rate 100" in result.figures["failure"]
    assert math.isnan(result.figures["validation_score"])
    assert result.over


def test_it_can_be_cancelled(toy, lane):
    def tell(step):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.train_run(lane, toy, nn.NO_DIGITS, "t", lane.steps, tell=tell)
