"""What holds for every loss: its gradient, its targets, its accuracy."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn import cases


@pytest.mark.parametrize("name", cases.LOSS_CASES)
def test_every_gradient_matches_central_differences(name):
    case = cases.LOSS_CASES[name]
    loss = case.ours()
    y = case.y(name, 3).astype(np.float64)
    t = loss.targets(case.t(name, 3), y.shape[1:], np.float64)
    kept_y, kept_t = y.copy(), t.copy()
    loss.forward(y, t)
    grad = loss.backward().copy()
    np.testing.assert_array_equal(y, kept_y)
    np.testing.assert_array_equal(t, kept_t)
    expected = nn.numerical_gradient(lambda _: loss.forward(y, t), y, 1e-6)
    np.testing.assert_allclose(grad, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", [name for name in cases.LOSS_CASES if name != "rmse"])
def test_the_loss_of_a_batch_is_the_mean_over_its_samples(name):
    """But for RMSE, whose root is taken over all together."""
    case = cases.LOSS_CASES[name]
    y, t = case.y(name, 6).astype(np.float64), case.t(name, 6)
    whole = case.ours()(y, t)
    each = [case.ours()(y[place : place + 1], t[place : place + 1]) for place in range(6)]
    assert whole == pytest.approx(np.mean(each), rel=1e-12)


@pytest.mark.parametrize("name", cases.LOSS_CASES)
@pytest.mark.parametrize("size", [0.0, 1e4, 3e38])
def test_extreme_outputs_keep_loss_and_gradient_from_being_nan(name, size):
    case = cases.LOSS_CASES[name]
    loss = case.ours()
    signs = np.sign(case.y(name) - np.median(case.y(name)))
    y = (signs * size).astype(np.float32)
    if case.probabilities:
        y = (signs > 0).astype(np.float32)
    t = loss.targets(case.t(name), y.shape[1:], np.float32)
    with np.errstate(over="ignore"):
        value = loss.forward(y, t)
        grad = loss.backward()
    assert not np.isnan(value)
    assert not np.isnan(grad).any()
    if case.ours().takes != "numbers" and size < 1e30:
        assert np.isfinite(value)


@pytest.mark.parametrize("name", ["sum-of-squared-errors", "mse", "mae", "rmse", "huber"])
def test_class_numbers_and_one_hot_rows_agree(name):
    y, numbers = cases.numbers(name, 4, 3), np.array([2, 0, 1, 2])
    loss = nn.LOSSES[name]()
    assert loss(y, numbers) == loss(y, np.eye(3)[numbers])


@pytest.mark.parametrize(
    ("layers", "loss", "told"),
    [
        ([nn.Affine(3, 2), nn.Softmax()], nn.SoftmaxCrossEntropy, "Remove that layer"),
        ([nn.Affine(3, 1), nn.Sigmoid()], nn.SigmoidCrossEntropy, "applies sigmoid itself"),
        ([nn.Affine(3, 2)], nn.CategoricalCrossEntropy, "End it with Softmax"),
        ([nn.Affine(3, 2), nn.ReLU()], nn.SparseCategoricalCrossEntropy, "SoftmaxCrossEntropy"),
        ([nn.Affine(3, 1)], nn.BinaryCrossEntropy, "SigmoidCrossEntropy"),
        ([nn.Affine(3, 2), nn.Sigmoid()], nn.CategoricalCrossEntropy, "End it with Softmax"),
        ([nn.Affine(3, 1), nn.Softmax()], nn.BinaryCrossEntropy, "End it with Sigmoid"),
        ([nn.Affine(3, 1)], nn.SoftmaxCrossEntropy, "the network has 1"),
        ([nn.Conv2D(1, 2, 3)], nn.SoftmaxCrossEntropy, "Flatten and Affine"),
    ],
)
def test_a_network_that_does_not_suit_its_loss_is_refused(layers, loss, told):
    with pytest.raises(nn.ShapeError, match=told):
        nn.Network(layers, loss=loss())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: nn.mean_squared_error(np.zeros(3), np.zeros(4)), r"shape \(1, 4\) do not fit"),
        (lambda: nn.mean_squared_error(np.zeros((2, 3)), np.zeros((3, 3))), "2 samples and 3"),
        (lambda: nn.binary_cross_entropy(np.full(2, 0.5), np.array([0, 2])), "must be 0 or 1"),
        (lambda: nn.categorical_cross_entropy(np.ones((1, 2)) / 2, np.ones((1, 2))), "add up"),
        (lambda: nn.mean_absolute_error(np.zeros(2), np.array(["a", "b"])), "must be numbers"),
    ],
)  # fmt: skip
def test_targets_that_do_not_fit_are_named(call, told):
    with pytest.raises(nn.LabelError, match=told):
        call()


def test_numbers_that_are_not_finite_are_named():
    with pytest.raises(nn.DataError, match=r"Output: the value at \(0, 1\) is nan"):
        nn.mean_squared_error(np.array([0.0, np.nan]), np.zeros(2))
    with pytest.raises(nn.DataError, match=r"Target: the value at \(0, 0\) is inf"):
        nn.mean_squared_error(np.zeros(2), np.array([np.inf, 0.0]))
    with pytest.raises(nn.ShapeError, match="no sample"):
        nn.mean_squared_error(np.zeros((0, 2)), np.zeros((0, 2)))


@pytest.mark.parametrize(
    ("loss", "t", "scores", "expected"),
    [
        (nn.MeanSquaredError(), [1, -1, 1], [0.2, 0.3, -0.1], 1 / 3),
        (nn.MeanSquaredError(), [1, 0, 0], [0.6, 0.4, 0.7], 2 / 3),
        (nn.SigmoidCrossEntropy(), [1, 0, 0], [0.6, 0.4, -0.7], 2 / 3),
    ],
)
def test_accuracy_of_a_single_output(loss, t, scores, expected):
    """-1 and 1 are parted at 0, 0 and 1 at one half, scores before a sigmoid at 0."""
    network = nn.Network([nn.Affine(1, 1)], loss=loss)
    network.params["W1"] = np.ones((1, 1))
    assert network.accuracy(np.array(scores)[:, None], np.array(t)) == pytest.approx(expected)


def test_accuracy_of_numbers_is_refused():
    network = nn.Network([nn.Affine(1, 1)], loss=nn.MeanSquaredError())
    with pytest.raises(nn.LabelError, match="Accuracy needs classes"):
        network.accuracy(np.ones((2, 1)), np.array([0.3, 7.0]))


def test_numbers_to_reach_are_not_taken_for_classes():
    network = nn.Network([nn.Affine(1, 2)], loss="mse")
    with pytest.raises(nn.LabelError, match="one number per output"):
        network.loss(np.ones((3, 1)), np.array([0.1, -0.3, 2.5]))
