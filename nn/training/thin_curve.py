"""thin_curve: the evaluations of a run, few enough to be kept in a table and drawn in a line."""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.training.history import ACCURACY, LOSS

CURVE_POINTS = 60


def thin_curve(rows: Array) -> list[list[float | None]]:
    """Steps, losses and scores of the validation set, ready for JSON.

    ``rows`` are evaluations (see Record); what is not a number is None.
    """
    chosen = np.unique(np.linspace(0, len(rows) - 1, min(len(rows), CURVE_POINTS)).astype(int))
    thin = rows[chosen][:, [0, LOSS, ACCURACY]] if len(rows) else np.empty((0, 3))
    return [
        [float(f"{value:.7g}") if math.isfinite(value) else None for value in column]
        for column in thin.T
    ]
