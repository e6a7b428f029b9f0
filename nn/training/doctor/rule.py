"""Rule: the base of the doctor's rules."""

from __future__ import annotations

from typing import Any, ClassVar

from nn.errors import Phrase
from nn.training.doctor.case import WINDOW, Case, Evidence, Finding, Setting
from nn.training.doctor.treatments import possible

SMALL_SIGNAL = 2e-2  # first layer's ||dL/da|| by the output's
MOST_DEAD = 0.5  # share of the units of a layer


class Rule:
    """One illness. ``examine`` gives the finding, or None; it is asked again and again."""

    name: ClassVar[str]
    title: ClassVar[Phrase]
    meaning: ClassVar[Phrase]
    advice: ClassVar[Phrase]
    source: ClassVar[Phrase]
    explains: ClassVar[bool] = False  # whether it is a reason for a loss that stands still
    last_resort: ClassVar[bool] = False  # whether it holds only where no such reason is found

    def examine(self, case: Case) -> Finding | None:
        """Look at a lane."""
        raise NotImplementedError

    def treatments(self, case: Case) -> list[Setting]:
        """Settings that may help, the best one first; those that the lane cannot take are left."""
        return []

    def finding(self, case: Case, *evidence: Evidence, **others: Any) -> Finding:
        """A finding of this rule in a lane, over the window unless told otherwise."""
        span = {"first": max(case.step - WINDOW, 0) + 1, "last": case.step}
        treatments = possible(case.experiment, self.treatments(case))
        return Finding(
            self.name,
            case.record.slot,
            evidence=evidence,
            treatment=treatments[0] if treatments else None,
            others=tuple(treatments[1:]),
            **{**span, **others},
        )
