from __future__ import annotations

import numpy as np
import pytest

from nn.differences import numerical_gradient
from nn.tracing import operations as op

POSITIVE = {"Log", "Sqrt", "Power"}
UNARY = [op.NEGATE, op.EXP, op.EXP_MINUS_1, op.LOG, op.LOG_PLUS_1, op.RECIPROCAL, op.SQUARE,
         op.SQRT, op.ABS, op.SIN, op.COS, op.TANH, op.SIGMOID, op.NORMAL, op.shift(1.0),
         op.shift(-2.5), op.scale(-3.0), op.clip(-0.5, 0.5), op.total(), op.mean(), op.largest(),
         op.total((-1,)), op.mean((0,)), op.largest((-1,)), op.Rearrange((4, 3)),
         op.Pick((1, 2), "{}[1, 2]")]  # fmt: skip
PAIRS = [op.ADD, op.SUBTRACT, op.MULTIPLY, op.DIVIDE, op.POWER, op.MAXIMUM, op.MINIMUM, op.Join(1),
         op.Stack(1)]  # fmt: skip


def assert_backward_is_right(operation, *inputs):
    """Against central differences of a weighted sum of the result."""
    y = operation.forward(*inputs)
    weights = np.random.default_rng(1).normal(size=y.shape)
    grads = operation.backward(weights, y, *inputs)
    for index, (x, grad) in enumerate(zip(inputs, grads, strict=True)):

        def moved(value, index=index):
            changed = [*inputs]
            changed[index] = value
            return float((operation.forward(*changed) * weights).sum())

        numeric = numerical_gradient(moved, x.copy(), 1e-6)
        np.testing.assert_allclose(grad, numeric, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("operation", UNARY, ids=lambda one: f"{one.kind} {one.symbol}")
def test_an_operation_of_one_input_against_central_differences(operation):
    x = np.random.default_rng(0).normal(size=(3, 4))
    if operation.kind in POSITIVE or operation is op.LOG_PLUS_1:
        x = np.abs(x) + 0.1
    assert_backward_is_right(operation, x)


@pytest.mark.parametrize("operation", PAIRS, ids=lambda one: f"{one.kind} {one.symbol}")
def test_an_operation_of_two_inputs_against_central_differences(operation):
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    if operation.kind in POSITIVE:
        a = np.abs(a) + 0.1
    assert_backward_is_right(operation, a, b)


@pytest.mark.parametrize("operation", [op.ADD, op.SUBTRACT, op.MULTIPLY, op.DIVIDE])
def test_gradients_of_broadcast_inputs_are_summed_to_their_shape(operation):
    rng = np.random.default_rng(0)
    assert_backward_is_right(operation, rng.normal(size=(3, 4)), rng.normal(size=(4,)))
    assert_backward_is_right(operation, rng.normal(size=(3, 1)), rng.normal(size=(3, 4)))
    assert_backward_is_right(operation, np.array(0.7), rng.normal(size=(3, 4)))


def test_a_matrix_product_against_central_differences():
    rng = np.random.default_rng(0)
    assert_backward_is_right(op.Dot(), rng.normal(size=(3, 4)), rng.normal(size=(4, 2)))


def test_elements_that_are_picked_twice_get_both_gradients():
    assert_backward_is_right(op.Pick(np.array([0, 2, 0]), "{}[x]"), np.arange(8.0).reshape(4, 2))


def test_zero_times_an_overflow_is_zero_but_nan_stays():
    np.testing.assert_array_equal(op.product(np.array([0.0, 2.0]), np.array([np.inf, 3.0])), [0, 6])
    assert np.isnan(op.product(np.array(0.0), np.array(np.nan)))


def test_a_cut_lets_no_gradient_back():
    (back,) = op.Cut().backward(np.ones(3), np.ones(3), np.ones(3))
    np.testing.assert_array_equal(back, 0.0)


@pytest.mark.parametrize(
    ("operation", "symbol", "text"),
    [
        (op.shift(1.0), "+1", "z + 1"),
        (op.shift(-2.5), "−2.5", "z − 2.5"),
        (op.scale(-2.0), "×(−2)", "−2 × z"),
        (op.scale(1 / 128, "1/128"), "×1/128", "1/128 × z"),
    ],
)
def test_constants_are_written_in_the_node(operation, symbol, text):
    assert (operation.symbol, operation.template.format("z")) == (symbol, text)
