"""Losses against the figures of the study notes, and against central differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn

T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
RIGHT = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
WRONG = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@pytest.mark.parametrize(("y", "sse", "ce"), [(RIGHT, 0.0975, 0.5108), (WRONG, 0.5975, 2.3026)])
def test_the_example_of_the_notes(y, sse, ce):
    assert nn.sum_squared_error(y, T) == pytest.approx(sse, abs=1e-10)
    assert nn.cross_entropy_error(y, T) == pytest.approx(ce, abs=5e-5)
    assert nn.cross_entropy_error(y, 2) == nn.cross_entropy_error(y, T)


def test_a_batch_is_the_mean_of_its_samples():
    both = nn.cross_entropy_error(np.stack([RIGHT, WRONG]), np.array([2, 2]))
    assert both == pytest.approx((0.510825 + 2.302585) / 2, abs=1e-5)


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
