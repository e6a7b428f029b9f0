"""The doctor: findings about a lane, each with the numbers that prove it and a treatment.

A rule is a small class that looks at a Case. The thresholds are measured: docs/doctor.md
holds the numbers of thirty runs, ill and healthy, that they stand between.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from nn.arrays import QUIET, Array
from nn.chance import bounds
from nn.data.dataset import REGRESSION
from nn.data.prepared import Prepared
from nn.errors import DivergedError, NablascopeError, Phrase
from nn.optimizers import LARGEST_RATE, smaller_rate
from nn.training.curves import Buckets
from nn.training.experiment import Experiment
from nn.training.history import ACCURACY, LOSS, Record
from nn.training.inspection import Inspection, inspect
from nn.training.lanes import variation
from nn.training.race import Lane, Race

WINDOW = 100  # steps whose median is looked at
SMALL_SIGNAL = 2e-2  # first layer's ||dL/da|| by the output's
MOST_DEAD = 0.5
SPIKE = 1.5  # times the loss before the first step
FLAT = 300  # steps of each of the two halves that a plateau compares
Setting = tuple[str, Any]  # a field of the recipe, and a value of it
STEPS_OF_A_MEAN, SAMPLES_OF_A_MEAN = 10, 128  # at least; one bad mini-batch is no illness


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
    None where no setting helps that a new lane could have. ``reason`` is the sentence of an
    error that came with it.
    """

    rule: str
    slot: int
    first: int
    last: int
    evidence: tuple[Evidence, ...]
    treatment: Setting | None = None
    reason: DivergedError | None = None

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON, with the texts of its rule."""
        rule = RULES[self.rule]
        return {
            "rule": self.rule,
            "title": str(rule.title),
            "steps": [self.first, self.last],
            "evidence": [
                {
                    "what": str(one.label),
                    "value": one.value if math.isfinite(one.value) else None,
                    "sign": one.sign,
                    "threshold": one.threshold,
                }
                for one in self.evidence
            ],
            "reason": None if self.reason is None else str(self.reason),
            "meaning": str(rule.meaning),
            "advice": str(rule.advice),
            "treatment": self.treatment and dict([self.treatment]),
            "source": rule.source,
        }


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
        wanted = max(STEPS_OF_A_MEAN, SAMPLES_OF_A_MEAN // self.experiment.batch_size)
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

    def finding(self, rule: Rule, *evidence: Evidence, **others: Any) -> Finding:
        """A finding of this lane, over the window unless told otherwise."""
        span = {"first": max(self.step - WINDOW, 0) + 1, "last": self.step}
        treatment = first_possible(self.experiment, rule.treatments(self))
        return Finding(
            rule.name,
            self.record.slot,
            evidence=evidence,
            treatment=treatment,
            **{**span, **others},
        )


class Rule:
    """One illness. ``examine`` gives the finding, or None; it is asked again and again."""

    name: ClassVar[str]
    title: ClassVar[Phrase]
    meaning: ClassVar[Phrase]
    advice: ClassVar[Phrase]
    source: ClassVar[str]
    explains: ClassVar[bool] = False  # whether it is a reason for a loss that stands still

    def examine(self, case: Case) -> Finding | None:
        """Look at a lane."""
        raise NotImplementedError

    def treatments(self, case: Case) -> list[Setting]:
        """Settings that may help, the best one first; those that the lane cannot take are left."""
        return []


class NotFinite(Rule):
    """The lane stopped because its loss or gradient is not a finite number."""

    name = "not-finite"
    title = Phrase("Not a finite number")
    meaning = Phrase(
        "A number grew beyond what a computer can hold, and every number computed from it is "
        "lost. The lane stopped with its last finite weights."
    )
    advice = Phrase(
        "Try a tenth of the learning rate. If it is as small as it can be, scale the inputs or "
        "choose other start weights; if numbers are missing in the data, fill the gaps."
    )
    source = "IEEE 754; Goodfellow, Bengio & Courville 2016, section 4.1"

    def examine(self, case: Case) -> Finding | None:
        if case.failure is None:
            return None
        losses = case.record.steps.tail(10)[:, LOSS]
        evidence = []
        if len(losses):
            evidence = [
                Evidence(Phrase("loss of the last step"), float(losses[-1]), ">", case.start),
                Evidence(
                    Phrase("largest update/weight ratio in that step"),
                    float(np.max(case.rows[-1, case.record.measure("update_ratio")])),
                    ">",
                    1e-3,
                ),
            ]
        return case.finding(
            self,
            *evidence,
            first=max(case.step - 9, 0),
            reason=case.failure,
        )

    def treatments(self, case: Case) -> list[Setting]:
        return slower(case) if math.isfinite(case.facts.mean) else []  # else the data have gaps


class Exploding(Rule):
    """A layer's gradient is far larger than those of any network that learned."""

    name = "exploding"
    explains = True
    title = Phrase("Exploding gradient")
    meaning = Phrase(
        "On the way back each layer multiplies the gradient by more than 1, so a step throws the "
        "weights far away from where they were."
    )
    advice = Phrase("Shorten the gradient to a norm of 1 (clipping).")
    source = "Pascanu, Mikolov & Bengio 2013, section 2.1; threshold measured (docs/doctor.md)"
    largest = 100.0

    def examine(self, case: Case) -> Finding | None:
        if case.experiment.clip_norm:
            return None  # the step is as short as was asked for, however long the gradient is
        since = case.changed_at("learning_rate", "clip_norm")
        rows = case.since(since, case.record.measure("gradient_norm"))
        if not len(rows):
            return None
        norms = rows.high[:, 1:]
        beyond = np.flatnonzero(np.nanmax(norms, axis=1) > self.largest)
        if not len(beyond):
            return None
        return case.finding(
            self,
            Evidence(
                Phrase("largest ‖∂L/∂W‖ of a layer"), float(np.nanmax(norms)), ">", self.largest
            ),
            first=int(rows.low[beyond[0], 0]),
            last=int(rows.high[beyond[-1], 0]),
        )

    def treatments(self, case: Case) -> list[Setting]:
        return [("clip_norm", 1.0)]


