"""points: samples that a person put into the plane with the mouse, kept as a small table."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nn.data.dataset import BINARY, CLASSIFICATION, Dataset, Part
from nn.data.folders import data_folder
from nn.data.recipe import DataRecipe, Place
from nn.data.split import in_parts
from nn.data.tables.reading import read
from nn.data.toys import gaussians
from nn.errors import DataError, Phrase
from nn.files import replace_file

FILE = "points.csv"
NAMES = ("x1", "x2", "class")
NOTHING = ",".join(NAMES).encode()  # a file from which all points were taken
MOST_CLASSES = 4
FIRST = 40  # points to begin with, where none have been put yet
FEWEST = 20  # that are split into parts


def points_file() -> Path:
    """Where the points are kept."""
    return data_folder() / FILE


def load_points(path: Path) -> Part:
    """The points of a file; two clouds to begin with where there are none. Raises DataError."""
    if not path.exists() or path.read_bytes().strip() == NOTHING:
        x, t = gaussians(np.random.default_rng(0), FIRST, 0.1)
        return Part(x.astype(np.float32), t.astype(np.int64))
    found = read(path, DataRecipe(header="yes"), Place())
    known = {one.name: one for one in found.columns}
    columns = np.full((found.rows, len(NAMES)), np.nan)
    for index, name in enumerate(NAMES):
        if name in known and not known[name].is_text:
            columns[:, index] = known[name].values
    wrong = np.flatnonzero(~np.isfinite(columns).all(axis=1))
    if len(wrong):
        strays = [one.stray_row for one in found.columns if one.strays]
        raise DataError(
            "{path}, row {row}: points need numbers in the columns x1, x2 and class.",
            path=path,
            row=min(strays, default=int(wrong[0]) + 2),
        )
    t = columns[:, 2].astype(np.int64)
    if t.min() < 0 or t.max() >= MOST_CLASSES or (t != columns[:, 2]).any():
        raise DataError(
            "{path}: the classes of points must be whole numbers from 0 to {most}.",
            path=path,
            most=MOST_CLASSES - 1,
        )
    return Part(columns[:, :2].astype(np.float32), t)


def save_points(path: Path, points: Part) -> None:
    """Write the points whole or not at all. Raises DataError."""

    def lines() -> str:
        rows = (f"{a:.7g},{b:.7g},{t}" for (a, b), t in zip(points.x, points.t, strict=True))
        return "\n".join([",".join(NAMES), *rows, ""])

    try:
        replace_file(path, lambda file: file.write(lines()), "w")
    except OSError as error:
        raise DataError("{path} cannot be written: {reason}.", path=path, reason=error) from error


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """The points as a Dataset of two to four classes. Raises DataError.

    A few points are too few to be split: all of them are then in all three parts.
    """
    points = load_points(points_file())
    classes = max(int(points.t.max()) + 1, 2)
    task = BINARY if classes == 2 else CLASSIFICATION
    few = len(points) < FEWEST  # a person has just begun: the clinic tells of it
    parts = (points,) * 3 if few else in_parts(points.x, points.t, recipe, task)
    return Dataset(
        "points",
        Phrase("placed by hand"),
        tuple(map(str, range(classes))),
        *parts,
        task=task,
        names=NAMES[:2],
    )
