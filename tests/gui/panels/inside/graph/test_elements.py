from __future__ import annotations

import numpy as np
import pytest

from gui.panels.inside.graph.elements import drawn_nodes, largest_difference, reference_of
from tests.gui.panels.inside.graph.conftest import RESIDUAL


def test_the_numbers_are_those_of_the_chosen_element(traced):
    (lane, _) = traced()
    graph = lane.trace.expand("Sigmoid1")
    drawn = {one.name: one for one in drawn_nodes(graph, (4, 2))}
    assert drawn["y"].value == lane.trace["Sigmoid1"].value[4, 2]
    assert drawn["x"].gradient == pytest.approx(lane.trace["Affine1"].gradient[4, 2], rel=1e-12)
    assert drawn["e"].local == (graph["e"].local[0][4, 2],)


def test_what_a_matrix_product_takes_is_told_by_its_shape(traced):
    (lane, _) = traced()
    drawn = {one.name: one for one in drawn_nodes(lane.trace.expand("Affine2"), (0, 3))}
    assert (drawn["x"].value, drawn["x"].shape) == (None, "20×8")
    assert drawn["W2"].value is None
    assert drawn["b2"].value == lane.trace["Affine2"].params["b2"][3]
    assert drawn["y"].value == lane.trace["Affine2"].value[0, 3]


def test_numbers_of_a_row_are_found_by_broadcasting(traced):
    (lane, _) = traced()
    graph = lane.trace.expand("L")
    assert reference_of(graph) is graph["a"].value
    drawn = {one.name: one for one in drawn_nodes(graph, (2, 1))}
    assert drawn["m"].value == graph["a"].value[2].max()
    assert drawn["L"].value == pytest.approx(lane.trace.loss)


@pytest.mark.parametrize("name", ["Sigmoid2", "Affine2", "L"])
def test_simplified_and_expanded_are_the_same_number(traced, name):
    (lane, _) = traced()
    difference, count = largest_difference(lane.trace, name, lane.trace.expand(name))
    assert count == lane.trace[lane.trace[name].inputs[0]].gradient.size
    assert difference < 1e-15


def test_before_a_branch_no_single_number_can_be_compared(traced):
    (lane,) = traced(RESIDUAL)
    difference, count = largest_difference(lane.trace, "Add1", lane.trace.expand("Add1"))
    assert np.isnan(difference)
    assert count == 0
