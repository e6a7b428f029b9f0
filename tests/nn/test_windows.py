"""Images in any memory order."""

from __future__ import annotations

import numpy as np
import pytest

import nn
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


@pytest.mark.parametrize("length", range(5, 12))
@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", [0, 1, 2])
def test_a_window_has_as_many_places_as_there_are(length, size, stride, padding):
    """Dumoulin & Visin 2016, relationship 6: floor((n + 2p - k) / s) + 1; counted here."""
    layer = nn.Conv2D(1, 1, size, stride, padding)
    starts = [at for at in range(-padding, length + padding, stride)
              if at + size <= length + padding]  # fmt: skip
    assert layer.output_shape((1, length, length)) == (1, len(starts), len(starts))
    x = np.zeros((1, 1, length, length), np.float32)
    assert layer.forward(x).shape == (1, 1, len(starts), len(starts))


def test_a_window_that_is_larger_than_the_picture_is_refused():
    with pytest.raises(nn.ShapeError):
        nn.MaxPool2D(5).output_shape((1, 4, 4))
