from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, Qt

from gui.panels.inside.graph.arrays import Arrays
from gui.panels.inside.graph.phases import Reach
from tests.gui.panels.inside.graph.conftest import RESIDUAL


@pytest.fixture
def arrays(qtbot):
    one = Arrays()
    qtbot.addWidget(one)
    one.resize(700, 500)
    one.show()
    return one


def test_an_affine_layer_has_its_arrays_and_their_gradients(arrays, traced):
    (lane, _) = traced()
    arrays.show_node(lane, lane.trace["Affine2"], 0)
    assert [one.name for one in arrays.values] == ["X", "W2", "Y"]
    assert [one.name for one in arrays.gradients] == ["dX", "dW2", "dY"]
    assert [one.name for one in arrays.strips] == ["b2", "db2"]
    arrays.grab()
    frames = [one.frame for one in arrays.sheets]
    assert all(arrays.rect().contains(frame.toAlignedRect()) for frame in frames)


def test_a_node_with_two_inputs_shows_both(arrays, traced):
    (lane,) = traced(RESIDUAL)
    arrays.show_node(lane, lane.trace["Add1"], 0)
    assert [one.name for one in arrays.values] == ["X1", "X2", "Y"]
    assert [one.name for one in arrays.gradients] == ["dX1", "dX2", "dY"]


def test_gradients_are_not_shown_before_they_are_computed(arrays, traced):
    (lane, _) = traced(reach=Reach(forward=5, loss=True, backward=1))
    arrays.show_node(lane, lane.trace["Affine1"], 0)
    assert arrays.gradients == []
    arrays.show_node(lane, lane.trace["Affine3"], 0)
    assert [one.name for one in arrays.gradients] == ["dX", "dW3", "dY"]


def test_pointing_and_clicking_tell_the_element(qtbot, arrays, traced):
    (lane, _) = traced()
    arrays.show_node(lane, lane.trace["Affine2"], 0)
    arrays.grab()
    at = arrays.sheet("Y").cell((4, 2)).center().toPoint()
    with qtbot.waitSignal(arrays.pointed) as told:
        qtbot.mouseMove(arrays, at)
    assert told.args == ["Y", (4, 2)]
    with qtbot.waitSignal(arrays.pinned) as told:
        qtbot.mouseClick(arrays, Qt.LeftButton, pos=at)
    assert told.args == ["Y", (4, 2)]
    with qtbot.assertNotEmitted(arrays.pinned):
        qtbot.mouseClick(arrays, Qt.LeftButton, pos=QPoint(695, 495))
