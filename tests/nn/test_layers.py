"""The layers of every network."""

from __future__ import annotations

import numpy as np
import pytest

import nn


@pytest.mark.parametrize("value", [-1, 6, 1.5, float("nan")])
def test_a_number_that_is_not_in_the_table_is_named(value):
    with pytest.raises(nn.LabelError, match="whole number from 0 to 5"):
        nn.Embedding(6, 2).forward(np.array([[0, value]]))


def test_an_affine_layer_is_a_matrix_product():
    layer = nn.Affine(3, 2, seed=0)
    layer.W[...], layer.b[...] = [[1, 2], [3, 4], [5, 6]], [10, 20]
    np.testing.assert_array_equal(layer.forward([[1, 0, 2]]), [[1 + 10 + 10, 2 + 12 + 20]])
    np.testing.assert_array_equal(layer.backward(np.array([[1.0, 10.0]])), [[21, 43, 65]])
    np.testing.assert_array_equal(layer.dW, [[1, 10], [0, 0], [2, 20]])
    np.testing.assert_array_equal(layer.db, [1, 10])


@pytest.mark.parametrize("build", [nn.Flatten, lambda: nn.Reshape((4, 6)), lambda: nn.Reshape(24)])
def test_a_change_of_shape_keeps_every_number_and_gives_the_gradient_back(build):
    x = np.arange(48.0, dtype=np.float32).reshape(2, 2, 3, 4)
    layer = build()
    y = layer.forward(x)
    np.testing.assert_array_equal(y.reshape(x.shape), x)
    np.testing.assert_array_equal(layer.backward(y), x)


def test_branches_are_joined_as_numpy_joins_them_and_each_gets_its_gradient():
    a, b = np.arange(6.0).reshape(2, 3), np.arange(4.0).reshape(2, 2)
    side = nn.Concatenate()
    y = side.forward(a, b)
    np.testing.assert_array_equal(y, np.concatenate([a, b], axis=1))
    for found, expected in zip(side.backward(y), (a, b), strict=True):
        np.testing.assert_array_equal(found, expected)
    total = nn.Add()
    np.testing.assert_array_equal(total.forward(a, a, a), 3 * a)
    assert [grad.tolist() for grad in total.backward(a)] == [a.tolist()] * 3


def test_an_embedding_looks_up_rows_and_adds_the_gradients_of_a_word_that_comes_twice():
    layer = nn.Embedding(4, 2, seed=0)
    y = layer.forward([[3, 1, 3]])
    np.testing.assert_array_equal(y[0], layer.W[[3, 1, 3]])
    layer.backward(np.array([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]]))
    np.testing.assert_array_equal(layer.dW, [[0, 0], [3, 4], [0, 0], [6, 8]])
