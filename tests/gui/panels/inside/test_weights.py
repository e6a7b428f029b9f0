"""The weights as images."""

from __future__ import annotations

import numpy as np

from gui.panels.inside.weights import tiled


def test_pictures_are_tiled_in_reading_order_with_a_line_between_them():
    pictures = np.arange(1, 6)[:, None, None] * np.ones((5, 2, 3))
    sheet = tiled(pictures, 2)
    assert sheet.shape == (9, 8)
    assert sheet[::3, ::4].tolist() == [[1, 2], [3, 4], [5, 0]]
    assert not sheet[2::3].any()
    assert not sheet[:, 3::4].any()