class Vanishing(Rule):
    """The first layers receive next to nothing of the gradient."""

    name = "vanishing"
    explains = True
    title = Phrase("Vanishing gradient")
    meaning = Phrase(
        "On the way back each layer multiplies the gradient by less than 1, so the first layers "
        "hardly change and the network cannot use its depth."
    )
    advice = Phrase("Change what shrinks it: the activation, or the spread of the start weights.")
    source = (
        "Hochreiter 1991; Glorot & Bengio 2010, section 4; thresholds measured (docs/doctor.md)"
    )

    def examine(self, case: Case) -> Finding | None:
        if case.step < WINDOW or case.record.layers < 2 or case.alike or case.dead > MOST_DEAD:
            return None  # units that are alike, or mostly dead, have findings of their own
        evidence = (
            Evidence(
                Phrase("‖∂L/∂a‖ of layer 1 by that of the output"),
                case.signal_ratio,
                "<",
                SMALL_SIGNAL,
            ),
            Evidence(
                Phrase("mean |∂L/∂W| of layer 1"), float(case.median("gradient_mean")[0]), "<", 1e-5
            ),
            Evidence(
                Phrase("update/weight ratio of layer 1"),
                float(case.median("update_ratio")[0]),
                "<",
                5e-5,
            ),
        )
        ratio, size, update = (one.holds for one in evidence)
        if not (ratio and (size or update)):
            return None
        return case.finding(self, *evidence)

    def treatments(self, case: Case) -> list[Setting]:
        """First the cause that multiplies the signal by less."""
        ledger = case.inspection.ledger[1:]
        slopes = [entry.slope for entry in ledger if entry.slope > 0]
        weights = [entry.weights for entry in ledger if entry.weights > 0]
        guilty_slope = bool(slopes) and np.mean(np.log(slopes)) < np.mean(np.log(weights or [1.0]))
        activation = [("activation", "relu")] if guilty_slope else []
        return [*activation, ("initializer", "he"), *normalized(case.experiment)]


class Symmetric(Rule):
    """All units of a hidden layer compute the same."""

    name = "symmetric"
    explains = True
    title = Phrase("Units all alike")
    meaning = Phrase(
        "All units of a hidden layer have the same weights and get the same gradient, so they stay "
        "alike (only rounding errors part them at last): the layer is worth a single unit."
    )
    advice = Phrase("Start from random weights.")
    source = "Rumelhart, Hinton & Williams 1986 (symmetry breaking)"

    def examine(self, case: Case) -> Finding | None:
        if not case.alike:
            return None
        count = sum(case.inspection.alike[:-1])
        evidence = Evidence(Phrase("hidden layers whose units are all alike"), count, ">", 0)
        return case.finding(self, evidence, first=0)

    def treatments(self, case: Case) -> list[Setting]:
        return [("initializer", "he"), ("l1", 0.0), ("weight_decay", 0.0)]


