"""What is exported: a lane of a run, with its samples to check the export with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nn.arrays import Array
from nn.training.curves import Curves
from nn.training.model import Model
from nn.training.recipe.experiment import Experiment


@dataclass(frozen=True, eq=False)
class Source:
    """A trained network with its recipe, and samples x (n, features) to ask it about.

    ``curves`` are its recorded "steps" and "evaluations". Without samples (None) an export cannot
    be checked.
    """

    title: str
    model: Model
    experiment: Experiment
    curves: Mapping[str, Curves]
    samples: Array | None = None
