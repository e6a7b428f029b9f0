"""A curve for a table: few points, the first and the last among them."""

from __future__ import annotations

import json

import numpy as np

from nn.training.history import EVALUATION_COLUMNS
from nn.training.thin_curve import CURVE_POINTS, thin_curve


def test_a_long_curve_keeps_its_ends():
    rows = np.zeros((1000, EVALUATION_COLUMNS))
    rows[:, 0], rows[:, 1], rows[:, 2] = np.arange(1000), 1 / (1 + np.arange(1000)), 0.5
    steps, losses, scores = thin_curve(rows)
    assert len(steps) == len(losses) == len(scores) == CURVE_POINTS
    assert (steps[0], steps[-1], losses[0], losses[-1]) == (0, 999, 1, 0.001)


def test_what_is_no_number_is_none_and_json_takes_it():
    rows = np.full((2, EVALUATION_COLUMNS), np.nan)
    rows[:, 0] = 0, 1
    assert json.loads(json.dumps(thin_curve(rows))) == [[0, 1], [None, None], [None, None]]
    assert thin_curve(rows[:0]) == [[], [], []]
