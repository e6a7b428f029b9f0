"""Activations: their slopes, their limits, and what they leave alone."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from nn.activations import erf
from tests.nn.networks import relative_error

LEARNING = [name for name, one in nn.ACTIVATIONS.items() if one is not nn.Step]


@pytest.mark.parametrize("activation", LEARNING)
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
        assert relative_error(grad, by_differences[key]) < 1e-6, key


def test_the_slope_of_a_sigmoid_is_at_most_a_quarter():
    """The largest slope is f'(0) = 1/4: the cause of the vanishing gradient."""
    sigmoid = nn.Sigmoid()
    sigmoid.forward(np.array([[-3.0, 0.0, 3.0]]))
    slopes = sigmoid.backward(np.ones((1, 3)))
    assert slopes[0, 1] == 0.25
    assert (slopes <= 0.25).all()


def test_a_step_says_that_it_has_no_gradient():
    """Rosenblatt's unit: 1 above 0, else 0."""
    step = nn.Step()
    np.testing.assert_array_equal(step.forward(np.array([[-1.0, 0.0, 2.0]])), [[0, 0, 1]])
    with pytest.raises(nn.NoGradientError, match="cannot train"):
        step.backward(np.ones((1, 3)))


def test_a_perceptron_is_a_gate():
    """Weights 0.5, 0.5 and bias -0.7 make an AND; -0.2 makes an OR (the book, section 2.3)."""
    network = nn.Network([nn.Affine(2, 1), nn.Step()], loss=nn.MeanSquaredError())
    network.params["W1"] = np.array([[0.5], [0.5]])
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    for bias, truth in ((-0.7, [0, 0, 0, 1]), (-0.2, [0, 1, 1, 1])):
        network.params["b1"] = np.array([bias])
        assert network.predict(x)[:, 0].tolist() == truth


def test_gelu_uses_the_exact_normal_distribution():
    """erf against the standard library's, to the last bits."""
    x = np.concatenate([np.linspace(-7, 7, 40_001), [-1e30, 1e30]])
    expected = [math.erf(one) for one in x]
    np.testing.assert_allclose(erf(x), expected, rtol=0, atol=1e-15)


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
    assert np.isfinite(y).all()
    assert y.dtype == np.float32
    if name in LEARNING:
        dx = layer.backward(grad)
        assert np.isfinite(dx).all()
        assert dx.dtype == np.float32
    np.testing.assert_array_equal(x, kept_x)
    np.testing.assert_array_equal(grad, kept_grad)


def test_gelu_of_what_is_not_a_number_is_not_a_number_and_no_error():
    with np.errstate(invalid="ignore"):
        y = nn.GELU().forward(np.array([[np.nan, 40.0, -40.0, 1.0]]))
    np.testing.assert_allclose(y, [[np.nan, 40.0, 0.0, 0.841344746]], rtol=1e-7, atol=1e-12)


def test_an_activation_that_falls_somewhere_is_known_as_such():
    """GELU and SiLU fall left of 0, so pooling must not be put before them."""
    x = np.linspace(-6, 6, 4001)[None]
    for name, activation in nn.ACTIVATIONS.items():
        if activation is not nn.Softmax:
            falls = bool((np.diff(activation().forward(x)) < 0).any())
            assert activation.monotone is not falls, name
