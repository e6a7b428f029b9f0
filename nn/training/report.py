"""The report of a finished run: what a script or a teacher reads afterwards."""

from __future__ import annotations

import math
from typing import Any

from nn.arrays import Array
from nn.training.history import History
from nn.training.race import Evaluation, Race


def report(race: Race, history: History) -> dict[str, Any]:
    """JSON-ready: for one lane its object, for a race an object with the list ``lanes``.

    Each lane has ``steps``, ``loss`` and ``accuracy`` of its last mini-batch, ``train_accuracy``
    and ``test_accuracy`` over all samples, ``train_seconds`` (evaluation excluded),
    ``steps_per_second``, ``gradients`` (norms of the last step, input layer first),
    ``experiment``, and ``failure`` when it stopped. A value that does not exist is null.
    """
    _, train = Evaluation(race.lanes, race.dataset.train).finish()
    _, test = race.test or Evaluation(race.lanes, race.dataset.test).finish()
    row = history.steps.latest()
    lanes = [_lane(race, place, row, train, test) for place in range(len(race.lanes))]
    if len(lanes) == 1:
        return lanes[0]
    return {"steps": race.step, "lanes": lanes}


def _lane(race: Race, place: int, row: Array, train: Array, test: Array) -> dict[str, Any]:
    lane, layout = race.lanes[place], race.layout
    seconds = lane.train_seconds
    return {
        "name": lane.experiment.name,
        "steps": lane.optimizer.steps,
        "loss": _number(row[layout.loss(place)]),
        "accuracy": _number(row[layout.accuracy(place)]),
        "train_accuracy": _number(train[place]),
        "test_accuracy": _number(test[place]),
        "train_seconds": seconds,
        "steps_per_second": lane.optimizer.steps / seconds if seconds else None,
        "gradients": [_number(row[column]) for column in layout.gradients(place)],
        "failure": None if lane.failure is None else str(lane.failure),
        "experiment": lane.experiment.to_dict(),
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
