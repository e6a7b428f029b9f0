"""The checks of the labels: balance, type, number, and whether the samples tell them."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.chance import KNOWING, bounds
from nn.data.clinic.patient import BAD, GOOD, WARN, Found, Patient, percent
from nn.data.sequences import multi_hot
from nn.data.tables.types import spellings
from nn.errors import Phrase, sentence

UNEVEN, VERY_UNEVEN = 3.0, 10.0  # the most frequent class by the rarest
FEW_OF_A_CLASS, TOO_FEW_OF_A_CLASS = 20, 5
ASKED, AMONG, LEAST_ASKED = 400, 4000, 30  # samples whose nearest neighbour is looked for
SIGMAS = 3.0  # of a correlation that is there by chance, 1 / sqrt(samples) each
MOST_LINEAR = 1000  # features of a linear rule: those that vary most


def classes(patient: Patient) -> Found:
    if patient.regression:
        t = patient.data.train.t
        told = sentence(
            "targets from {low} to {high}, standard deviation {deviation}",
            low=f"{t.min():.4g}",
            high=f"{t.max():.4g}",
            deviation=f"{t.std():.3g}",
        )
        advice = Phrase("Choose another target: this one has the same value in every sample.")
        return (GOOD if t.std() > 0 else BAD), told, advice
    counts, names = patient.data.counts["train"], patient.data.class_names
    rare, frequent = int(counts.argmin()), int(counts.argmax())
    told = sentence(
        "from {least} ('{rare}') to {most} ('{frequent}') training samples per class",
        least=f"{counts[rare]:,}",
        rare=names[rare],
        most=f"{counts[frequent]:,}",
        frequent=names[frequent],
    )
    if counts[rare] == counts[frequent]:
        told = sentence("{count} training samples in every class", count=f"{counts[rare]:,}")
    ratio = counts[frequent] / max(counts[rare], 1)
    return (BAD if ratio > VERY_UNEVEN else WARN if ratio > UNEVEN else GOOD), told


def label_type(patient: Patient) -> Found:
    if patient.regression:
        lost = sum(int((~np.isfinite(part.t)).sum()) for part in patient.data.parts.values())
        told = sentence("the targets are numbers; {lost} of them are missing", lost=lost)
        return (BAD if lost else GOOD), told, Phrase("Drop the rows without a target.")
    last = patient.data.classes - 1
    wrong = sum(int(((part.t < 0) | (part.t > last)).sum()) for part in patient.data.parts.values())
    if wrong:
        return BAD, sentence(
            "{count} labels are not class numbers from 0 to {last}", count=f"{wrong:,}", last=last
        )
    alike = spellings(patient.data.class_names)
    if alike:
        return (
            WARN,
            sentence("the classes {names} differ only in capitals or spaces",
                     names=", ".join(f"'{name}'" for name in alike[0])),
            Phrase("Set spellings: merged to treat them as one class, or correct them."),
        )  # fmt: skip
    return GOOD, sentence("class numbers from 0 to {last}; the one-hot rows agree", last=last)


def label_fit(patient: Patient) -> Found:
    """Does a sample's nearest neighbour have its label, or can a linear rule guess it?

    Cover & Hart 1967 (nearest neighbour); Hoerl & Kennard 1970 (ridge regression).
    """
    train = patient.data.train
    count = min(len(train), ASKED + AMONG)
    asked = min(ASKED, count // 3)
    if asked < LEAST_ASKED:
        return GOOD, sentence("too few samples to decide ({count})", count=len(train))
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
        "share": percent(hits[0] / asked),
        "linear": percent(hits[1] / asked),
        "asked": asked,
        "chance": percent(chance),
    }
    if few <= max(hits) < many:
        return GOOD, sentence(
            "too few samples to decide: nearest neighbours predict {share} of {asked} labels "
            "correctly, a linear model {linear}; chance is {chance}",
            **numbers,
        )
    return (GOOD if max(hits) >= many else BAD), sentence(
        "nearest neighbours predict {share} of {asked} labels correctly, a linear model {linear}; "
        "chance is {chance}",
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
        "in every class at least {train} for training, {validation} for validation, {test} for "
        "testing",
        **numbers,
    )
    if patient.regression:
        told = sentence(
            "{train} for training, {validation} for validation, {test} for testing", **numbers
        )
    if train < TOO_FEW_OF_A_CLASS or min(held, int(counts["test"].min())) < 1:
        return BAD, told
    return (WARN if train < FEW_OF_A_CLASS else GOOD), told


def _explained(t: Array, near: Array, linear: Array, variance: float) -> Found:
    """What ``label_fit`` says of a regression, from its targets and two guesses of them."""
    shared = 1.0 - float(np.square(t - near).mean()) / (2.0 * variance)
    explained = 1.0 - float(np.square(t - linear).mean()) / variance
    best, unsure = max(shared, explained), SIGMAS / len(t) ** 0.5
    numbers = {"shared": percent(max(shared, 0.0)), "linear": percent(max(explained, 0.0))}
    if unsure >= best > KNOWING - unsure:
        return GOOD, sentence(
            "too few samples to decide: nearest neighbours explain {shared} of the target's "
            "variance, a linear model {linear}",
            **numbers,
        )
    return (GOOD if best > unsure else BAD), sentence(
        "nearest neighbours explain {shared} of the target's variance, a linear model {linear}",
        **numbers,
    )


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
    """For each sample, the index of the nearest one (Euclidean) among others."""
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
