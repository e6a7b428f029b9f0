"""Comparison: what lanes show over the same part of the way, to be set side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn.training.history import Record


@dataclass(frozen=True)
class Measured:
    """What a lane shows over the latest part of the way that all lanes have gone."""

    gradient: float  # ||dL/dW1||, mean over the steps
    last: float  # the same of the output layer


def measure(record: Record, unit: float, last: float, span: float) -> Measured:
    """The means over a lane's steps in the ``span`` of the shared axis that ends at ``last``."""
    end, count = round(last / unit), max(round(span / unit), 1)
    norms = record.measure("gradient_norm")
    columns = [0, norms[0], norms[-1]]
    buckets = record.steps.view(end - count + 1, end, record.steps.capacity, columns)
    inside = (buckets.low[:, 0] > end - count) & (buckets.high[:, 0] <= end)
    chosen, rows = (inside, buckets.rows[inside]) if inside.any() else (slice(None), buckets.rows)
    gradient, output = np.average(buckets.mean[chosen, 1:], axis=0, weights=rows)
    return Measured(float(gradient), float(output))
