"""The built-in data set ``strokes``: drawn once from a seed, then kept on disk."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import numpy as np

from nn.archive import ArchiveKind
from nn.arrays import Array
from nn.data import strokes
from nn.data.dataset import Dataset, Part, pixels
from nn.data.folders import data_folder
from nn.data.images import SIDE
from nn.data.recipe import DataRecipe, Place
from nn.errors import DataError, Phrase
from nn.files import replace_file

SEED = 20_26
SIZES = {"train": 40_000, "validation": 2_000, "test": 2_000}
VERSION = 3  # raise it when strokes.draw draws other digits
KEPT = ArchiveKind(
    members=re.compile("[xt]"),
    most_bytes=2**26,
    stored=True,
    error=DataError,
    damaged=Phrase("{path} does not contain the built-in digits ({reason})."),
)


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """The digits ``strokes`` as a Dataset: 40,000 to train, 2,000 each to validate and to test.

    Read from the user's data folder, or drawn and kept there; a folder that cannot be
    written only costs the time to draw again.
    """
    path = data_folder() / f"strokes-{VERSION}.npz"
    kept = _read(path)
    if kept is None:
        kept = strokes.draw(np.random.default_rng(SEED), sum(SIZES.values()), place.progress)
        with contextlib.suppress(OSError):
            replace_file(path, lambda file: np.savez(file, x=kept[0], t=kept[1]))
    x, t = pixels(kept[0]), kept[1]
    parts, start = [], 0
    for size in SIZES.values():
        parts.append(Part(x[start : start + size], t[start : start + size]))
        start += size
    train, validation, test = parts
    return Dataset(
        name="strokes",
        source=Phrase("Nablascope, generated from pen strokes"),
        licence="GPL-3.0-or-later",
        limits=(0.0, 1.0),
        picture=(SIDE, SIDE),
        class_names=tuple(map(str, range(10))),
        train=train,
        validation=validation,
        test=test,
    )


def _read(path: Path) -> tuple[Array, Array] | None:
    """The kept digits, or None when there are none that can be used."""
    try:
        kept = KEPT.read(path)
        x, t = kept["x"], kept["t"]
    except (DataError, KeyError):
        return None
    shapes = x.shape == (sum(SIZES.values()), 784) and t.shape == x.shape[:1]
    fits = shapes and x.dtype == np.uint8 and t.dtype == np.int64
    return (x, t) if fits and t.min() >= 0 and t.max() <= 9 else None
