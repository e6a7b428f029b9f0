"""Labels that a network can learn, and those that it cannot."""

from __future__ import annotations

import numpy as np
import pytest

import nn


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


def test_one_hot_rows_and_class_numbers_give_the_same(small, batch):
    x, t = batch
    one_hot = np.eye(3)[t]
    assert small.loss(x, one_hot) == small.loss(x, t)
    assert small.accuracy(x, one_hot) == small.accuracy(x, t)
    for key, grad in small.gradient(x, t).items():
        np.testing.assert_array_equal(small.gradient(x, one_hot)[key], grad)


def test_one_hot_rows_are_rows_of_the_unit_matrix():
    t = np.array([2, 0, 1, 2])
    np.testing.assert_array_equal(nn.one_hot(t, 3), np.eye(3)[t])
    np.testing.assert_array_equal(nn.one_hot(nn.one_hot(t, 3), 3), np.eye(3)[t])
