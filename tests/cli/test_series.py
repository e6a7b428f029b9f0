"""Series of runs at the terminal."""

from __future__ import annotations

import argparse
import json
import math

import nn
from cli.reporting import FAILED, OK
from cli.series import finish, number
from tests.conftest import toy_dataset

RECIPE = nn.Experiment(hidden=(4,), batch_size=20, steps=10, evaluate_every=10)


def call(tmp_path, *recipes):
    """The exit code, and the report that was written."""
    path = tmp_path / "report.json"
    options = argparse.Namespace(threads=1, report=str(path))
    every = [nn.CrossValidation(one, toy_dataset(), 2) for one in recipes]
    code = finish(
        options, every, lambda one: [one.experiment.name], lambda one: {"n": len(one.results)}
    )
    return code, json.loads(path.read_text())


def test_one_series_is_its_own_report_and_several_are_lanes(tmp_path, capsys):
    assert call(tmp_path, RECIPE) == (OK, {"n": 2})
    other = RECIPE.changed("name", "other")
    assert call(tmp_path, RECIPE, other) == (OK, {"lanes": [{"n": 2}, {"n": 2}]})
    assert capsys.readouterr().out.splitlines() == ["network", "network", "other"]


def test_a_run_that_stops_fails(tmp_path):
    assert call(tmp_path, RECIPE.changed("spoil", "missing"))[0] == FAILED


def test_what_is_not_finite_is_null():
    assert number(math.nan) is None
    assert number(0.5) == 0.5
