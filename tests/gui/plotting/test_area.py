"""A painted plot: where numbers lie, and which are labelled."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PyQt5.QtCore import QPointF, QRectF

from gui.plotting.area import Area, Axis

POWERS = Area(QRectF(100, 50, 200, 100), Axis(-4.0, 0.0, True), Axis(-10.0, 0.0, True))
PLAIN = Area(QRectF(0, 0, 200, 100), Axis(-1.0, 3.0), Axis(0.0, 10.0))


def test_powers_of_ten_are_evenly_spaced():
    assert [POWERS.x(10.0**power) for power in (-4, -3, -2, -1, 0)] == [100, 150, 200, 250, 300]
    assert POWERS.y(1e-5) == pytest.approx(100)
    assert POWERS.point(1.0, 1.0).x() == 300


@pytest.mark.parametrize(("value", "x"), [(0.0, 100), (1e-9, 100), (7.0, 300), (math.inf, 300)])
def test_what_is_beyond_an_end_of_powers_lies_at_it(value, x):
    assert POWERS.x(value) == x


@pytest.mark.parametrize(
    ("axis", "texts"),
    [
        (Axis(-12.0, 1.0, True), ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"]),
        (Axis(-0.4, 2.0, True), ["10⁰", "10¹", "10²"]),
        (Axis(-6.0, 6.0), ["-6", "-4", "-2", "0", "2", "4", "6"]),
        (Axis(0.0, 1.0), ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (Axis(0.0, 1.5), ["0", "0.25", "0.50", "0.75", "1.00", "1.25", "1.50"]),
        (Axis(0.0, 120_000.0), ["0", "20k", "40k", "60k", "80k", "100k", "120k"]),
        (Axis(0.0, 6e-6), ["0", "1e-6", "2e-6", "3e-6", "4e-6", "5e-6", "6e-6"]),
    ],
)
def test_ticks_are_round_and_not_more_than_there_is_room_for(axis, texts):
    assert [text for _, text in axis.ticks()] == texts


def test_a_point_of_the_screen_is_read_back():
    for x, y in ((-1.0, 0.0), (2.2, 7.5)):
        assert PLAIN.numbers(PLAIN.point(x, y)) == pytest.approx((x, y))
    assert PLAIN.point(3.0, 10.0) == QPointF(200, 0)


@pytest.mark.parametrize(
    ("x", "y", "seen"),
    [(0.0, 5.0, True), (3.5, 5.0, False), (math.nan, 5.0, False), (0.0, math.inf, False)],
)
def test_what_is_shown_is_finite_and_inside(x, y, seen):
    assert PLAIN.shows(x, y) is seen


def test_a_curve_has_gaps_where_it_has_no_value_and_ends_far_outside():
    ys = np.array([1.0, 2.0, np.nan, np.inf, 1e30, 5.0])
    pieces = list(PLAIN.lines(np.arange(6.0), ys))
    assert [len(piece) for piece in pieces] == [2, 3]
    assert all(abs(point.y()) < 1000 for piece in pieces for point in piece)
