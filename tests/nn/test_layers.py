"""Layers and activations against central differences and the published formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn


def away_from_kinks(rng, shape):
    """Inputs at least 0.01 from 0, where ReLU has no derivative."""
    x = rng.normal(size=shape)
    return np.where(np.abs(x) < 0.01, 0.5, x)


@pytest.mark.parametrize("name", nn.ACTIVATIONS)
def test_backward_matches_central_differences(name):
    layer = nn.ACTIVATIONS[name]()
    rng = np.random.default_rng(0)
    x, weights = away_from_kinks(rng, (4, 5)), rng.normal(size=(4, 5))
    layer.forward(x)
    grad = layer.backward(weights)
    expected = nn.numerical_gradient(lambda z: float((layer.forward(z) * weights).sum()), x, 1e-6)
    np.testing.assert_allclose(grad, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("activation", nn.ACTIVATIONS)
def test_a_deep_network_matches_central_differences_in_every_parameter(activation):
    """Relative error at most 1e-6 in float64."""
    rng = np.random.default_rng(1)
    layers = [nn.Affine(6, 5, "xavier"), nn.ACTIVATIONS[activation](), nn.Affine(5, 4, "xavier"),
              nn.ACTIVATIONS[activation](), nn.Affine(4, 3, "xavier")]  # fmt: skip
    network = nn.Network(layers, seed=3, dtype=np.float64)
    network.parameters += rng.normal(0, 0.1, network.parameters.shape)
    x, t = rng.normal(size=(7, 6)), rng.integers(0, 3, 7)
    by_backpropagation = network.gradient(x, t)
    by_differences = network.numerical_gradient(x, t)
    for key, grad in by_backpropagation.items():
        error = np.abs(grad - by_differences[key]).max() / np.abs(by_differences[key]).max()
        assert error < 1e-6, key


def test_affine_gives_the_gradient_of_its_input():
    rng = np.random.default_rng(2)
    layer = nn.Network([nn.Affine(4, 3)], dtype=np.float64).layers[0]
    x, weights = rng.normal(size=(5, 4)), rng.normal(size=(5, 3))
    layer.forward(x)
    grad = layer.backward(weights).copy()
    expected = nn.numerical_gradient(lambda z: float((layer.forward(z) * weights).sum()), x, 1e-6)
    np.testing.assert_allclose(grad, expected, rtol=1e-7)


def test_the_slope_of_a_sigmoid_is_at_most_a_quarter():
    """The largest slope is f'(0) = 1/4: the cause of the vanishing gradient."""
    sigmoid = nn.Sigmoid()
    sigmoid.forward(np.array([[-3.0, 0.0, 3.0]]))
    slopes = sigmoid.backward(np.ones((1, 3)))
    assert slopes[0, 1] == 0.25
    assert (slopes <= 0.25).all()


@pytest.mark.parametrize("name", nn.ACTIVATIONS)
@given(
    values=st.lists(st.floats(-(2.0**99), 2.0**99, width=32), min_size=1, max_size=20),
    batch=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_an_activation_stays_finite_keeps_type_and_leaves_its_arguments_alone(name, values, batch):
    x = np.array(values, np.float32)[None, :] if batch else np.array(values, np.float32)[:, None]
    grad = np.ones_like(x)
    kept_x, kept_grad = x.copy(), grad.copy()
    layer = nn.ACTIVATIONS[name]()
    y = layer.forward(x)
    dx = layer.backward(grad)
    assert np.isfinite(y).all()
    assert np.isfinite(dx).all()
    assert y.dtype == dx.dtype == np.float32
    np.testing.assert_array_equal(x, kept_x)
    np.testing.assert_array_equal(grad, kept_grad)


def test_a_layer_of_its_own_gives_results_that_the_next_call_does_not_change():
    layer = nn.Affine(2, 2)
    first = layer.forward(np.ones((1, 2), np.float32))
    kept = first.copy()
    layer.forward(np.zeros((1, 2), np.float32))
    np.testing.assert_array_equal(first, kept)


@pytest.mark.parametrize(
    ("name", "fans", "expected"),
    [
        ("he", (784, 100), (2 / 784) ** 0.5),
        ("xavier", (784, 100), (2 / 884) ** 0.5),
        ("normal", (784, 100), 0.01),
        ("zeros", (784, 100), 0.0),
    ],
)
def test_start_weights_have_the_published_spread(name, fans, expected):
    """He et al. 2015, eq. 10; Glorot & Bengio 2010, eq. 12."""
    weights = nn.Network([nn.Affine(*fans, name)], seed=0).params["W1"]
    assert weights.std() == pytest.approx(expected, rel=0.02)
    assert abs(weights.mean()) < 0.001


def test_an_affine_layer_says_what_it_expected():
    with pytest.raises(nn.ShapeError, match=r"expects an input of shape \(batch, 4\).*\(2, 5\)"):
        nn.Affine(4, 3).forward(np.zeros((2, 5), np.float32))


def test_a_chain_that_does_not_fit_says_how_to_mend_it():
    with pytest.raises(nn.ShapeError, match=r"Write Affine\(3, 2\)"):
        nn.Network([nn.Affine(4, 3), nn.ReLU(), nn.Affine(5, 2)])
