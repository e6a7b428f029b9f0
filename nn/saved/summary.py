"""RunSummary: what a saved run came to, read from its file without its weights and its steps."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nn.arrays import Array, under
from nn.data.dataset import REGRESSION
from nn.training.checkpoint import FILE, check_format
from nn.training.curves import Curves
from nn.training.history import ACCURACY, LOSS
from nn.training.recipe.experiment import Experiment
from nn.training.thin_curve import thin_curve

PART = dataclasses.replace(
    FILE, members=re.compile(r"recipe|history/lane\d/((evaluations|steps)/shape|evaluations/.+)")
)


@dataclass(frozen=True)
class LaneSummary:
    """A lane of a saved run.

    ``loss`` and ``score`` (accuracy, or R² of a regression) are those of the last evaluation of
    the validation set; None where they are not known. ``curve`` is as ``thin_curve`` gives it.
    ``failure`` says whether it diverged.
    """

    experiment: Experiment
    step: int
    loss: float | None
    score: float | None
    failure: bool
    curve: list[list[float | None]]

    def to_dict(self) -> dict[str, Any]:
        """The same, ready for JSON."""
        return {**vars(self), "experiment": self.experiment.to_dict()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> LaneSummary:
        """What ``to_dict`` gave. Raises NablascopeError, TypeError or KeyError."""
        return cls(**{**values, "experiment": Experiment.from_dict(values["experiment"])})


@dataclass(frozen=True)
class RunSummary:
    """A saved run: its title, what it learned (see nn.REGRESSION), and its lanes."""

    title: str
    task: str
    lanes: tuple[LaneSummary, ...]

    @property
    def regression(self) -> bool:
        """Whether its scores are R²."""
        return self.task == REGRESSION

    def to_dict(self) -> dict[str, Any]:
        """The same, ready for JSON."""
        return {**vars(self), "lanes": [lane.to_dict() for lane in self.lanes]}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> RunSummary:
        """What ``to_dict`` gave. Raises NablascopeError, TypeError or KeyError."""
        return cls(**{**values, "lanes": tuple(map(LaneSummary.from_dict, values["lanes"]))})


def summarise(path: Path) -> RunSummary:
    """What there is in the file of a saved run. Raises CheckpointError."""
    arrays = PART.read(path)
    with FILE.checking(path):
        recipe = json.loads(str(arrays["recipe"][()]))
        check_format(recipe, path)
        lanes = [
            _lane(Experiment.from_dict(told), state, under(f"history/lane{index}/", arrays))
            for index, (told, state) in enumerate(
                zip(recipe["lanes"], recipe["state"]["lanes"], strict=True)
            )
        ]
        return RunSummary(str(recipe["title"]), str(recipe["state"]["data"]["task"]), tuple(lanes))


def _lane(experiment: Experiment, state: dict[str, Any], arrays: dict[str, Array]) -> LaneSummary:
    curves = Curves.from_arrays(under("evaluations/", arrays))
    last = curves.latest()
    return LaneSummary(
        experiment=experiment,
        step=int(state["optimizer_steps"]),
        loss=_known(last[LOSS]),
        score=_known(last[ACCURACY]),
        failure=bool(state["failure"]),
        curve=thin_curve(curves.all().mean),
    )


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
