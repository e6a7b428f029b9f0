"""The clinic: what a network's data look like before it trains on them, check by check.

Each check looks at the data of one lane (Prepared), and tells a level, the number behind it,
what to do, and which fault put in on purpose (spoil.py) would show its consequence.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn.arrays import QUIET, Array, blocks
from nn.chance import KNOWING, bounds
from nn.data.dataset import REGRESSION
from nn.data.preparation import fitted, mean_and_deviation
from nn.data.prepared import Prepared
from nn.data.sequences import multi_hot
from nn.data.tables import spellings
from nn.errors import Cancelled, Phrase, Sentence, sentence

GOOD, WARN, BAD = "good", "warn", "bad"
LEVELS = (GOOD, WARN, BAD)
SOME_CONSTANT, MANY_CONSTANT = 0.4, 0.45  # share of the features
SOME_LEAKED = 0.01  # share of the validation and test samples
UNEVEN, VERY_UNEVEN = 3.0, 10.0  # the most frequent class by the rarest
FEW_OF_A_CLASS, TOO_FEW_OF_A_CLASS = 20, 5
APART, FAR_APART = 10.0, 100.0  # spread of the widest feature by that of the narrowest
LARGE_INPUT = 10.0
FEWEST_OF_A_VALUE = 0.1  # different values of a column for each row, to say that it is the target
OUTLIER = 10.0  # robust standard deviations from the median
ASKED, AMONG, LEAST_ASKED = 400, 4000, 30  # samples whose nearest neighbour is looked for
SIGMAS = 3.0  # of a correlation that is there by chance, 1 / sqrt(samples) each
MOST_LINEAR = 1000  # features of a linear rule: those that vary most


@dataclass(frozen=True)
class Check:
    """What a check found: ``level`` is one of LEVELS, ``told`` the number behind it.

    ``spoil`` is a field of the recipe and the value that puts this fault into a lane, or None
    where the data cannot have it.
    """

    name: str
    title: Phrase
    level: str
    told: Sentence
    advice: Phrase
    spoil: tuple[str, str] | None


class Patient:
    """The data of a lane, and what several checks want to know of them."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.data = prepared.dataset
        self.regression = self.data.task == REGRESSION

    @cached_property
    def alike(self) -> bool:
        """Whether the samples of all parts have as many features."""
        return len({part.x.shape[1] for part in self.data.parts.values()}) == 1

    @cached_property
    def ends(self) -> tuple[Array, Array]:
        """Least and largest value of each feature in the training samples; NaN is left out."""
        x = self.data.train.x
        low, high = np.full(x.shape[1], np.inf), np.full(x.shape[1], -np.inf)
        for block in blocks(x):
            low = np.fmin(low, np.fmin.reduce(block, axis=0))
            high = np.fmax(high, np.fmax.reduce(block, axis=0))
        return low, high

    @cached_property
    def constant(self) -> Array:
        """Which features are the same in every training sample, bool (features,)."""
        low, high = self.ends
        return ~(high > low)

    @cached_property
    def marks(self) -> dict[str, list[int]]:
        """A mark for each sample, equal where the samples are equal."""
        return {
            name: [hash(row.tobytes()) for row in part.x] for name, part in self.data.parts.items()
        }


# level, the number behind it, and an advice where that of the check does not suit what was found
Found = tuple[str, Sentence] | tuple[str, Sentence, Phrase]


def shapes(patient: Patient) -> Found:
    data = patient.data
    sizes = " / ".join(f"{len(part):,}" for part in data.parts.values())
    if patient.alike:
        told = sentence("{sizes} samples of {features} numbers", sizes=sizes,
                        features=data.features)  # fmt: skip
        return GOOD, told
    widths = " / ".join(str(part.x.shape[1]) for part in data.parts.values())
    return BAD, sentence("samples of {widths} numbers in the three parts", widths=widths)


