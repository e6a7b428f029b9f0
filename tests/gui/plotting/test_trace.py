"""Curves on a plot: gaps, dashes, bands and ends."""

import numpy as np
import pytest
from PyQt5.QtGui import QColor

from gui.plotting.trace import FEW_POINTS, EndMark, Trace, between


def line_of(trace):
    """What is drawn: x, y and which points are joined to the next."""
    x, y = trace._line.getData()
    return x, y, np.asarray(trace._line.opts["connect"], bool)


def test_a_line_has_a_gap_where_a_value_is_missing(plot):
    trace = Trace(plot)
    trace.set_data(np.arange(5.0), np.array([1, 2, np.nan, 4, 5.0]))
    assert line_of(trace)[2].tolist() == [True, False, False, True, True]


def test_few_points_are_dots_too_and_many_are_not(plot):
    trace = Trace(plot)
    trace.set_data(np.array([0.0, 1.0]), np.array([1.0, np.nan]))
    assert trace._dots.isVisible()
    assert trace._dots.getData()[0].tolist() == [0.0]
    many = np.arange(FEW_POINTS + 1.0)
    trace.set_data(many, many)
    assert not trace._dots.isVisible()


def test_the_second_lane_is_dashed_and_lies_on_the_same_line(plot):
    trace = Trace(plot, lane_style=1)
    x = np.linspace(0, 20, 41)
    trace.set_data(x, 3 * x)
    drawn, values, joined = line_of(trace)
    assert values == pytest.approx(3 * drawn)
    assert 0.3 < joined.mean() < 0.95


def test_a_part_that_is_cut_into_pieces_is_the_same_line():
    x, y = between(np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0, 0.0]), 4)
    assert len(x) == 9
    assert y == pytest.approx(np.interp(x, [0, 1, 3], [0, 2, 0]))


def test_the_band_reaches_from_the_least_to_the_largest(plot):
    trace = Trace(plot)
    trace.set_color(QColor("#FF0000"))
    x = np.arange(4.0)
    trace.set_data(x, x, x - 1, np.array([1, 2, np.nan, 5.0]))
    around = trace._band.path().boundingRect()
    assert (around.left(), around.right()) == (0, 3)
    assert (around.top(), around.bottom()) == (-1, 5)


def test_an_end_is_marked_only_where_a_lane_stopped(plot):
    mark = EndMark(plot)
    assert not mark._mark.isVisible()
    mark.show(np.array([7.0]), np.array([0.5, 0.7]))
    assert mark._mark.isVisible()
    assert mark._mark.getData()[0].tolist() == [7.0, 7.0]
    mark.show(np.array([7.0]), None)
    assert not mark._mark.isVisible()


def test_what_is_removed_leaves_nothing_in_the_plot(plot):
    before = len(plot.plotItem.vb.addedItems)
    trace, mark = Trace(plot), EndMark(plot)
    trace.remove()
    mark.remove()
    assert len(plot.plotItem.vb.addedItems) == before
