"""Samples in the plane of a layer."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QColor

from gui.panels.results.representation.plane_view import MOST_GLYPHS, PlaneView, follow
from gui.style import theme
from tests.gui.panels.conftest import seen

NAMES = ("a", "b", "c")


@pytest.fixture
def view(qtbot, planes):
    one = PlaneView("plane")
    qtbot.addWidget(one)
    one.resize(300, 260)
    found = planes[2][0]
    one.show_layer(found, found.layer("W1"), NAMES)
    one.show()
    return one


def test_every_sample_lies_inside_and_in_the_colour_of_its_class(view):
    pixels = view.pixels(view.layer.plane.points)
    room = view.area()
    assert (pixels >= [room.left(), room.top()]).all()
    assert (pixels <= [room.right(), room.bottom()]).all()
    assert view.color_of(0) == theme.class_color(int(view.found.truth[0]), 3)
    assert view.told.endswith("of the variance")


def test_the_nearest_sample_is_found_and_told(qtbot, view):
    rows = view._rows
    row = int(rows[5])
    where = QPoint(*np.round(view.pixels(view.layer.plane.points)[row]).astype(int).tolist())
    with qtbot.waitSignal(view.pointed) as pointed:
        qtbot.mouseMove(view, where)
    points = view.pixels(view.layer.plane.points)
    assert np.hypot(*(points[pointed.args[0]] - points[row])) < 3
    with qtbot.waitSignal(view.clicked) as clicked:
        qtbot.mouseClick(view, Qt.LeftButton, pos=where)
    assert clicked.args == pointed.args


def test_a_marked_sample_and_a_star_are_painted(view):
    plain = seen(view, theme.color("accent"))
    view.show_row(3)
    assert seen(view, theme.color("accent")) > plain + 20
    stars = seen(view, QColor(theme.color("text")))
    view.show_star(np.zeros(2))
    assert seen(view, QColor(theme.color("text"))) > stars + 20


def test_at_most_so_many_glyphs_and_the_marked_one_are_painted(view, planes):
    found = planes[2][0]
    assert len(view._rows) == min(len(found.rows), MOST_GLYPHS)


def test_the_axes_follow_slowly_unless_all_is_other():
    old = (0.0, 10.0, 0.0, 10.0)
    assert follow(None, old) == old
    assert follow(old, (1.0, 11.0, 0.0, 10.0))[:2] == pytest.approx((0.3, 10.3))
    wide = (0.0, 100.0, 0.0, 10.0)
    assert follow(old, wide) == wide


def test_nothing_is_painted_without_a_layer(view):
    view.show_layer(None, None, ())
    view.grab()
    assert view.row_at(view.area().center()) is None
    assert view.told == ""
