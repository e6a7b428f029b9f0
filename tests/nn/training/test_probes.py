"""The numbers read off a network after every step, against plain NumPy."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn
from nn.training.probes import activation_indices, norm, weight_indices
from tests.nn.training import by_hand
from tests.nn.training.racing import fresh, mini_batch, run

OPTIMIZERS = {  # SGD alone takes the short way to the ratio of update and weights
    "sgd": {},
    "sgd along a schedule": {"schedule": "cosine", "schedule_steps": 20},
    "sgd, weight decay": {"weight_decay": 0.05},
    "sgd, clipped": {"clip_norm": 0.1},
    "momentum": {"optimizer": "momentum"},
    "nesterov": {"optimizer": "nesterov"},
    "adam": {"optimizer": "adam", "learning_rate": 0.01},
    "adamw": {"optimizer": "adamw", "learning_rate": 0.01, "weight_decay": 0.1},
}


def deep(lane, **fields):
    """Three weight layers."""
    return dataclasses.replace(lane, **{"hidden": (8, 7), **fields})


def measured(dataset, experiment, step):
    """(parameters before that step, after it, what was recorded: name → one number a layer)."""
    race, history = fresh([experiment], dataset)
    (lane,) = race.lanes
    run(race, history, steps=step - 1)
    before = by_hand.copied(lane.network.params)
    run(race, history, steps=step)
    row = lane.record.steps.latest()
    assert row[0] == step
    names = {name: row[lane.record.measure(name)] for name in nn.MEASURES}
    return before, by_hand.copied(lane.network.params), names


def weights(params):
    return [array for name, array in params.items() if name.startswith("W")]


@pytest.mark.parametrize("step", [1, 12])
@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_measure_of_a_step_is_that_of_a_backward_pass_by_hand(
    toy, lane, name, activation, step
):
    """And the ratio that of the parameters before and after the step."""
    experiment = deep(lane, activation=activation, **OPTIMIZERS[name])
    before, after, found = measured(toy, experiment, step)
    expected = by_hand.passes(before, activation, *mini_batch(toy, experiment, step))
    gradients, signals = expected.gradients, expected.signals
    np.testing.assert_allclose(
        found["gradient_norm"], [np.linalg.norm(one) for one in gradients], rtol=1e-4
    )
    np.testing.assert_allclose(
        found["gradient_mean"], [np.abs(one).mean() for one in gradients], rtol=1e-4
    )
    np.testing.assert_allclose(
        found["signal_norm"], [np.linalg.norm(one) for one in signals], rtol=1e-4
    )
    ratios = [
        np.linalg.norm(new - old) / np.linalg.norm(old)
        for old, new in zip(weights(before), weights(after), strict=True)
    ]
    np.testing.assert_allclose(found["update_ratio"], ratios, rtol=1e-3)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("extra", [{"normalization": "batch"}, {"dropout": 0.3}])
def test_the_measures_are_those_of_the_network_with_normalization_and_dropout_too(
    toy, lane, extra, optimizer
):
    """Against the gradient that a network of the same recipe gives for the first mini-batch."""
    experiment = deep(lane, optimizer=optimizer, learning_rate=0.01, **extra)
    before, after, found = measured(toy, experiment, 1)
    network = experiment.network(toy.features, toy.classes)
    gradients = weights(network.gradient(*mini_batch(toy, experiment, 1)))
    np.testing.assert_allclose(
        found["gradient_norm"], [np.linalg.norm(one) for one in gradients], rtol=1e-5
    )
    np.testing.assert_allclose(
        found["gradient_mean"], [np.abs(one).mean() for one in gradients], rtol=1e-5
    )
    ratios = [
        np.linalg.norm(new - old) / np.linalg.norm(old)
        for old, new in zip(weights(before), weights(after), strict=True)
    ]
    np.testing.assert_allclose(found["update_ratio"], ratios, rtol=1e-3)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_the_signal_is_the_change_of_the_loss_with_each_activation(toy, lane, activation):
    """dL/da by central differences: no backward pass is needed to tell what it means."""
    experiment = deep(lane, activation=activation, batch_size=5)
    before, _, found = measured(toy, experiment, 1)
    x, t = mini_batch(toy, experiment, 1)
    _, outputs = by_hand.forward(before, activation, x.astype(float))
    for layer, a in enumerate(outputs[1:], start=1):
        signal = np.empty_like(a)
        for place in np.ndindex(a.shape):
            ends = []
            for change in (1e-5, -1e-5):
                moved = a.copy()
                moved[place] += change
                _, later = by_hand.forward(before, activation, moved, first=layer + 1)
                ends.append(by_hand.loss(later[-1], t))
            signal[place] = (ends[0] - ends[1]) / 2e-5
        assert found["signal_norm"][layer - 1] == pytest.approx(np.linalg.norm(signal), rel=1e-4)


def test_the_ratio_of_a_layer_whose_weights_are_all_zero_does_not_exist(toy, lane):
    _, _, found = measured(toy, deep(lane, initializer="zeros"), 1)
    assert np.isnan(found["update_ratio"]).all()
    assert found["signal_norm"][-1] > 0


def padded(dataset, columns):
    """The data set with so many inputs more, always blank."""

    def part(one):
        return nn.Part(np.pad(one.x, ((0, 0), (0, columns))), one.t)

    return dataclasses.replace(
        dataset,
        train=part(dataset.train),
        validation=part(dataset.validation),
        test=part(dataset.test),
    )


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_blank_inputs_pull_the_mean_of_the_first_gradient_down_and_no_norm(toy, lane, optimizer):
    """Whatever their weights are: 6 inputs and 18 blank ones make a quarter of the mean."""
    experiment = deep(lane, optimizer=optimizer, learning_rate=0.01)
    start = experiment.network(toy.features, toy.classes).params
    rows = []
    for dataset in (toy, padded(toy, 18)):
        race, history = fresh([experiment], dataset)
        (one,) = race.lanes
        for name, array in start.items():
            one.network.params[name][: len(array)] = array
        run(race, history, steps=10)
        last = one.record.steps.tail(10)
        rows.append({name: last[:, one.record.measure(name)] for name in nn.MEASURES})
    without, blank = rows
    for name in ("gradient_norm", "signal_norm"):
        np.testing.assert_allclose(blank[name], without[name], rtol=1e-4)
    means = blank["gradient_mean"] / without["gradient_mean"]
    np.testing.assert_allclose(means, [[6 / 24, 1, 1]] * 10, rtol=1e-4)
    np.testing.assert_allclose(
        blank["update_ratio"][:, 1:], without["update_ratio"][:, 1:], rtol=1e-3
    )
    assert (blank["update_ratio"][:, 0] < without["update_ratio"][:, 0]).all()


@pytest.mark.parametrize("numbers", [[3e-25, 4e-25], [3e25, -4e25], [3e-40, 4e-40], [3e-18] * 50])
def test_a_norm_is_right_where_squares_leave_the_range_of_float32(numbers):
    vector = np.array(numbers, np.float32)
    with np.errstate(over="ignore"):
        assert norm(vector) == pytest.approx(np.linalg.norm(vector.astype(float)), rel=1e-6)


@given(
    numbers=st.lists(st.floats(-1.0, 1.0, width=32), min_size=1, max_size=30),
    power=st.integers(-36, 36),
)
def test_a_norm_of_any_numbers_is_that_of_numpy_in_float64(numbers, power):
    vector = (np.array(numbers) * 10.0**power).astype(np.float32)
    with np.errstate(over="ignore"):
        assert norm(vector) == pytest.approx(np.linalg.norm(vector.astype(float)), rel=1e-5)


@pytest.mark.parametrize(
    ("numbers", "expected"), [([], 0.0), ([0.0, 0.0], 0.0), ([1.0, np.inf], np.inf)]
)
def test_a_norm_of_nothing_is_zero_and_of_infinity_infinite(numbers, expected):
    assert norm(np.array(numbers, np.float32)) == expected


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_weights_whose_squares_overflow_are_measured_without_a_warning(toy, lane, optimizer):
    """Weights that a too large learning rate has thrown far away, before the loss is infinite."""
    race, history = fresh([deep(lane, activation="sigmoid", optimizer=optimizer)], toy)
    race.lanes[0].network.params["W1"][...] = 1e25
    run(race, history, steps=1)
    assert race.lanes[0].record.step == 1


def test_a_unit_that_no_sample_activates_is_counted_from_the_step_it_fell_silent(toy, lane):
    """Against an own count, from the activations by hand before each step."""
    race, history = fresh([deep(lane)], toy)
    (one,) = race.lanes
    counts = {1: np.zeros(8, int), 3: np.zeros(7, int)}  # places in network.order
    for step in range(1, 106):
        if step == 4:
            one.network.params["b1"][2] = -1e6
        before = by_hand.copied(one.network.params)
        seen = by_hand.passes(before, "relu", *mini_batch(toy, one.experiment, step))
        for count, a in zip(counts.values(), seen.a, strict=False):
            count += 1
            count[(a > 0).any(axis=0)] = 0
        run(race, history, steps=step)
        for place, count in counts.items():
            np.testing.assert_array_equal(one.probe.idle[place], count)
        assert one.probe.watched == step
    assert counts[1][2] == 102


def test_only_relu_units_are_counted(toy, lane):
    race, _ = run(*fresh([deep(lane, activation="sigmoid")], toy), steps=3)
    assert race.lanes[0].probe.idle == {}


@pytest.mark.parametrize(
    ("fields", "weights", "ends"),
    [
        ({}, [0, 2, 4], [1, 3, 4]),
        ({"hidden": ()}, [0], [0]),
        ({"dropout": 0.2}, [0, 3, 6], [1, 4, 6]),
        ({"normalization": "batch"}, [0, 3, 6], [2, 5, 6]),
        ({"normalization": "batch", "dropout": 0.2}, [0, 4, 8], [2, 6, 8]),
    ],
)
def test_a_layer_ends_at_its_activation(lane, fields, weights, ends):
    """Normalization stands before it, dropout after it, and the output has none."""
    network = deep(lane, **fields).network(6, 3)
    assert weight_indices(network) == weights
    assert activation_indices(network) == ends
