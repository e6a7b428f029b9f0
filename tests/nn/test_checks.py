"""Numbers that no network can use are named."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def test_a_sample_that_is_not_finite_is_named(small):
    x = np.zeros((3, 6))
    x[2, 4] = np.nan
    with pytest.raises(nn.DataError, match=r"Input: the value at \(2, 4\) is nan"):
        small.predict(x)
    with pytest.raises(nn.DataError, match="drop the sample"):
        nn.Trainer(small, nn.SGD(), x, np.zeros(3, int), batch_size=2)


def test_the_place_of_a_bad_number_is_right_in_large_data_too(small):
    x = np.zeros((9000, 6), np.float32)
    x[8500, 1] = -np.inf
    with pytest.raises(nn.DataError, match=r"\(8500, 1\) is -inf"):
        small.predict(x)


def test_text_is_no_input(small):
    with pytest.raises(nn.ShapeError, match="expected numbers"):
        small.predict(np.array([["a"] * 6]))
