"""The doctor's list of rules, and the diagnosis that asks them about a lane or a race."""

from __future__ import annotations

from nn.arrays import QUIET
from nn.training.doctor.case import Case, Finding, facts_of
from nn.training.doctor.data_rules import (
    Imbalance,
    LearntByHeart,
    NotNormalised,
    Overfitting,
    WrongLabels,
)
from nn.training.doctor.rule import Rule
from nn.training.doctor.signal_rules import DeadUnits, Exploding, NotFinite, Symmetric, Vanishing
from nn.training.doctor.speed_rules import Plateau, TooFast, TooSlow
from nn.training.inspection import inspect
from nn.training.lane import Lane
from nn.training.race import Race


@QUIET
def examine(case: Case) -> list[Finding]:
    """All findings about a lane whose record has been drained."""
    found = {name: rule.examine(case) for name, rule in RULES.items()}
    explained = any(rule.explains and found[name] for name, rule in RULES.items())
    return [
        finding
        for name, finding in found.items()
        if finding is not None and not (RULES[name].last_resort and explained)
    ]


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
