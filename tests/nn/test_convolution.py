"""Convolutions."""

from __future__ import annotations

from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from nn import convolution
from tests.nn import cases


@given(
    rows=st.integers(1, 5),
    depth=st.integers(1, 7),
    columns=st.integers(1, 400),
    limit=st.sampled_from([10, 1000, 6400, 10**6]),
)
@settings(max_examples=60, deadline=None)
def test_a_product_in_tiles_is_the_product(rows, depth, columns, limit):
    """Whatever the number of columns, also when it is prime."""
    rng = np.random.default_rng(columns)
    a, b = rng.normal(size=(rows, depth)), rng.normal(size=(3, depth, columns))
    out = np.full((3, rows, columns), np.nan)
    with mock.patch.object(convolution, "SMALL_PRODUCT", limit):
        convolution.stacked_product(a, b, out)
    np.testing.assert_allclose(out, a @ b, rtol=1e-12, atol=1e-12)


def test_a_depthwise_window_of_one_pixel_learns_from_its_input():
    """dW is the sum of x times the gradient, also where both came in plain order."""
    layer = nn.DepthwiseConv2D(3, 1)
    x, grad = cases.numbers("pixel", 4, 3, 5, 5), cases.numbers("pixel dy", 4, 3, 5, 5)
    layer.forward(x)
    layer.backward(grad)
    np.testing.assert_allclose(layer.dW[:, 0, 0], (x * grad).sum(axis=(0, 2, 3)), rtol=1e-4)


def test_a_convolution_is_the_sum_over_its_window():
    """The definition (a cross-correlation, as everywhere in the field), pixel by pixel."""
    layer = nn.Conv2D(2, 3, (3, 2), (2, 1), (1, 0), seed=3)
    x = np.random.default_rng(0).normal(size=(2, 2, 6, 5)).astype(np.float32)
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (0, 0)))
    y = layer.forward(x)
    kernels = layer.W.reshape(3, 2, 3, 2)
    for n, f, i, j in np.ndindex(y.shape):
        window = padded[n, :, 2 * i : 2 * i + 3, j : j + 2]
        expected = (window * kernels[f]).sum() + layer.b[f]
        np.testing.assert_allclose(y[n, f, i, j], expected, rtol=1e-4, atol=1e-5)
