"""A person's own digits beside a data set: only watched, or as test set, as training data, both.

What was trained on is never counted as a right answer later: a picture that stands among the
training digits is left out of those that are watched and tested, whenever it was drawn. Pictures
are known by their grey values, rounded to 8 bits.
"""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import CLASSIFICATION, Dataset, Part
from nn.data.drawings import load_drawings
from nn.data.folders import data_folder
from nn.data.images import SIDE
from nn.data.recipe import DataRecipe, Place
from nn.data.split import in_parts
from nn.errors import DataError, Phrase

FILE = "my-digits.npz"
USES = ("watch", "test", "train", "both")
NO_DIGITS = Part(np.empty((0, SIDE**2), np.float32), np.empty(0, np.int64))
DIGITS = tuple(map(str, range(10)))
NAME = "my-digits"
SHARE = 0.1  # of the training samples that own digits are repeated to make up
LEAST_WATCHED = 10  # the accuracy on fewer jumps between a few values and says nothing
MOST_REPEATS = 100  # of a digit: a handful must not outweigh thousands of others


def with_user_digits(dataset: Dataset, digits: Part, use: str) -> Dataset:
    """``dataset`` with a person's own digits used in one of USES.

    ``watch``: their accuracy is told beside the validation's, and nothing else. ``test``:
    they take the place of the test set. ``train``: all are trained on. ``both``: of each class
    every other one is trained on, the first of them; the rest takes the place of the test set.
    Digits to train on are repeated until they are SHARE of the training samples, but not more
    than MOST_REPEATS times.

    Raises DataError where there are too few for the use, or where they are no samples like
    those of ``dataset``.
    """
    if use == "watch":
        return dataset
    if not _alike(dataset) or dataset.name == NAME:
        raise DataError(
            "My digits: '{use}' needs another data set with digits of 28 × 28 pixels, and "
            "'{name}' is not one. Choose watch.",
            use=use,
            name=dataset.name,
        )
    learnt = _learnt(digits.t, use)
    trained = Part(digits.x[learnt], digits.t[learnt])
    rest = _absent(digits.x, trained)
    held = Part(digits.x[rest], digits.t[rest])
    needs_training, needs_test = use in ("train", "both"), use in ("test", "both")
    if (needs_training and not len(trained)) or (needs_test and not len(held)):
        raise DataError(
            "My digits: '{use}' needs {needed}, and you have saved {count}. Draw digits and save "
            "each one with its key, 0 … 9.",
            use=use,
            needed=Phrase("two digits of the same class") if use == "both" else Phrase("one digit"),
            count=len(digits),
        )
    train = _repeated(dataset.train, trained) if needs_training else dataset.train
    test = held if needs_test else dataset.test
    distinct = len(dataset.train) + len(trained)
    return dataclasses.replace(
        dataset, train=train, test=test, trained_digits=trained, distinct=distinct
    )


def _repeated(train: Part, trained: Part) -> Part:
    """Training samples with digits added so often that they are SHARE of all."""
    wanted = SHARE / (1 - SHARE) * len(train)
    times = min(max(1, round(wanted / len(trained))), MOST_REPEATS)
    return Part(
        np.concatenate([train.x, np.tile(trained.x, (times, 1))]),
        np.concatenate([train.t, np.tile(trained.t, times)]),
    )


def load_user_digits(folder: Path) -> Part:
    """The digits in a person's own file; none where there is no file. Raises DataError."""
    path = folder / FILE
    if not path.exists():
        return NO_DIGITS
    return load_drawings(path).part


def load_as_dataset(recipe: DataRecipe, place: Place) -> Dataset:
    """A person's own digits as a data set of their own. Raises DataError."""
    digits = load_user_digits(data_folder())
    if not len(digits):
        raise DataError(
            "You have not saved any digits yet. Draw digits on the canvas and save each one with "
            "its key, 0 … 9."
        )
    train, validation, test = in_parts(digits.x, digits.t, recipe, CLASSIFICATION)
    return Dataset(
        NAME,
        Phrase("drawn by you"),
        DIGITS,
        train,
        validation,
        test,
        trained_digits=train,
        limits=(0.0, 1.0),
        picture=(SIDE, SIDE),
    )


def user_digits_part(x: Array, t: Array) -> Part:
    """Pictures and labels from outside as samples. Raises ValueError where they are none."""
    shapes = x.ndim == 2 and x.shape[1] == SIDE**2 and t.shape == x.shape[:1]
    fits = shapes and x.dtype == np.float32 and t.dtype == np.int64
    known = fits and bool(((x >= 0) & (x <= 1)).all())
    if not known or (len(t) and not 0 <= t.min() <= t.max() <= 9):
        raise ValueError(f"own digits of shapes {x.shape} and {t.shape}")
    return Part(x, t)


def untrained(x: Array, dataset: Dataset) -> Array:
    """Which of a person's digits x (n, 784) a data set does not train on, bool (n,).

    None of them where they are no samples like its own.
    """
    if not _alike(dataset):
        return np.zeros(len(x), bool)
    trained = dataset.trained_digits or NO_DIGITS
    return _absent(x, trained)


def unseen(digits: Part, dataset: Dataset) -> Part:
    """Those of a person's digits that a data set does not train on (see untrained)."""
    chosen = untrained(digits.x, dataset)
    return Part(digits.x[chosen], digits.t[chosen])


def watched(digits: Part, dataset: Dataset, use: str) -> Part:
    """The digits whose accuracy is told beside the validation's: those that are ``unseen``.

    Fewer than LEAST_WATCHED only where their ``use`` asks for it.
    """
    found = unseen(digits, dataset)
    return found if use != "watch" or len(found) >= LEAST_WATCHED else NO_DIGITS


def _alike(dataset: Dataset) -> bool:
    """Whether the samples are pictures of digits, as a person's own are."""
    return dataset.like_drawings and dataset.class_names == DIGITS


def _absent(x: Array, trained: Part) -> Array:
    """Which pictures are not among the trained ones, bool (n,)."""
    seen = {picture_key(row) for row in trained.x}
    return np.array([picture_key(row) not in seen for row in x], bool)


def picture_key(row: Array) -> str:
    """A short mark by which a picture (784,) is known again."""
    return hashlib.sha1(np.round(row * 255).astype(np.uint8).tobytes()).hexdigest()


def _learnt(labels: Array, use: str) -> Array:
    """Which digits are trained on, bool (n,): all, none, or every other one of each class."""
    if use != "both":
        return np.full(len(labels), use == "train")
    order = np.zeros(len(labels), np.intp)
    for label in np.unique(labels):
        same = labels == label
        order[same] = np.arange(same.sum())
    return order % 2 == 0
