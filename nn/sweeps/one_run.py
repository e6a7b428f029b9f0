"""One run of a sweep: trained to some step, with its figures, and saved as any other run."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nn.data.dataset import Dataset, Part
from nn.training import checkpoint
from nn.training.history import LOSS, History
from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment
from nn.training.thin_curve import thin_curve

PIECES = 50  # of work between two calls of ``tell``


@dataclass(frozen=True)
class RunResult:
    """What a run came to: its figures by the names of the table's columns, and the saved run.

    ``figures["failure"]`` says why it stopped, if it did. Losses and scores (accuracy, or R² of a
    regression) are those of its result, NaN where it has none. ``over`` says that nothing is left
    to train.
    """

    figures: dict[str, Any]
    saved: bytes
    over: bool


def train_run(
    experiment: Experiment,
    dataset: Dataset,
    user_digits: Part,
    title: str,
    until: int,
    start: bytes | None = None,
    tell: Callable[[int], object] = int,
) -> RunResult:
    """Train a recipe up to step ``until``, or from where ``start`` was saved.

    ``tell`` gets the step now and then, and may raise to cancel.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "run.npz")
        if start is None:
            race = Race([experiment], dataset, user_digits=user_digits)
            history = History(race.records)
        else:
            path.write_bytes(start)
            race, history = checkpoint.resume(checkpoint.load(path), dataset, path)
        _advance(race, history, until, tell)
        checkpoint.save(path, checkpoint.take(race, history, title))
        return RunResult(figures(race.lanes[0]), path.read_bytes(), race.finished)


def _advance(race: Race, history: History, until: int, tell: Callable[[int], object]) -> None:
    lane, pieces = race.lanes[0], 0
    while not race.finished and (lane.step < until or lane.evaluating or until >= race.steps):
        race.advance()
        pieces += 1
        if race.blocked or pieces % PIECES == 0:
            history.drain()
            tell(lane.step)
    history.drain()


def figures(lane: Lane) -> dict[str, Any]:
    """What the table says of a run."""
    rows = lane.record.evaluations.all().mean
    nothing = math.nan, math.nan
    failed = lane.failure is not None
    train, validation = (
        nothing if failed else lane.evaluate(part) for part in ("train", "validation")
    )
    test = lane.test or nothing
    losses = rows[:, LOSS]
    known = np.isfinite(losses).any()
    return {
        "step": lane.step,
        "train_loss": train[0],
        "train_score": train[1],
        "validation_loss": validation[0],
        "validation_score": validation[1],
        "best_step": int(rows[np.nanargmin(losses), 0]) if known else None,
        "test_loss": test[0],
        "test_score": test[1],
        "seconds": lane.train_seconds,
        "failure": str(lane.failure) if failed else None,
        "curve": thin_curve(rows),
    }
