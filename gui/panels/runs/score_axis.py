"""The axis of scores: close to the good ones, where bad ones lie below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gui.plotting.area import Axis

SHOWN = 0.6  # quantile of the scores that is always seen
LEAST_PART = 0.25  # of the whole range, below which nothing is cut off
ROOM, LEAST_ROOM = 0.06, 0.01  # above and below, as a share of the range and of the best score


def score_axis(scores: Sequence[float]) -> Axis:
    """From above most of the bad scores to the best one; what is lower is marked at the edge.

    An axis from 0 to 1 would press all good runs into one line, which hides where the best of
    them lie.
    """
    values = np.asarray(scores, np.float64)
    if not len(values):
        return Axis(0.0, 1.0)
    high, low = float(values.max()), float(values.min())
    middle = float(np.quantile(values, 1 - SHOWN))
    cut = high - 2.0 * max(high - middle, 1e-3)
    if high - cut < (1 - LEAST_PART) * (high - low):
        low = cut
    around = max((high - low) * ROOM, LEAST_ROOM * max(abs(high), 0.01))
    return Axis(low - around, high + around)
