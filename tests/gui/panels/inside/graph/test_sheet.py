from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPointF, QRectF

from gui.panels.inside.graph.sheet import MOST, Sheet

ARRAYS = {
    "number": (np.array(3.0), False),
    "vector": (np.arange(7.0), False),
    "matrix": (np.arange(35.0).reshape(5, 7), False),
    "large matrix": (np.arange(300.0 * 250).reshape(300, 250), False),
    "sequence": (np.arange(60.0).reshape(3, 4, 5), False),
    "images": (np.arange(2.0 * 5 * 4 * 3).reshape(2, 5, 4, 3), False),
    "weights": (np.arange(6.0 * 2 * 3 * 3).reshape(6, 2, 3, 3), True),
}


def framed(name, sample=1):
    array, weights = ARRAYS[name]
    sheet = Sheet("X", array, sample, weights)
    sheet.frame = QRectF(10, 20, 300, 200)
    return sheet


@pytest.mark.parametrize("name", ARRAYS)
def test_the_middle_of_every_cell_is_the_element_that_is_drawn_there(name):
    sheet = framed(name)
    cells = sheet.cells()
    rows, columns = sheet.shape
    assert cells.shape == (rows, columns)
    for i in {0, rows // 2, rows - 1}:
        for j in {0, columns // 2, columns - 1}:
            point = QPointF(10 + 300 * (j + 0.5) / columns, 20 + 200 * (i + 0.5) / rows)
            index = sheet.index_at(point)
            if index is None:  # an empty tile beside the last channel
                assert name == "images"
                continue
            assert sheet.array[index] == cells[i, j]
            assert sheet.cell(index).contains(point)


def test_channels_that_do_not_fill_the_last_row_leave_it_empty():
    sheet = framed("images")
    cells = sheet.cells()
    assert np.isnan(cells).any()
    assert np.nansum(cells) == sheet.array[1].sum()


def test_a_large_array_is_sampled_and_says_so():
    sheet = framed("large matrix")
    assert sheet.shape == (MOST, MOST)
    assert sheet.sampled
    assert not framed("matrix").sampled
    assert sheet.cell((299, 249)) is not None


def test_elements_of_other_samples_are_not_drawn():
    assert framed("images").cell((0, 0, 0, 0)) is None
    assert framed("sequence").cell((2, 0, 0)) is None


def test_beside_the_frame_there_is_nothing():
    assert framed("matrix").index_at(QPointF(5, 5)) is None


def test_an_outline_holds_all_of_the_elements():
    sheet = framed("matrix")
    row = np.array([[2, k] for k in range(7)])
    frame = sheet.outline(row)
    assert frame.width() == pytest.approx(300)
    assert frame.height() == pytest.approx(40)
    assert sheet.outline(np.empty((0, 2), int)) is None


@pytest.mark.parametrize("name", ["vector", "matrix", "large matrix", "images"])
def test_the_fast_way_gives_the_same_cells(name):
    sheet = framed(name)
    np.testing.assert_array_equal(sheet.fast_cells(), sheet.cells())
