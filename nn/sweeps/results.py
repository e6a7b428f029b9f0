"""SweepResults: the table of a sweep as it stands, and what it says about the fields that vary."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.sweeps.folder import RunState, SweepFolder
from nn.sweeps.plan import SweepPlan
from nn.training.recipe.experiment import Experiment
from nn.training.series import mean_and_deviation

Row = Mapping[str, Any]
BAND = 5.0, 95.0  # percentiles of the spread over seeds


@dataclass(frozen=True)
class Group:
    """Runs that agree in some fields: their ``key``, and their validation scores."""

    key: tuple[Any, ...]
    scores: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean score; NaN without any."""
        return mean_and_deviation(self.scores)[0]

    @property
    def deviation(self) -> float:
        """The standard deviation, divided by n - 1."""
        return mean_and_deviation(self.scores)[1]


@dataclass(frozen=True)
class SeedCurves:
    """Curves of the same recipe with several seeds, on the steps that all of them have.

    ``runs`` is (seeds, steps); ``mean`` and the percentiles ``low`` and ``high`` go over the seeds.
    """

    steps: Array
    runs: Array

    @property
    def mean(self) -> Array:
        """The mean at each step."""
        return np.mean(self.runs, axis=0)

    @property
    def band(self) -> tuple[Array, Array]:
        """The 5th and the 95th percentile at each step."""
        low, high = np.percentile(self.runs, BAND, axis=0)
        return low, high


@dataclass(frozen=True)
class SweepResults:
    """A sweep at one moment; ``working`` says whether a process is at it."""

    path: Path
    plan: SweepPlan
    rows: tuple[Row, ...]
    working: bool
    regression: bool = False  # whether scores are R²

    @classmethod
    def read(cls, path: Path) -> SweepResults:
        """What is in a folder now. Raises CheckpointError."""
        folder = SweepFolder(path)
        plan, regression = folder.plan(), bool(folder.facts().get("regression"))
        return cls(path, plan, tuple(folder.rows()), folder.claimed, regression)

    @cached_property
    def over(self) -> int:
        """How many runs are over, whatever came of them."""
        return sum(row["state"] in RunState.OVER for row in self.rows)

    @cached_property
    def finished(self) -> list[Row]:
        """The rows of runs that were trained to their end."""
        return [row for row in self.rows if row["state"] == RunState.FINISHED]

    def recipe(self, row: Row) -> Experiment:
        """The recipe of a run."""
        return Experiment.from_dict(json.loads(row["recipe"]))

    def values(self, column: str) -> list[Any]:
        """The values of a varied field that occur, numbers in their order, names as planned."""
        found = dict.fromkeys(row[column] for row in self.rows)
        numbers = all(isinstance(one, int | float) for one in found)
        return sorted(found) if numbers else list(found)

    def groups(self, *columns: str) -> list[Group]:
        """Finished runs with equal values in these columns, in the order of their values."""
        found: dict[tuple[Any, ...], list[float]] = defaultdict(list)
        for row in self.finished:
            score = row["validation_score"]
            if score is not None:
                found[tuple(row[one] for one in columns)].append(float(score))
        order = {one: {value: i for i, value in enumerate(self.values(one))} for one in columns}
        keys = sorted(
            found, key=lambda key: [order[one][v] for one, v in zip(columns, key, strict=True)]
        )
        return [Group(key, tuple(found[key])) for key in keys]

    def importance(self) -> dict[str, float]:
        """For each varied field and the seed, the share of the scores' variance that it explains.

        The variance of the means over its values, weighted by their runs, over that of all scores
        (the main effects of an analysis of variance; Hutter, Hoos & Leyton-Brown 2014).
        """
        scores = [score for group in self.groups() for score in group.scores]
        if len(scores) < 2 or np.var(scores) == 0:
            return {}
        total, mean = float(np.var(scores)), float(np.mean(scores))
        found = {}
        for column in (*self.plan.columns, "seed"):
            groups = self.groups(column)
            if len(groups) > 1:
                between = sum(len(one.scores) * (one.mean - mean) ** 2 for one in groups)
                found[column] = between / len(scores) / total
        return found

    def curves(self, rows: Sequence[Row], quantity: int) -> SeedCurves | None:
        """Validation losses (``quantity`` 1) or scores (2) of finished runs; None without any."""
        found = []
        for row in rows:
            curve = np.array(json.loads(row["curve"] or "[]"), np.float64)
            if curve.ndim == 2 and curve.shape[1]:
                found.append(curve)
        if not found:
            return None
        steps = found[0][0]
        for curve in found[1:]:
            steps = np.intersect1d(steps, curve[0])
        if not len(steps):
            return None
        runs = [curve[quantity][np.searchsorted(curve[0], steps)] for curve in found]
        return SeedCurves(steps, np.array(runs))
