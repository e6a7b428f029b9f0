"""What holds for every layer: its gradients, its types, its arguments."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn import cases
from tests.nn.networks import in_float64, relative_error

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


@pytest.mark.parametrize("name", nn.ACTIVATIONS)
def test_lists_of_whole_numbers_are_understood(name):
    y = nn.ACTIVATIONS[name]().forward([[1, 2, 3]])
    assert y.shape == (1, 3)
    assert y.dtype == np.float32


IMAGE = np.zeros((2, 3, 5, 5), np.float32)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: nn.Affine(4, 3).forward(np.zeros((2, 5))), r"\(batch, 4\), but got \(2, 5\)"),
        (lambda: nn.Affine(0, 3), "in_features must be .* but is 0"),
        (lambda: nn.Affine(4.5, 3), "in_features must be .* but is 4.5"),
        (lambda: nn.Conv2D(1, 2, 3).forward(IMAGE), "but the input images have 3"),
        (lambda: nn.Conv2D(3, 2, 7).forward(IMAGE), "7 pixels does not fit into 5 pixels"),
        (lambda: nn.Conv2D(3, 2, 3).forward(IMAGE[0]), r"\(batch, channels, height, width\)"),
        (lambda: nn.Conv2D(3, 2, (3, 0)), "at least 1"),
        (lambda: nn.Conv2D(3, 2, 3, padding=-1), "at least 0"),
        (lambda: nn.MaxPool2D(2).forward(np.zeros((2, 9))), "images"),
        (lambda: nn.BatchNorm(4).forward(np.zeros((3, 5))), "expects 4 features"),
        (lambda: nn.BatchNorm(4).forward(np.zeros((1, 4))), "mini-batches of 2 or more"),
        (lambda: nn.SimpleRNN(3, 2).forward(np.zeros((2, 5, 4))), "sequences"),
        (lambda: nn.SimpleRNN(3, 2).forward(np.zeros((2, 0, 3))), "but got"),
        (lambda: nn.Reshape((2, 2)).forward(np.zeros((3, 5))), "but the shape .* needs 4"),
        (lambda: nn.Affine(2, 2).backward(np.zeros((1, 2))), "forward before backward"),
        (lambda: nn.Conv2D(3, 2, 3).backward(IMAGE), "forward before backward"),
        (lambda: nn.MaxPool2D().backward(IMAGE), "forward before backward"),
        (lambda: nn.Sigmoid().backward(np.zeros((1, 2))), "forward before backward"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(make, told):
    with pytest.raises(nn.ShapeError, match=told):
        make()


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
