from __future__ import annotations

import pytest

from gui.panels.inside.graph.elements import drawn_nodes
from gui.panels.inside.graph.operations_view import OperationsView, number
from tests.gui.panels.conftest import colors


def test_the_nodes_of_a_sigmoid_stand_in_a_row(qtbot, traced):
    view = OperationsView()
    qtbot.addWidget(view)
    view.resize(900, 300)
    (lane, _) = traced()
    view.show_nodes(drawn_nodes(lane.trace.expand("Sigmoid1"), (0, 0)))
    xs = [view.spot(node.name).x() for node in view.nodes]
    assert xs == sorted(xs)
    assert len({view.spot(node.name).y() for node in view.nodes}) == 1
    with_gradients = colors(view)
    view.show_nodes(view.nodes, backward=False)
    assert colors(view) != with_gradients


@pytest.mark.parametrize(
    ("value", "text"),
    [(110.0, "110"), (2.2, "2.2"), (-0.0, "0"), (0.22773, "0.22773"), (1.234e-7, "1.23e-7"),
     (650.0000001, "650")],
)  # fmt: skip
def test_numbers_are_as_short_as_they_are_exact(value, text):
    assert number(value) == text