def types(patient: Patient) -> Found:
    text, columns = patient.prepared.preparation, patient.data.columns
    if text.text is not None and text.texts is not None:
        return BAD, sentence(
            "'{name}' is text: its {count} values became features of their own",
            name=patient.data.feature_names[text.text],
            count=len(text.texts),
        )
    strays = [one for one in columns if one.strays and one.categories]
    if strays:
        return WARN, sentence(
            "column '{name}' is text because of {count} cells that are no numbers",
            name=strays[0].name,
            count=strays[0].strays,
        )
    texts = [one for one in columns if one.categories]
    if texts:
        count = sum(len(one.categories) for one in texts)
        return GOOD, sentence(
            "{count} text columns became {features} features", count=len(texts), features=count
        )
    return GOOD, sentence("numbers only ({dtype})", dtype=patient.data.train.x.dtype)


def finite(patient: Patient) -> Found:
    total = lost = 0
    for part in patient.data.parts.values():
        total += part.x.size
        lost += sum(block.size - int(np.isfinite(block).sum()) for block in blocks(part.x))
    filled = sum(one.gaps for one in patient.data.columns)
    if not lost and filled:
        told = sentence(
            "{count} gaps were found and filled, in {columns}",
            count=f"{filled:,}",
            columns=", ".join(one.name for one in patient.data.columns if one.gaps)[:80],
        )
        advice = Phrase("Find out why they were missing: what they were filled with is a guess.")
        return WARN, told, advice
    if not lost:
        return GOOD, sentence("all {total} numbers are finite", total=f"{total:,}")
    return BAD, sentence(
        "{lost} of {total} numbers ({share}) are missing (NaN) or infinite",
        lost=f"{lost:,}",
        total=f"{total:,}",
        share=_percent(lost / total),
    )


def value_range(patient: Patient) -> Found:
    low, high = patient.ends
    span = {"low": f"{np.min(low):.4g}", "high": f"{np.max(high):.4g}"}
    if patient.data.limits is not None:
        least, most = patient.data.limits
        beyond = sum(
            int(((block < least) | (block > most)).sum())
            for part in patient.data.parts.values()
            for block in blocks(part.x)
        )
        declared = f"{least:g} … {most:g}"
        if beyond:
            return BAD, sentence(
                "{count} numbers lie outside the declared {declared}: from {low} to {high}",
                count=f"{beyond:,}", declared=declared, **span,
            )  # fmt: skip
        return GOOD, sentence(
            "{low} to {high}, as declared ({declared})", declared=declared, **span
        )
    x = patient.data.train.x[:, ~((low == 0) & (high == 1))]  # one-hot features have none
    middle = np.nanmedian(x, axis=0)
    spread = 1.4826 * np.nanmedian(np.abs(x - middle), axis=0)
    spread = np.where(spread > 0, spread, np.nanstd(x, axis=0))  # mostly one value
    far = int((np.abs(x - middle) > OUTLIER * np.where(spread > 0, spread, np.inf)).sum())
    if far:
        return WARN, sentence(
            "{count} numbers lie far from all others ({low} to {high})", count=f"{far:,}", **span
        )
    return GOOD, sentence("{low} to {high}, without outliers", **span)


def features(patient: Patient) -> Found:
    count, constant = patient.data.features, int(patient.constant.sum())
    twins = _twins(patient)
    told = sentence(
        "{constant} of {count} features never change, {twins} repeat another",
        constant=constant,
        count=count,
        twins=twins,
    )
    given = _given_away(patient)
    if given:
        return (
            WARN,
            sentence("'{name}' alone determines the target '{target}'", name=given,
                     target=patient.data.target),
            Phrase("Leave this column out if it is only known once the target is known."),
        )  # fmt: skip
    running = _running(patient)
    if running and constant <= MANY_CONSTANT * count:
        return WARN, sentence("'{name}' only counts the rows", name=running)
    share, picture = constant / count, patient.data.picture_shape is not None
    if share > MANY_CONSTANT:
        return BAD, told
    margins = picture and share <= SOME_CONSTANT
    return (WARN if (constant and not margins) or (twins and not picture) else GOOD), told


