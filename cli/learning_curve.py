"""``python main.py learning-curve``: how the score depends on the number of training samples."""

from __future__ import annotations

import argparse
import dataclasses
import math
from typing import Any

import nn
from cli.files import check_targets
from cli.loading import chosen_with_user_digits
from cli.series import finish, number


def run(options: argparse.Namespace) -> int:
    """Train every lane on parts of its training set, and print the mean scores."""
    check_targets(options.report)
    sizes = [int(nn.parse("train_size", one)) for one in options.sizes] or None
    lanes, dataset = chosen_with_user_digits(options)
    curves = [nn.LearningCurve(lane, dataset, sizes, options.seeds) for lane in lanes]
    return finish(options, curves, lines, report)


def lines(curve: nn.LearningCurve) -> list[str]:
    """What every size came to."""
    kind = "R²" if curve.regression else "accuracy"
    found = [f"{curve.experiment.name}: {curve.seeds} seed(s) for each size"]
    for one in nn.curve_means(curve.results):
        around = f" ± {one.spread:.4f}" if math.isfinite(one.spread) else ""
        found.append(
            f"  {one.size:9,} training samples: {kind} {one.score:.4f}{around} "
            f"({one.train_score:.4f} on the training samples)"
        )
    return found


def report(curve: nn.LearningCurve) -> dict[str, Any]:
    """The same, ready for JSON: every run."""
    runs = []
    for one in curve.results:
        told = dataclasses.asdict(one) | {"failure": one.failure and str(one.failure)}
        scores = {name: number(told[name]) for name in ("loss", "score", "train_score")}
        runs.append(told | scores)
    return {
        "name": curve.experiment.name,
        "score": "r2" if curve.regression else "accuracy",
        "runs": runs,
        "experiment": curve.experiment.to_dict(),
    }
