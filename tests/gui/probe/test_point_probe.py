"""A point in the plane: dragged, clicked and typed."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

import nn
from gui.probe.point_probe import PointProbe
from gui.style import theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def probe(qtbot, lanes_over):
    """A point probe over the moons, shown."""
    one = PointProbe()
    qtbot.addWidget(one)
    one.resize(280, 600)
    one.show_run(*lanes_over("moons"))
    one.show()
    qtbot.waitExposed(one)
    return one


def click(qtbot, view, x, y):
    """Click at a place of the plane, which is returned as the pixel says."""
    point = view._plane.pixel(x, y).toPoint()
    qtbot.mouseClick(view, Qt.LeftButton, pos=point)


def test_a_click_moves_the_point_there_and_the_fields_follow(qtbot, probe):
    told = []
    probe.changed.connect(lambda: told.append(probe.sample()[0].tolist()))
    click(qtbot, probe.view, 0.5, -0.25)
    np.testing.assert_allclose(told[-1], [0.5, -0.25], atol=0.02)
    assert float(probe.fields[0].text()) == pytest.approx(told[-1][0], abs=1e-3)
    assert probe.truth is None


def test_a_click_outside_the_plane_moves_nothing(qtbot, probe):
    before = probe.sample()
    qtbot.mouseClick(probe.view, Qt.LeftButton, pos=QPoint(1, probe.view.height() - 1))
    assert probe.sample().tolist() in (before.tolist(), probe.sample().tolist())


def test_a_number_that_is_typed_moves_the_point_and_enter_leaves_the_field(qtbot, probe):
    field = probe.fields[1]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.75")
    qtbot.keyClick(field, Qt.Key_Return)
    assert probe.sample()[0, 1] == 0.75
    assert probe.view.point[1] == 0.75
    assert not field.hasFocus()


def test_what_is_no_number_is_put_back(qtbot, probe):
    before = probe.view.point
    probe.fields[0].setText("here")
    probe.fields[0].editingFinished.emit()
    assert probe.view.point == before
    assert float(probe.fields[0].text()) == pytest.approx(before[0], rel=1e-3)


def test_the_samples_are_on_the_screen_in_the_colours_of_their_classes(probe):
    for label in (0, 1):
        assert seen(probe.view, theme.point_color(label)) > 100


def test_one_feature_has_one_field_and_the_point_only_a_place_along_the_line(qtbot, lanes_over):
    one = PointProbe()
    qtbot.addWidget(one)
    one.resize(280, 600)
    one.show_run(*lanes_over("sine"))
    one.show()
    assert [field.isVisible() for field in one.fields] == [True, False]
    assert one.sample().shape == (1, 1)
    click(qtbot, one.view, 0.5, 0.0)
    assert one.sample()[0, 0] == pytest.approx(0.5, abs=0.05)


def test_only_points_of_a_plane_suit_it(lanes_over, toy):
    assert PointProbe.suits(lanes_over("moons")[1])
    assert PointProbe.suits(lanes_over("sine")[1])
    assert not PointProbe.suits(toy)
    assert not PointProbe.suits(nn.load_dataset(nn.DataRecipe(data="reviews", samples=60)))
