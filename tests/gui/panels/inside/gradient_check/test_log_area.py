from __future__ import annotations

import math

import pytest
from PyQt5.QtCore import QRectF

from gui.panels.inside.gradient_check.log_area import LogArea, _ticks

AREA = LogArea(QRectF(100, 50, 200, 100), (-4.0, 0.0), (-10.0, 0.0))


def test_powers_of_ten_are_evenly_spaced():
    assert [AREA.x(10.0**power) for power in (-4, -3, -2, -1, 0)] == [100, 150, 200, 250, 300]
    assert AREA.y(1e-5) == pytest.approx(100)
    assert AREA.point(1.0, 1.0).x() == 300


@pytest.mark.parametrize(("value", "x"), [(0.0, 100), (1e-9, 100), (7.0, 300), (math.inf, 300)])
def test_what_is_beyond_an_end_lies_at_it(value, x):
    assert AREA.x(value) == x


def test_not_more_numbers_stand_at_an_axis_than_there_is_room_for():
    assert _ticks(-12.0, 1.0) == [-12, -9, -6, -3, 0]
    assert _ticks(-0.4, 2.0) == [0, 1, 2]
