"""A close look at a network: what it says, by hand, and that it changes nothing."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

import nn
from tests.nn.training import by_hand
from tests.nn.training.racing import alone, assert_same, fresh, mini_batch, run


def deep(lane, **fields):
    """Three weight layers."""
    return dataclasses.replace(lane, **{"hidden": (8, 7), **fields})


def after(dataset, experiment, steps=10):
    """The lane after so many steps, and its last mini-batch through its present weights."""
    race, _ = run(*fresh([experiment], dataset), steps=steps)
    (one,) = race.lanes
    x, t = mini_batch(dataset, experiment, max(steps, 1))
    return one, by_hand.passes(one.network.params, experiment.activation, x, t)


@pytest.mark.parametrize("steps", [0, 1, 10, 25])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_ledger_holds_the_factors_of_a_backward_pass_by_hand(toy, lane, activation, steps):
    """Before the first step it looks at the mini-batch that comes first."""
    one, hand = after(toy, deep(lane, activation=activation), steps)
    ledger = nn.inspect(one).ledger
    length = [np.linalg.norm(signal) for signal in hand.signals]
    within = [np.linalg.norm(delta) for delta in hand.deltas]
    assert [entry.layer for entry in ledger] == [1, 2, 3]
    for place, entry in enumerate(ledger):
        assert entry.signal == pytest.approx(length[place], rel=1e-4)
        assert entry.slope == pytest.approx(within[place] / length[place], rel=1e-4)
        assert entry.others == 1.0
        slope = hand.slopes[place]
        assert entry.mean_slope == pytest.approx(1.0 if slope is None else slope.mean(), rel=1e-4)
    assert np.isnan(ledger[0].weights)
    for place, entry in list(enumerate(ledger))[1:]:
        assert entry.weights == pytest.approx(length[place - 1] / within[place], rel=1e-4)
        product = entry.slope * entry.weights * entry.others
        assert product == pytest.approx(length[place - 1] / length[place], rel=1e-4)


def test_the_slope_of_a_sigmoid_is_at_most_a_quarter_and_its_mean_that_of_y_1_minus_y(toy, lane):
    one, hand = after(toy, deep(lane, activation="sigmoid", hidden=(8,) * 5))
    ledger = nn.inspect(one).ledger
    for entry, y in zip(ledger[:-1], hand.a, strict=False):
        assert 0 < entry.slope <= 0.25
        assert entry.mean_slope == pytest.approx((y * (1 - y)).mean(), rel=1e-4)
    assert (ledger[-1].slope, ledger[-1].mean_slope) == (1.0, 1.0)


@pytest.mark.parametrize(
    "extra",
    [
        {"normalization": "batch"},
        {"dropout": 0.3},
        {"normalization": "batch", "dropout": 0.3, "activation": "tanh"},
    ],
)
def test_the_factors_multiply_to_the_next_signal_with_normalization_and_dropout_too(
    toy, lane, extra
):
    one, _ = after(toy, deep(lane, hidden=(8, 7, 6), **extra))
    ledger = nn.inspect(one).ledger
    for before, entry in itertools.pairwise(ledger):
        product = entry.signal * entry.slope * entry.weights * entry.others
        assert product == pytest.approx(before.signal, rel=1e-5)
    assert any(entry.others != 1.0 for entry in ledger)
    if extra == {"dropout": 0.3}:  # what is kept is multiplied by 1 / 0.7
        assert all(0 < entry.others <= 1 / 0.7 + 1e-6 for entry in ledger)


def test_with_normalization_the_slope_is_still_that_of_the_activation_alone(toy, lane):
    """By hand: BatchNorm (Ioffe & Szegedy 2015, section 3) before the sigmoid of one layer."""
    experiment = deep(lane, hidden=(8,), activation="sigmoid", normalization="batch")
    race, _ = run(*fresh([experiment], toy), steps=10)
    p = by_hand.copied(race.lanes[0].network.params)
    x, t = mini_batch(toy, experiment, 10)
    z = x.astype(float) @ p["W1"] + p["b1"]
    deviation = np.sqrt(z.var(axis=0) + 1e-5)
    normal = (z - z.mean(axis=0)) / deviation
    y = 1 / (1 + np.exp(-(p["gamma1"] * normal + p["beta1"])))
    scores = by_hand.passes({"W1": p["W2"], "b1": p["b2"]}, "sigmoid", y, t)
    dy = scores.signals[0] @ p["W2"].T
    du = dy * y * (1 - y)
    dn = du * p["gamma1"]
    dz = (dn - dn.mean(axis=0) - normal * (dn * normal).mean(axis=0)) / deviation
    first, last = nn.inspect(race.lanes[0]).ledger
    length = np.linalg.norm
    assert first.signal == pytest.approx(length(dy), rel=1e-4)
    assert first.slope == pytest.approx(length(du) / length(dy), rel=1e-4)
    assert first.mean_slope == pytest.approx((y * (1 - y)).mean(), rel=1e-4)
    assert first.others == pytest.approx(length(dz) / length(du), rel=1e-3)
    assert last.weights == pytest.approx(length(dy) / length(scores.signals[0]), rel=1e-4)


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"sampling": "replacement"},
        {"dropout": 0.3, "normalization": "batch"},
        {"optimizer": "adam", "dropout": 0.3, "schedule": "plateau", "schedule_steps": 30},
    ],
)
def test_looking_changes_nothing_that_the_training_depends_on(toy, lane, extra):
    experiment = deep(lane, **extra)
    race, history = fresh([experiment], toy)
    quantities = itertools.cycle([None, *nn.QUANTITIES])
    while not race.finished:
        if race.step % 7 == 0:  # also in between the chunks of an evaluation
            nn.inspect(race.lanes[0], next(quantities))
        race.advance()
    history.drain()
    assert_same(race.lanes[0], alone(experiment, toy))


def quantity_by_hand(quantity, one, hand):
    if quantity == "activations":
        return hand.a
    if quantity == "pre-activations":
        return hand.z
    if quantity == "weights":
        return [one.network.params[name] for name in ("W1", "W2", "W3")]
    return hand.gradients


@pytest.mark.parametrize("quantity", nn.QUANTITIES)
def test_a_histogram_counts_every_number_as_numpy_does(toy, lane, quantity):
    """At most one number in a thousand may be a bin away: by hand it is float64."""
    one, hand = after(toy, deep(lane, activation="sigmoid", hidden=(30, 20)))
    found = nn.inspect(one, quantity)
    assert (found.slot, found.step, found.quantity) == (0, 10, quantity)
    assert len(found.histograms) == 3
    numbers = quantity_by_hand(quantity, one, hand)
    for histogram, array in zip(found.histograms, numbers, strict=True):
        inside = np.clip(array, histogram.low, histogram.high)
        counts, _ = np.histogram(inside, bins=40, range=(histogram.low, histogram.high))
        assert histogram.counts.sum() == array.size
        if quantity == "weights":
            np.testing.assert_array_equal(histogram.counts, counts)
        moved = np.abs(np.cumsum(histogram.counts) - np.cumsum(counts)).sum()
        assert moved <= array.size / 1000 + 1
        assert histogram.mean == pytest.approx(array.mean(), rel=1e-4, abs=1e-8)
        assert histogram.deviation == pytest.approx(array.std(), rel=1e-4)
    ends = [(histogram.low, histogram.high) for histogram in found.histograms]
    expected = [(array.min(), array.max()) for array in numbers]
    alike = {"gradients": 0, "weights": 3}.get(quantity, 2)  # layers on one axis
    if alike:
        lows, highs = zip(*expected[:alike], strict=True)
        expected[:alike] = [(min(lows), max(highs))] * alike
    if quantity == "gradients":  # no further than four standard deviations
        reach = [
            (array.mean() - 4 * array.std(), array.mean() + 4 * array.std()) for array in numbers
        ]
        expected = [
            (max(low, near), min(high, far))
            for (low, high), (near, far) in zip(expected, reach, strict=True)
        ]
    np.testing.assert_allclose(ends, expected, rtol=1e-4)


def test_numbers_that_are_all_alike_still_have_a_histogram(toy, lane):
    one, _ = after(toy, deep(lane, initializer="zeros"), 0)
    for histogram in nn.inspect(one, "weights").histograms:
        assert histogram.low < 0.0 < histogram.high
        assert histogram.counts.max() == histogram.counts.sum()
        assert (histogram.mean, histogram.deviation) == (0.0, 0.0)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_the_share_of_saturated_units_is_that_of_slopes_below_a_twentieth(toy, lane, activation):
    one, _ = after(toy, deep(lane, activation=activation))
    one.network.params["W1"][...] *= 3
    one.network.params["b2"][:3] = 30.0
    x, t = mini_batch(toy, one.experiment, 10)
    hand = by_hand.passes(one.network.params, activation, x, t)
    first, second, last = nn.inspect(one).saturated
    assert first == pytest.approx((hand.slopes[0] < 0.05).mean())
    assert second == pytest.approx((hand.slopes[1] < 0.05).mean())
    assert 0 < first < 1
    assert second >= 3 / 7
    assert last is None


def test_relu_does_not_saturate_and_sigmoids_do_not_die(toy, lane):
    relu, _ = after(toy, deep(lane), 110)
    assert nn.inspect(relu).saturated == (None, None, None)
    sigmoid, _ = after(toy, deep(lane, activation="sigmoid"), 110)
    assert nn.inspect(sigmoid).dead == (None, None, None)


def test_a_relu_without_an_active_sample_is_dead_after_10_000_samples_and_not_before(toy, lane):
    race, history = fresh([deep(lane, hidden=(8,), steps=500)], toy)
    (one,) = race.lanes
    one.network.params["b1"][[2, 5]] = -1e6
    run(race, history, steps=499)  # of 20 samples
    assert nn.inspect(one).dead == (None, None)
    run(race, history, steps=500)
    hidden, output = nn.inspect(one).dead
    assert hidden == 2 / 8
    assert output is None


@pytest.mark.parametrize("steps", [0, 1, 30])
def test_units_that_start_alike_and_stay_alike_are_seen(toy, lane, steps):
    """With zeros as start weights all hidden units learn the same, those of the output do not."""
    one, _ = after(toy, deep(lane, hidden=(8,), initializer="zeros", activation="sigmoid"), steps)
    weights = one.network.params
    alike = tuple(bool((np.ptp(weights[name], axis=1) == 0).all()) for name in ("W1", "W2"))
    assert nn.inspect(one).alike == alike
    assert alike[0]
    other, _ = after(toy, deep(lane, hidden=(8,)), steps)
    assert nn.inspect(other).alike == (False, False)


def test_units_that_differ_by_the_rounding_of_a_matrix_product_are_alike(toy, lane):
    """BLAS sums the columns of a wide layer in different orders, so their last bits differ."""
    one, _ = after(toy, deep(lane, hidden=(8,), initializer="zeros", activation="sigmoid"), 30)
    units = one.network.params["W1"].T
    units[3] = np.nextafter(units[3], np.float32(1.0))
    assert nn.inspect(one).alike[0]


@pytest.mark.parametrize("quantity", nn.QUANTITIES)
def test_a_lane_that_stopped_can_still_be_looked_at(toy, lane, quantity):
    one = alone(deep(lane, hidden=(20, 20), learning_rate=100.0), toy)
    assert one.failure is not None
    before = one.network.parameters.copy()
    found = nn.inspect(one, quantity)
    assert found.step == one.step
    assert len(found.ledger) == len(found.histograms) == 3
    np.testing.assert_array_equal(one.network.parameters, before)


@pytest.mark.parametrize("quantity", nn.QUANTITIES)
def test_numbers_that_are_not_finite_are_left_out_of_a_histogram(toy, lane, quantity):
    """Weights whose activations overflow: only the finite numbers are counted."""
    one, _ = after(toy, deep(lane), 0)
    one.network.params["W2"][...] = 3e38
    x, t = mini_batch(toy, one.experiment, 1)
    with np.errstate(all="ignore"):
        hand = by_hand.passes(one.network.params, "relu", x, t, np.float32)
    numbers = quantity_by_hand(quantity, one, hand)
    if quantity != "weights":
        assert not np.isfinite(numbers[1]).all()
    found = nn.inspect(one, quantity).histograms
    for histogram, array in zip(found, numbers, strict=True):
        assert np.isfinite([histogram.low, histogram.high]).all()
        if quantity != "gradients":  # infinities of both signs meet in other orders there
            assert histogram.counts.sum() == np.isfinite(array).sum()


def test_a_network_without_hidden_layers_can_be_looked_at(toy, lane):
    one, hand = after(toy, deep(lane, hidden=()))
    found = nn.inspect(one, "activations")
    (entry,) = found.ledger
    assert entry.signal == pytest.approx(np.linalg.norm(hand.signals[0]), rel=1e-4)
    assert found.histograms[0].counts.sum() == hand.a[0].size
    assert (found.saturated, found.dead, found.alike) == ((None,), (None,), (False,))


def test_before_the_first_step_of_drawing_with_replacement_the_first_batch_is_looked_at(toy, lane):
    one, hand = after(toy, deep(lane, sampling="replacement"), 0)
    expected = np.linalg.norm(hand.signals[-1])
    assert nn.inspect(one).ledger[-1].signal == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    "extra", [{}, {"normalization": "batch", "dropout": 0.3}, {"activation": ("tanh", "relu") * 2}]
)
def test_around_a_residual_block_the_shortcut_and_the_branch_add_up_to_the_signal(toy, lane, extra):
    """The same numbers from the arrays of a trace, block by block."""
    fields = {"hidden": (8, 8, 8, 8), "skip": "add", "activation": "sigmoid", **extra}
    race, _ = run(*fresh([deep(lane, **fields)], toy), steps=10)
    (one,) = race.lanes
    ledger = nn.inspect(one).ledger
    for before, entry in itertools.pairwise(ledger):
        product = entry.signal * entry.slope * entry.weights * entry.others * entry.shortcut
        assert product == pytest.approx(before.signal, rel=1e-5)
    assert [entry.shortcut for entry in (ledger[0], ledger[-1])] == [1.0, 1.0]
    assert [entry.shortcut_share for entry in (ledger[0], ledger[-1])] == [0.0, 0.0]
    if "dropout" in extra:
        return
    found = nn.trace(one.network, *one.latest())
    for layer in (2, 3, 4):
        affine = found[f"Affine{layer}"]
        both = found[affine.inputs[0]].gradient
        shortcut = found[f"Add{layer - 1}"].gradient
        branch = affine.gradient @ affine.params[f"W{layer}"].T
        np.testing.assert_allclose(branch + shortcut, both, rtol=1e-9, atol=1e-12)
        entry = ledger[layer - 1]
        norm = np.linalg.norm
        assert entry.shortcut == pytest.approx(norm(both) / norm(branch), rel=1e-3)
        share = (shortcut * both).sum() / (both * both).sum()
        assert entry.shortcut_share == pytest.approx(share, rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("quantity", nn.QUANTITIES)
def test_a_residual_network_has_histograms_of_every_weight_layer(toy, lane, quantity):
    one, _ = after(toy, deep(lane, hidden=(8, 8, 8), skip="add", activation="sigmoid"))
    found = nn.inspect(one, quantity)
    assert len(found.histograms) == 4
    if quantity == "activations":
        assert all(0 < one.low < one.high < 1 for one in found.histograms[:3])


def test_the_middle_of_all_pre_activations(toy, lane):
    """Against all of them by hand: 98 % lie between the two ends; the scores are left out."""
    race, _ = run(*fresh([lane], toy), steps=10)
    one = race.lanes[0]
    found = nn.inspect(one, "pre-activations")
    x, _ = one.latest()
    z = x @ one.network.params["W1"] + one.network.params["b1"]
    np.testing.assert_allclose(found.central, np.quantile(z, [0.01, 0.99]), rtol=1e-4)
    assert nn.inspect(one, "weights").central is None
