"""Splitting samples into parts that are kept apart: shuffled by a seed, stratified by class."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION, Dataset, Part
from nn.data.recipe import DataRecipe
from nn.errors import DataError, FieldError, Phrase

MOST_FOLDS = 20


def split_rows(t: Array, shares: tuple[float, ...], seed: int, stratify: bool) -> list[Array]:
    """Row numbers of each part, for ``shares`` of all rows that add up to 1.

    With ``stratify`` each class is shared out alike, to within one sample; every part is as
    long as its share says, to within one. The rows of a part are in their first order.
    """
    ranked = _ranked(t, seed, stratify)
    labels = t[ranked] if stratify else np.zeros(len(t))
    ends = [0, *(np.flatnonzero(np.diff(labels)) + 1), len(t)]
    wanted = np.array(shares)
    given = np.zeros(len(shares), int)
    chosen: list[list[Array]] = [[] for _ in shares]
    for start, end in itertools.pairwise(ends):
        counts = np.floor(wanted * (end - start) + 1e-9).astype(int)
        short = wanted * end - given - counts  # what rounding leaves over goes where it lacks most
        counts[np.argsort(-short, kind="stable")[: end - start - counts.sum()]] += 1
        given += counts
        cuts = start + np.concatenate([[0], np.cumsum(counts)])
        for part, (low, high) in enumerate(itertools.pairwise(cuts)):
            chosen[part].append(ranked[low:high])
    return [np.sort(np.concatenate(rows)) for rows in chosen]


def fold_rows(t: Array, folds: int, seed: int, stratify: bool) -> list[Array]:
    """Row numbers of ``folds`` parts of equal length, to within one, and so within each class.

    Raises FieldError for more folds than rows, or fewer than two.
    """
    if not 2 <= folds <= min(MOST_FOLDS, len(t)):
        raise FieldError(
            "folds: {count} samples cannot be split into {value} folds. Choose from 2 to {most}.",
            value=folds,
            count=len(t),
            most=min(MOST_FOLDS, len(t)),
        )
    ranked = _ranked(t, seed, stratify)
    return [np.sort(ranked[fold::folds]) for fold in range(folds)]


def shares_of(recipe: DataRecipe) -> tuple[float, float, float]:
    """The shares of the training, the validation and the test part."""
    held = recipe.validation_share + recipe.test_share
    return 1.0 - held, recipe.validation_share, recipe.test_share


def in_parts(x: Array, t: Array, recipe: DataRecipe, task: str) -> tuple[Part, Part, Part]:
    """Samples in a training, a validation and a test part, as the recipe's shares say.

    Raises DataError where there are too few for three parts.
    """
    shares = shares_of(recipe)
    parts = split_rows(t, shares, recipe.data_seed, task != REGRESSION)
    require_parts(parts, recipe, len(t))
    first, second, third = (Part(x[rows], t[rows]) for rows in parts)
    return first, second, third


def require_parts(parts: Sequence[Array], recipe: DataRecipe, count: int) -> None:
    """Raise DataError unless there are samples in every part that has a share."""
    names = Phrase("training"), Phrase("validation"), Phrase("test")
    for name, rows, share in zip(names, parts, shares_of(recipe), strict=True):
        if not len(rows) and share > 0:
            raise DataError(
                "{data}: {count} samples are too few: the {part} set would be empty. Use more "
                "samples, or change the fractions of the validation and test set.",
                data=recipe.file or recipe.data,
                count=count,
                part=name,
            )


def folded(dataset: Dataset, folds: int, seed: int) -> Iterator[Dataset]:
    """The data set ``folds`` times, one after the other: each time another fold is held out.

    The folds are made of the training and validation samples together (digits of a person's
    own that are repeated among them count once); the test part stays apart. What a table's
    reading learnt from the first training part (fills, categories) stays as it is. Raises
    FieldError for a number of folds that cannot be.
    """
    known = dataset.train if dataset.distinct is None else _first(dataset.train, dataset.distinct)
    parts = [known] if dataset.validation is dataset.train else [known, dataset.validation]
    x = np.concatenate([part.x for part in parts])
    t = np.concatenate([part.t for part in parts])
    held = fold_rows(t, folds, seed, dataset.task != REGRESSION)

    def without(rows: Array) -> Dataset:
        rest = np.ones(len(t), bool)
        rest[rows] = False
        return dataclasses.replace(
            dataset,
            train=Part(x[rest], t[rest]),
            validation=Part(x[rows], t[rows]),
            distinct=None,
        )

    return map(without, held)


def with_fewer(dataset: Dataset, size: int, seed: int) -> Dataset:
    """The data set with the first ``size`` training samples of a stratified order.

    A smaller set is contained in a larger one of the same seed. Digits of a person's own that
    are repeated among the training samples count once.
    """
    known = dataset.train if dataset.distinct is None else _first(dataset.train, dataset.distinct)
    if size >= len(known):
        return dataset
    rows = stratified_order(known.t, seed, dataset.task != REGRESSION)[:size]
    fewer = Part(known.x[rows], known.t[rows])
    return dataclasses.replace(dataset, train=fewer, distinct=None)


def stratified_order(t: Array, seed: int, stratify: bool) -> Array:
    """All row numbers in an order of which any beginning has the classes in their shares.

    The k-th of n samples of a class stands where (k + 1/2) / n of all samples do.
    """
    order = _ranked(t, seed, stratify)
    if not stratify:
        return order
    _, starts, counts = np.unique(t[order], return_index=True, return_counts=True)
    ranks = np.arange(len(t)) - np.repeat(starts, counts)
    return order[np.argsort((ranks + 0.5) / np.repeat(counts, counts), kind="stable")]


def _first(part: Part, count: int) -> Part:
    return Part(part.x[:count], part.t[:count])


def _ranked(t: Array, seed: int, stratify: bool) -> Array:
    """All row numbers in a random order; with ``stratify`` class after class."""
    shuffled = np.random.default_rng(seed).permutation(len(t))
    return shuffled[np.argsort(t[shuffled], kind="stable")] if stratify else shuffled
