"""The layers of every network."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.mark.parametrize("value", [-1, 6, 1.5, float("nan")])
def test_a_number_that_is_not_in_the_table_is_named(value):
    with pytest.raises(nn.LabelError, match="whole number from 0 to 5"):
        nn.Embedding(6, 2).forward(np.array([[0, value]]))
