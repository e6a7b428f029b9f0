"""Curvature: products with the Hessian and its largest eigenvalue, against autograd in PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.curvature import CurvatureProbe
from tests.nn.descent.cases import CURVATURE_CASES, small_network


def probe_of(case):
    network, x, t = small_network(case)
    return CurvatureProbe(network, x, network.targets(t, len(x))), network


@pytest.mark.parametrize("case", CURVATURE_CASES)
def test_the_sharpness_is_the_largest_eigenvalue_of_the_hessian(case, reference):
    expected = reference("curvature", case)
    probe, network = probe_of(case)
    np.testing.assert_allclose(probe.gradient(network.parameters), expected["gradient"], rtol=1e-6)
    found = probe.sharpness(network.parameters, most=500, tolerance=1e-7)
    assert found.value == pytest.approx(expected["eigenvalues"][-1], rel=1e-3)
    product = probe.product(network.parameters, found.direction)
    np.testing.assert_allclose(product, found.value * found.direction, atol=2e-2 * found.value)


def test_going_on_with_a_direction_takes_few_iterations():
    probe, network = probe_of("tanh mse")
    exact = probe.sharpness(network.parameters, most=500, tolerance=1e-9)
    again = probe.sharpness(network.parameters + 1e-4, exact.direction, most=2)
    assert again.value == pytest.approx(exact.value, rel=1e-3)


def test_the_largest_eigenvalue_is_found_though_a_negative_one_is_larger():
    """A network without weights' effect but one product: L = w1 w2 x has eigenvalues ±x."""

    class Saddle(CurvatureProbe):
        def gradient(self, parameters):
            return np.array([-3.0, 1.0, 0.5]) * parameters

    network, x, t = small_network("linear")
    probe = Saddle(network, x, network.targets(t, len(x)))
    found = probe.sharpness(np.array([1.0, 2.0, -1.0]), most=500, tolerance=1e-10)
    assert found.value == pytest.approx(1.0, rel=1e-4)


def test_the_network_does_not_change_and_dropout_keeps_its_mask():
    network = nn.Network([nn.Affine(4, 8), nn.ReLU(), nn.Dropout(0.5), nn.Affine(8, 3)], seed=0)
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(10, 4)).astype(np.float32), rng.integers(0, 3, 10)
    before = network.parameters.copy()
    probe = CurvatureProbe(network, x, network.targets(t, 10))
    one, other = (probe.gradient(before.astype(np.float64)) for _ in range(2))
    np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(network.parameters, before)