def rows(patient: Patient) -> Found:
    known = set(patient.marks["train"])
    repeated = len(patient.marks["train"]) - len(known)
    held = patient.marks["validation"] + patient.marks["test"]
    leaked = sum(mark in known for mark in held)
    told = sentence(
        "{leaked} of {held} held-out samples are also trained on; {repeated} are trained on twice",
        leaked=f"{leaked:,}",
        held=f"{len(held):,}",
        repeated=f"{repeated:,}",
    )
    if leaked > SOME_LEAKED * len(held):
        return BAD, told
    if leaked or repeated <= SOME_LEAKED * len(known):
        return (WARN if leaked else GOOD), told
    return WARN, told, Phrase("Keep one of each, unless they were measured more than once.")


def classes(patient: Patient) -> Found:
    if patient.regression:
        t = patient.data.train.t
        told = sentence(
            "targets from {low} to {high}, standard deviation {deviation}",
            low=f"{t.min():.4g}",
            high=f"{t.max():.4g}",
            deviation=f"{t.std():.3g}",
        )
        advice = Phrase("Choose another target: this one is the same for every sample.")
        return (GOOD if t.std() > 0 else BAD), told, advice
    counts, names = patient.data.counts["train"], patient.data.class_names
    rare, frequent = int(counts.argmin()), int(counts.argmax())
    told = sentence(
        "from {least} ('{rare}') to {most} ('{frequent}') training samples a class",
        least=f"{counts[rare]:,}",
        rare=names[rare],
        most=f"{counts[frequent]:,}",
        frequent=names[frequent],
    )
    if counts[rare] == counts[frequent]:
        told = sentence("{count} training samples of every class", count=f"{counts[rare]:,}")
    ratio = counts[frequent] / max(counts[rare], 1)
    return (BAD if ratio > VERY_UNEVEN else WARN if ratio > UNEVEN else GOOD), told


def label_type(patient: Patient) -> Found:
    if patient.regression:
        lost = sum(int((~np.isfinite(part.t)).sum()) for part in patient.data.parts.values())
        told = sentence("targets are numbers, {lost} of them missing", lost=lost)
        return (BAD if lost else GOOD), told, Phrase("Drop the rows whose target is missing.")
    last = patient.data.classes - 1
    wrong = sum(int(((part.t < 0) | (part.t > last)).sum()) for part in patient.data.parts.values())
    if wrong:
        return BAD, sentence(
            "{count} labels are no class number from 0 to {last}", count=f"{wrong:,}", last=last
        )
    alike = spellings(patient.data.class_names)
    if alike:
        return (
            WARN,
            sentence("the classes {names} differ only in capitals or blanks",
                     names=", ".join(f"'{name}'" for name in alike[0])),
            Phrase("Set spellings: merged to take them as one class, or correct them."),
        )  # fmt: skip
    return GOOD, sentence("class numbers from 0 to {last}; one-hot rows say the same", last=last)


