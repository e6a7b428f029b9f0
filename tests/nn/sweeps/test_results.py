"""What the table of a sweep says about the fields that vary."""

from __future__ import annotations

import json

import numpy as np
import pytest

import nn


@pytest.fixture
def results(lane, tmp_path):
    """Scores that depend on the learning rate, a little on the seed, not on the activation."""
    plan = nn.SweepPlan("t", (lane,), ("learning_rate=0.01,0.1,1", "activation=tanh,relu"), seeds=4)
    folder = nn.SweepFolder.create(tmp_path / "sweep", plan)
    for row in folder.rows():
        score = {0.01: 0.6, 0.1: 0.9, 1.0: 0.7}[row["learning_rate"]] + 0.01 * row["seed"]
        curve = [[0, 10, 20], [2.0, 1.0, 0.5 + row["seed"]], [0.1, 0.5, score]]
        folder.update(row["run"], state="finished", validation_score=score, curve=json.dumps(curve))
    return nn.SweepResults.read(folder.path)


def test_groups_have_their_mean_and_deviation(results):
    groups = results.groups("learning_rate")
    assert [group.key for group in groups] == [(0.01,), (0.1,), (1.0,)]
    scores = np.repeat(0.9 + 0.01 * np.arange(4), 2)
    assert groups[1].mean == pytest.approx(scores.mean())
    assert groups[1].deviation == pytest.approx(scores.std(ddof=1))
    assert len(results.groups("learning_rate", "activation")) == 6


def test_the_importance_is_that_of_an_analysis_of_variance(results):
    found = results.importance()
    scores = np.array([row["validation_score"] for row in results.rows])
    rates = np.array([row["learning_rate"] for row in results.rows])
    between = sum(
        (rates == one).sum() * (scores[rates == one].mean() - scores.mean()) ** 2
        for one in np.unique(rates)
    )
    assert found["learning_rate"] == pytest.approx(between / ((scores - scores.mean()) ** 2).sum())
    assert found["activation"] == pytest.approx(0.0, abs=1e-12)
    assert sum(found.values()) == pytest.approx(1.0)  # the effects add, and all runs are there


def test_the_shares_of_variance_are_scipys(results):
    stats = pytest.importorskip("scipy.stats")
    groups = [group.scores for group in results.groups("learning_rate")]
    every = np.concatenate(groups)
    statistic = stats.f_oneway(*groups).statistic
    k, n = len(groups), len(every)
    share = statistic * (k - 1) / (statistic * (k - 1) + (n - k))
    assert results.importance()["learning_rate"] == pytest.approx(share)


def test_curves_of_seeds_have_mean_and_percentiles(results):
    rows = [
        row for row in results.rows if (row["learning_rate"], row["activation"]) == (0.1, "tanh")
    ]
    curves = results.curves(rows, 1)
    assert curves.steps.tolist() == [0, 10, 20]
    assert curves.runs.shape == (4, 3)
    assert curves.mean[2] == pytest.approx(0.5 + 1.5)
    low, high = curves.band
    assert (low[2], high[2]) == pytest.approx(tuple(np.quantile(curves.runs[:, 2], [0.05, 0.95])))
    assert results.curves([], 1) is None


def test_values_come_in_their_order(results):
    assert results.values("learning_rate") == [0.01, 0.1, 1.0]
    assert results.values("activation") == ["tanh", "relu"]


def test_a_run_knows_its_recipe(results):
    row = results.rows[3]
    recipe = results.recipe(row)
    assert (recipe.learning_rate, recipe.activation) == (row["learning_rate"], row["activation"])


def test_runs_without_a_score_count_for_nothing(results):
    folder = nn.SweepFolder(results.path)
    folder.update(1, validation_score=float("nan"))
    folder.update(2, state="running")
    found = nn.SweepResults.read(results.path)
    assert sum(len(group.scores) for group in found.groups("seed")) == 22
    assert not found.working
