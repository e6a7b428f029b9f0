"""Each layer alone: only the broken one is red, and no sound network is called wrong."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn

ARCHITECTURES = [
    {"hidden": (100,) * 5, "activation": "sigmoid", "initializer": "xavier"},
    {"hidden": (30,) * 4},
    {"hidden": (80,)},
    {"hidden": ()},
    {"hidden": (20, 20), "activation": "tanh", "normalization": "batch"},
    {"hidden": (20, 20), "activation": "gelu", "dropout": 0.3},
    {"hidden": (20, 20, 20), "activation": "sigmoid", "skip": "add"},
    {"hidden": (20,), "convolutions": (4, 8)},
    {"hidden": (20, 20), "activation": ("sigmoid", "relu"), "weight_decay": 1e-3},
    {"hidden": (30, 30), "activation": "sigmoid", "initializer": "normal", "weight_std": 0.01},
]


@pytest.fixture(scope="module")
def digits():
    return nn.load_dataset("strokes").train


def trained(recipe, digits):
    """The network after some steps, so that its gradients are those of training."""
    network = recipe.network(784, 10)
    trainer = nn.Trainer(
        network, recipe.new_optimizer(), digits.x[:1000], digits.t[:1000], 50, recipe.seed
    )
    for _ in range(30):
        trainer.step()
    return network


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("fields", ARCHITECTURES, ids=str)
def test_nothing_is_found_in_sound_networks(fields, seed, digits):
    """10 architectures × 3 seeds, whole and layer by layer, at the start and after some steps."""
    recipe = nn.Experiment(seed=seed, **fields)
    x, t = digits.x[:16], digits.t[:16]
    for network in (recipe.network(784, 10), trained(recipe, digits)):
        for check in (nn.check_layers, nn.check_gradients):
            found = check(network, x, t, 12, seed, recipe.weight_decay)
            assert all(one.passed for one in found), max(found, key=lambda one: one.relative_error)


CASES = [
    (recipe, bug, layer)
    for recipe in (
        nn.Experiment(hidden=(40,) * 4, activation="sigmoid", dropout=0.2, weight_decay=1e-4),
        nn.Experiment(hidden=(40,) * 4, dropout=0.2, weight_decay=1e-4),
        nn.Experiment(hidden=(20, 20), convolutions=(4, 8)),
        nn.Experiment(hidden=(20, 20, 20), activation="sigmoid", skip="add"),
    )
    for bug in nn.BUGS
    for layer in nn.possible_layers(
        bug, recipe.layers(784, 10), nn.SoftmaxCrossEntropy(), recipe.weight_decay
    )
]


@pytest.mark.parametrize(("recipe", "bug", "layer"), CASES)
def test_each_bug_is_found_in_its_layer_and_nowhere_else(recipe, bug, layer, digits):
    recipe = dataclasses.replace(recipe, bug=bug, bug_layer=layer, learning_rate=0.002)
    for network in (recipe.network(784, 10), trained(recipe, digits)):
        found = nn.check_layers(network, digits.x[:32], digits.t[:32], 20, 0, recipe.weight_decay)
        wrong = {one.layer for one in found if not one.passed}
        assert wrong == {network.bug_layer}


def test_seen_from_the_loss_all_layers_before_a_broken_one_are_wrong(digits):
    """What makes the two views a lesson."""
    recipe = nn.Experiment(hidden=(20,) * 3, activation="sigmoid", bug="sigmoid-slope", bug_layer=3)
    network = recipe.network(784, 10)
    found = nn.check_gradients(network, digits.x[:32], digits.t[:32], 20)
    assert [one.name for one in found if not one.passed] == ["W1", "b1", "W2", "b2", "W3", "b3"]
    alone = nn.check_layers(network, digits.x[:32], digits.t[:32], 20)
    assert [one.name for one in alone if not one.passed] == ["X of Sigmoid3"]


def test_the_names_say_what_was_compared(digits):
    network = nn.Experiment(hidden=(5,), weight_decay=0.1).network(784, 10)
    found = nn.check_layers(network, digits.x[:4], digits.t[:4], 6, decay=0.1)
    assert [(one.name, one.layer) for one in found] == [
        ("W1", 1), ("b1", 1), ("X of Affine1", 1), ("X of ReLU1", 1), ("W2", 2), ("b2", 2),
        ("X of Affine2", 2), ("X of L", 2), ("large scores of L", 2), ("penalty of W1", 1),
        ("penalty of W2", 2),
    ]  # fmt: skip
    assert all(len(one.ours) == len(one.theirs) == 6 for one in found if one.name != "b1")


def test_numbers_of_words_are_not_checked():
    layers = [nn.Embedding(9, 4), nn.SimpleRNN(4, 5), nn.Affine(5, 2)]
    network = nn.Network(layers, input_shape=(6,))
    x = np.random.default_rng(0).integers(0, 9, (5, 6))
    found = nn.check_layers(network, x, [0, 1, 0, 1, 0])
    assert "X of Embedding1" not in [one.name for one in found]
    assert all(one.passed for one in found)


def test_it_can_be_cancelled_and_changes_nothing(digits):
    network = nn.Experiment(hidden=(5,), dropout=0.5).network(784, 10)
    before = network.state()
    shares = []

    def progress(share):
        shares.append(share)
        if share > 0.3:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.check_layers(network, digits.x[:4], digits.t[:4], progress=progress)
    assert shares == sorted(shares)
    for name, array in network.state().items():
        np.testing.assert_array_equal(array, before[name])
