"""``python main.py check``, as a person calls it."""

from __future__ import annotations

import json

from tests.cli.command import CASES, call


def test_the_check_names_what_is_wrong_with_data(table):
    done = call("check", "--file", table)
    assert done.returncode == 0, done.stderr
    assert "1 missing values filled" in done.stdout
    assert "good  Statistics" in done.stdout
    spoilt = call("check", "--data", "moons", "--set", "spoil=shuffled-labels")
    assert "bad   Labels and samples" in spoilt.stdout
    assert "Was only one of the two shuffled" in spoilt.stdout


def test_check_prints_one_json_object():
    done = call("check", "--file", CASES / "10-NA-is-a-value" / "garage.csv", "--json")
    found = json.loads(done.stdout)
    assert (found["rows"], found["target"], found["task"]) == (150, "price", "regression")
    garage = found["columns"][0]
    assert (garage["name"], garage["role"], garage["type"]) == ("garage", "feature", "text")
    assert "'None' in 54 rows is kept as text" in garage["remark"]
    assert {one["name"] for one in found["checks"]} >= {"finite", "labels", "range"}
    assert {one["level"] for one in found["checks"]} <= {"good", "warn", "bad"}


def test_lanes_that_prepare_the_data_alike_are_checked_once():
    """The lanes of learning-rate differ in their rates only; scaling makes other data."""
    alike = call("check", "learning-rate").stdout
    assert alike.count("scaling none") == 1
    assert call("check", "clean-data").stdout.count("\n  good  Shapes") > 1
