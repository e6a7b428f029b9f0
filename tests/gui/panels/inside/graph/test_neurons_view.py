from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.graph.neurons_view import NeuronsView
from tests.gui.panels.inside.graph.conftest import RESIDUAL


@pytest.fixture
def view(qtbot, traced):
    one = NeuronsView()
    qtbot.addWidget(one)
    one.resize(1000, 600)
    one.show()
    (lane, _) = traced(feed=nn.Feed("sample", 1))
    assert one.show_lane(lane)
    return one


def test_units_and_weights_are_found_where_they_are_drawn(view):
    units = view.units
    assert units.hit_at(units.spot(2, 3)) == (2, 3, -1)
    start, end = units.spot(0, 0), units.spot(1, 0)
    assert units.hit_at(start + (end - start) * 0.5) == (1, 0, 0)


def test_pointing_tells_the_chain_rule(qtbot, view):
    units = view.units
    with qtbot.waitSignal(units.pointed):
        qtbot.mouseMove(units, units.spot(2, 3).toPoint())
    assert "a4 = " in view.facts.label.text()
    units.grab()


def test_arrow_keys_walk_over_the_units(qtbot, view):
    view.point(1, 0, -1)
    qtbot.keyClick(view, Qt.Key_Right)
    qtbot.keyClick(view, Qt.Key_Down)
    assert view.units.hit == (2, 1, -1)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key_Left)
    assert view.units.hit[0] == 0


def test_a_network_with_branches_is_not_drawn(view, traced):
    (lane,) = traced(RESIDUAL)
    assert not view.show_lane(lane)
    view.grab()
