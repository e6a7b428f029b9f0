from __future__ import annotations

from html import unescape

import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt

from gui.panels.inside.graph.layers_view import LayersView
from gui.panels.inside.graph.live_painter import gradient_scale


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
    about = unescape(view.about(0, "Affine2")).replace("\n", " ")
    assert "Y = X·W2 + b2" in about
    assert "20×8 numbers" in about
    assert "‖∂L/∂W2‖" in about
    assert "weighted sum" in about


def test_one_lane_alone_is_drawn_on_the_scale_of_all(qtbot, view):
    qtbot.mouseClick(view, Qt.LeftButton, pos=view.at.link_rect(1).center().toPoint())
    assert [lane.slot for lane in view.lanes] == [1]
    view.every[0].traced.summary["L"].gradient[...] = 1e5
    assert gradient_scale(view.every) == (-1.0, 5.0)
    assert gradient_scale(view.lanes) != (-1.0, 5.0)
    view.show_lanes(view.every, (1, "Affine1"))  # another step: the lane stays alone
    assert [lane.slot for lane in view.lanes] == [1]
    qtbot.keyClick(view, Qt.Key_A)
    assert [lane.slot for lane in view.lanes] == [0, 1]
    qtbot.keyClick(view, Qt.Key_A)
    assert [lane.slot for lane in view.lanes] == [1]
    view.show_lanes(view.every[:1], (0, "Affine1"))  # it is gone, and so are the words
    assert [lane.slot for lane in view.lanes] == [0]
    assert view.at.link_rect(0).width() == 0


def test_pointing_at_an_edge_shows_its_heat_maps(view):
    between = view.at.node_rect(0, 1).center() + QPointF(view.at.pitch / 2, 30)
    assert view.at.edge_at(between) == (0, "Affine1")
    assert view.heat_maps(0, "Affine1").count("data:image/png;base64,") == 2
    assert view.at.edge_at(QPointF(2, 2)) is None
