"""``python main.py train --folds``, as a person calls it."""

from __future__ import annotations

import json

from tests.cli.command import train


def test_folds_print_mean_and_spread(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--data", "moons", "--steps", 300, "--folds", 4, "--report", report
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(report.read_text())
    scores = [one["score"] for one in result["folds"]]
    assert len(scores) == 4
    mean = sum(scores) / 4
    spread = (sum((one - mean) ** 2 for one in scores) / 3) ** 0.5
    assert f"accuracy {mean:.4f} ± {spread:.4f}" in done.stdout


def test_the_folds_of_a_regression_are_scored_by_r2(tmp_path):
    report = tmp_path / "r.json"
    done = train("sine", "--steps", 20, "--folds", 2, "--report", report)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("2 folds") == 2
    lanes = json.loads(report.read_text())["lanes"]
    assert [lane["score"] for lane in lanes] == ["r2", "r2"]
    assert [len(lane["folds"]) for lane in lanes] == [2, 2]


def test_folds_make_no_run_to_save(tmp_path):
    for option, name in (("--save", "run.npz"), ("--html", "run.html")):
        done = train("two-layer-net", "--data", "xor", "--folds", 2, option, tmp_path / name)
        assert done.returncode == 2
        assert f"{option} cannot be combined with --folds" in done.stderr


def test_a_fold_that_diverges_exits_with_1():
    done = train(
        "two-layer-net", "--data", "moons", "--folds", 2, "--steps", 100,
        "--set", "learning_rate=100", "--set", "hidden=50,50,50",
    )  # fmt: skip
    assert done.returncode == 1
    assert "stopped." in done.stdout
