"""Network and TwoLayerNet: what learners' scripts rely on."""

from __future__ import annotations

import copy

import numpy as np
import pytest

import nn


@pytest.fixture
def small():
    return nn.TwoLayerNet(input_size=6, hidden_size=5, output_size=3, weight_init_std=0.5)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.random((8, 6)), rng.integers(0, 3, 8)


def test_the_parameters_have_the_names_and_shapes_of_the_notes():
    net = nn.TwoLayerNet(input_size=784, hidden_size=80, output_size=10, weight_init_std=0.01)
    shapes = {key: array.shape for key, array in net.params.items()}
    assert shapes == {"W1": (784, 80), "b1": (80,), "W2": (80, 10), "b2": (10,)}
    assert net.params["W1"].std() == pytest.approx(0.01, rel=0.02)
    assert not net.params["b1"].any()
    affine = net.layers[0]
    assert affine.W.shape == affine.dW.shape == (784, 80)
    assert affine.b.shape == affine.db.shape == (80,)


def test_the_training_script_of_the_notes_runs(toy):
    """Build, gradient, ``params[key] -= learning_rate * grad[key]``, loss, accuracy."""
    x, t = toy.train.x, toy.train.t
    net = nn.TwoLayerNet(input_size=6, hidden_size=10, output_size=3)
    before = net.loss(x, t)
    rng = np.random.default_rng(0)
    for _ in range(600):
        mask = rng.choice(len(x), 20)
        grad = net.gradient(x[mask], t[mask])
        for key in ("W1", "b1", "W2", "b2"):
            net.params[key] -= 0.1 * grad[key]
    assert net.loss(x, t) < before / 10
    assert net.accuracy(toy.test.x, toy.test.t) > 0.95


def test_replacing_a_parameter_changes_the_network_too(small, batch):
    small.params["W1"] = np.zeros((6, 5))
    small.params["b1"] = np.zeros(5)
    small.params["W2"] = np.zeros((5, 3))
    assert small.loss(*batch) == pytest.approx(np.log(3), rel=1e-6)


def test_parameters_can_be_put_back_all_at_once(small, batch):
    kept = {name: array.copy() for name, array in small.params.items()}
    before = small.loss(*batch)
    for put_back in (
        lambda: small.params.update(kept),
        lambda: small.params.__ior__(kept),
    ):
        small.parameters[:] = 0
        assert small.loss(*batch) != before
        put_back()
        assert small.loss(*batch) == before


def test_a_deep_copy_is_a_network_of_its_own(small, batch):
    twin = copy.deepcopy(small)
    twin.params["W1"] += 1
    assert twin.loss(*batch) != small.loss(*batch)


def test_one_hot_rows_and_class_numbers_give_the_same(small, batch):
    x, t = batch
    one_hot = np.eye(3)[t]
    assert small.loss(x, one_hot) == small.loss(x, t)
    assert small.accuracy(x, one_hot) == small.accuracy(x, t)
    for key, grad in small.gradient(x, t).items():
        np.testing.assert_array_equal(small.gradient(x, one_hot)[key], grad)


def test_backpropagation_agrees_with_the_numerical_gradient(small, batch):
    numerical = small.numerical_gradient(*batch)
    for key, grad in small.gradient(*batch).items():
        assert np.abs(grad - numerical[key]).max() < 1e-6, key


def test_gradients_belong_to_the_caller(small, batch):
    first = small.gradient(*batch)
    kept = {key: grad.copy() for key, grad in first.items()}
    small.gradient(batch[0] * 2, batch[1])
    for key in kept:
        np.testing.assert_array_equal(first[key], kept[key])


def test_scores_belong_to_the_caller(small, batch):
    first = small.predict(batch[0])
    kept = first.copy()
    small.predict(batch[0] * 3)
    np.testing.assert_array_equal(first, kept)


def test_one_sample_is_a_batch_of_one(small, batch):
    x, t = batch
    np.testing.assert_allclose(small.predict(x[0]), small.predict(x[:1])[0])
    assert small.loss(x[0], t[0]) == pytest.approx(small.loss(x[:1], t[:1]))


def test_the_loss_is_the_mean_over_the_samples_however_many(small):
    """Also across the chunks in which many samples are looked at."""
    rng = np.random.default_rng(3)
    x, t = rng.random((2500, 6)), rng.integers(0, 3, 2500)
    each = np.mean([small.loss(x[i], t[i]) for i in range(0, 2500, 50)])
    assert small.loss(x[::50], t[::50]) == pytest.approx(each, rel=1e-5)
    parts = [small.loss(x[a : a + 500], t[a : a + 500]) for a in range(0, 2500, 500)]
    assert small.loss(x, t) == pytest.approx(np.mean(parts), rel=1e-6)


def test_the_same_seed_gives_the_same_network_and_a_copy_is_independent():
    one, two = (nn.Network([nn.Affine(4, 3)], seed=5) for _ in range(2))
    np.testing.assert_array_equal(one.parameters, two.parameters)
    assert (nn.Network([nn.Affine(4, 3)], seed=6).parameters != one.parameters).any()
    copy = one.copy()
    copy.parameters += 1
    np.testing.assert_array_equal(one.parameters, two.parameters)


@pytest.mark.parametrize("shape", [(3, 5), (3, 7, 6), ()])
def test_inputs_of_another_shape_are_named(small, shape):
    with pytest.raises(nn.ShapeError, match=r"\(N, 6\)"):
        small.predict(np.zeros(shape))


def test_the_same_layer_twice_is_refused():
    relu = nn.ReLU()
    with pytest.raises(nn.ShapeError, match="twice"):
        nn.Network([nn.Affine(2, 2), relu, nn.Affine(2, 2), relu])
