"""The axis of scores keeps the good ones apart."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.runs.score_axis import score_axis


def test_a_few_bad_runs_do_not_press_the_good_ones_together():
    axis = score_axis([10, 11, 90, 91, 92, 93, 94, 95])
    assert axis.low > 50
    assert axis.high > 95


def test_all_of_a_narrow_range_is_seen():
    scores = np.linspace(80, 90, 20)
    axis = score_axis(scores)
    assert axis.low < 80
    assert axis.high > 90


@pytest.mark.parametrize("scores", [[], [0.5], [0.5, 0.5]])
def test_there_is_always_an_axis(scores):
    axis = score_axis(scores)
    assert axis.low < axis.high
