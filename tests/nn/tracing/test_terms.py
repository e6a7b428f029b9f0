from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.tracing.sums import array_of, written_sum
from nn.tracing.terms import TERMS
from nn.tracing.trace import trace
from tests.nn.tracing.cases import TRACE_CASES

AFTER = {"√": np.sqrt, "": lambda total: total}


def arrays(node):
    if node.name == "L":
        return ["L", "dX"]
    count = len(node.inputs)
    back = ["dX"] if count == 1 else [f"dX{i + 1}" for i in range(count)]
    return ["Y", *back, *(f"d{name}" for name in node.params)]


def result(one, node):
    """What the sum gives after the function that is applied to it."""
    if one.after in AFTER:
        return AFTER[one.after](one.total)
    same = node.kind == one.after
    layer = node.layer.unbound_copy() if same else getattr(nn, one.after)()
    return float(layer.forward(np.array([one.total]))[0])


@pytest.mark.parametrize("name", TRACE_CASES)
def test_every_number_is_the_sum_that_is_written_out(name):
    found, rng = TRACE_CASES[name].trace(name), np.random.default_rng(0)
    least = 1e-3 * np.abs(found.nodes[-2].gradient).max()
    for node in found.nodes[1:]:
        for array in arrays(node):
            values = array_of(found, node.name, array)
            for _ in range(12):
                index = tuple(int(rng.integers(size)) for size in values.shape)
                one = written_sum(found, node.name, array, index)
                assert one.value == values[index] or np.isnan(one.value)
                if not np.isnan(one.value):
                    scale = max(abs(one.value), 1e-3 * np.abs(values).max(), least)
                    assert abs(result(one, node) - one.value) <= 1e-12 * scale, (node.name, array)


def test_a_truncated_recurrence_adds_up_too():
    layers = [nn.SimpleRNN(3, 4, sequences=True, truncation=2), nn.Flatten(), nn.Affine(20, 2)]
    network = nn.Network(layers, input_shape=(5, 3), seed=0)
    found = trace(network, np.random.default_rng(0).normal(size=(2, 5, 3)), [0, 1])
    for array in ("dX", "dWx1", "dWh1", "db1"):
        values = array_of(found, "SimpleRNN1", array)
        for index in np.ndindex(values.shape):
            one = written_sum(found, "SimpleRNN1", array, index)
            assert one.total == pytest.approx(one.value, rel=1e-12, abs=1e-15)


def test_a_dropped_number_is_written_as_times_zero():
    network = nn.Network([nn.Affine(3, 50), nn.Dropout(0.5), nn.Affine(50, 2)], seed=0)
    found = trace(network, np.ones((2, 3)), [0, 1])
    dropped = np.argwhere(found["Dropout1"].value == 0.0)[0]
    ((term,), more, rest) = written_sum(found, "Dropout1", "Y", tuple(dropped)).largest(7)
    assert (term.right_name.startswith("mask"), term.right, more, rest) == (True, 0.0, 0, 0.0)


def test_a_pooling_names_the_pixel_that_won_and_of_equal_ones_the_first():
    network = nn.Network(
        [nn.Conv2D(1, 1, 1), nn.MaxPool2D(2), nn.Flatten(), nn.Affine(4, 2)],
        input_shape=(1, 4, 4),
        seed=0,
    )
    network.params["W1"] = 1.0
    x = np.zeros((1, 1, 4, 4))
    x[0, 0, 1, 0] = x[0, 0, 0, 1] = 5.0  # the left one wins
    x[0, 0, 3, 3] = 2.0
    found = trace(network, x, [0])
    winners = [
        written_sum(found, "MaxPool2D1", "Y", (0, 0, i, j)).largest(1)[0][0].left_name
        for i, j in ((0, 0), (1, 1), (0, 1))
    ]
    assert winners == ["X[0, 0, 1, 0]", "X[0, 0, 3, 3]", "X[0, 0, 0, 2]"]
    lost = written_sum(found, "MaxPool2D1", "dX", (0, 0, 0, 1))
    assert (lost.count, lost.total, lost.value) == (0, 0.0, 0.0)


def test_every_layer_of_the_engine_has_its_terms():
    from nn.tracing.expansions import LAYER_EXPANSIONS

    for kind in LAYER_EXPANSIONS:
        assert any(one in TERMS for one in kind.__mro__), kind
