"""``python main.py train --folds``: every fold is held out once."""

from __future__ import annotations

import argparse
from typing import Any

import nn
from cli.loading import chosen_with_user_digits
from cli.series import finish, number


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
    made = [nn.CrossValidation(lane, dataset, int(options.folds)) for lane in lanes]
    return finish(options, made, lines, report)


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
