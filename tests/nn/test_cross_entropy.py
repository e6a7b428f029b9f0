"""Cross-entropies keep their digits, and agree with each other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn


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
