"""The checks of the samples: their shapes, numbers, features, rows and scale."""

from __future__ import annotations

import itertools

import numpy as np

from nn.arrays import blocks
from nn.data.clinic.patient import BAD, GOOD, WARN, Found, Patient, percent
from nn.data.preparation import fitted, mean_and_deviation
from nn.errors import Phrase, sentence

SOME_CONSTANT, MANY_CONSTANT = 0.4, 0.45  # share of the features
SOME_LEAKED = 0.01  # share of the validation and test samples
APART, FAR_APART = 10.0, 100.0  # spread of the widest feature by that of the narrowest
LARGE_INPUT = 10.0
OUTLIER = 10.0  # robust standard deviations from the median
LEAST_ROWS = 30  # to say that a column counts them, or is the target
FEWEST_OF_A_VALUE = 0.1  # different values of a column for each row, to say that it is the target


def shapes(patient: Patient) -> Found:
    data = patient.data
    sizes = " / ".join(f"{len(part):,}" for part in data.parts.values())
    if patient.alike:
        told = sentence("{sizes} samples with {features} values each", sizes=sizes,
                        features=data.features)  # fmt: skip
        return GOOD, told
    widths = " / ".join(str(part.x.shape[1]) for part in data.parts.values())
    return BAD, sentence(
        "samples with {widths} values in the training, validation and test set", widths=widths
    )


def types(patient: Patient) -> Found:
    text, columns = patient.prepared.preparation, patient.data.columns
    if text.text is not None and text.texts is not None:
        return BAD, sentence(
            "'{name}' is text: each of its {count} values became a separate feature",
            name=patient.data.feature_names[text.text],
            count=len(text.texts),
        )
    strays = [one for one in columns if one.strays and one.categories]
    if strays:
        return WARN, sentence(
            "column '{name}' is text because {count} cells are not numbers",
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
            "{count} missing values were found and filled in: {columns}",
            count=f"{filled:,}",
            columns=", ".join(one.name for one in patient.data.columns if one.gaps)[:80],
        )
        advice = Phrase("Find out why they were missing: the filled-in values are guesses.")
        return WARN, told, advice
    if not lost:
        return GOOD, sentence("all {total} numbers are finite", total=f"{total:,}")
    return BAD, sentence(
        "{lost} of {total} numbers ({share}) are missing (NaN) or infinite",
        lost=f"{lost:,}",
        total=f"{total:,}",
        share=percent(lost / total),
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
                "{count} numbers are outside the declared range {declared}: from {low} to {high}",
                count=f"{beyond:,}", declared=declared, **span,
            )  # fmt: skip
        return GOOD, sentence(
            "{low} to {high}, within the declared range ({declared})", declared=declared, **span
        )
    x = patient.data.train.x[:, ~((low == 0) & (high == 1))]  # one-hot features have none
    middle = np.nanmedian(x, axis=0)
    spread = 1.4826 * np.nanmedian(np.abs(x - middle), axis=0)
    spread = np.where(spread > 0, spread, np.nanstd(x, axis=0))  # mostly one value
    far = int((np.abs(x - middle) > OUTLIER * np.where(spread > 0, spread, np.inf)).sum())
    if far:
        return WARN, sentence(
            "{count} numbers are far from all others ({low} to {high})", count=f"{far:,}", **span
        )
    return GOOD, sentence("{low} to {high}, without outliers", **span)


def features(patient: Patient) -> Found:
    count, constant = patient.data.features, int(patient.constant.sum())
    twins = _twins(patient)
    told = sentence(
        "{constant} of {count} features never change; {twins} repeat another feature",
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
            Phrase("Leave this column out if it is only known after the target."),
        )  # fmt: skip
    running = _running(patient)
    if running and constant <= MANY_CONSTANT * count:
        return WARN, sentence("'{name}' only numbers the rows", name=running)
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
        "{leaked} of {held} validation and test samples are also in the training set; {repeated} "
        "training samples are duplicates",
        leaked=f"{leaked:,}",
        held=f"{len(held):,}",
        repeated=f"{repeated:,}",
    )
    if leaked > SOME_LEAKED * len(held):
        return BAD, told
    if leaked or repeated <= SOME_LEAKED * len(known):
        return (WARN if leaked else GOOD), told
    return WARN, told, Phrase("Keep one of each, unless they are repeated measurements.")


def scale(patient: Patient) -> Found:
    if patient.data.entries is not None:
        return GOOD, sentence("word numbers, which an Embedding layer looks up")
    preparation = patient.prepared.preparation
    low, high = (preparation.apply(end[None].astype(np.float32))[0] for end in patient.ends)
    largest = float(np.nanmax(np.maximum(np.abs(low), np.abs(high)), initial=0.0))
    if patient.data.picture_shape:
        told = sentence("the pixels that enter the network go up to {largest}",
                        largest=f"{largest:.4g}")  # fmt: skip
        return (BAD if largest > LARGE_INPUT else GOOD), told
    _, spread = mean_and_deviation([np.nan_to_num(patient.data.train.x)])
    if preparation.factor is not None:
        spread = spread * np.abs(np.nan_to_num(preparation.factor))
    flags = patient.constant | ((patient.ends[0] == 0) & (patient.ends[1] == 1))
    spread = spread[~flags] if (~flags).any() else np.ones(1)
    ratio = float(spread.max() / max(spread.min(), 1e-30))
    told = sentence(
        "the standard deviations of the features differ by a factor of {ratio}; the largest is "
        "{widest}",
        ratio=f"{ratio:.3g}",
        widest=f"{spread.max():.3g}",
    )
    if ratio > FAR_APART or spread.max() > FAR_APART:
        return BAD, told
    return (WARN if ratio > APART or spread.max() > APART else GOOD), told


def statistics(patient: Patient) -> Found:
    prepared = patient.prepared
    if prepared.scaling == "none" or prepared.preparation.offset is None:
        return GOOD, sentence("nothing is scaled, so no statistics are needed")
    right = fitted(prepared.scaling, [patient.data.train.x])
    assert right.offset is not None
    assert right.factor is not None
    apart = np.abs(prepared.preparation.offset - right.offset) * right.factor
    off = float(np.nanmax(apart, initial=0.0))
    if off > 1e-6:
        return BAD, sentence(
            "computed from all data: up to {off} standard deviations away from the values of the "
            "training set",
            off=f"{off:.2g}",
        )
    if prepared.statistics != "training":
        return WARN, sentence("computed from all data, although the values happen to be the same")
    return GOOD, sentence("computed from the training set only")


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
    if not patient.data.columns or len(x) < LEAST_ROWS:
        return None
    rises = np.flatnonzero((np.diff(x, axis=0) > 0).all(axis=0))
    return patient.data.feature_names[rises[0]] if len(rises) else None


def _given_away(patient: Patient) -> str | None:
    """A column of a table that determines the target: each of its values has one class.

    Of a regression, the target is a straight line of the column.
    """
    data, start = patient.data, 0
    x, t = data.train.x, data.train.t
    if len(x) < LEAST_ROWS or not patient.alike:
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
        known, ranks = np.unique(codes, return_inverse=True)
        if len(known) > FEWEST_OF_A_VALUE * len(x):
            continue
        pairs = np.unique(np.stack([ranks, t]), axis=1)
        if pairs.shape[1] == len(known):
            return column.name
    return None
