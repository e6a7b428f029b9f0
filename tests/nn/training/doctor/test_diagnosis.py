"""The doctor, on real runs: each illness is found in the ill run and not in the others."""

from __future__ import annotations

import pytest

import nn
from nn.data import embedded
from tests.nn.training.doctor.runs import RUNS, SHALLOW, after, digits, found, unscaled
from tests.nn.training.racing import fresh, run


@pytest.mark.parametrize("name", RUNS)
def test_a_run_has_its_illness_and_no_other(name):
    assert found(after(name)).keys() == RUNS[name][3]


def test_every_rule_has_a_run_that_is_ill_with_it():
    assert set().union(*(has for *_, has in RUNS.values())) == nn.RULES.keys()


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 5))]
)
@pytest.mark.parametrize(
    "recipe",
    [
        {**nn.load_preset("two-layer-net").lanes[0].to_dict()},
        {**nn.load_preset("vanishing-gradient").lanes[1].to_dict()},
    ],
    ids=["two-layer-net", "ReLU + He"],
)
def test_healthy_runs_have_no_finding_at_any_time(recipe, seed):
    lane = nn.Experiment.from_dict({**recipe, "seed": seed, "steps": 2000})
    race, history = fresh([lane], digits(embedded.SIZES["train"]))
    for stop in range(0, 2001, 100):
        run(race, history, steps=stop)
        assert not found(race), stop


@pytest.mark.parametrize("size", [1, 10, 32])
def test_small_mini_batches_that_learn_have_no_finding_at_any_time(size):
    """Their losses scatter: a fall of one percent cannot be seen in 300 of them."""
    lane = nn.Experiment(**{**SHALLOW, "batch_size": size, "learning_rate": 0.002 * size})
    race, history = fresh([lane.changed("steps", 3000)], digits())
    for stop in range(0, 3001, 100):
        run(race, history, steps=stop)
        assert not found(race), stop


def test_nothing_is_said_of_a_run_that_has_not_begun_but_what_is_known_already():
    lane = nn.Experiment(**SHALLOW)
    assert not found(nn.Race([lane], digits()))
    assert found(nn.Race([lane], unscaled(digits()))).keys() == {"not-normalised"}
    zeros = nn.Race([lane.changed("initializer", "zeros")], digits())
    assert found(zeros).keys() == {"symmetric"}