class DeadUnits(Rule):
    """Many ReLU units are never active."""

    name = "dead"
    explains = True
    title = Phrase("Dead ReLU units")
    meaning = Phrase(
        "These units are zero for every sample, so their gradient is zero too and nothing can "
        "bring them back. A step that was too large often kills them."
    )
    advice = Phrase("Give the negative side a slope, or take smaller steps.")
    source = "Maas, Hannun & Ng 2013; threshold measured (docs/doctor.md)"

    def examine(self, case: Case) -> Finding | None:
        share = Evidence(
            Phrase("share of a layer's units that no sample has activated for long"),
            case.dead,
            ">",
            MOST_DEAD,
        )
        if case.alike or not share.holds:
            return None
        return case.finding(self, share)

    def treatments(self, case: Case) -> list[Setting]:
        return [("activation", "leaky-relu"), *slower(case)]


class TooFast(Rule):
    """The loss rose far above where it began."""

    name = "learning-rate-too-high"
    explains = True
    title = Phrase("Learning rate too high")
    meaning = Phrase(
        "The steps jump over the valley and land higher than they began: the loss swings instead "
        "of falling."
    )
    advice = Phrase(
        "Take a tenth of the learning rate; if it is as small as it can be, scale the inputs or "
        "choose other start weights."
    )
    source = "LeCun et al. 1998, section 5; threshold measured (docs/doctor.md)"

    def examine(self, case: Case) -> Finding | None:
        if case.failure is not None or case.spiked is None:
            return None
        *_, means = case.means
        return case.finding(
            self,
            Evidence(
                Phrase("highest loss, by that at the start or at the last change of the rate"),
                float(np.nanmax(means) / case.level),
                ">",
                SPIKE,
            ),
            first=case.spiked[0],
            last=case.spiked[1],
        )

    def treatments(self, case: Case) -> list[Setting]:
        return slower(case)


class TooSlow(Rule):
    """The loss falls, but in steps that are tiny beside the weights."""

    name = "learning-rate-too-low"
    explains = True
    title = Phrase("Learning rate too low")
    meaning = Phrase(
        "The gradient arrives in every layer, but the steps are tiny beside the weights: it would "
        "take far longer than needed."
    )
    advice = Phrase(
        "Take ten times the learning rate; if it is as large as it can be, let momentum add up "
        "the steps."
    )
    source = "Karpathy, CS231n: updates of about 1e-3 of the weights; threshold measured"
    smallest = 1e-4

    def examine(self, case: Case) -> Finding | None:
        ratio = float(np.max(case.median("update_ratio")))
        evidence = (
            Evidence(Phrase("largest update/weight ratio of a layer"), ratio, "<", self.smallest),
            Evidence(
                Phrase("loss, by the loss before the first step"),
                case.loss / case.start,
                ">",
                0.5,
            ),
        )
        arrives = case.signal_ratio > SMALL_SIGNAL and ratio > 0
        if case.step < 2 * WINDOW or not arrives or not all(one.holds for one in evidence):
            return None
        return case.finding(self, *evidence)

    def treatments(self, case: Case) -> list[Setting]:
        faster = min(10 * case.experiment.learning_rate, LARGEST_RATE)
        return [("learning_rate", faster), *momentum(case.experiment)]


class Plateau(Rule):
    """The loss stands still, far from zero, and no other rule says why."""

    name = "plateau"
    title = Phrase("Plateau")
    meaning = Phrase(
        "The loss has stopped falling though the gradient arrives: the network is on flat ground, "
        "or it is too small for the task."
    )
    advice = Phrase("Momentum carries the weights across flat ground.")
    source = "Saad & Solla 1995 (plateaus of learning); threshold measured (docs/doctor.md)"

    def examine(self, case: Case) -> Finding | None:
        if case.step < 2 * FLAT or case.failure is not None:
            return None
        losses = case.record.steps.tail(2 * FLAT)[:, LOSS]
        before, now = (float(median(part)) for part in (losses[:FLAT], losses[FLAT:]))
        if not before > 0:
            return None
        # Half of the losses of a small mini-batch may be far off: what is not known is not told.
        unsure = math.hypot(*(scatter(part) for part in (losses[:FLAT], losses[FLAT:]))) / before
        evidence = (
            Evidence(Phrase("fall of the median loss in 300 steps"), 1 - now / before, "<", 0.01),
            Evidence(Phrase("uncertainty of this fall (standard error)"), unsure, "<", 0.01),
            Evidence(Phrase("loss, by the loss before the first step"), now / case.start, ">", 0.1),
        )
        if not all(one.holds for one in evidence):
            return None
        if any(rule.explains and rule.examine(case) for rule in RULES.values()):
            return None
        return case.finding(self, *evidence, first=case.step - 2 * FLAT + 1)

    def treatments(self, case: Case) -> list[Setting]:
        return momentum(case.experiment)


