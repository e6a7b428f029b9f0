"""Arrays as pixels."""

from __future__ import annotations

import pytest

from gui.plotting.pixels import tiling


@pytest.mark.parametrize("count", [1, 7, 16, 100])
@pytest.mark.parametrize("size", [(300.0, 200.0), (60.0, 400.0)])
def test_squares_fit_into_their_room_and_all_of_them_where_they_are_large_enough(count, size):
    width, height = size
    columns, rows, side = tiling(count, width, height, 20.0)
    assert columns * side <= width + 1e-6
    assert rows * side <= height + 1e-6
    assert side >= 20 - 1e-6
    if width * height / count > 4 * 20**2:
        assert columns * rows >= count
