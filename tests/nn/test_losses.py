"""Losses against the figures of the study notes, and against central differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from tests.nn import cases

T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
RIGHT = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
WRONG = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@pytest.mark.parametrize(("y", "sse", "ce"), [(RIGHT, 0.0975, 0.5108), (WRONG, 0.5975, 2.3026)])
def test_the_example_of_the_notes(y, sse, ce):
    assert nn.sum_squared_error(y, T) == pytest.approx(sse, abs=1e-10)
    assert nn.cross_entropy_error(y, T) == pytest.approx(ce, abs=5e-5)
    assert nn.cross_entropy_error(y, 2) == nn.cross_entropy_error(y, T)


def test_a_batch_is_the_mean_of_its_samples():
    both = np.stack([RIGHT, WRONG])
    mean = (0.510825 + 2.302585) / 2
    assert nn.cross_entropy_error(both, np.array([2, 2])) == pytest.approx(mean, abs=1e-5)
    assert nn.sum_squared_error(both, np.stack([T, T])) == pytest.approx((0.0975 + 0.5975) / 2)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (nn.sum_squared_error, 1.5),
        (nn.mean_squared_error, 1.0),
        (nn.mean_absolute_error, 1.0),
        (nn.root_mean_squared_error, 1.0),
        (nn.huber_loss, 0.5),
        (lambda y, t: nn.huber_loss(y, t, delta=0.5), 0.375),
    ],
)
def test_losses_of_differences_of_one(function, expected):
    """Three outputs that miss by 1 each; Huber 1964: delta (|d| - delta/2) beyond delta."""
    y, t = np.array([1.0, 0.0, 2.0]), np.array([0.0, 1.0, 1.0])
    assert function(y, t) == pytest.approx(expected)
    assert function(np.stack([y, y]), np.stack([t, t])) == pytest.approx(expected)


@pytest.mark.parametrize("from_logits", [False, True])
def test_the_cross_entropies_agree(from_logits):
    """Of two classes, of rows and of numbers, of probabilities and of scores: one quantity."""
    scores = np.array([[0.3, -1.2], [2.0, 0.1], [-0.4, 0.4]])
    numbers = np.array([0, 1, 1])
    y = scores if from_logits else nn.softmax(scores)
    sparse = nn.sparse_categorical_cross_entropy(y, numbers, from_logits)
    rows = nn.categorical_cross_entropy(y, np.eye(2)[numbers], from_logits)
    margin = scores[:, 1] - scores[:, 0]
    one = margin if from_logits else 1 / (1 + np.exp(-margin))
    assert rows == pytest.approx(sparse, rel=1e-12)
    assert nn.binary_cross_entropy(one, numbers, from_logits) == pytest.approx(sparse, rel=1e-9)


def test_soft_labels_are_taken_as_they_are():
    """Szegedy et al. 2016, section 7: H(q, p) is linear in q."""
    y = nn.softmax(np.array([[1.0, 2.0, 0.5]]))
    soft = np.array([[0.1, 0.8, 0.1]])
    assert nn.categorical_cross_entropy(y, soft) == pytest.approx(-(soft * np.log(y)).sum())


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


def test_rmse_over_chunks_is_that_of_the_whole():
    """The root of the mean of squares, not a mean of roots."""
    network = nn.Network([nn.Affine(1, 1)], loss=nn.RootMeanSquaredError())
    network.params["W1"] = np.array([[1.0]])
    x = np.linspace(0, 3, 2500, dtype=np.float32)[:, None]
    assert network.evaluation_chunk < len(x)
    assert network.loss(x, np.zeros(2500)) == pytest.approx(np.sqrt(np.mean(x**2)), rel=1e-5)


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
        ([nn.Affine(3, 2), nn.Softmax()], nn.SoftmaxCrossEntropy, "leave that layer out"),
        ([nn.Affine(3, 1), nn.Sigmoid()], nn.SigmoidCrossEntropy, "applies its own sigmoid"),
        ([nn.Affine(3, 2)], nn.CategoricalCrossEntropy, "end it in Softmax"),
        ([nn.Affine(3, 2), nn.ReLU()], nn.SparseCategoricalCrossEntropy, "SoftmaxCrossEntropy"),
        ([nn.Affine(3, 1)], nn.BinaryCrossEntropy, "SigmoidCrossEntropy"),
        ([nn.Affine(3, 2), nn.Sigmoid()], nn.CategoricalCrossEntropy, "end it in Softmax"),
        ([nn.Affine(3, 1), nn.Softmax()], nn.BinaryCrossEntropy, "end it in Sigmoid"),
        ([nn.Affine(3, 1)], nn.SoftmaxCrossEntropy, "has 1 output"),
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


def test_uniform_scores_cost_the_logarithm_of_the_number_of_classes():
    loss = nn.SoftmaxCrossEntropy().forward(np.zeros((3, 10)), np.array([0, 4, 9]))
    assert loss == pytest.approx(np.log(10), abs=1e-12)


def test_the_gradient_matches_central_differences():
    rng = np.random.default_rng(0)
    scores, numbers = rng.normal(size=(4, 5)), np.array([0, 2, 4, 1])
    loss = nn.SoftmaxCrossEntropy()
    loss.forward(scores, numbers)
    grad = loss.backward().copy()
    expected = nn.numerical_gradient(lambda s: loss.forward(s, numbers), scores, 1e-6)
    np.testing.assert_allclose(grad, expected, rtol=1e-6, atol=1e-9)


@given(
    scores=st.lists(st.floats(-(2.0**99), 2.0**99, width=32), min_size=3, max_size=3),
    number=st.integers(0, 2),
)
@settings(max_examples=60, deadline=None)
def test_extreme_scores_stay_finite(scores, number):
    array = np.array([scores], np.float32)
    kept = array.copy()
    loss = nn.SoftmaxCrossEntropy()
    with np.errstate(over="ignore"):
        value = loss.forward(array, np.array([number]))
    assert np.isfinite(value)
    assert value >= 0
    assert np.isfinite(loss.backward()).all()
    np.testing.assert_array_equal(array, kept)


def test_softmax_is_the_same_when_all_scores_are_shifted():
    scores = np.array([1.0, 2.0, 3.0])
    np.testing.assert_allclose(nn.softmax(scores + 1000), nn.softmax(scores), rtol=1e-12)
    assert nn.softmax(scores).sum() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([0, 3, 1], "Label 3 at position 1"),
        ([0, -1, 1], "Label -1 at position 1"),
        ([0.0, 0.5, 1.0], "Label 0.5 at position 1"),
        (["a", "b", "c"], "class numbers of shape"),
        ([[1, 0], [0, 1], [1, 0]], "2 columns, but there are 3 classes"),
        ([[1, 0, 0], [0, 1, 1], [0, 0, 1]], "Row 1"),
        ([0, 1], "3 samples and 2 labels"),
        ([["a", "b", "c"]] * 3, "class numbers of shape"),
        ([0.0, float("nan"), 1.0], "Label nan at position 1"),
    ],
)
def test_labels_that_cannot_be_are_named(labels, told):
    network = nn.Network([nn.Affine(2, 3)])
    with pytest.raises(nn.LabelError, match=told):
        network.loss(np.zeros((3, 2)), np.array(labels))


MARGINS = [0.0, 1.0, 5.0, 13.4, 16.0, 17.0, 30.0, 80.0]


@pytest.mark.parametrize("margin", [*MARGINS, *(-one for one in MARGINS)])
@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize(
    ("name", "labels"),
    [("sigmoid-cross-entropy", 1), ("sigmoid-cross-entropy", 3), ("softmax-cross-entropy", 0)],
)
def test_two_classes_keep_their_digits_in_float32(name, labels, label, margin):
    """-log sigmoid(m) for the score's margin m, and its slope -sigmoid(-m); PyTorch keeps fewer."""
    score = np.float32(margin if label else -margin)
    m = float(score) if label else -float(score)
    y = np.array([[score] * labels if labels else [0.0, score]], np.float32)
    t = np.full((1, labels), label, np.float32) if labels else np.array([label])
    loss = nn.LOSSES[name]()
    assert loss.forward(y, t) == pytest.approx(math.log1p(math.exp(-m)), rel=1e-6)
    slope = (1.0 if label == 0 else -1.0) / (1.0 + math.exp(m)) / max(labels, 1)
    assert loss.backward()[0, -1] == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize("p", [1e-6, 1e-3, 0.3, 0.9, 0.999, 0.999999])