class Overfitting(Rule):
    """The validation loss rises while the training loss goes on falling."""

    name = "overfitting"
    title = Phrase("Overfitting")
    meaning = Phrase(
        "The network learns its training samples by heart: it gets better at them and worse at "
        "samples it has not seen."
    )
    advice = Phrase("Leave out units at random (dropout), stop earlier, or get more data.")
    source = "Prechelt 1998 (early stopping); Srivastava et al. 2014; threshold measured"
    rise, looks = 1.25, 3

    def examine(self, case: Case) -> Finding | None:
        evaluations = case.record.evaluations.all().mean
        if len(evaluations) <= self.looks or case.step < WINDOW:
            return None
        best = int(evaluations[:, LOSS].argmin())
        since = evaluations[-self.looks :, LOSS]
        if best >= len(evaluations) - self.looks:
            return None
        first = float(evaluations[best, 0])
        around = case.record.steps.view(max(first - WINDOW, 0), first, WINDOW).mean
        then = float(around[:, LOSS].mean()) if len(around) else math.nan
        evidence = (
            Evidence(
                Phrase("least of the last 3 validation losses, by the best one"),
                float(since.min() / evaluations[best, LOSS]),
                ">",
                self.rise,
            ),
            Evidence(
                Phrase("training loss, by that at the best validation loss"),
                case.loss / then,
                "<",
                0.7,
            ),
        )
        if not all(one.holds for one in evidence):
            return None
        return case.finding(self, *evidence, first=int(first))

    def treatments(self, case: Case) -> list[Setting]:
        units = case.experiment.hidden and not case.experiment.dropout  # there are some to leave
        decay = ("weight_decay", max(1e-3, 10 * case.experiment.weight_decay))
        return [("dropout", 0.3)] if units else [decay]


class LearntByHeart(Rule):
    """The loss is close to zero, but there were few samples to learn."""

    name = "tiny-set"
    title = Phrase("Learnt by heart")
    meaning = Phrase(
        "The loss is close to zero because there are few samples: that says that the network "
        "works, not that it has understood the task."
    )
    advice = Phrase("A good first test of a network. Now give it more samples.")
    source = "Karpathy 2019, A Recipe for Training Neural Networks (overfit one batch)"

    def examine(self, case: Case) -> Finding | None:
        evidence = (
            Evidence(Phrase("training loss"), case.loss, "<", 0.05),
            Evidence(
                Phrase("training samples a class"),
                case.facts.samples / len(case.facts.counts),
                "<",
                50,
            ),
        )
        if case.step < WINDOW or not all(one.holds for one in evidence):
            return None
        return case.finding(self, *evidence)


class NotNormalised(Rule):
    """The inputs are far from zero or spread widely."""

    name = "not-normalised"
    explains = True
    title = Phrase("Inputs not normalised")
    meaning = Phrase(
        "Large inputs make large activations and large gradients in the first layer: what suits "
        "the other layers is far too much for it."
    )
    advice = Phrase("Scale the inputs to mean 0 and standard deviation 1, or to 0 … 1.")
    source = "LeCun et al. 1998, Efficient BackProp, section 4.3"

    def examine(self, case: Case) -> Finding | None:
        evidence = (
            Evidence(Phrase("|mean| of the inputs"), abs(case.facts.mean), ">", 3.0),
            Evidence(Phrase("standard deviation of the inputs"), case.facts.deviation, ">", 3.0),
        )
        if case.facts.words or not any(one.holds for one in evidence):
            return None
        return case.finding(self, *evidence, first=0)

    def treatments(self, case: Case) -> list[Setting]:
        return [*scaled(case), *normalized(case.experiment)]


