"""Outcome: what a treatment came to, in a lane that differs from the ill one by it alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION
from nn.data.prepared import Prepared
from nn.errors import DivergedError
from nn.training.doctor.case import LEAST_SAMPLES, WINDOW, Finding, Setting
from nn.training.history import ACCURACY, LOSS, Record
from nn.training.recipe.experiment import Experiment
from nn.training.recipe.settings import KNOBS

HELPED, WORSE, SAME, UNKNOWN = VERDICTS = "helped", "worse", "same", "unknown"
LESS, MORE = 0.9, 1.1  # times the validation loss: what lies between is no difference


class Raced(Protocol):
    """What is to be known of a lane: Lane and whatever shows one have it."""

    @property
    def slot(self) -> int:
        """Its mark."""

    @property
    def experiment(self) -> Experiment:
        """Its recipe."""

    @property
    def record(self) -> Record:
        """What was written of it."""

    @property
    def prepared(self) -> Prepared:
        """What it learns from."""

    @property
    def failure(self) -> DivergedError | None:
        """Why it stopped, if it did."""


@dataclass(frozen=True)
class Outcome:
    """The lane ``slot`` has the ``setting``; both lanes are compared after ``step`` steps.

    ``losses`` and ``scores`` (accuracy or R²) are those on the validation set, of the ill and of
    the treated lane; of one that stops early they are its best. ``verdict`` is HELPED, WORSE,
    SAME, or UNKNOWN before that can be told: by the accuracies where they differ by more than two
    standard errors, else by the losses.
    """

    setting: Setting
    slot: int
    step: int
    losses: tuple[float, float]
    scores: tuple[float, float]
    verdict: str


def outcomes(finding: Finding, lanes: Sequence[Raced]) -> list[Outcome]:
    """What the treatments of a finding came to, of those that race beside the ill lane."""
    ill = next((one for one in lanes if one.slot == finding.slot), None)
    if ill is None:
        return []
    found = []
    for setting in finding.treatments:
        treated = next((one for one in lanes if _differ_in(ill, one, setting)), None)
        if treated is not None:
            found.append(_outcome(setting, ill, treated))
    return found


def next_treatment(finding: Finding, tried: Sequence[Outcome]) -> Setting | None:
    """The first treatment that no lane has yet; None where all are tried, or there is none."""
    known = [one.setting for one in tried]
    return next((one for one in finding.treatments if one not in known), None)


def _differ_in(ill: Raced, other: Raced, setting: Setting) -> bool:
    """Whether a lane has the treatment, and else the recipe of the ill one."""
    field, value = setting
    if getattr(ill.experiment, field) == value or getattr(other.experiment, field) != value:
        return False
    may_differ = {field, "name", *(["stop_value"] if field == "stopping" else [])}
    return all(
        getattr(ill.experiment, name) == getattr(other.experiment, name)
        for name, knob in KNOBS.items()
        if name not in may_differ and not knob.counts_batches
    )


def _outcome(setting: Setting, ill: Raced, treated: Raced) -> Outcome:
    rows = [one.record.evaluations.all().mean for one in (ill, treated)]
    step = min((int(one[-1, 0]) for one in rows if len(one)), default=0)
    pairs = [_at(one, some, step) for one, some in zip((ill, treated), rows, strict=True)]
    losses, scores = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    before, after = losses
    few = len(ill.prepared.dataset.validation) < LEAST_SAMPLES
    if treated.failure is not None:
        verdict = WORSE if ill.failure is None else SAME
    elif ill.failure is not None and treated.record.step >= ill.record.step + WINDOW:
        verdict = HELPED  # it goes on where the ill one could not
    elif few or step < WINDOW or not (math.isfinite(before) and math.isfinite(after)):
        verdict = UNKNOWN
    else:
        verdict = _verdict(ill, losses, scores)
    return Outcome(setting, treated.slot, step, (before, after), (scores[0], scores[1]), verdict)


def _verdict(ill: Raced, losses: tuple[float, ...], scores: tuple[float, ...]) -> str:
    """By the accuracies where they differ by more than two standard errors, else by the losses."""
    dataset = ill.prepared.dataset
    if dataset.task != REGRESSION:
        spread = sum(one * (1.0 - one) for one in scores) / len(dataset.validation)
        change = scores[1] - scores[0]
        if abs(change) > 2.0 * math.sqrt(spread):
            return HELPED if change > 0.0 else WORSE
    before, after = losses
    return HELPED if after < LESS * before else WORSE if after > MORE * before else SAME


def _at(lane: Raced, rows: Array, step: int) -> tuple[float, float]:
    """Validation loss and score after so many steps; NaN before the first evaluation."""
    known = rows[rows[:, 0] <= step] if len(rows) else rows
    if not len(known):
        return math.nan, math.nan
    if lane.experiment.stopping != "none" and np.isfinite(known[:, LOSS]).any():
        row = known[int(np.nanargmin(known[:, LOSS]))]
    else:
        row = known[-1]
    return float(row[LOSS]), float(row[ACCURACY])
