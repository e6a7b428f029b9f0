"""``python main.py train``: train without a window, and report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

import nn
from cli import cross_validation, html_report
from cli.files import check_targets, write_report, written
from cli.racing import drive, prepare
from cli.reporting import FAILED, OK
from nn.training.report import report


def run(options: argparse.Namespace) -> int:
    """Train without a window, and report. Ctrl+C ends the run and still reports."""
    check_targets(options.report, options.save, options.html)
    if options.save and Path(options.save).suffix != ".npz":
        raise nn.FieldError(
            "--save {path}: the name of a saved run must end in .npz.", path=options.save
        )
    if options.folds:
        return cross_validation.run(options)
    race, history, title = prepare(options)
    with threadpool_limits(options.threads, user_api="blas"):
        completed = drive(race, history, options.threads)
        result = report(race, nn.diagnose(race))
    saved = written(
        options.save,
        lambda path: nn.checkpoint.save(path, nn.checkpoint.take(race, history, title)),
    )
    shown = written(
        options.html, lambda path: html_report.write(race, title, options.language, path)
    )
    reported = written(options.report, lambda path: write_report(path, result))
    for lane in result.get("lanes", [result]):
        print(summary(lane))
    if not completed:
        print("Interrupted: the results are those of the last step.", file=sys.stderr)
    learnt = all(lane.failure is None for lane in race.lanes)
    return OK if completed and learnt and saved and reported and shown else FAILED


def summary(lane: dict[str, Any]) -> str:
    """One line on how a lane ended."""
    if lane["failure"]:
        return f"{lane['name']}: stopped. {lane['failure']}"
    regression = lane["task"] == "regression"
    score, train, test = (
        ("R²", "train_r2", "test_r2")
        if regression
        else ("accuracy", "train_accuracy", "test_accuracy")
    )
    rate = f"{lane['steps_per_second']:,.0f} steps/s" if lane["steps_per_second"] else "no step"
    errors = f", RMSE {lane['test_rmse']:.6g}, MAE {lane['test_mae']:.6g}" if regression else ""
    return (
        f"{lane['name']}: {lane['steps']:,} steps in {lane['train_seconds']:.1f} s ({rate}), "
        f"training {score} {lane[train]:.4f}, test {score} {lane[test]:.4f}{errors}"
    )
