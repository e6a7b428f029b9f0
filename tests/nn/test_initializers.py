"""Start weights have the spread that was published."""

from __future__ import annotations

import pytest

import nn


@pytest.mark.parametrize(
    ("name", "fans", "expected"),
    [
        ("he", (784, 100), (2 / 784) ** 0.5),
        ("xavier", (784, 100), (2 / 884) ** 0.5),
        ("lecun", (784, 100), (1 / 784) ** 0.5),
        ("normal", (784, 100), 0.01),
        ("zeros", (784, 100), 0.0),
    ],
)
def test_start_weights_have_the_published_spread(name, fans, expected):
    """He et al. 2015, eq. 10; Glorot & Bengio 2010, eq. 12; LeCun et al. 1998, eq. 16."""
    weights = nn.Network([nn.Affine(*fans, name)], seed=0).params["W1"]
    assert weights.std() == pytest.approx(expected, rel=0.02)
    assert abs(weights.mean()) < 0.001


def test_a_convolution_starts_with_the_spread_of_its_window():
    """He et al. 2015: n = k² c inputs reach a unit."""
    weights = nn.Conv2D(16, 200, 3).W
    assert weights.std() == pytest.approx((2 / (16 * 9)) ** 0.5, rel=0.02)
