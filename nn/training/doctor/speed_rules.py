"""Illnesses of the speed: steps that are too large, too small, or lead nowhere."""

from __future__ import annotations

import math

import numpy as np

from nn.errors import Phrase
from nn.optimizers import LARGEST_RATE
from nn.training.doctor.case import SPIKE, WINDOW, Case, Evidence, Finding, Setting
from nn.training.doctor.robust import median, scatter
from nn.training.doctor.rule import SMALL_SIGNAL, Rule
from nn.training.doctor.treatments import momentum, more_capacity, slower
from nn.training.history import LOSS

FLAT = 300  # steps of each of the two halves that a plateau compares


class TooFast(Rule):
    """The loss rose far above where it began."""

    name = "learning-rate-too-high"
    explains = True
    title = Phrase("Learning rate too high")
    meaning = Phrase(
        "The steps jump across the valley and land higher than they started, so the loss swings "
        "instead of falling."
    )
    advice = Phrase(
        "Divide the learning rate by 10. If it is already as small as possible, scale the inputs "
        "or choose other initial weights."
    )
    source = Phrase("LeCun et al. 1998, section 5; threshold from measurements (docs/doctor.md)")

    def examine(self, case: Case) -> Finding | None:
        if case.failure is not None or case.spiked is None:
            return None
        *_, means = case.means
        return self.finding(
            case,
            Evidence(
                Phrase(
                    "highest loss ÷ loss at the start or at the last change of the learning rate"
                ),
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
        "The gradient reaches every layer, but the steps are tiny compared with the weights. "
        "Training takes far longer than necessary."
    )
    advice = Phrase(
        "Multiply the learning rate by 10. If it is already as large as possible, use momentum to "
        "add up the steps."
    )
    source = Phrase(
        "Karpathy, CS231n: updates of about 1e-3 of the weights; threshold from measurements "
        "(docs/doctor.md)"
    )
    smallest = 1e-4

    def examine(self, case: Case) -> Finding | None:
        ratio = float(np.max(case.median("update_ratio")))
        evidence = (
            Evidence(Phrase("largest update/weight ratio of any layer"), ratio, "<", self.smallest),
            Evidence(
                Phrase("loss ÷ loss before the first step"),
                case.loss / case.start,
                ">",
                0.5,
            ),
        )
        arrives = case.signal_ratio > SMALL_SIGNAL and ratio > 0
        if case.recorded < 2 * WINDOW or not arrives or not all(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence)

    def treatments(self, case: Case) -> list[Setting]:
        faster = min(10 * case.experiment.learning_rate, LARGEST_RATE)
        return [("learning_rate", faster), *momentum(case.experiment)]


class Plateau(Rule):
    """The loss stands still, far from zero, and no other rule says why."""

    name = "plateau"
    last_resort = True
    title = Phrase("Plateau")
    meaning = Phrase(
        "The loss has stopped falling although the gradient arrives. The network is in a flat "
        "region, or it is too small for the task."
    )
    advice = Phrase(
        "Without a hidden layer a network can only draw straight borders: add one. Otherwise "
        "momentum carries the weights across flat regions, and wider layers can represent more."
    )
    source = Phrase(
        "Saad & Solla 1995 (plateaus of learning); threshold from measurements (docs/doctor.md)"
    )

    def examine(self, case: Case) -> Finding | None:
        if case.recorded < 2 * FLAT or case.failure is not None:
            return None
        losses = case.record.steps.tail(2 * FLAT)[:, LOSS]
        before, now = (float(median(part)) for part in (losses[:FLAT], losses[FLAT:]))
        if not before > 0:
            return None
        # Half of the losses of a small mini-batch may be far off: what is not known is not told.
        unsure = math.hypot(*(scatter(part) for part in (losses[:FLAT], losses[FLAT:]))) / before
        evidence = (
            Evidence(
                Phrase("decrease of the median loss over 300 steps"), 1 - now / before, "<", 0.01
            ),
            Evidence(Phrase("uncertainty of this decrease (standard error)"), unsure, "<", 0.01),
            Evidence(Phrase("loss ÷ loss before the first step"), now / case.start, ">", 0.1),
        )
        if not all(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence, first=case.step - 2 * FLAT + 1)

    def treatments(self, case: Case) -> list[Setting]:
        recipe = case.experiment
        larger = more_capacity(recipe)
        return [*momentum(recipe), *larger] if recipe.hidden else [*larger, *momentum(recipe)]
