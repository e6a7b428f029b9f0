from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, Qt

from gui.panels.inside.graph.layers_view import LayersView


@pytest.fixture
def view(qtbot, traced):
    one = LayersView()
    qtbot.addWidget(one)
    one.resize(1100, 460)
    one.show_lanes(traced(), (0, "Affine1"))
    one.chosen.connect(lambda slot, name: one.show_lanes(one.lanes, (slot, name)))
    one.show()
    return one


def test_a_click_opens_a_node(qtbot, view):
    at = view.at.node_rect(1, 2).center().toPoint()
    with qtbot.waitSignals([view.chosen, view.opened]):
        qtbot.mouseClick(view, Qt.LeftButton, pos=at)
    assert view.hit == (1, "ReLU1")
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view, Qt.LeftButton, pos=QPoint(2, 2))


def test_arrow_keys_walk_along_the_chain_and_between_lanes(qtbot, view):
    for key, hit in (
        (Qt.Key_Right, (0, "Sigmoid1")),
        (Qt.Key_Down, (1, "ReLU1")),
        (Qt.Key_Left, (1, "Affine1")),
        (Qt.Key_Left, (1, "x")),
        (Qt.Key_Left, (1, "x")),
        (Qt.Key_Up, (0, "x")),
    ):
        qtbot.keyClick(view, key)
        assert view.hit == hit
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key_Return)
    qtbot.keyClick(view, Qt.Key_Right)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key_Return)
    assert told.args == [0, "Affine1"]


def test_a_node_tells_its_numbers(view):
    about = view.about(0, "Affine2").replace("\n", " ")
    assert "Y = X·W2 + b2" in about
    assert "20×8 numbers" in about
    assert "‖∂L/∂W2‖" in about
    assert "weighted sum" in about
