"""The report of a finished run: what a script or a teacher reads afterwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from nn.data.dataset import REGRESSION, Dataset
from nn.training.doctor.case import Finding
from nn.training.doctor.diagnosis import RULES
from nn.training.history import ACCURACY, LOSS, Record
from nn.training.lane import Lane
from nn.training.probes import MEASURES
from nn.training.race import Race


def report(race: Race, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """JSON-ready: for one lane its object, for a race an object with the list ``lanes``.

    ``data`` is what facts_of_dataset gives. Each lane has ``steps``, ``loss`` and ``accuracy`` of
    its last mini-batch, ``train_accuracy`` and ``test_accuracy`` over all samples (null in a
    regression, which has ``r2``, ``train_r2`` and ``test_r2``, and in the target's own unit
    ``test_rmse`` and ``test_mae``), ``task``, ``train_seconds`` (evaluation excluded),
    ``steps_per_second``, ``gradients``, ``findings`` of the doctor, ``experiment``, and
    ``failure`` when it stopped. ``gradients`` has an entry for each step recorded (for long
    runs: for each bucket of steps, with the means over it): ``step`` (the last one), ``steps``
    (how many), and ``layers``, input layer first, each with its name and all MEASURES. A value
    that does not exist is null.
    """
    lanes = [_lane(lane, [one for one in findings if one.slot == lane.slot]) for lane in race.lanes]
    data = {"data": facts_of_dataset(race.dataset)}
    return (lanes[0] if len(lanes) == 1 else {"steps": race.step, "lanes": lanes}) | data


def facts_of_dataset(dataset: Dataset) -> dict[str, Any]:
    """JSON-ready: ``rows`` and ``columns`` that were read, ``target``, ``task``, ``classes``, and
    ``remarks``.

    Each column has ``name``, ``role`` and ``type`` (in the words of the recipe), ``gaps`` and
    ``remark``.
    """
    return {
        "name": dataset.name,
        "rows": sum(map(len, dataset.parts.values())),
        "columns": [
            {
                "name": one.name,
                "role": one.role,
                "type": one.type,
                "gaps": one.gaps,
                "remark": " ".join(map(str, one.remarks)),
            }
            for one in dataset.read_columns
        ],
        "target": dataset.target,
        "task": dataset.task,
        "classes": list(dataset.class_names),
        "remarks": list(map(str, dataset.remarks)),
    }


def facts_of_finding(finding: Finding) -> dict[str, Any]:
    """JSON-ready: what the doctor found, with the texts of its rule."""
    rule = RULES[finding.rule]
    return {
        "rule": finding.rule,
        "title": str(rule.title),
        "steps": [finding.first, finding.last],
        "evidence": [
            {
                "what": str(one.label),
                "value": one.value if math.isfinite(one.value) else None,
                "sign": one.sign,
                "threshold": one.threshold,
            }
            for one in finding.evidence
        ],
        "reason": None if finding.reason is None else str(finding.reason),
        "meaning": str(rule.meaning),
        "advice": str(rule.advice),
        "treatment": finding.treatment and dict([finding.treatment]),
        "source": rule.source,
    }


def _lane(lane: Lane, findings: list[Finding]) -> dict[str, Any]:
    row, seconds = lane.record.steps.latest(), lane.train_seconds
    train = test = math.nan
    errors = math.nan, math.nan
    regression = lane.prepared.dataset.task == REGRESSION
    if lane.failure is None:
        _, train = lane.evaluate("train")
        _, test = lane.test or lane.evaluate("test")
        if regression:
            errors = lane.errors("test")
    kind = "r2" if regression else "accuracy"
    absent: dict[str, Any] = {"accuracy": None, "train_accuracy": None, "test_accuracy": None}
    return absent | {
        "name": lane.experiment.name,
        "steps": lane.step,
        "loss": _number(row[LOSS]),
        "task": lane.prepared.dataset.task,
        kind: _number(row[ACCURACY]),
        f"train_{kind}": _number(train),
        f"test_{kind}": _number(test),
        **({"test_rmse": _number(errors[0]), "test_mae": _number(errors[1])} if regression else {}),
        "train_seconds": seconds,
        "steps_per_second": lane.step / seconds if seconds else None,
        "failure": None if lane.failure is None else str(lane.failure),
        "findings": list(map(facts_of_finding, findings)),
        "experiment": lane.experiment.to_dict(),
        "gradients": _gradients(lane.record),
    }


def _gradients(record: Record) -> list[dict[str, Any]]:
    """The measures of every layer, step by step."""
    buckets = record.steps.all()
    columns = {name: record.measure(name) for name in MEASURES}
    return [
        {
            "step": int(buckets.high[index, 0]),
            "steps": int(buckets.rows[index]),
            "layers": [
                {
                    "layer": f"W{layer + 1}",
                    **{name: _number(mean[columns[name][layer]]) for name in MEASURES},
                }
                for layer in range(record.layers)
            ],
        }
        for index, mean in enumerate(buckets.mean)
    ]


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
