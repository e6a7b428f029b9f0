"""Facts: numbers about a run by name, which the conditions of lessons compare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nn.training.history import ACCURACY, LOSS, Record
from nn.training.recipe.experiment import Experiment

RECENT = 20  # steps over which a lane's loss, accuracy and gradients are averaged
OF_RUN = ("lanes", "drawn", "prediction")
OF_LANE = (
    "step", "loss", "accuracy", "validation_loss", "validation_accuracy", "first_loss",
    "lowest_loss", "learning_rate", "batch_size", "diverged", "stopped", "layers", "answer",
)  # fmt: skip
OF_LAYER = ("gradient", "probability")  # of each weight layer, and of each class
KNOWN = re.compile(
    rf"({'|'.join(OF_RUN)})|step|({'|'.join(OF_LANE)})[1-4]|({'|'.join(OF_LAYER)})[1-4]_\d{{1,2}}"
)


def is_fact(name: str) -> bool:
    """Whether there is a fact of that name, such as ``loss1`` or ``gradient2_1``."""
    return KNOWN.fullmatch(name) is not None


@dataclass(frozen=True)
class LaneFacts:
    """A lane of which facts are told: its recipe, its record, and how it ended."""

    experiment: Experiment
    record: Record
    diverged: bool = False
    stopped: bool = False


def facts_of_run(lanes: Iterable[LaneFacts]) -> dict[str, float]:
    """The facts of a run by name; those that are not known yet are left out.

    Lanes count from 1: ``step1`` (also ``step``), ``loss1`` and ``accuracy1`` of the mini-batches
    (means of the last 20 steps), ``first_loss1`` (validation, before the first step),
    ``lowest_loss1`` and ``validation_loss1`` (validation, lowest and latest),
    ``validation_accuracy1``, ``gradient1_3`` (‖∂L/∂W3‖, mean of the last 20 steps),
    ``learning_rate1``, ``batch_size1``, ``layers1``, and ``diverged1`` and ``stopped1`` (0 or 1).
    """
    facts: dict[str, float] = {}
    count = 0
    for count, lane in enumerate(lanes, start=1):
        facts |= {f"{name}{count}": value for name, value in _of_lane(lane).items()}
        facts |= {f"gradient{count}_{layer}": value for layer, value in _gradients(lane.record)}
    facts["lanes"] = float(count)
    if "step1" in facts:
        facts["step"] = facts["step1"]
    return {name: value for name, value in facts.items() if np.isfinite(value)}


def _of_lane(lane: LaneFacts) -> dict[str, float]:
    record, recipe = lane.record, lane.experiment
    found = {
        "step": float(record.step),
        "learning_rate": recipe.learning_rate,
        "batch_size": float(record.batch[0]),
        "layers": float(record.layers),
        "diverged": float(lane.diverged),
        "stopped": float(lane.stopped),
    }
    rows = record.steps.tail(RECENT)
    if len(rows):
        found["loss"] = float(rows[:, LOSS].mean())
        found["accuracy"] = float(rows[:, ACCURACY].mean())
    if len(record.evaluations):
        latest = record.evaluations.latest()
        found["validation_loss"] = float(latest[LOSS])
        found["validation_accuracy"] = float(latest[ACCURACY])
        found["lowest_loss"] = float(np.nanmin(record.evaluations.all([0, LOSS]).low[:, 1]))
    if record.first_evaluation is not None:
        found["first_loss"] = float(record.first_evaluation[LOSS])
    return found


def _gradients(record: Record) -> list[tuple[int, float]]:
    rows = record.steps.tail(RECENT)
    if not len(rows):
        return []
    means = rows[:, record.measure("gradient_norm")].mean(axis=0)
    return [(layer, float(value)) for layer, value in enumerate(means, start=1)]
