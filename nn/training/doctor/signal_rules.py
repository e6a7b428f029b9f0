"""Illnesses of the signal: it overflows, explodes, vanishes, or reaches units that cannot learn."""

from __future__ import annotations

import math

import numpy as np

from nn.errors import Phrase
from nn.training.doctor.case import WINDOW, Case, Evidence, Finding, Setting
from nn.training.doctor.rule import MOST_DEAD, SMALL_SIGNAL, Rule
from nn.training.doctor.treatments import normalized, residual, slower
from nn.training.history import LOSS


class NotFinite(Rule):
    """The lane stopped because its loss or gradient is not a finite number."""

    name = "not-finite"
    title = Phrase("Not a finite number")
    meaning = Phrase(
        "A number became too large for the computer to represent, and every number computed from "
        "it is lost. The lane stopped with its last finite weights."
    )
    advice = Phrase(
        "Divide the learning rate by 10. If it is already as small as possible, scale the inputs "
        "or choose other initial weights. If the data has missing values, fill them in."
    )
    source = Phrase("IEEE 754; Goodfellow, Bengio & Courville 2016, section 4.1")

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
        return self.finding(
            case,
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
        "In backpropagation each layer multiplies the gradient by more than 1, so a single step "
        "moves the weights far away."
    )
    advice = Phrase("Limit the norm of the gradient to 1 (clipping).")
    source = Phrase(
        "Pascanu, Mikolov & Bengio 2013, section 2.1; threshold from measurements (docs/doctor.md)"
    )
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
        return self.finding(
            case,
            Evidence(
                Phrase("largest ‖∂L/∂W‖ of any layer"), float(np.nanmax(norms)), ">", self.largest
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
        "In backpropagation each layer multiplies the gradient by less than 1, so the first "
        "layers hardly change and the network cannot use its depth."
    )
    advice = Phrase(
        "Change what shrinks it: the activation function, or the standard deviation of the initial "
        "weights."
    )
    source = Phrase(
        "Hochreiter 1991; Glorot & Bengio 2010, section 4; thresholds from measurements "
        "(docs/doctor.md)"
    )

    def examine(self, case: Case) -> Finding | None:
        if case.recorded < WINDOW or case.record.layers < 2 or case.alike or case.dead > MOST_DEAD:
            return None  # units that are alike, or mostly dead, have findings of their own
        evidence = (
            Evidence(
                Phrase("‖∂L/∂a‖ of layer 1 ÷ ‖∂L/∂a‖ of the output"),
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
        return self.finding(case, *evidence)

    def treatments(self, case: Case) -> list[Setting]:
        """First the cause that multiplies the signal by less."""
        ledger = case.inspection.ledger[1:]
        slopes = [entry.slope for entry in ledger if entry.slope > 0]
        weights = [entry.weights for entry in ledger if entry.weights > 0]
        guilty_slope = bool(slopes) and np.mean(np.log(slopes)) < np.mean(np.log(weights or [1.0]))
        activation = [("activation", "relu")] if guilty_slope else []
        rest = *normalized(case.experiment), *residual(case.experiment)
        return [*activation, ("initializer", "he"), *rest]


class Symmetric(Rule):
    """All units of a hidden layer compute the same."""

    name = "symmetric"
    explains = True
    title = Phrase("Identical units")
    meaning = Phrase(
        "All units of a hidden layer have the same weights and receive the same gradient, so they "
        "stay identical (only rounding errors separate them in the end). The layer works like a "
        "single unit."
    )
    advice = Phrase("Start from random weights.")
    source = Phrase("Rumelhart, Hinton & Williams 1986 (symmetry breaking)")

    def examine(self, case: Case) -> Finding | None:
        if not case.alike:
            return None
        count = sum(case.inspection.alike[:-1])
        evidence = Evidence(Phrase("hidden layers with identical units"), count, ">", 0)
        return self.finding(case, evidence, first=0)

    def treatments(self, case: Case) -> list[Setting]:
        return [("initializer", "he"), ("l1", 0.0), ("weight_decay", 0.0)]


class DeadUnits(Rule):
    """Many ReLU units are never active."""

    name = "dead"
    explains = True
    title = Phrase("Dead ReLU units")
    meaning = Phrase(
        "These units output zero for every sample, so their gradient is zero too and they cannot "
        "recover. The usual cause is a step that was too large."
    )
    advice = Phrase("Use an activation with a slope on the negative side, or take smaller steps.")
    source = Phrase("Maas, Hannun & Ng 2013; threshold from measurements (docs/doctor.md)")

    def examine(self, case: Case) -> Finding | None:
        share = Evidence(
            Phrase("fraction of a layer's units that no sample has activated for a long time"),
            case.dead,
            ">",
            MOST_DEAD,
        )
        if case.alike or not share.holds:
            return None
        return self.finding(case, share)

    def treatments(self, case: Case) -> list[Setting]:
        return [("activation", "leaky-relu"), *slower(case)]
