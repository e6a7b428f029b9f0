"""The clinic's list of checks, and the checkup that runs them over the data of a lane.

Each check tells a level, the number behind it, what to do, and which fault put in on purpose
(faults.py) would show its consequence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nn.arrays import QUIET
from nn.data.clinic.label_checks import classes, enough, label_fit, label_type
from nn.data.clinic.patient import Found, Patient
from nn.data.clinic.sample_checks import (
    features,
    finite,
    rows,
    scale,
    shapes,
    statistics,
    types,
    value_range,
)
from nn.data.dataset import REGRESSION
from nn.data.prepared import Prepared
from nn.errors import Cancelled, Phrase, Sentence


@dataclass(frozen=True)
class Check:
    """What a check found: ``level`` is one of LEVELS, ``told`` the number behind it.

    ``fault`` is a field of the recipe and the value that puts this fault into a lane, or None
    where the data cannot have it.
    """

    name: str
    title: Phrase
    level: str
    told: Sentence
    advice: Phrase
    fault: tuple[str, str] | None


@dataclass(frozen=True)
class Kind:
    """A check, what it is called, what to do, and the setting that puts in the fault it finds."""

    check: Callable[[Patient], Found]
    title: Phrase
    advice: Phrase
    fault: tuple[str, str]


CHECKS: dict[str, Kind] = {
    "shapes": Kind(
        shapes,
        Phrase("Shapes"),
        Phrase("Give every sample as many values as the network has inputs."),
        ("spoil", "short-rows"),
    ),
    "types": Kind(
        types,
        Phrase("Types"),
        Phrase(
            "Find the cells that are not numbers and correct them, or set the type of the column."
        ),
        ("spoil", "text"),
    ),
    "finite": Kind(
        finite,
        Phrase("Missing values"),
        Phrase(
            "Fill in the missing values, or drop the rows: a single NaN makes the whole loss NaN."
        ),
        ("spoil", "missing"),
    ),
    "range": Kind(
        value_range,
        Phrase("Range"),
        Phrase(
            "Check these values. Is a unit wrong, is it a typing error, or are they rare but "
            "correct?"
        ),
        ("spoil", "out-of-range"),
    ),
    "features": Kind(
        features,
        Phrase("Features"),
        Phrase(
            "Leave out features that never change, only number the rows, or repeat another feature."
        ),
        ("spoil", "constant"),
    ),
    "rows": Kind(
        rows,
        Phrase("Duplicate rows"),
        Phrase(
            "Remove the duplicates from one set: samples used for training cannot be used for "
            "testing."
        ),
        ("spoil", "leaked"),
    ),
    "classes": Kind(
        classes,
        Phrase("Balance"),
        Phrase(
            "Collect more samples of the rare class. Otherwise the network can be right most of "
            "the time without learning it."
        ),
        ("spoil", "rare-class"),
    ),
    "labels": Kind(
        label_type,
        Phrase("Labels"),
        Phrase("Number the classes from 0, without gaps."),
        ("spoil", "labels-from-one"),
    ),
    "fit": Kind(
        label_fit,
        Phrase("Labels and samples"),
        Phrase("Look at some samples with their labels. Was only one of the two shuffled?"),
        ("spoil", "shuffled-labels"),
    ),
    "enough": Kind(
        enough,
        Phrase("Enough samples"),
        Phrase("Get more samples of each class, or hold out smaller fractions."),
        ("spoil", "few"),
    ),
    "scale": Kind(
        scale,
        Phrase("Scales"),
        Phrase("Standardise the features: one learning rate has to work for all of them."),
        ("spoil", "unscaled"),
    ),
    "statistics": Kind(
        statistics,
        Phrase("Statistics"),
        Phrase(
            "Compute the mean and standard deviation from the training set only. Anything else is "
            "a data leak."
        ),
        ("statistics", "all data"),
    ),
}


@QUIET
def checkup(prepared: Prepared, stop: Callable[[], bool] = lambda: False) -> list[Check]:
    """All checks of a lane's data, in the order of CHECKS.

    Raises Cancelled when ``stop`` says so between two of them.
    """
    patient = Patient(prepared)
    found = []
    for name, kind in CHECKS.items():
        if stop():
            raise Cancelled
        level, told, *special = kind.check(patient)
        advice = special[0] if special else kind.advice
        found.append(Check(name, kind.title, level, told, advice, _possible_fault(kind, prepared)))
    return found


def _possible_fault(kind: Kind, prepared: Prepared) -> tuple[str, str] | None:
    """The fault that a check finds, where this lane's data can have it and are sound so far."""
    field, fault = kind.fault
    data = prepared.sound
    if field == "statistics":
        possible = prepared.scaling != "none" and prepared.statistics == "training"
    else:
        classes_needed = fault in ("rare-class", "labels-from-one") and data.task == REGRESSION
        numbers_needed = fault in ("missing", "out-of-range", "unscaled") and data.entries
        possible = prepared.fault == "none" and not classes_needed and not numbers_needed
    return (field, fault) if possible else None
