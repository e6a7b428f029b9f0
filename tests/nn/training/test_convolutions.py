"""Recipes with convolutions: the network they build, and what is read off it while it trains."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

import nn
from nn.training.probes import activation_indices
from tests.nn.training.racing import fresh, run


@pytest.fixture
def pictures():
    """A small task with pictures of 28 × 28: each class has ink at a place of its own."""
    rng = np.random.default_rng(0)
    t = rng.integers(0, 10, 300)
    x = rng.random((300, 784), np.float32) * 0.2
    for place, label in enumerate(t):
        x[place].reshape(28, 28)[2 * label : 2 * label + 6, 8:20] = 1
    parts = (nn.Part(x[a:b], t[a:b]) for a, b in ((0, 200), (200, 250), (250, 300)))
    return nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)


@pytest.fixture
def recipe():
    return nn.Experiment(
        convolutions=(4, 6), hidden=(20,), batch_size=20, steps=60, evaluate_every=30
    )


def test_each_convolution_is_followed_by_its_activation_and_a_pooling(recipe):
    layers = [str(layer) for layer in recipe.network(784, 10).layers]
    assert layers == [
        "Reshape", "Conv2D(3x3)", "ReLU", "MaxPool2D(2x2)", "Conv2D(3x3)", "ReLU",
        "MaxPool2D(2x2)", "Flatten", "Affine(294, 20)", "ReLU", "Affine(20, 10)",
    ]  # fmt: skip
    assert recipe.sizes(784, 10) == (784, 4, 6, 20, 10)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_picture_is_halved_by_each_convolution(depth, pictures):
    lane = nn.Experiment(convolutions=(3,) * depth, hidden=())
    network = lane.network(784, 10)
    network.predict(pictures.test.x[:2])
    side = [28, 14, 7, 3, 1][depth]
    assert network.params["W" + str(depth + 1)].shape == (3 * side**2, 10)


def test_with_normalization_each_channel_is_normalised(recipe, pictures):
    network = recipe.changed("normalization", "batch").network(784, 10)
    assert [network.params[f"gamma{i}"].shape for i in (1, 2, 3)] == [(4,), (6,), (20,)]


def test_it_learns_what_it_is_shown(recipe, pictures):
    race, _ = run(*fresh([recipe], pictures))
    assert race.lanes[0].test[1] > 0.9


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"convolutions": (8,) * 5}, "convolutions: 5 are too many"),
        ({"convolutions": (0,)}, "convolutions: 0 is outside"),
    ],
)
def test_what_no_picture_can_pass_is_refused(fields, told):
    with pytest.raises(nn.FieldError, match=told):
        nn.Experiment(**fields)


def test_samples_that_are_no_pictures_are_refused(recipe, toy):
    with pytest.raises(nn.FieldError, match="convolutions: .* a sample here has 6 values"):
        nn.Race([recipe], toy)


def test_a_recipe_with_convolutions_comes_back_from_json_and_from_text(recipe):
    assert nn.Experiment.from_dict(recipe.to_dict()) == recipe
    assert nn.parse("convolutions", "8, 16") == (8, 16)
    assert nn.parse("convolutions", "") == ()


def test_the_measures_of_a_convolution_are_those_of_its_gradients(recipe, pictures):
    race, history = fresh([recipe], pictures)
    run(race, history, steps=1)
    (lane,) = race.lanes
    row = lane.record.steps.latest()
    again = recipe.network(784, 10)
    x, t = nn.Batches(pictures.train.x, pictures.train.t, 20, 0).draw()
    grads = again.gradient(x, t)
    norms = [float(np.linalg.norm(grads[f"W{i}"])) for i in (1, 2, 3, 4)]
    np.testing.assert_allclose(row[lane.record.measure("gradient_norm")], norms, rtol=1e-4)
    means = [float(np.abs(grads[f"W{i}"]).mean()) for i in (1, 2, 3, 4)]
    np.testing.assert_allclose(row[lane.record.measure("gradient_mean")], means, rtol=1e-4)


def test_a_channel_is_idle_when_no_pixel_of_any_sample_activates_it(recipe, pictures):
    race, history = fresh([recipe.changed("learning_rate", 1e-6)], pictures)
    (lane,) = race.lanes
    lane.network.params["b1"][:] = 10, 10, -10, 10  # one channel is always silent
    run(race, history, steps=5)
    places = activation_indices(lane.network)
    assert [len(lane.probe.idle[place]) for place in places[:3]] == [4, 6, 20]
    assert lane.probe.idle[places[0]].tolist() == [0, 0, 5, 0]


def test_the_ledger_multiplies_through_pooling_and_flattening(recipe, pictures):
    race, history = fresh([recipe], pictures)
    run(race, history, steps=3)
    ledger = nn.inspect(race.lanes[0], "activations").ledger
    assert [entry.layer for entry in ledger] == [1, 2, 3, 4]
    for below, entry in itertools.pairwise(ledger):
        product = entry.signal * entry.slope * entry.weights * entry.others
        assert product == pytest.approx(below.signal, rel=1e-4)
    assert math.isnan(ledger[0].weights)


def test_channels_that_are_all_alike_are_seen(recipe, pictures):
    race, _ = fresh([recipe], pictures)
    (lane,) = race.lanes
    assert nn.inspect(lane).alike == (False, False, False, False)
    lane.network.params["W2"][...] = lane.network.params["W2"][:1]
    assert nn.inspect(lane).alike == (False, True, False, False)


def test_the_gradient_of_the_pixels_is_that_of_central_differences(recipe, pictures):
    network = recipe.network(784, 10).copy(np.float64)
    x = pictures.test.x[:1].astype(np.float64)
    score = np.eye(10)[[3]]
    found = network.input_gradient(x, score)[0]
    for pixel in (100, 300, 405, 700):
        above, below = x.copy(), x.copy()
        above[0, pixel] += 1e-6
        below[0, pixel] -= 1e-6
        slope = (network.predict(above)[0, 3] - network.predict(below)[0, 3]) / 2e-6
        assert found[pixel] == pytest.approx(slope, abs=1e-6)
