"""Illnesses of the data, and what a network makes of too few: learnt by heart, overfitted."""

from __future__ import annotations

import math

import numpy as np

from nn.chance import bounds
from nn.errors import Phrase
from nn.training.doctor.case import LEAST_SAMPLES, WINDOW, Case, Evidence, Finding, Setting
from nn.training.doctor.rule import MOST_DEAD, SMALL_SIGNAL, Rule
from nn.training.doctor.treatments import less_capacity, normalized, scaled
from nn.training.history import ACCURACY, LOSS


class Overfitting(Rule):
    """The validation loss rises while the training loss goes on falling."""

    name = "overfitting"
    title = Phrase("Overfitting")
    meaning = Phrase(
        "The network memorises its training samples: it gets better on them, but worse on samples "
        "it has not seen."
    )
    advice = Phrase(
        "Get more data. Otherwise drop units at random (dropout), add weight decay, stop earlier, "
        "or use a smaller network."
    )
    source = Phrase(
        "Prechelt 1998 (early stopping); Srivastava et al. 2014; threshold from measurements "
        "(docs/doctor.md)"
    )
    rise, evaluations_above = 1.25, 3

    def examine(self, case: Case) -> Finding | None:
        evaluations = case.record.evaluations.all().mean
        few = case.facts.validation < LEAST_SAMPLES  # they may be odd ones
        if few or len(evaluations) <= self.evaluations_above or case.recorded < WINDOW:
            return None
        best = int(evaluations[:, LOSS].argmin())
        since = evaluations[-self.evaluations_above :, LOSS]
        if best >= len(evaluations) - self.evaluations_above:
            return None
        first = float(evaluations[best, 0])
        around = case.record.steps.view(max(first - WINDOW, 0), first, WINDOW).mean
        then = float(around[:, LOSS].mean()) if len(around) else math.nan
        evidence = (
            Evidence(
                Phrase("smallest of the last 3 validation losses ÷ best validation loss"),
                float(since.min() / evaluations[best, LOSS]),
                ">",
                self.rise,
            ),
            Evidence(
                Phrase("training loss ÷ training loss at the best validation loss"),
                case.loss / then,
                "<",
                0.7,
            ),
        )
        if not all(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence, first=int(first))

    def treatments(self, case: Case) -> list[Setting]:
        recipe = case.experiment
        data = [("train_size", 0)] if recipe.train_size else []
        units = recipe.hidden and not recipe.dropout  # there are some to leave out
        dropout = [("dropout", 0.3)] if units else []
        decay = ("weight_decay", max(1e-3, 10 * recipe.weight_decay))
        early = [("stopping", "patience")] if recipe.stopping == "none" else []
        return [*data, *dropout, decay, *early, *less_capacity(recipe)]


class LearntByHeart(Rule):
    """The loss is close to zero, but there were few samples to learn."""

    name = "tiny-set"
    title = Phrase("Memorised")
    meaning = Phrase(
        "The loss is close to zero because there are few samples. This shows that the network "
        "works, not that it has understood the task."
    )
    advice = Phrase("This is a good first test of a network. Now give it more samples.")
    source = Phrase("Karpathy 2019, A Recipe for Training Neural Networks (overfit one batch)")

    def examine(self, case: Case) -> Finding | None:
        evidence = (
            Evidence(Phrase("training loss"), case.loss, "<", 0.05),
            Evidence(
                Phrase("training samples per class"),
                case.facts.samples / len(case.facts.counts),
                "<",
                50,
            ),
        )
        if case.recorded < WINDOW or not all(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence) if case.with_usual_loss else None


class NotNormalised(Rule):
    """The inputs are far from zero or spread widely."""

    name = "not-normalised"
    explains = True
    title = Phrase("Inputs not scaled")
    meaning = Phrase(
        "Large inputs cause large activations and large gradients in the first layer. A learning "
        "rate that suits the other layers is far too large for it."
    )
    advice = Phrase("Scale the inputs to mean 0 and standard deviation 1, or to the range 0 … 1.")
    source = Phrase("LeCun et al. 1998, Efficient BackProp, section 4.3")

    def examine(self, case: Case) -> Finding | None:
        evidence = (
            Evidence(Phrase("|mean| of the inputs"), abs(case.facts.mean), ">", 3.0),
            Evidence(Phrase("standard deviation of the inputs"), case.facts.deviation, ">", 3.0),
        )
        if case.facts.words or not any(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence, first=0)

    def treatments(self, case: Case) -> list[Setting]:
        return [*scaled(case), *normalized(case.experiment)]


class WrongLabels(Rule):
    """The network moves its weights well, yet never does better than chance on new samples."""

    name = "labels"
    explains = True
    title = Phrase("Labels do not match")
    meaning = Phrase(
        "The gradient arrives and the weights change, but predictions for unseen samples are no "
        "better than chance. The labels do not seem to belong to the inputs."
    )
    advice = Phrase("Look at some samples with their labels. Was only one of the two shuffled?")
    source = Phrase(
        "Zhang et al. 2017 (random labels); limit: exact binomial test (docs/doctor.md)"
    )
    least_steps, least_update = 500, 3e-4

    def examine(self, case: Case) -> Finding | None:
        evaluations = case.record.evaluations.all().mean
        if case.recorded < self.least_steps or case.failure is not None or len(evaluations) < 3:
            return None
        if math.isnan(case.facts.chance):
            return None  # a regression has no classes to be guessed
        few, _ = bounds(case.facts.validation, case.facts.chance)
        limit = few / max(case.facts.validation, 1)
        moves = float(np.min(case.median("update_ratio")))
        evidence = (
            Evidence(
                Phrase("best validation accuracy so far"), float(evaluations[:, ACCURACY].max()),
                "<", limit,
            ),
            Evidence(
                Phrase("smallest update/weight ratio of any layer"), moves, ">", self.least_update
            ),
        )  # fmt: skip
        arrives = case.signal_ratio > SMALL_SIGNAL and case.dead < MOST_DEAD and not case.alike
        if not arrives or case.spiked or not all(one.holds for one in evidence):
            return None
        return self.finding(case, *evidence, first=0)


class Imbalance(Rule):
    """Some classes have far more samples than others."""

    name = "imbalance"
    title = Phrase("Class imbalance")
    meaning = Phrase(
        "The network can be right most of the time without learning the rare classes, and the "
        "accuracy hides this."
    )
    advice = Phrase("Get more samples of the rare classes, or look at each class separately.")
    source = Phrase("He & Garcia 2009, Learning from Imbalanced Data; threshold: MNIST has 1.25")
    most = 3.0

    def examine(self, case: Case) -> Finding | None:
        counts = case.facts.counts
        ratio = max(counts) / max(min(counts), 1)
        label = Phrase("samples of the most frequent class ÷ samples of the rarest class")
        evidence = Evidence(label, ratio, ">", self.most)
        return self.finding(case, evidence, first=0) if evidence.holds else None
