"""What a recipe builds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import nn


@pytest.mark.parametrize("name", nn.preset_names())
def test_every_preset_builds_the_networks_it_describes(name):
    preset = nn.load_preset(name)
    assert preset.about
    for lane in preset.lanes:
        network = lane.network(784, 10)
        sizes = lane.sizes(784, 10)
        expected = sum((ins + 1) * outs for ins, outs in itertools.pairwise(sizes))
        if lane.convolutions:  # 3 × 3 windows over 1 and 16 channels, then 32 maps of 7 × 7
            expected = 16 * (9 + 1) + 32 * (16 * 9 + 1) + (32 * 49 + 1) * 100 + 101 * 10
        if lane.normalization == "batch":
            expected += 2 * sum(lane.hidden)
        assert network.parameters.size == expected


@pytest.mark.parametrize("schedule", [name for name in nn.SCHEDULES if name != "constant"])
def test_a_schedule_of_the_recipe_ends_at_its_factor(lane, schedule):
    one = lane.changed("schedule", schedule).changed("schedule_steps", 50)
    one = one.changed("schedule_factor", 0.2).changed("evaluate_every", 10)
    optimizer = one.new_optimizer()
    for _ in range(7):
        optimizer.schedule.observe(1.0)
    optimizer.steps = 50
    ends = {"warm-up": 1.0}
    assert optimizer.rate == pytest.approx(0.1 * ends.get(schedule, 0.2))
    optimizer.steps = 0
    begins = {"warm-up": 0.2, "plateau": 0.2}
    assert optimizer.rate == pytest.approx(0.1 * begins.get(schedule, 1.0))


@pytest.mark.parametrize(
    ("schedule", "half", "end"), [("cosine", 0.55, 0.1), ("exponential", 0.1**0.5, 0.1)]
)
def test_a_schedule_spans_the_run_unless_it_is_told_otherwise(lane, schedule, half, end):
    optimizer = lane.changed("schedule", schedule).new_optimizer()
    rates = []
    for optimizer.steps in (0, 60, 120):
        rates.append(optimizer.rate)
    assert rates == pytest.approx([0.1, 0.1 * half, 0.1 * end])


@pytest.mark.parametrize(
    ("field", "value", "layers"),
    [
        ("dropout", 0.0, ["Affine(6, 8)", "ReLU", "Affine(8, 3)"]),
        ("dropout", 0.3, ["Affine(6, 8)", "ReLU", "Dropout(0.3)", "Affine(8, 3)"]),
        ("normalization", "batch", ["Affine(6, 8)", "BatchNorm(8)", "ReLU", "Affine(8, 3)"]),
    ],
)
def test_the_recipe_builds_these_layers(lane, field, value, layers):
    network = lane.changed(field, value).network(6, 3)
    assert [str(layer) for layer in network.layers] == layers


def test_skip_connections_stand_around_hidden_layers_of_equal_width():
    recipe = nn.Experiment(hidden=(8, 8, 5, 5), skip="add", normalization="batch", dropout=0.2)
    network = recipe.network(6, 3)
    kinds = [type(layer).__name__ for layer in network.layers]
    block = ["Affine", "BatchNorm", "ReLU", "Dropout"]
    assert kinds == [*block, *block, "Add", *block, *block, "Add", "Affine"]
    adds = [i for i, kind in enumerate(kinds) if kind == "Add"]
    assert [network.sources[i] for i in adds] == [(3, 7), (12, 16)]


def test_a_residual_block_adds_its_input_to_its_output():
    """He et al. 2016, equation 1: y = F(x) + x."""
    network = nn.Experiment(hidden=(4, 4), skip="add", activation="tanh").network(5, 3)
    x, p = np.random.default_rng(0).normal(size=(7, 5)).astype(np.float32), network.params
    h = np.tanh(x @ p["W1"] + p["b1"])
    h = h + np.tanh(h @ p["W2"] + p["b2"])
    np.testing.assert_allclose(network.predict(x), h @ p["W3"] + p["b3"], rtol=1e-5)


def test_skip_connections_change_no_start_weights():
    plain, residual = (nn.Experiment(hidden=(8, 8), skip=s).network(6, 3) for s in ("none", "add"))
    assert (plain.parameters == residual.parameters).all()


def test_each_hidden_layer_may_have_its_own_activation_and_convolutions_take_the_first():
    recipe = nn.Experiment(hidden=(8, 7, 6), activation=("sigmoid", "relu", "tanh"))
    kinds = [type(layer).__name__ for layer in recipe.network(784, 10).layers]
    assert kinds[1::2] == ["Sigmoid", "ReLU", "Tanh"]
    images = recipe.changed("convolutions", (4,))
    kinds = [type(layer).__name__ for layer in images.network(784, 10).layers]
    assert kinds[:4] == ["Reshape", "Conv2D", "Sigmoid", "MaxPool2D"]