@pytest.mark.parametrize("label", [0, 1])
def test_probabilities_keep_their_digits_in_float32(p, label):
    """-log p of the class 1, -log(1 - p) of the class 0, of the p that float32 holds."""
    y = np.array([[p]], np.float32)
    held = float(y[0, 0])
    expected = -math.log(held) if label else -math.log1p(-held)
    t = np.array([[label]], np.float32)
    assert nn.BinaryCrossEntropy().forward(y, t) == pytest.approx(expected, rel=1e-6)


@given(
    scores=st.lists(st.floats(-40.0, 40.0, width=32), min_size=2, max_size=12),
    data=st.data(),
)
@settings(max_examples=100, deadline=None)
def test_a_softmax_in_float32_is_that_of_float64(scores, data):
    """Loss and gradient to six digits, however sure the network is of the right answer."""
    number = data.draw(st.integers(0, len(scores) - 1))
    narrow = np.array([scores], np.float32)
    found, expected = nn.SoftmaxCrossEntropy(), []
    value = found.forward(narrow, np.array([number]))
    for j in range(len(scores)):  # in Python's own numbers, relative to the sample's class
        others = [k for k in range(len(scores)) if k != number]
        apart = {k: float(narrow[0, k]) - float(narrow[0, number]) for k in others}
        rest = math.fsum(math.exp(one) for one in apart.values())
        expected.append(-rest / (1 + rest) if j == number else math.exp(apart[j]) / (1 + rest))
    assert value == pytest.approx(math.log1p(rest), rel=1e-5)
    np.testing.assert_allclose(found.backward()[0], expected, rtol=1e-5)
