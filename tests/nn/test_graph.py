"""The functional way to build: branches that are added or put side by side."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def residual():
    """x -> h, then tanh(h) + (h through another layer), beside x itself."""
    x = nn.Input(4)
    h = nn.Affine(4, 5, seed=1)(x)
    left = nn.Tanh()(h)
    right = nn.Affine(5, 5, seed=2)(nn.Sigmoid()(h))
    joined = nn.Concatenate()(nn.Add()(left, right, h), x)
    return nn.Network(nn.Affine(9, 3, seed=3)(joined), seed=4)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.normal(size=(6, 4)), rng.integers(0, 3, 6)


def test_a_graph_computes_what_its_formula_says(batch):
    network, (x, _) = residual(), batch
    p = {name: array.astype(np.float64) for name, array in network.params.items()}
    h = x @ p["W1"] + p["b1"]
    both = np.tanh(h) + (1 / (1 + np.exp(-h))) @ p["W2"] + p["b2"] + h
    expected = np.concatenate([both, x], axis=1) @ p["W3"] + p["b3"]
    np.testing.assert_allclose(network.predict(x), expected, rtol=1e-4, atol=1e-5)


def test_the_gradient_of_a_graph_matches_central_differences(batch):
    """Where a value is used three times its gradients add up."""
    for one in nn.check_gradients(residual(), *batch):
        assert one.relative_error < 1e-6, one


def test_a_list_and_nodes_give_the_same_network(batch):
    layers = [nn.Affine(4, 5), nn.ReLU(), nn.Affine(5, 3)]
    node = nn.Input(4)
    for layer in [nn.Affine(4, 5), nn.ReLU(), nn.Affine(5, 3)]:
        node = layer(node)
    one, two = nn.Network(layers, seed=2), nn.Network(node, seed=2)
    np.testing.assert_array_equal(one.parameters, two.parameters)
    for key, grad in one.gradient(*batch).items():
        np.testing.assert_array_equal(grad, two.gradient(*batch)[key])


def test_images_join_along_their_channels():
    x = nn.Input(2, 6, 6)
    a, b = nn.Conv2D(2, 3, 3, padding=1)(x), nn.Conv2D(2, 4, 5, padding=2)(x)
    joined = nn.Concatenate()(nn.ReLU()(a), b)
    assert joined.shape == (7, 6, 6)
    network = nn.Network(nn.Affine(7, 2)(nn.GlobalAveragePool()(joined)))
    images = np.random.default_rng(1).normal(size=(3, 2, 6, 6))
    for one in nn.check_gradients(network, images, np.array([0, 1, 1]), most=20):
        assert one.relative_error < 1e-6, one


def test_a_copy_of_a_graph_is_independent(batch):
    network = residual()
    twin = network.copy()
    before = twin.predict(batch[0])
    network.params["W2"] += 1.0
    np.testing.assert_array_equal(twin.predict(batch[0]), before)


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: nn.Add()(nn.Input(4), nn.Input(5)), r"\(4,\) and \(5,\) cannot be joined"),
        (lambda: nn.Concatenate()(nn.Input(1, 4, 4), nn.Input(1, 5, 4)), "cannot be joined"),
        (lambda: nn.Affine(4, 2)(nn.Input(4), nn.Input(4)), "takes one input, but got 2"),
        (lambda: nn.Affine(4, 2)(np.zeros((1, 4))), "call a layer on nodes"),
        (lambda: nn.Affine(4, 2)(nn.Input(5)), r"Write Affine\(5, 2\)"),
        (lambda: nn.Network(nn.Add()(nn.Affine(2, 3)(nn.Input(2)), nn.Affine(2, 3)(nn.Input(2)))),
         "one input"),
    ],
)  # fmt: skip
def test_nodes_that_do_not_fit_are_told(build, told):
    with pytest.raises(nn.ShapeError, match=told):
        build()


def test_a_layer_that_is_used_twice_is_refused():
    x, layer = nn.Input(3), nn.Affine(3, 3)
    with pytest.raises(nn.ShapeError, match="twice"):
        nn.Network(layer(layer(x)))


@pytest.mark.parametrize("forks", [False, True])
def test_what_arrives_at_each_layer_on_the_way_back_is_kept(forks):
    """Summed over the samples, dL/doutput of an Affine is dL/db: here by central differences.

    Where a layer's output goes two ways, what arrives from both is added up.
    """
    x = nn.Input(4)
    first = nn.Affine(4, 5)(x)
    hidden = nn.Sigmoid()(first)
    second = nn.Affine(5, 5)(hidden)
    joined = nn.Add()(first, second) if forks else second
    network = nn.Network(nn.Affine(5, 3)(joined), dtype=np.float64)
    assert network.output_grads == [None] * len(network.layers)
    rng = np.random.default_rng(0)
    samples, t = rng.normal(size=(6, 4)), rng.integers(0, 3, 6)
    expected = network.numerical_gradient(samples, t)
    network.gradient(samples, t)
    affine = [i for i, layer in enumerate(network.order) if isinstance(layer, nn.Affine)]
    assert len(affine) == 3
    for number, place in enumerate(affine, start=1):
        grad = network.output_grads[place]
        assert grad.shape == network.outputs[place].shape
        np.testing.assert_allclose(grad.sum(axis=0), expected[f"b{number}"], atol=1e-8)


def test_a_chain_that_does_not_fit_says_how_to_mend_it():
    with pytest.raises(nn.ShapeError, match=r"Write Affine\(3, 2\)"):
        nn.Network([nn.Affine(4, 3), nn.ReLU(), nn.Affine(5, 2)])
