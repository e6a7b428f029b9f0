"""Data sets: one file a source, each giving a Dataset."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from nn.data import digits8x8, embedded, mnist, pictures, points, sequences, user_digits
from nn.data.dataset import Dataset
from nn.data.folders import data_folder
from nn.data.recipe import DataRecipe, Decode, Place, Progress
from nn.data.tables.samples import load as load_table
from nn.data.toys import TOYS
from nn.registry import lookup


def load_dataset(
    recipe: DataRecipe | str,
    folder: Path | None = None,
    progress: Progress | None = None,
    decode: Decode | None = None,
) -> Dataset:
    """The data that a recipe (or a name) asks for; see Place for the other arguments.

    Raises UnknownNameError, FieldError, DataError, and whatever ``progress`` raises.
    """
    asked = DataRecipe(recipe) if isinstance(recipe, str) else recipe
    load = lookup(DATASETS, asked.data, "data set")
    return load(asked, Place(folder, progress, decode))


def files_of(recipe: DataRecipe) -> list[Path]:
    """The files that the data are read from anew each time, since they may change."""
    if recipe.data == "points":
        return [points.points_file()]
    if recipe.data == "my-digits":
        return [data_folder() / user_digits.FILE]
    if recipe.data not in FROM_FILES or not recipe.file:
        return []
    path = Path(recipe.file)
    return [path, *path.rglob("*")] if recipe.data == "pictures" else [path]


DATASETS: dict[str, Callable[[DataRecipe, Place], Dataset]] = {
    "strokes": embedded.load,
    **dict.fromkeys(mnist.FAMILIES, mnist.load),
    "digits-8x8": digits8x8.load,
    "my-digits": user_digits.load_as_dataset,
    "pictures": pictures.load,
    "table": load_table,
    "points": points.load,
    **{name: toy.load for name, toy in TOYS.items()},
    "reviews": partial(sequences.load_reviews, as_words=True),
    "reviews-multi-hot": sequences.load_reviews,
}
FROM_FILES = ("table", "pictures")
SIZED = (*TOYS, "reviews", "reviews-multi-hot")  # made in any number
SPLIT_HERE = (*SIZED, "digits-8x8", "my-digits", "pictures", "table", "points")
USUAL_BATCH = dict.fromkeys((*TOYS, "points", "table", "my-digits", "pictures"), 10)
