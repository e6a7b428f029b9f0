"""``python main.py train``, as a person calls it."""

from __future__ import annotations

import json
import os

import pytest

from cli.train import summary
from tests.cli.command import CASES, train


def umask():
    """What is taken from the permissions of a new file here."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def first_by_last(lane):
    """In its last step, the norm of the first layer's gradient by that of the last layer's."""
    first, *_, last = (layer["gradient_norm"] for layer in lane["gradients"][-1]["layers"])
    return first / last


def test_the_vanishing_gradient_without_a_window(tmp_path):
    """Sigmoid + Xavier stays at chance with a dead first layer; ReLU + He learns."""
    report = tmp_path / "r.json"
    done = train("vanishing-gradient", "--steps", 600, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "test accuracy" in done.stdout
    sigmoid, relu = json.loads(report.read_text())["lanes"]
    assert first_by_last(sigmoid) < 1e-2
    assert first_by_last(relu) > 5e-2
    assert relu["train_accuracy"] >= 0.90
    assert sigmoid["train_accuracy"] < 0.30


def test_a_report_holds_what_was_promised(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--steps", 20, "--seed", 3, "--set", "learning_rate=0.5",
        "--report", report,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert report.stat().st_mode & 0o777 == 0o666 & ~umask()
    content = json.loads(report.read_text())
    assert content["steps"] == 20
    assert content["experiment"]["seed"] == 3
    assert content["experiment"]["learning_rate"] == 0.5
    assert content["steps_per_second"] == pytest.approx(20 / content["train_seconds"])
    assert {"train_accuracy", "test_accuracy", "loss"} <= set(content)
    assert [entry["step"] for entry in content["gradients"]] == list(range(1, 21))
    assert isinstance(content["findings"], list)


def test_a_run_that_diverges_exits_with_1_and_still_reports(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--set", "learning_rate=100", "--set", "hidden=50,50,50",
        "--set", "initializer=he", "--steps", 200, "--report", report,
    )  # fmt: skip
    assert done.returncode == 1
    assert "learning rate" in done.stdout
    assert json.loads(report.read_text())["failure"]


def test_a_report_says_what_reading_did(tmp_path):
    report, path = tmp_path / "r.json", CASES / "36-house-prices" / "houses.csv"
    train("two-layer-net", "--file", path, "--steps", 200, "--report", report)
    found = json.loads(report.read_text())
    assert (found["data"]["rows"], found["data"]["target"]) == (300, "price")
    assert found["test_r2"] > 0.9
    assert found["test_rmse"] >= found["test_mae"] > 100


def test_a_regression_reports_the_explained_variance(tmp_path):
    report = tmp_path / "r.json"
    done = train("sine", "--steps", 1500, "--report", report)
    assert "test R²" in done.stdout
    linear, layers = json.loads(report.read_text())["lanes"]
    assert layers["test_r2"] > 0.6 > linear["test_r2"]
    assert linear["test_accuracy"] is None


def test_a_lane_without_a_step_has_no_rate():
    lane = {
        "name": "a", "failure": None, "task": "classification", "steps": 0, "train_seconds": 0.0,
        "steps_per_second": None, "train_accuracy": 0.1, "test_accuracy": 0.125,
    }  # fmt: skip
    assert summary(lane) == (
        "a: 0 steps in 0.0 s (no step), training accuracy 0.1000, test accuracy 0.1250"
    )
    assert summary(lane | {"failure": "It broke."}) == "a: stopped. It broke."
