"""Images in any memory order."""

from __future__ import annotations

import numpy as np
import pytest

from tests.nn import cases
from tests.nn.networks import in_float64


@pytest.mark.parametrize(
    "name", [name for name in cases.LAYER_CASES if "pool" in name or "conv" in name]
)
def test_images_in_any_memory_order_give_the_same(name):
    layer, x, _ = in_float64(name)
    expected = layer.forward(x).copy()
    np.testing.assert_array_equal(layer.forward(np.asfortranarray(x)), expected)
    last = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    np.testing.assert_array_equal(layer.forward(last), expected)
