"""What is exported: a lane of a run, with its samples to check the export with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nn.arrays import Array
from nn.training.model import Model
from nn.training.recipe.experiment import Experiment

MOST_SAMPLES = 100  # of the validation set, that an export is checked on


@dataclass(frozen=True, eq=False)
class Source:
    """A trained network with its recipe, and samples x (n, features) to ask it about.

    ``rows`` are its recorded "steps" and "evaluations" (rows, columns of nn.History). Without
    samples (None) an export cannot be checked.
    """

    title: str
    model: Model
    experiment: Experiment
    rows: Mapping[str, Array]
    samples: Array | None = None
