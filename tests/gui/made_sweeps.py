"""Sweeps with made figures, for panels that show them."""

from __future__ import annotations

import json
import math

import nn

BASE = nn.Experiment(name="a", data="moons", hidden=(8,), batch_size=10, steps=100)
OVER = ("learning_rate=log:0.01..1:3", "activation=tanh,relu")


def fill(folder, score_of):
    """Finish every run with the score that a function gives it; None leaves it planned."""
    for row in folder.rows():
        score = score_of(row)
        if score is None:
            continue
        loss = 1.1 - score
        curve = [[0, 50, 100], [2.0, (2 + loss) / 2, loss], [0.1, (0.1 + score) / 2, score]]
        folder.update(
            row["run"], state="finished", step=100, validation_score=score, validation_loss=loss,
            train_loss=loss / 2, best_step=100, seconds=0.5, curve=json.dumps(curve),
        )  # fmt: skip


def inverted_u(row):
    """Best in the middle; relu fails at the largest rate."""
    if row["learning_rate"] == 1.0 and row["activation"] == "relu":
        return 0.1
    away = abs(math.log10(row["learning_rate"]) + 1)
    return 0.9 - 0.02 * away + 0.01 * (row["activation"] == "relu") + 0.001 * row["seed"]


def made(path, over=OVER, lanes=(BASE,), seeds=3, score_of=inverted_u, **options):
    """A folder with such a sweep, and its results."""
    plan = nn.SweepPlan("made", tuple(lanes), tuple(over), seeds, **options)
    folder = nn.SweepFolder.create(path, plan)
    fill(folder, score_of)
    return nn.SweepResults.read(path)
