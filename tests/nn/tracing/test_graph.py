from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.tracing import operations as op
from nn.tracing.graph import Tape


def test_a_node_used_twice_gets_the_sum_of_both_gradients():
    tape = Tape()
    x = tape.leaf("x", 3.0)
    end = tape.apply(op.MULTIPLY, x, x, name="y")
    graph = tape.backward({end: np.ones(())})
    assert graph["x"].gradient == 6.0
    assert [float(one) for one in graph["y"].local] == [3.0, 3.0]


def test_nodes_without_a_name_are_counted_and_never_called_like_a_leaf():
    tape = Tape()
    tape.leaf("add1", 1.0)
    first = tape.apply(op.ADD, "add1", "add1")
    second = tape.apply(op.ADD, first, first)
    assert (first, second) == ("add2", "add3")


def test_a_graph_finds_its_nodes_by_name():
    tape = Tape()
    tape.leaf("x", [1.0, 2.0])
    graph = tape.backward({tape.apply(op.total(), "x", name="s"): np.ones(())})
    assert "x" in graph
    assert "y" not in graph
    assert len(graph) == 2
    assert [node.name for node in graph] == ["x", "s"]
    assert graph["s"].formula == "Σ x"
    with pytest.raises(nn.UnknownNameError):
        graph["y"]
