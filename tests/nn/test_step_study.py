"""The step h of a difference, and the cost of a gradient by differences."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.step_study import METHODS, STEPS, measure_cost, study_steps


@pytest.fixture(scope="module")
def digits():
    return nn.load_dataset("strokes").train


@pytest.fixture(scope="module")
def study(digits):
    network = nn.Experiment(hidden=(20, 20), activation="sigmoid").network(784, 10)
    return study_steps(network, digits.x[:16], digits.t[:16])


def test_the_best_steps_are_those_that_theory_gives(study):
    """eps^(1/3) for central and eps^(1/2) for forward differences, within a factor of thirty.

    Press et al., Numerical Recipes, section 5.7.
    """
    for name, (central, dtype) in METHODS.items():
        expected = np.finfo(dtype).eps ** (1 / 3 if central else 1 / 2)
        step, _ = study.best(name)
        assert expected / 30 < step < 30 * expected, name


def test_central_differences_are_better_than_forward_and_float64_better_than_float32(study):
    best = {name: study.best(name)[1] for name in METHODS}
    assert best["central, float64"] < best["forward, float64"] < best["central, float32"]
    assert best["central, float32"] < best["forward, float32"]


def test_the_error_falls_with_the_square_of_h_while_truncation_decides(study):
    errors = study.errors["central, float64"]
    slope = np.diff(np.log10(errors))[-6:] / np.diff(np.log10(STEPS))[-6:]
    np.testing.assert_allclose(slope, 2.0, atol=0.3)
    rounding = np.diff(np.log10(errors))[:10].mean() / np.diff(np.log10(STEPS))[0]
    assert rounding == pytest.approx(-1.0, abs=0.2)


def test_a_broken_network_is_studied_as_if_it_were_sound(digits, study):
    recipe = nn.Experiment(hidden=(20, 20), activation="sigmoid", bug="sigmoid-slope")
    found = study_steps(recipe.network(784, 10), digits.x[:16], digits.t[:16])
    np.testing.assert_allclose(
        found.errors["central, float64"], study.errors["central, float64"], rtol=1e-6
    )


def test_it_can_be_cancelled(digits):
    def progress(share):
        if share > 0.1:
            raise nn.Cancelled

    network = nn.Experiment(hidden=(5,)).network(784, 10)
    with pytest.raises(nn.Cancelled):
        study_steps(network, digits.x[:4], digits.t[:4], progress)


def test_the_cost_of_differences_is_two_forward_passes_for_each_parameter(digits):
    network = nn.Experiment(hidden=(20,)).network(784, 10)
    cost = measure_cost(network, digits.x[:32], digits.t[:32])
    assert cost.parameters == network.parameters.size == 785 * 20 + 21 * 10
    assert cost.numerical == 2 * cost.parameters * cost.forward
    assert cost.factor == cost.numerical / cost.both
    assert 0.0 < cost.forward < cost.numerical
