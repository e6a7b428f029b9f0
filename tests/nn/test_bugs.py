"""Wrong backward passes: each is wrong in the way it says, and only where it is asked for."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.bugs import OneSampleBias, WrongSlopeSigmoid
from tests.nn.training.racing import alone, assert_same, fresh, run

SIGMOIDS = nn.Experiment(hidden=(7, 7), activation="sigmoid", dropout=0.3, weight_decay=1e-3)
RELUS = dataclasses.replace(SIGMOIDS, activation="relu")


def broken(bug, layer=2, recipe=SIGMOIDS):
    return dataclasses.replace(recipe, bug=bug, bug_layer=layer).network(6, 3)


def pair(bug, layer=2, recipe=SIGMOIDS):
    """The gradients of a broken network, and those of the sound one."""
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(9, 6)).astype(np.float32), rng.integers(0, 3, 9)
    return broken(bug, layer, recipe).gradient(x, t), recipe.network(6, 3).gradient(x, t)


def changed(bug, layer=2, recipe=SIGMOIDS):
    """The arrays whose gradients are not those of the sound network."""
    wrong, right = pair(bug, layer, recipe)
    return [name for name in right if not np.allclose(wrong[name], right[name], 1e-4, 1e-7)]


def test_a_broken_layer_spoils_the_gradients_of_those_before_it():
    assert changed("sigmoid-slope") == ["W1", "b1", "W2", "b2"]
    assert changed("dropout-backward") == ["W1", "b1", "W2", "b2"]
    assert changed("relu-mask", recipe=RELUS) == ["W1", "b1", "W2", "b2"]
    assert changed("relu-stale-mask", recipe=RELUS) == ["W1", "b1", "W2", "b2"]
    assert changed("transposed-weight") == ["W1", "b1"]
    assert changed("bias-one-sample") == ["b2"]
    assert changed("softmax-overflow") == changed("l2-forgotten") == []


def test_a_gradient_that_is_not_divided_is_the_batch_size_times_too_large():
    wrong, right = pair("batch-size")
    for name, grad in right.items():
        np.testing.assert_allclose(wrong[name], 9 * grad, rtol=1e-5, atol=1e-9)


def test_the_bias_gradient_is_that_of_the_first_sample():
    layer = OneSampleBias(3, 2)
    x, dy = np.ones((4, 3)), np.arange(8.0).reshape(4, 2)
    layer.forward(x)
    layer.backward(dy)
    np.testing.assert_array_equal(layer.db, dy[0])


def test_a_convolution_can_have_the_wrong_bias_gradient_too():
    recipe = nn.Experiment(hidden=(5,), convolutions=(3,), bug="bias-one-sample", bug_layer=1)
    wrong, right = recipe.network(784, 3), recipe.changed("bug", "none").network(784, 3)
    x = np.random.default_rng(0).random((4, 784))
    found, expected = (one.gradient(x, [0, 1, 2, 0]) for one in (wrong, right))
    assert not np.allclose(found["b1"], expected["b1"], rtol=1e-3)
    np.testing.assert_array_equal(found["W1"], expected["W1"])


def test_a_softmax_without_the_maximum_overflows_in_float32_and_is_right_before():
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(9, 6)), rng.integers(0, 3, 9)
    wrong, right = broken("softmax-overflow"), SIGMOIDS.network(6, 3)
    for network in (wrong, right):
        network.params["W3"] *= 500.0
    assert np.isfinite(right.loss(x, t))
    assert not np.isfinite(wrong.loss(x, t))
    wrong.params["W3"] /= 500.0
    right.params["W3"] /= 500.0
    assert wrong.loss(x, t) == pytest.approx(right.loss(x, t), rel=1e-5)


def test_a_stale_mask_is_that_of_the_mini_batch_before():
    network = broken("relu-stale-mask", 1, nn.Experiment(hidden=(7,)))
    (relu,) = (one for one in network.layers if isinstance(one, nn.ReLU))
    rng = np.random.default_rng(0)
    masks = []
    for _ in range(3):
        network.gradient(rng.normal(size=(5, 6)), [0, 1, 2, 0, 1])
        masks.append((network.outputs[1] > 0.0, relu.backward(np.ones((5, 7))).astype(bool)))
        relu.remember({"mask": masks[-1][0].astype(np.float32)})
    np.testing.assert_array_equal(masks[2][1], masks[2][0])
    (slope,) = [np.empty((5, 7))]
    relu.remember({"mask": masks[0][0].astype(np.float32)})
    relu.derivative(None, network.outputs[1], slope)
    np.testing.assert_array_equal(slope > 0.0, masks[0][0])


def test_forgotten_weight_decay_leaves_one_layer_undecayed(toy, lane):
    """After one step the layer differs from the sound one by rate × decay × its weights."""
    recipe = dataclasses.replace(lane, hidden=(8,), weight_decay=0.1, steps=1)
    right = run(*fresh([recipe], toy), steps=1)[0].lanes[0].network
    wrong = dataclasses.replace(recipe, bug="l2-forgotten", bug_layer=1)
    start = nn.Race([wrong], toy).lanes[0].network.params["W1"].copy()
    found = run(*fresh([wrong], toy), steps=1)[0].lanes[0].network
    np.testing.assert_allclose(
        found.params["W1"] - right.params["W1"], 0.1 * 0.1 * start, rtol=1e-3, atol=1e-8
    )
    np.testing.assert_array_equal(found.params["W2"], right.params["W2"])


def test_a_broken_layer_does_not_fit_into_a_network_that_is_not_marked():
    with pytest.raises(nn.ShapeError, match="marked as broken"):
        nn.Network([nn.Affine(3, 3), WrongSlopeSigmoid(), nn.Affine(3, 2)])
    with pytest.raises(nn.ShapeError, match="marked as broken"):
        nn.Network([nn.Affine(3, 3)], loss=broken("batch-size").loss_function)


def test_a_broken_network_says_so_and_stays_broken_in_a_copy():
    network = broken("sigmoid-slope")
    assert repr(network).endswith("bug sigmoid-slope in layer 2)")
    twin = network.copy()
    assert (twin.bug, twin.bug_layer, twin.broken) == ("sigmoid-slope", 2, True)
    assert repr(SIGMOIDS.network(6, 3)).count("bug") == 0


@pytest.mark.parametrize("bug", nn.BUGS)
def test_a_mended_copy_has_the_gradients_of_the_sound_network(bug):
    recipe = RELUS if "relu" in bug else SIGMOIDS
    network = broken(bug, recipe=recipe)
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(9, 6)).astype(np.float32), rng.integers(0, 3, 9)
    found, expected = nn.mended(network).gradient(x, t), recipe.network(6, 3).gradient(x, t)
    for name, grad in expected.items():
        np.testing.assert_array_equal(found[name], grad)
    assert not nn.mended(network).broken


def test_where_a_bug_can_be_is_known_before():
    layers = nn.Experiment(
        hidden=(7, 7, 5), activation=("sigmoid", "relu", "sigmoid"), dropout=0.2
    ).layers(6, 3)
    assert nn.possible_layers("sigmoid-slope", layers) == [1, 3]
    assert nn.possible_layers("relu-mask", layers) == [2]
    assert nn.possible_layers("transposed-weight", layers) == [2]
    assert nn.possible_layers("dropout-backward", layers) == [1, 2, 3]
    assert nn.possible_layers("bias-one-sample", layers) == [1, 2, 3, 4]
    assert nn.possible_layers("l2-forgotten", layers) == []
    assert nn.possible_layers("l2-forgotten", layers, decay=0.1) == [1, 2, 3, 4]
    assert nn.possible_layers("batch-size", layers) == [4]
    assert nn.possible_layers("softmax-overflow", layers, nn.MeanSquaredError()) == []


def test_what_would_be_no_mistake_is_not_possible():
    """A number is its own transpose, and one sample is its own sum and mean."""
    narrow = nn.Experiment(hidden=(1, 1)).layers(6, 3)
    assert nn.possible_layers("transposed-weight", narrow) == []
    for bug in ("batch-size", "bias-one-sample"):
        assert nn.possible_layers(bug, narrow, batch_size=2)
        assert not nn.possible_layers(bug, narrow, batch_size=1)
        assert str(nn.BUGS[bug].obstacle(1)) == "a mini-batch is one sample"
        with pytest.raises(nn.FieldError, match="a mini-batch is one sample"):
            broken(bug, 1, nn.Experiment(hidden=(5,), batch_size=1))


def test_a_bug_that_has_no_place_names_the_places_it_could_have():
    with pytest.raises(nn.FieldError, match=r"no sigmoid. Possible layers: 1, 2\."):
        broken("sigmoid-slope", 3)
    with pytest.raises(nn.FieldError, match=r"no L2 penalty. Possible"):
        broken("l2-forgotten", recipe=nn.Experiment(hidden=(5,)))
    with pytest.raises(nn.FieldError, match=r"no such layer with weights. Possible layers: 1, 2\."):
        broken("l2-forgotten", 4, recipe=nn.Experiment(hidden=(5,), weight_decay=0.01))
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'relu-mask'"):
        nn.Experiment(bug="relu-mas")


@pytest.mark.parametrize("bug", ["relu-stale-mask", "batch-size"])
def test_a_saved_run_says_that_it_is_broken_and_goes_on_bit_for_bit(toy, lane, tmp_path, bug):
    recipe = dataclasses.replace(lane, bug=bug, steps=40)
    whole = alone(recipe, toy)
    race, history = run(*fresh([recipe], toy), steps=20)
    path = tmp_path / "run.npz"
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "title"))
    again, its_history = nn.checkpoint.resume(nn.checkpoint.load(path), toy, path)
    assert again.experiments[0].bug == bug
    assert again.lanes[0].network.bug == bug
    assert_same(run(again, its_history)[0].lanes[0], whole)
    assert nn.load_model(path).network.bug == bug