def label_fit(patient: Patient) -> Found:
    """Does a sample's nearest neighbour have its label, or can a linear rule guess it?

    Cover & Hart 1967 (nearest neighbour); Hoerl & Kennard 1970 (ridge regression).
    """
    train = patient.data.train
    count = min(len(train), ASKED + AMONG)
    asked = min(ASKED, count // 3)
    if asked < LEAST_ASKED:
        return GOOD, sentence("too few samples to tell ({count})", count=len(train))
    chosen = np.random.default_rng(0).permutation(len(train))[:count]
    x = patient.prepared.preparation.apply(train.x[chosen])
    if patient.data.entries is not None:  # words are near when they are the same, not the next
        x = multi_hot(x.astype(int).tolist(), patient.data.entries)
    x, spread = _standardised(x)
    t = train.t[chosen]
    near = t[asked + _nearest(x[:asked], x[asked:])]
    if x.shape[1] > MOST_LINEAR:
        x = x[:, np.argsort(-spread, kind="stable")[:MOST_LINEAR]]
    linear = _linear(x[:asked], x[asked:], t[asked:], patient.regression)
    if patient.regression:
        return _explained(t[:asked], near, linear, float(t.var()) or 1.0)
    hits = [int((t[:asked] == one).sum()) for one in (near, linear)]
    chance = float(np.bincount(t - t.min()).max()) / count
    few, many = bounds(asked, chance)
    numbers = {
        "share": _percent(hits[0] / asked),
        "linear": _percent(hits[1] / asked),
        "asked": asked,
        "chance": _percent(chance),
    }
    if few <= max(hits) < many:
        return GOOD, sentence(
            "too few samples to tell: nearest neighbours guess {share} of {asked} labels, a "
            "linear rule {linear}, chance {chance}",
            **numbers,
        )
    return (GOOD if max(hits) >= many else BAD), sentence(
        "nearest neighbours guess {share} of {asked} labels, a linear rule {linear}, chance "
        "{chance}",
        **numbers,
    )


def _explained(t: Array, near: Array, linear: Array, variance: float) -> Found:
    """What ``label_fit`` says of a regression, from its targets and two guesses of them."""
    shared = 1.0 - float(np.square(t - near).mean()) / (2.0 * variance)
    explained = 1.0 - float(np.square(t - linear).mean()) / variance
    best, unsure = max(shared, explained), SIGMAS / len(t) ** 0.5
    numbers = {"shared": _percent(max(shared, 0.0)), "linear": _percent(max(explained, 0.0))}
    if unsure >= best > KNOWING - unsure:
        return GOOD, sentence(
            "too few samples to tell: nearest neighbours explain {shared} of the target's "
            "variance, a linear rule {linear}",
            **numbers,
        )
    return (GOOD if best > unsure else BAD), sentence(
        "nearest neighbours explain {shared} of the target's variance, a linear rule {linear}",
        **numbers,
    )


def enough(patient: Patient) -> Found:
    if patient.regression:
        counts = {name: np.array([len(part)]) for name, part in patient.data.parts.items()}
    else:
        counts = patient.data.counts
    train, held = int(counts["train"].min()), int(counts["validation"].min())
    numbers = {
        "train": f"{train:,}",
        "validation": f"{held:,}",
        "test": f"{int(counts['test'].min()):,}",
    }
    told = sentence(
        "at least {train} to train, {validation} to validate, {test} to test of every class",
        **numbers,
    )
    if patient.regression:
        told = sentence("{train} to train, {validation} to validate, {test} to test", **numbers)
    if train < TOO_FEW_OF_A_CLASS or min(held, int(counts["test"].min())) < 1:
        return BAD, told
    return (WARN if train < FEW_OF_A_CLASS else GOOD), told


def scale(patient: Patient) -> Found:
    if patient.data.entries is not None:
        return GOOD, sentence("numbers of words: an Embedding looks them up")
    preparation = patient.prepared.preparation
    low, high = (preparation.apply(end[None].astype(np.float32))[0] for end in patient.ends)
    largest = float(np.nanmax(np.maximum(np.abs(low), np.abs(high)), initial=0.0))
    if patient.data.picture_shape:
        told = sentence("pixels enter the network as numbers up to {largest}",
                        largest=f"{largest:.4g}")  # fmt: skip
        return (BAD if largest > LARGE_INPUT else GOOD), told
    _, spread = mean_and_deviation([np.nan_to_num(patient.data.train.x)])
    if preparation.factor is not None:
        spread = spread * np.abs(np.nan_to_num(preparation.factor))
    flags = patient.constant | ((patient.ends[0] == 0) & (patient.ends[1] == 1))
    spread = spread[~flags] if (~flags).any() else np.ones(1)
    ratio = float(spread.max() / max(spread.min(), 1e-30))
    told = sentence(
        "the features' spreads differ by a factor of {ratio}, the widest is {widest}",
        ratio=f"{ratio:.3g}",
        widest=f"{spread.max():.3g}",
    )
    if ratio > FAR_APART or spread.max() > FAR_APART:
        return BAD, told
    return (WARN if ratio > APART or spread.max() > APART else GOOD), told


def statistics(patient: Patient) -> Found:
    prepared = patient.prepared
    if prepared.scaling == "none" or prepared.preparation.offset is None:
        return GOOD, sentence("nothing is scaled, so there are none")
    right = fitted(prepared.scaling, [patient.data.train.x])
    assert right.offset is not None
    assert right.factor is not None
    apart = np.abs(prepared.preparation.offset - right.offset) * right.factor
    off = float(np.nanmax(apart, initial=0.0))
    if off > 1e-6:
        return BAD, sentence(
            "taken from all data: up to {off} spreads away from those of the training part",
            off=f"{off:.2g}",
        )
    if prepared.statistics != "training":
        return WARN, sentence("taken from all data, though they happen to be the same")
    return GOOD, sentence("taken from the training part only")


@dataclass(frozen=True)
class Kind:
    """A check: how it looks, what it is called, what to do, and the spoil that it finds."""

    look: Callable[[Patient], Found]
    title: Phrase
    advice: Phrase
    spoil: tuple[str, str]


CHECKS: dict[str, Kind] = {
    "shapes": Kind(
        shapes,
        Phrase("Shapes"),
        Phrase("Every sample needs as many numbers as the network has inputs."),
        ("spoil", "short-rows"),
    ),
    "types": Kind(
        types,
        Phrase("Types"),
        Phrase("Find the cells that are no numbers; correct them, or tell what the column is."),
        ("spoil", "text"),
    ),
    "finite": Kind(
        finite,
        Phrase("Gaps"),
        Phrase("Fill the gaps, or drop the rows: one NaN makes the whole loss NaN."),
        ("spoil", "missing"),
    ),
    "range": Kind(
        value_range,
        Phrase("Range"),
        Phrase("Look at these values: a wrong unit, a typing error, or a rare truth?"),
        ("spoil", "out-of-range"),
    ),
    "features": Kind(
        features,
        Phrase("Features"),
        Phrase("Leave out a feature that never changes, counts the rows, or repeats another."),
        ("spoil", "constant"),
    ),
    "rows": Kind(
        rows,
        Phrase("Repeated rows"),
        Phrase("Remove them from one part: what was trained on cannot test."),
        ("spoil", "leaked"),
    ),
    "classes": Kind(
        classes,
        Phrase("Balance"),
        Phrase("Collect more of the rare class; else the network can be right without knowing it."),
        ("spoil", "rare-class"),
    ),
    "labels": Kind(
        label_type,
        Phrase("Labels"),
        Phrase("Count the classes from 0, without gaps."),
        ("spoil", "labels-from-one"),
    ),
    "fit": Kind(
        label_fit,
        Phrase("Labels and samples"),
        Phrase("Look at some samples with their labels: was one of the two shuffled?"),
        ("spoil", "shuffled-labels"),
    ),
    "enough": Kind(
        enough,
        Phrase("Enough samples"),
        Phrase("Get more samples of each class, or hold out smaller parts."),
        ("spoil", "few"),
    ),
    "scale": Kind(
        scale,
        Phrase("Scales"),
        Phrase("Standardise the features: one learning rate has to suit all of them."),
        ("spoil", "unscaled"),
    ),
    "statistics": Kind(
        statistics,
        Phrase("Statistics"),
        Phrase("Take mean and spread from the training part only: all else is a leak."),
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
        level, told, *special = kind.look(patient)
        advice = special[0] if special else kind.advice
        found.append(Check(name, kind.title, level, told, advice, _spoil(kind, prepared)))
    return found


def _spoil(kind: Kind, prepared: Prepared) -> tuple[str, str] | None:
    """The fault that a check finds, where this lane's data can have it and are sound so far."""
    field, fault = kind.spoil
    data = prepared.sound
    if field == "statistics":
        possible = prepared.scaling != "none" and prepared.statistics == "training"
    else:
        classes_needed = fault in ("rare-class", "labels-from-one") and data.task == REGRESSION
        numbers_needed = fault in ("missing", "out-of-range", "unscaled") and data.entries
        possible = prepared.spoil == "none" and not classes_needed and not numbers_needed
    return (field, fault) if possible else None


def _twins(patient: Patient) -> int:
    """How many features that change are the same as an earlier one in every training sample."""
    x = np.nan_to_num(patient.data.train.x)
    marks = np.random.default_rng(0).random(len(x), np.float32) @ x
    order = np.argsort(marks, kind="stable")
    order = order[~patient.constant[order]]
    pairs = itertools.pairwise(order)
    near = [(one, other) for one, other in pairs if np.isclose(marks[one], marks[other])]
    return sum(bool((x[:, one] == x[:, other]).all()) for one, other in near)


def _running(patient: Patient) -> str | None:
    """A column of a table whose numbers rise from row to row: a number of the row, not a fact."""
    x = patient.data.train.x
    if not patient.data.columns or len(x) < LEAST_ASKED:
        return None
    rises = np.flatnonzero((np.diff(x, axis=0) > 0).all(axis=0))
    return patient.data.feature_names[rises[0]] if len(rises) else None


def _given_away(patient: Patient) -> str | None:
    """A column of a table that determines the target: each of its values has one class.

    Of a regression, the target is a straight line of the column.
    """
    data, start = patient.data, 0
    x, t = data.train.x, data.train.t
    if len(x) < LEAST_ASKED or not patient.alike:
        return None
    for column in data.columns:
        width = max(len(column.categories), 1)
        if start + width > x.shape[1]:
            return None
        values = x[:, start : start + width]
        start += width
        codes = values[:, 0] if width == 1 else values.argmax(axis=1)
        if not np.isfinite(codes).all() or codes.min() == codes.max():
            continue
        if patient.regression:
            if abs(np.corrcoef(codes.astype(np.float64), t)[0, 1]) > 1.0 - 1e-9:
                return column.name
            continue
        known, places = np.unique(codes, return_inverse=True)
        if len(known) > FEWEST_OF_A_VALUE * len(x):
            continue
        pairs = np.unique(np.stack([places, t]), axis=1)
        if pairs.shape[1] == len(known):
            return column.name
    return None


def _standardised(x: Array) -> tuple[Array, Array]:
    """Features with mean 0 and standard deviation 1, in float64, and what the latter was.

    Gaps become the mean; a feature that is the same everywhere becomes 0.
    """
    known = np.isfinite(x)
    x = np.where(known, x, 0.0).astype(np.float64)
    mean = x.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    x = np.where(known, x - mean, 0.0)
    spread = x.std(axis=0)
    constant = spread <= 1e-7 * np.maximum(np.abs(mean), 1e-30)
    return np.where(constant, 0.0, x / np.where(constant, 1.0, spread)), spread


def _nearest(asked: Array, among: Array) -> Array:
    """For each sample, the place of the nearest one (Euclidean) among others."""
    squares = np.einsum("ij,ij->i", among, among)
    distances = squares - 2.0 * (asked @ among.T)
    nearest: Array = distances.argmin(axis=1)
    return nearest


def _linear(asked: Array, among: Array, t: Array, regression: bool) -> Array:
    """What a linear rule, fitted to other samples by ridge regression, says of these."""
    middle = among.mean(axis=0)
    among, asked = among - middle, asked - middle
    goals = t[:, None] if regression else np.eye(int(t.max()) + 1)[t]
    level = goals.mean(axis=0)
    square = among.T @ among + 0.1 * len(among) * np.eye(among.shape[1])
    answers = asked @ np.linalg.solve(square, among.T @ (goals - level)) + level
    said: Array = answers[:, 0] if regression else answers.argmax(axis=1)
    return said


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"