class WrongLabels(Rule):
    """The network moves its weights well, yet never does better than chance on new samples."""

    name = "labels"
    explains = True
    title = Phrase("Labels that do not match")
    meaning = Phrase(
        "The gradient arrives and the weights move, but samples that it has not seen are answered "
        "no better than by chance: the labels seem not to belong to the inputs."
    )
    advice = Phrase("Look at some samples with their labels. Was one of the two shuffled?")
    source = "Zhang et al. 2017 (random labels); limit: exact binomial test (docs/doctor.md)"
    least_steps, least_update = 500, 3e-4

    def examine(self, case: Case) -> Finding | None:
        looks = case.record.evaluations.all().mean
        if case.step < self.least_steps or case.failure is not None or len(looks) < 3:
            return None
        if math.isnan(case.facts.chance):
            return None  # a regression has no classes to be guessed
        few, _ = bounds(case.facts.validation, case.facts.chance)
        limit = few / max(case.facts.validation, 1)
        moves = float(np.min(case.median("update_ratio")))
        evidence = (
            Evidence(
                Phrase("best validation accuracy so far"), float(looks[:, ACCURACY].max()),
                "<", limit,
            ),
            Evidence(
                Phrase("least update/weight ratio of a layer"), moves, ">", self.least_update
            ),
        )  # fmt: skip
        arrives = case.signal_ratio > SMALL_SIGNAL and case.dead < MOST_DEAD and not case.alike
        if not arrives or case.spiked or not all(one.holds for one in evidence):
            return None
        return case.finding(self, *evidence, first=0)


class Imbalance(Rule):
    """Some classes have far more samples than others."""

    name = "imbalance"
    title = Phrase("Class imbalance")
    meaning = Phrase(
        "The network can be right most of the time without knowing the rare classes; the accuracy "
        "hides it."
    )
    advice = Phrase("Get more samples of the rare classes, or look at each class apart.")
    source = "He & Garcia 2009, Learning from Imbalanced Data; threshold: MNIST has 1.25"
    most = 3.0

    def examine(self, case: Case) -> Finding | None:
        counts = case.facts.counts
        ratio = max(counts) / max(min(counts), 1)
        label = Phrase("samples of the most frequent class by those of the rarest")
        evidence = Evidence(label, ratio, ">", self.most)
        return case.finding(self, evidence, first=0) if evidence.holds else None


def median(values: Array) -> Array:
    """The median along the first axis; NaN where one is NaN.

    The first call of np.median loads numpy.ma, which takes 80 ms of the window's time.
    """
    ordered = np.sort(values, axis=0)  # NaN comes last
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return np.where(np.isnan(ordered[-1]), np.nan, middle)


def scatter(numbers: Array) -> float:
    """Standard error of a median, for numbers that are normally distributed (Kenney 1939)."""
    return 1.2533 * float(numbers.std()) / math.sqrt(len(numbers))


def slower(case: Case) -> list[Setting]:
    """A tenth of the learning rate; where that cannot be, what else makes the first steps small."""
    rate = smaller_rate(case.experiment.learning_rate)
    if rate is not None:
        return [("learning_rate", rate)]
    return [*scaled(case), ("initializer", "he"), *normalized(case.experiment)]


def scaled(case: Case) -> list[Setting]:
    """Standardised inputs, where they can be had."""
    return [] if case.facts.words else [("scaling", "standardise")]


def normalized(experiment: Experiment) -> list[Setting]:
    """Batch normalization, where there are layers that it can stand in."""
    return [("normalization", "batch")] if experiment.hidden or experiment.convolutions else []


def momentum(experiment: Experiment) -> list[Setting]:
    """Momentum, where the optimizer is the plain one."""
    return [("optimizer", "momentum")] if experiment.optimizer == "sgd" else []


def first_possible(experiment: Experiment, settings: list[Setting]) -> Setting | None:
    """The first setting in which a new lane can differ from this one."""
    for field, value in settings:
        try:
            variation([experiment], 0, field, value)
        except NablascopeError:
            continue
        return field, value
    return None


@QUIET
def examine(case: Case) -> list[Finding]:
    """All findings about a lane whose record has been drained."""
    findings = [rule.examine(case) for rule in RULES.values()]
    return [finding for finding in findings if finding is not None]


def case_of(lane: Lane) -> Case:
    """A lane as it stands, looked at now."""
    facts = facts_of(lane.prepared)
    return Case(lane.experiment, lane.record, inspect(lane), facts, lane.failure)


def diagnose(race: Race) -> list[Finding]:
    """All findings about a race as it stands, whose records have been drained."""
    return [one for lane in race.lanes for one in examine(case_of(lane))]


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        NotFinite(),
        Exploding(),
        Vanishing(),
        Symmetric(),
        DeadUnits(),
        TooFast(),
        TooSlow(),
        Plateau(),
        Overfitting(),
        LearntByHeart(),
        NotNormalised(),
        WrongLabels(),
        Imbalance(),
    )
}
