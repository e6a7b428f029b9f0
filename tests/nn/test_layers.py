"""Layers and activations against central differences and the published formulas."""

from __future__ import annotations

import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from nn import convolution
from nn.activations import erf
from tests.nn import cases

LEARNING = [name for name, one in nn.ACTIVATIONS.items() if one is not nn.Step]


def in_float64(name):
    """The layer of a case with its parameters in float64, and an input."""
    case = cases.LAYER_CASES[name]
    layer = case.ours()
    values = {key: cases.parameter(name, key, layer).astype(np.float64) for key in case.parameters}
    layer.bind(values, {key: np.zeros_like(array) for key, array in values.items()})
    return layer, case.x(name).astype(np.float64), values


def relative_error(found, expected):
    """Largest difference over the largest number."""
    scale = max(np.abs(found).max(), np.abs(expected).max())
    return np.abs(found - expected).max() / scale if scale else 0.0


CUT = "truncated after"  # a truncated gradient is not that of the function


@pytest.mark.parametrize("name", [name for name in cases.LAYER_CASES if CUT not in name])
def test_backward_matches_central_differences(name):
    """Relative error at most 1e-6 in float64, for the input and every parameter."""
    layer, x, parameters = in_float64(name)
    weights = cases.numbers(f"{name} dy", *layer.forward(x).shape).astype(np.float64)

    def weighted(_):
        return float((layer.forward(x) * weights).sum())

    grad = layer.backward(weights)
    found = {key: getattr(layer, f"d{key}").copy() for key in parameters}
    if grad is not None:
        grad = grad.copy()
        assert relative_error(grad, nn.numerical_gradient(weighted, x, 1e-6)) < 1e-6
    for key, array in parameters.items():
        expected = nn.numerical_gradient(weighted, array, 1e-6)
        assert relative_error(found[key], expected) < 1e-6, key


def test_a_truncated_gradient_stops_at_the_edge_of_a_block():
    """With blocks of 2 of 5 places and a loss on the last, only x_4 has a gradient."""
    layer = nn.SimpleRNN(3, 4, truncation=2, seed=1)
    layer.forward(cases.numbers("rnn", 2, 5, 3))
    dx = layer.backward(np.ones((2, 4), np.float32))
    assert np.abs(dx[:, 4]).min() > 0
    assert not dx[:, :4].any()


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
    with pytest.raises(nn.NoGradientError, match="learns nothing"):
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


