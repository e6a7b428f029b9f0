"""Which runs a sweep consists of."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

import nn


def test_a_grid_has_every_combination_with_every_seed_once(lane):
    plan = nn.SweepPlan("t", (lane,), ("learning_rate=0.1,1", "activation=tanh,relu"), seeds=3)
    runs = plan.runs()
    assert plan.count == len(runs) == 12
    found = {(r.values["learning_rate"], r.values["activation"], r.experiment.seed) for r in runs}
    assert found == set(itertools.product((0.1, 1.0), ("tanh", "relu"), range(3)))
    assert [run.number for run in runs] == list(range(1, 13))
    assert [run.experiment.seed for run in runs[:4]] == [lane.seed] * 4
    for run in runs:
        assert run.experiment.learning_rate == run.values["learning_rate"]
        assert len({one.combination for one in runs if one.values == run.values}) == 1


def test_all_else_stays_as_in_the_recipe(lane):
    for run in nn.SweepPlan("t", (lane,), ("learning_rate=0.1,1",)).runs():
        same = dataclasses.replace(run.experiment, name=lane.name, learning_rate=lane.learning_rate)
        assert same == lane


def test_several_lanes_are_told_apart(lane):
    lanes = lane, lane.changed("name", "b").changed("activation", "tanh")
    plan = nn.SweepPlan("t", lanes, ("learning_rate=0.1,1",), seeds=2)
    assert plan.columns == ("lane", "learning_rate")
    assert plan.count == len(plan.runs()) == 8
    assert {run.values["lane"] for run in plan.runs()} == {"a", "b"}


def test_a_random_search_has_its_budget_and_repeats_itself(lane):
    plan = nn.SweepPlan(
        "t", (lane,), ("learning_rate=log:0.001..1:3",), search="random", budget=20, seeds=2
    )
    values = [run.values["learning_rate"] for run in plan.runs()]
    assert len(values) == 40
    assert len(set(values)) == 20
    assert values == [run.values["learning_rate"] for run in plan.runs()]
    assert values[:20] == values[20:]  # the seeds of a combination differ in nothing else


def test_a_plan_survives_json(lane):
    plan = nn.SweepPlan("t", (lane,), ("hidden=[5],[6,7]",), 2, "halving", 8)
    assert nn.SweepPlan.from_dict(plan.to_dict()) == plan


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"search": "gird"}, "Did you mean 'grid'"),
        ({"seeds": 0}, "seeds: 0 is outside 1 … 64"),
        ({"budget": 0}, "budget: 0 is outside"),
        ({"over": ("learning_rate=1,2", "learning_rate=3,4")}, "varied twice"),
        ({"over": ("activation=[relu,tanh],relu",)}, "2 activations are listed"),
    ],
)
def test_what_no_run_could_have_is_refused(lane, fields, sentence):
    with pytest.raises(nn.NablascopeError, match=sentence):
        nn.SweepPlan("t", (lane,), **fields)


def test_ten_million_runs_are_counted_at_once_and_not_made(lane):
    plan = nn.SweepPlan("t", (lane,), ("learning_rate=0.001..1:10000", "momentum=0..0.9:1000"))
    assert plan.count == 10_000_000
    with pytest.raises(nn.FieldError, match="10,000,000 runs"):
        plan.runs()


def test_the_samples_have_every_value_once(lane):
    plan = nn.SweepPlan("t", (lane,), ("learning_rate=0.1,0.2,0.3", "activation=tanh,relu"))
    seen = list(plan.samples())
    assert {one.learning_rate for one in seen} == {0.1, 0.2, 0.3}
    assert {one.activation for one in seen} == {"tanh", "relu"}
    assert len(seen) == 4


@pytest.mark.parametrize("field", ["steps", "evaluate_every"])
def test_a_halving_decides_the_steps_itself(lane, field):
    with pytest.raises(nn.FieldError, match=f"{field}: a halving decides itself"):
        nn.SweepPlan("t", (lane,), (f"{field}=10,20",), search="halving")


def test_a_grid_has_no_budget(lane):
    with pytest.raises(nn.FieldError, match="a grid takes every combination"):
        nn.SweepPlan("t", (lane,), ("learning_rate=0.1,1",), budget=3)
