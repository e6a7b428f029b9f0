"""Faults: what goes wrong with data, done on purpose, so that its consequence can be seen.

A fault changes what one lane of a race learns from; the lanes beside it keep the sound data.
The recipe calls it ``spoil``, as saved files do. The clinic finds each of them.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION, Dataset, Part
from nn.data.preparation import MOST_TEXTS, Preparation
from nn.errors import DataError, Phrase

RARE, MISSING, OUTSIDE = 0.02, 0.03, 0.01  # shares of a class; of all numbers; of all numbers
TOO_LARGE = 100.0  # times as large
FEW = 3  # samples of each class
BYTES, THOUSANDS = 255.0, 1000.0


class Fault:
    """Base: sound data stay as they are. ``about`` says what is done, for whoever chooses it."""

    about = Phrase("No fault: the data is unchanged.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        """The data set with the fault in it. Raises DataError where it cannot have it."""
        return dataset

    def preparation(self, sound: Preparation, dataset: Dataset) -> Preparation:
        """The preparation with the fault in it."""
        return sound


class ShortRows(Fault):
    about = Phrase("The last feature is missing from the validation and test samples.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        return dataclasses.replace(
            dataset,
            validation=Part(dataset.validation.x[:, :-1], dataset.validation.t),
            test=Part(dataset.test.x[:, :-1], dataset.test.t),
        )


class Text(Fault):
    about = Phrase(
        "A single text cell turns a whole column into text: each of its values becomes a separate "
        "feature."
    )

    def preparation(self, sound: Preparation, dataset: Dataset) -> Preparation:
        x = dataset.train.x
        column = int(np.argmax(x[:10_000].std(axis=0)))
        values, counts = np.unique(x[:, column], return_counts=True)
        common = np.sort(np.argsort(-counts, kind="stable")[:MOST_TEXTS])
        return dataclasses.replace(sound, text=column, texts=values[common])


class Missing(Fault):
    about = Phrase("3 % of the values in the training samples are missing (NaN).")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        _need(dataset.entries is None, dataset)
        x = dataset.train.x.copy()
        x[rng.random(x.shape, np.float32) < MISSING] = np.nan
        return _training(dataset, x, dataset.train.t)


class Outside(Fault):
    about = Phrase("1 % of the values in the training samples are 100 times too large.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        _need(dataset.entries is None, dataset)
        x = dataset.train.x.copy()
        hit = rng.random(x.shape, np.float32) < OUTSIDE
        x[hit] = x[hit] * TOO_LARGE + np.sign(x[hit] - 0.5)
        return _training(dataset, x, dataset.train.t)


class Constant(Fault):
    about = Phrase("The first half of the features has the same values in every sample.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        half = -(-dataset.features // 2)

        def blind(part: Part) -> Part:
            x = part.x.copy()
            x[:, :half] = dataset.train.x[0, :half]
            return Part(x, part.t)

        train, validation, test = map(blind, dataset.parts.values())
        return dataclasses.replace(
            dataset, train=train, validation=validation, test=test, distinct=None
        )


class Leaked(Fault):
    about = Phrase("The validation and test samples are also in the training set.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        parts = dataset.parts.values()
        x = np.concatenate([part.x for part in parts])
        return _training(dataset, x, np.concatenate([part.t for part in parts]))


class RareClass(Fault):
    about = Phrase("Only 2 % of the training samples of the most frequent class are left.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        _need(dataset.task != REGRESSION, dataset)
        t = dataset.train.t
        rows = np.flatnonzero(t == np.bincount(t, minlength=dataset.classes).argmax())
        kept = np.ones(len(t), bool)
        kept[rng.permutation(rows)[max(1, round(RARE * len(rows))) :]] = False
        return _training(dataset, dataset.train.x[kept], t[kept])


class ShuffledLabels(Fault):
    about = Phrase("The training labels are shuffled, so they say nothing about their samples.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        return _training(dataset, dataset.train.x, rng.permutation(dataset.train.t))


class LabelsFromOne(Fault):
    about = Phrase("The labels start at 1 instead of 0, so the last one is not a valid class.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        _need(dataset.task != REGRESSION, dataset)
        return _training(dataset, dataset.train.x, dataset.train.t + 1)


class Few(Fault):
    about = Phrase("Only 3 training samples of each class are left.")

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        t = dataset.train.t
        if dataset.task == REGRESSION:
            rows = rng.permutation(len(t))[:FEW]
        else:
            rows = np.concatenate(
                [rng.permutation(np.flatnonzero(t == one))[:FEW] for one in range(dataset.classes)]
            )
        return _training(dataset, dataset.train.x[rows], t[rows])


class Unscaled(Fault):
    about = Phrase(
        "The data is not scaled. Pixels are 0 … 255; in other data the first feature is given in "
        "thousandths, so its values are 1000 times as large."
    )

    def data(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        _need(dataset.entries is None, dataset)
        return dataset

    def preparation(self, sound: Preparation, dataset: Dataset) -> Preparation:
        factor = np.ones(dataset.features, np.float32)
        if dataset.picture_shape:
            factor *= np.float32(BYTES)
        else:
            factor[0] = THOUSANDS
        return Preparation(factor=factor)


def _training(dataset: Dataset, x: Array, t: Array) -> Dataset:
    return dataclasses.replace(dataset, train=Part(x, t), distinct=None)


def _need(possible: bool, dataset: Dataset) -> None:
    if not possible:
        raise DataError(
            "This fault cannot be injected into '{name}'. Choose another.", name=dataset.name
        )


FAULTS: dict[str, Fault] = {
    "none": Fault(),
    "short-rows": ShortRows(),
    "text": Text(),
    "missing": Missing(),
    "out-of-range": Outside(),
    "constant": Constant(),
    "leaked": Leaked(),
    "rare-class": RareClass(),
    "shuffled-labels": ShuffledLabels(),
    "labels-from-one": LabelsFromOne(),
    "few": Few(),
    "unscaled": Unscaled(),
}