@pytest.mark.parametrize("name", cases.LAYER_CASES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_layer_keeps_type_and_leaves_its_arguments_alone(name, dtype):
    case = cases.LAYER_CASES[name]
    layer, x, parameters = in_float64(name)
    for key, array in parameters.items():
        layer.bind(
            {**{k: getattr(layer, k) for k in case.parameters}, key: array.astype(dtype)},
            {
                **{k: getattr(layer, f"d{k}") for k in case.parameters},
                key: np.zeros_like(array, dtype),
            },
        )
    x = x.astype(dtype)
    kept_x = x.copy()
    y = layer.forward(x)
    kept_y = y.copy()
    grad = np.ones_like(y)
    dx = layer.backward(grad)
    np.testing.assert_array_equal(x, kept_x)
    np.testing.assert_array_equal(grad, np.ones_like(y))
    np.testing.assert_array_equal(y, kept_y)
    assert y.dtype == dtype
    assert dx is None or (dx.dtype == dtype and dx.shape == x.shape)


@pytest.mark.parametrize("name", cases.LAYER_CASES)
def test_every_sample_is_looked_at_alone(name):
    """But for BatchNorm while training, a sample's output does not depend on the others."""
    layer, x, _ = in_float64(name)
    layer.training = False
    together = layer.forward(x).copy()
    for place in range(len(x)):
        alone = layer.forward(x[place : place + 1])
        np.testing.assert_allclose(alone[0], together[place], rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", [n for n, one in cases.LAYER_CASES.items() if one.parameters])
def test_a_second_pass_gives_the_same_gradients_again(name):
    """They are replaced, not added up."""
    layer, x, parameters = in_float64(name)
    found = []
    for _ in range(2):
        y = layer.forward(x)
        layer.backward(np.ones_like(y))
        found.append([getattr(layer, f"d{key}").copy() for key in parameters])
    for first, second in zip(*found, strict=True):
        np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("name", cases.LAYER_CASES)
def test_a_layer_of_its_own_gives_results_that_the_next_call_does_not_change(name):
    layer, x, _ = in_float64(name)
    first = layer.forward(x)
    dx = layer.backward(np.ones_like(first))
    kept = [first.copy(), None if dx is None else dx.copy()]
    layer.backward(np.full_like(layer.forward(x[::-1]), 2.0))
    if type(layer) not in (nn.Flatten, nn.Reshape, nn.Identity):
        np.testing.assert_array_equal(first, kept[0])
        if dx is not None:
            np.testing.assert_array_equal(dx, kept[1])


@pytest.mark.parametrize(
    "name", [name for name in cases.LAYER_CASES if "pool" in name or "conv" in name]
)
def test_images_in_any_memory_order_give_the_same(name):
    layer, x, _ = in_float64(name)
    expected = layer.forward(x).copy()
    np.testing.assert_array_equal(layer.forward(np.asfortranarray(x)), expected)
    last = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    np.testing.assert_array_equal(layer.forward(last), expected)


@given(
    rows=st.integers(1, 5),
    depth=st.integers(1, 7),
    columns=st.integers(1, 400),
    limit=st.sampled_from([10, 1000, 6400, 10**6]),
)
@settings(max_examples=60, deadline=None)
def test_a_product_in_tiles_is_the_product(rows, depth, columns, limit):
    """Whatever the number of columns, also when it is prime."""
    rng = np.random.default_rng(columns)
    a, b = rng.normal(size=(rows, depth)), rng.normal(size=(3, depth, columns))
    out = np.full((3, rows, columns), np.nan)
    with mock.patch.object(convolution, "SMALL_PRODUCT", limit):
        convolution.stacked_product(a, b, out)
    np.testing.assert_allclose(out, a @ b, rtol=1e-12, atol=1e-12)


def test_a_depthwise_window_of_one_pixel_learns_from_its_input():
    """dW is the sum of x times the gradient, also where both came in plain order."""
    layer = nn.DepthwiseConv2D(3, 1)
    x, grad = cases.numbers("pixel", 4, 3, 5, 5), cases.numbers("pixel dy", 4, 3, 5, 5)
    layer.forward(x)
    layer.backward(grad)
    np.testing.assert_allclose(layer.dW[:, 0, 0], (x * grad).sum(axis=(0, 2, 3)), rtol=1e-4)


@pytest.mark.parametrize("name", nn.ACTIVATIONS)
def test_lists_of_whole_numbers_are_understood(name):
    y = nn.ACTIVATIONS[name]().forward([[1, 2, 3]])
    assert y.shape == (1, 3)
    assert y.dtype == np.float32


def test_of_equal_numbers_the_first_gets_the_gradient():
    """As in PyTorch, whose indices for a constant image point at each window's first pixel."""
    pool = nn.MaxPool2D(2)
    pool.forward(np.zeros((1, 1, 4, 4), np.float32))
    dx = pool.backward(np.ones((1, 1, 2, 2), np.float32))[0, 0]
    np.testing.assert_array_equal(dx, np.kron(np.eye(2) * 0 + 1, [[1, 0], [0, 0]]))


def test_dropout_keeps_the_mean_and_does_nothing_at_inference():
    """Srivastava et al. 2014: a share of 1 - p is kept, scaled by 1 / (1 - p)."""
    dropout, x = nn.Dropout(0.3, seed=1), np.ones((200, 500), np.float32)
    y = dropout.forward(x)
    assert np.mean(y == 0) == pytest.approx(0.3, abs=0.005)
    assert y.mean() == pytest.approx(1.0, abs=0.01)
    np.testing.assert_allclose(y[y > 0], 1 / 0.7, rtol=1e-6)
    np.testing.assert_array_equal(dropout.backward(x), y)
    dropout.training = False
    np.testing.assert_array_equal(dropout.forward(x), x)


def test_dropout_goes_on_where_its_memory_was_taken():
    dropout, x = nn.Dropout(0.5), np.ones((3, 7), np.float32)
    dropout.forward(x)
    memory = dropout.memory()
    first = [dropout.forward(x).copy() for _ in range(3)]
    other = nn.Dropout(0.5, seed=9)
    other.remember(memory)
    np.testing.assert_array_equal(first, [other.forward(x).copy() for _ in range(3)])


@pytest.mark.parametrize(
    ("name", "fans", "expected"),
    [
        ("he", (784, 100), (2 / 784) ** 0.5),
        ("xavier", (784, 100), (2 / 884) ** 0.5),
        ("lecun", (784, 100), (1 / 784) ** 0.5),
        ("normal", (784, 100), 0.01),
        ("zeros", (784, 100), 0.0),
    ],
)
def test_start_weights_have_the_published_spread(name, fans, expected):
    """He et al. 2015, eq. 10; Glorot & Bengio 2010, eq. 12; LeCun et al. 1998, eq. 16."""
    weights = nn.Network([nn.Affine(*fans, name)], seed=0).params["W1"]
    assert weights.std() == pytest.approx(expected, rel=0.02)
    assert abs(weights.mean()) < 0.001


def test_a_convolution_starts_with_the_spread_of_its_window():
    """He et al. 2015: n = k² c inputs reach a unit."""
    weights = nn.Conv2D(16, 200, 3).W
    assert weights.std() == pytest.approx((2 / (16 * 9)) ** 0.5, rel=0.02)


IMAGE = np.zeros((2, 3, 5, 5), np.float32)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: nn.Affine(4, 3).forward(np.zeros((2, 5))), r"\(batch, 4\), but got \(2, 5\)"),
        (lambda: nn.Affine(0, 3), "in_features is 0"),
        (lambda: nn.Affine(4.5, 3), "in_features is 4.5"),
        (lambda: nn.Conv2D(1, 2, 3).forward(IMAGE), "expects 1 channels, but images with 3"),
        (lambda: nn.Conv2D(3, 2, 7).forward(IMAGE), "7 pixels does not fit into 5 pixels"),
        (lambda: nn.Conv2D(3, 2, 3).forward(IMAGE[0]), r"\(batch, channels, height, width\)"),
        (lambda: nn.Conv2D(3, 2, (3, 0)), "at least 1"),
        (lambda: nn.Conv2D(3, 2, 3, padding=-1), "at least 0"),
        (lambda: nn.MaxPool2D(2).forward(np.zeros((2, 9))), "images"),
        (lambda: nn.BatchNorm(4).forward(np.zeros((3, 5))), "expects 4 features"),
        (lambda: nn.BatchNorm(4).forward(np.zeros((1, 4))), "mini-batches of 2 or more"),
        (lambda: nn.SimpleRNN(3, 2).forward(np.zeros((2, 5, 4))), "sequences"),
        (lambda: nn.SimpleRNN(3, 2).forward(np.zeros((2, 0, 3))), "but got"),
        (lambda: nn.Reshape((2, 2)).forward(np.zeros((3, 5))), "cannot take the shape"),
        (lambda: nn.Affine(2, 2).backward(np.zeros((1, 2))), "forward before backward"),
        (lambda: nn.Conv2D(3, 2, 3).backward(IMAGE), "forward before backward"),
        (lambda: nn.MaxPool2D().backward(IMAGE), "forward before backward"),
        (lambda: nn.Sigmoid().backward(np.zeros((1, 2))), "forward before backward"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(make, told):
    with pytest.raises(nn.ShapeError, match=told):
        make()


@pytest.mark.parametrize("value", [-1, 6, 1.5, float("nan")])
def test_a_number_that_is_not_in_the_table_is_named(value):
    with pytest.raises(nn.LabelError, match="whole number from 0 to 5"):
        nn.Embedding(6, 2).forward(np.array([[0, value]]))


@pytest.mark.parametrize(
    "make",
    [
        lambda: nn.Dropout(1.0),
        lambda: nn.LeakyReLU(-1),
        lambda: nn.BatchNorm(3, momentum=2),
        lambda: nn.ELU(float("inf")),
    ],
)
def test_a_value_outside_its_limits_is_refused(make):
    with pytest.raises(nn.FieldError, match="outside"):
        make()


def test_a_chain_that_does_not_fit_says_how_to_mend_it():
    with pytest.raises(nn.ShapeError, match=r"Write Affine\(3, 2\)"):
        nn.Network([nn.Affine(4, 3), nn.ReLU(), nn.Affine(5, 2)])


def test_gelu_of_what_is_not_a_number_is_not_a_number_and_no_error():
    with np.errstate(invalid="ignore"):
        y = nn.GELU().forward(np.array([[np.nan, 40.0, -40.0, 1.0]]))
    np.testing.assert_allclose(y, [[np.nan, 40.0, 0.0, 0.841344746]], rtol=1e-7, atol=1e-12)
