"""Case: what the doctor's rules may look at, and Finding: what they found.

The thresholds are measured: docs/doctor.md holds the numbers of thirty runs, ill and healthy,
that they stand between.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION
from nn.data.prepared import Prepared
from nn.errors import DivergedError, Phrase
from nn.training.curves import Buckets
from nn.training.doctor.robust import median
from nn.training.history import LOSS, Record
from nn.training.inspection import Inspection
from nn.training.recipe.experiment import Experiment
from nn.training.recipe.settings import AUTO

WINDOW = 100  # steps whose median is looked at
MOST_LATEST = 2000  # steps that a rule may look at one by one
LEAST_SAMPLES = 20  # of the validation set, for a difference that means something
SPIKE = 1.5  # times the loss before the first step
STEPS_OF_A_MEAN, SAMPLES_OF_A_MEAN = 10, 128  # at least; one bad mini-batch is no illness
Setting = tuple[str, Any]  # a field of the recipe, and a value of it


@dataclass(frozen=True)
class Evidence:
    """A number that was measured, and how it stands to its threshold (``sign`` < or >)."""

    label: Phrase
    value: float
    sign: str
    threshold: float

    @property
    def holds(self) -> bool:
        """Whether the number is beyond its threshold."""
        return self.value < self.threshold if self.sign == "<" else self.value > self.threshold


@dataclass(frozen=True)
class Finding:
    """What a rule found in the lane ``slot`` over the steps ``first`` … ``last``.

    ``treatment`` is a field of the recipe and the value to try beside it in a new lane, or
    None where no setting helps that a new lane could have; ``others`` are to be tried after it.
    ``reason`` is the sentence of an error that came with it.
    """

    rule: str
    slot: int
    first: int
    last: int
    evidence: tuple[Evidence, ...]
    treatment: Setting | None = None
    reason: DivergedError | None = None
    others: tuple[Setting, ...] = ()

    @property
    def treatments(self) -> tuple[Setting, ...]:
        """All that may be tried, the best one first."""
        return self.others if self.treatment is None else (self.treatment, *self.others)


@dataclass(frozen=True)
class Facts:
    """What the doctor knows of the data: counts a class, and the spread of the inputs.

    ``words`` says that the inputs are numbers of words, whose size means nothing.
    """

    counts: tuple[int, ...]
    validation: int
    chance: float
    mean: float
    deviation: float
    largest: float
    words: bool = False

    @property
    def samples(self) -> int:
        """Training samples."""
        return sum(self.counts)


def facts_of(prepared: Prepared) -> Facts:
    """Look at a lane's data once, as they enter the network.

    ``chance`` is the share of the most frequent class; a regression has one count and no chance.
    """
    dataset = prepared.dataset
    counts, chance = [len(dataset.train)], math.nan
    if dataset.task != REGRESSION:
        counts = np.bincount(dataset.train.t, minlength=dataset.classes).tolist()
        held = np.bincount(dataset.validation.t, minlength=dataset.classes)
        chance = float(held.max() / max(held.sum(), 1))
    mean, deviation, largest = prepared.spread
    return Facts(
        tuple(map(int, counts)),
        len(dataset.validation),
        chance,
        mean,
        deviation,
        largest,
        dataset.entries is not None,
    )


@dataclass(frozen=True)
class Case:
    """What a rule may look at: a lane's recipe and record, a look at its network, the data."""

    experiment: Experiment
    record: Record
    inspection: Inspection
    facts: Facts
    failure: DivergedError | None = None

    @property
    def step(self) -> int:
        """Steps taken."""
        return self.record.step

    @property
    def recorded(self) -> int:
        """Latest steps that are kept as they came, at most MOST_LATEST: few after a fork."""
        return len(self.record.steps.tail(MOST_LATEST))

    @cached_property
    def rows(self) -> Array:
        """The rows of the last WINDOW steps; fewer before that."""
        return self.record.steps.tail(WINDOW)

    def median(self, measure: str) -> Array:
        """The median of a measure over the window, for each layer; NaN before the first step."""
        columns = self.record.measure(measure)
        if not len(self.rows):
            return np.full(len(columns), np.nan)
        return median(self.rows[:, columns])

    @cached_property
    def start(self) -> float:
        """The validation loss before the first step."""
        first = self.record.first_evaluation
        return math.nan if first is None else float(first[LOSS])

    @cached_property
    def loss(self) -> float:
        """The mean mini-batch loss over the window."""
        return float(self.rows[:, LOSS].mean()) if len(self.rows) else math.nan

    @property
    def with_usual_loss(self) -> bool:
        """Whether the loss has the size that thresholds for a loss were measured with."""
        return self.experiment.loss == AUTO or "cross-entropy" in self.experiment.loss

    @cached_property
    def signal_ratio(self) -> float:
        """How much of the backward signal at the output reaches the first layer."""
        signal = self.median("signal_norm")
        return float(signal[0] / signal[-1]) if signal[-1] > 0 else math.nan

    @cached_property
    def dead(self) -> float:
        """The largest share of dead units in a layer."""
        return max((share for share in self.inspection.dead if share is not None), default=0.0)

    @property
    def alike(self) -> bool:
        """Whether all units of a hidden layer have the same weights."""
        return any(self.inspection.alike[:-1])

    def changed_at(self, *fields: str) -> int:
        """The step after which one of these fields has last been changed; 0 if it never was."""
        changes = self.record.changes
        return max((change.step for change in changes if change.field in fields), default=0)

    def since(self, step: int, columns: list[int]) -> Buckets:
        """What was recorded after a step, as finely as it is kept for the whole run."""
        rows = self.record.steps.all([0, *columns])
        return rows.part(rows.low[:, 0] > step)

    @cached_property
    def means(self) -> tuple[Array, Array, Array]:
        """The loss averaged over STEPS_OF_A_MEAN and SAMPLES_OF_A_MEAN: first, last steps, means.

        Since the learning rate was last changed: what went before is not its doing.
        """
        rows = self.since(self.changed_at("learning_rate"), [LOSS])
        firsts, lasts, loss = rows.low[:, 0], rows.high[:, 0], rows.mean[:, 1]
        if not len(loss):
            return firsts, lasts, loss
        wanted = max(STEPS_OF_A_MEAN, SAMPLES_OF_A_MEAN // self.record.batch[0])
        starts = np.arange(0, len(loss), -(-wanted // int(rows.rows[0])))
        counts = np.diff([*starts, len(loss)])
        ends = starts + counts - 1
        return firsts[starts], lasts[ends], np.add.reduceat(loss, starts) / counts

    @cached_property
    def level(self) -> float:
        """The loss that a spike is measured by: at the start, or at the last change of the rate."""
        changed = self.changed_at("learning_rate")
        before = self.record.steps.view(changed - STEPS_OF_A_MEAN, changed, WINDOW).mean
        return max(self.start, float(before[:, LOSS].mean())) if changed else self.start

    @cached_property
    def spiked(self) -> tuple[int, int] | None:
        """From where to where the loss was above SPIKE times its ``level``."""
        firsts, lasts, means = self.means
        above = np.flatnonzero(means > SPIKE * self.level)
        return (int(firsts[above[0]]), int(lasts[above[-1]])) if len(above) else None
