from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.graph.units import unit_layers
from tests.gui.panels.inside.graph.conftest import RESIDUAL


def test_the_units_of_a_small_network_are_those_of_its_trace(traced):
    (lane, _) = traced(feed=nn.Feed("sample", 1))
    layers = unit_layers(lane.trace)
    assert [len(layer.a) for layer in layers] == [6, 8, 8, 3]
    first = layers[1]
    assert (first.name, first.activation) == ("Affine1", "Sigmoid")
    np.testing.assert_array_equal(first.a, lane.trace["Sigmoid1"].value[0])
    np.testing.assert_allclose(first.slope, first.a * (1 - first.a))
    for before, here, after in zip(layers, layers[1:], layers[2:], strict=False):
        np.testing.assert_allclose(here.delta, here.slope * (after.weights @ after.delta))
        np.testing.assert_allclose(here.gradient, np.outer(before.a, here.delta))
    assert layers[-1].slope == pytest.approx(np.ones(3))


def test_other_networks_have_no_units_to_draw(traced):
    (lane,) = traced(RESIDUAL)
    assert unit_layers(lane.trace) is None
    (lane,) = traced(nn.Experiment(name="wide", hidden=(60,), batch_size=20))
    assert unit_layers(lane.trace) is None
