"""Saved runs with made figures, for panels that show them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import nn
from gui.panels.runs.saved_row import rows_of

BASE = nn.Experiment(
    name="a", data="moons", hidden=(8,), activation="sigmoid", batch_size=10, steps=100
)


def lane(score=0.9, **changes):
    """A lane that came to a score."""
    curve = [[0.0, 50.0, 100.0], [2.0, 1.5, 1.1 - score], [0.1, 0.5, score]]
    recipe = BASE
    for field, value in changes.items():
        recipe = recipe.changed(field, value)
    return nn.LaneSummary(recipe, 100, 1.1 - score, score, False, curve)


def saved(stem, *lanes, place=nn.SAVED, day=1, size=1000, **written):
    """A saved run with these lanes."""
    summary = nn.RunSummary("Moons", nn.CLASSIFICATION, tuple(lanes or (lane(),)))
    return nn.SavedRun(
        Path(f"/{stem}.npz"), place, datetime(2026, 11, day), size, summary, **written
    )


def several():
    """Four runs, five lanes."""
    return [
        saved("one", lane(0.9), day=4, name="first", tags=("best", "homework"), size=2_000_000),
        saved("two", lane(0.7, activation="relu"), lane(0.8, name="b"), day=3, notes="with ReLU"),
        saved("last", lane(0.6, learning_rate=2.0), day=2, place=nn.AUTOSAVED),
        saved("run00001", lane(0.5, seed=7), day=1, place="2026-11-01-sweep"),
    ]


def rows():
    """Their lanes."""
    return rows_of(several())
