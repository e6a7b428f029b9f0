from __future__ import annotations

import pytest
from PyQt5.QtCore import QPointF

from gui.panels.inside.graph.layers_layout import LayersLayout
from tests.gui.panels.inside.graph.conftest import RELU, RESIDUAL, SIGMOID


def test_layers_of_all_lanes_stand_below_each_other(traced):
    at = LayersLayout(traced(), 1200, 500)
    for index in range(7):
        first, second = at.node_rect(0, index), at.node_rect(1, index)
        assert first.center().x() == second.center().x()
        assert first.bottom() < second.top()
    assert at.same_shapes


@pytest.mark.parametrize("size", [(1200, 500), (700, 300), (500, 200)])
def test_every_node_is_found_where_it_is_drawn(traced, size):
    lanes = traced(SIGMOID, RELU, RESIDUAL)
    at = LayersLayout(lanes, *size)
    for row, lane in enumerate(lanes):
        for index, node in enumerate(lane.trace.nodes):
            middle = at.node_rect(row, index).center()
            assert at.node_at(middle) == (lane.slot, node.name)
    assert at.node_at(QPointF(-5, -5)) is None


def test_what_it_needs_grows_with_the_nodes_and_the_lanes(traced):
    small = LayersLayout(traced(SIGMOID), 100, 100).least_size()
    wide = LayersLayout(traced(RESIDUAL), 100, 100).least_size()
    high = LayersLayout(traced(SIGMOID, RELU), 100, 100).least_size()
    assert wide.width() > small.width()
    assert high.height() > small.height()


def test_heat_maps_are_left_out_where_there_is_no_room(traced):
    lanes = traced()
    assert LayersLayout(lanes, 1200, 500).has_maps(LayersLayout(lanes, 1200, 500).row(0))
    assert not LayersLayout(lanes, 1200, 280).has_maps(LayersLayout(lanes, 1200, 280).row(0))
