"""Medians."""

from __future__ import annotations

import numpy as np
import pytest

from nn.training.doctor.robust import median


@pytest.mark.parametrize("rows", [1, 2, 7, 100])
def test_the_median_is_that_of_numpy(rows):
    values = np.random.default_rng(rows).normal(size=(rows, 4))
    values[rows // 2, 1] = np.nan
    values[0, 2] = np.inf
    np.testing.assert_allclose(median(values), np.median(values, axis=0))
    assert median(values[:, 0]) == np.median(values[:, 0])
