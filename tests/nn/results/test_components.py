"""Principal components against scikit-learn, and the share of variance between classes."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from tests.nn.results import cases


def up_to_sign(found, expected):
    """Rows that are the same or opposite."""
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one * np.sign(one @ other), other, atol=1e-8)


@pytest.mark.parametrize("name", cases.FAMILIES["activations"][0])
def test_the_first_two_components(name, measured):
    expected = measured("activations", name)
    found = nn.Components.of(cases.activations(name))
    up_to_sign(found.axes, expected["components"])
    up_to_sign(found.points.T, expected["points"].T)
    np.testing.assert_allclose(found.shares, expected["shares"], atol=1e-12)
    np.testing.assert_allclose(found.place(cases.activations(name)), found.points, atol=1e-8)


def test_what_does_not_vary_or_has_one_unit_lies_on_a_point_or_a_line():
    still = nn.Components.of(np.ones((5, 3)))
    assert not still.points.any()
    assert not still.shares.any()
    line = nn.Components.of(np.arange(5.0)[:, np.newaxis])
    assert line.shares.tolist() == [1.0, 0.0]
    assert not line.points[:, 1].any()
    assert np.isfinite(nn.Components.of(np.arange(12.0).reshape(2, 6)).axes).all()


def test_the_plane_does_not_flip_between_two_frames():
    before = nn.Components.of(cases.activations("tall"))
    flipped = nn.Components(
        -before.points[:, ::-1], -before.axes[::-1], before.mean, before.shares[::-1]
    )
    again = flipped.like(before)
    np.testing.assert_allclose(again.points, before.points)
    np.testing.assert_allclose(again.axes, before.axes)
    np.testing.assert_allclose(again.shares, before.shares)
    other = nn.Components.of(cases.activations("wide"))
    assert other.like(before) is other


def test_the_share_between_classes():
    """η² of one unit by hand: means 1 and 5 about 3, within 1 and 1."""
    values = np.array([[0.0], [2.0], [4.0], [6.0]])
    labels = np.array([0, 0, 1, 1])
    assert nn.separation(values, labels) == pytest.approx(16 / 20)
    assert nn.separation(values, np.array([0, 1, 1, 0])) == pytest.approx(0.0)
    assert math.isnan(nn.separation(np.ones((4, 2)), labels))
