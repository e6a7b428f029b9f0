"""The plot over the steps: what it shows of itself, and what a person may do to it."""

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtWidgets import QApplication

from gui.plotting.live_plot import FARTHEST, FIRST_STEPS, MOST_POINTS


def wheel(plot, keys=Qt.NoModifier):
    """Turn the wheel over the middle of the plot."""
    at = QPointF(plot.viewport().rect().center())
    event = QWheelEvent(
        at, plot.viewport().mapToGlobal(at.toPoint()), QPoint(), QPoint(0, 120), Qt.NoButton,
        keys, Qt.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def test_the_axis_makes_room_in_strides_and_not_in_each_frame(plot):
    plot.follow(10)
    assert plot.viewRange()[0][1] == FIRST_STEPS
    plot.follow(21)
    end = plot.viewRange()[0][1]
    assert end > 21
    plot.follow(end - 1)
    assert plot.viewRange()[0][1] == end


def test_values_that_cannot_be_shown_change_no_range(plot):
    plot.fit_values(1.0, 3.0)
    for low, high in ((np.nan, 2.0), (0.0, np.inf), (2.0, 2.0)):
        plot.fit_values(low, high)
    assert plot.value_range == (1.0, 3.0)


def test_the_wheel_zooms_the_steps_and_with_ctrl_the_values(qtbot, plot):
    steps, values = plot.viewRange()
    with qtbot.waitSignal(plot.moved):
        wheel(plot)
    assert np.ptp(plot.viewRange()[0]) < np.ptp(steps)
    assert plot.viewRange()[1] == pytest.approx(values)
    assert not plot.following
    steps = plot.viewRange()[0]
    wheel(plot, Qt.ControlModifier)
    assert plot.viewRange()[0] == pytest.approx(steps)
    assert np.ptp(plot.viewRange()[1]) < np.ptp(values)


def test_what_a_person_looks_at_stays_until_the_way_back_is_taken(plot):
    wheel(plot)
    seen = plot.viewRange()[0]
    plot.follow(5000)
    assert plot.viewRange()[0] == pytest.approx(seen)
    assert plot.visible_steps() == pytest.approx(tuple(seen))
    plot.back_to_live()
    assert plot.viewRange()[0][1] >= 5000
    assert plot.visible_steps() == (-np.inf, np.inf)


def test_nobody_zooms_so_far_out_that_nothing_is_seen(plot):
    plot.plotItem.vb.setXRange(-1e9, 1e9, padding=0)
    first, last = plot.viewRange()[0]
    assert first >= -FARTHEST * FIRST_STEPS
    assert last <= (FARTHEST + 1) * FIRST_STEPS


def test_a_fixed_axis_shows_its_part_whatever_comes(plot):
    plot.fix_steps(0.5, 3.5)
    plot.follow(10_000)
    plot.restart(99)
    assert plot.viewRange()[0] == pytest.approx([0.5, 3.5])


def test_the_cross_hair_and_the_span_come_and_go(plot):
    plot.show_cursor(7.0)
    assert plot.cursor_line.isVisible()
    assert plot.cursor_line.value() == 7.0
    plot.show_cursor(None)
    assert not plot.cursor_line.isVisible()
    plot.show_span((2.0, 5.0))
    assert plot.span.getRegion() == (2.0, 5.0)
    plot.show_span(None)
    assert not plot.span.isVisible()


def test_points_are_as_many_as_the_pixels_can_show(plot):
    assert 50 <= plot.points() <= MOST_POINTS
    width = plot.plotItem.vb.width()
    assert plot.pixels_per_step() == pytest.approx(width / np.ptp(plot.viewRange()[0]))
