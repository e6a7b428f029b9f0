"""``python main.py train --folds``: every fold is held out once."""

from __future__ import annotations

import argparse
import math
from typing import Any

from threadpoolctl import threadpool_limits
from tqdm import tqdm

import nn
from cli.files import write_report, written
from cli.loading import chosen_with_user_digits
from cli.reporting import FAILED, OK

PROGRESS = 0.01  # of the work, between two updates of the progress bar


def run(options: argparse.Namespace) -> int:
    """Hold out each fold once, in every lane, and print mean and spread."""
    if not options.folds.isdecimal():
        raise nn.FieldError(
            "--folds {value}: give a whole number from 2 to 20.", value=options.folds
        )
    lanes, dataset = chosen_with_user_digits(options)
    for option in ("save", "html"):
        if getattr(options, option):
            raise nn.FieldError(
                "--{option} cannot be combined with --folds: it is about one run.", option=option
            )
    reports = []
    for lane in lanes:
        validation = nn.CrossValidation(lane, dataset, int(options.folds))
        finish_series(validation, options.threads)
        print("\n".join(lines(validation)))
        reports.append(report(validation))
    result = reports[0] if len(reports) == 1 else {"lanes": reports}
    reported = written(options.report, lambda path: write_report(path, result))
    failed = any(one["failure"] for report in reports for one in report["folds"])
    return OK if reported and not failed else FAILED


def finish_series(series: nn.Series, threads: int) -> None:
    """Make all runs of a series, with a progress bar."""
    style = {"leave": False, "bar_format": "{percentage:3.0f}% |{bar}| {remaining}"}
    with (
        threadpool_limits(threads, user_api="blas"),
        tqdm(total=1.0, disable=None, **style) as bar,
    ):
        while not series.finished:
            series.advance()
            if series.progress - bar.n > PROGRESS:
                bar.update(series.progress - bar.n)


def lines(validation: nn.CrossValidation) -> list[str]:
    """What every fold came to, and mean and spread of all."""
    kind = "R²" if validation.regression else "accuracy"
    lines = [f"{validation.experiment.name}: {validation.count} folds"]
    for one in validation.results:
        outcome = f"stopped. {one.failure}" if one.failure else f"{kind} {one.score:.4f}"
        lines.append(f"  fold {one.fold + 1} held out ({one.samples:,} samples): {outcome}")
    mean, spread = nn.mean_and_spread(validation.results)
    return [*lines, f"  {kind} {mean:.4f} ± {spread:.4f} (mean ± standard deviation)"]


def report(validation: nn.CrossValidation) -> dict[str, Any]:
    """The same, ready for JSON."""

    def number(value: float) -> float | None:
        return value if math.isfinite(value) else None

    mean, spread = map(number, nn.mean_and_spread(validation.results))
    return {
        "name": validation.experiment.name,
        "score": "r2" if validation.regression else "accuracy",
        "mean": mean,
        "standard_deviation": spread,
        "folds": [
            {
                "fold": one.fold + 1,
                "samples": one.samples,
                "loss": number(one.loss),
                "score": number(one.score),
                "failure": one.failure and str(one.failure),
            }
            for one in validation.results
        ],
        "experiment": validation.experiment.to_dict(),
    }
