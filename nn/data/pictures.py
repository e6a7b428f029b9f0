"""pictures: a folder of images, in a sub-folder for each class, prepared as the canvas prepares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nn.data.dataset import BINARY, CLASSIFICATION, Dataset
from nn.data.images import SIDE, draw_ink
from nn.data.recipe import DataRecipe, Place
from nn.data.scan import find_ink
from nn.data.split import in_parts
from nn.errors import DataError, Sentence, sentence

MOST_PICTURES = 50_000
MOST_NAMES = 5  # of files that are left out; more are only counted
LEFT_BEHIND = ("thumbs.db", "desktop.ini")


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """The images under ``recipe.file`` as 28 × 28 pixels; the sub-folders' names are the classes.

    Files that are no pictures, or in which there is no ink, are left out and named in a remark.
    Raises DataError where that leaves nothing of a class.
    """
    if not recipe.file:
        raise DataError("file: choose a folder with one subfolder of images per class.")
    if place.decode is None:
        raise DataError("Image files can only be read by the application.")
    root = Path(recipe.file)
    files = _files(root)
    names, total = tuple(files), sum(map(len, files.values()))
    x, t = [], []
    bad: list[tuple[str, DataError]] = []
    for label, name in enumerate(names):
        for path in files[name]:
            shown = f"{name}/{path.name}"
            try:
                x.append(draw_ink(find_ink(place.decode(path), shown)).reshape(-1))
                t.append(label)
            except DataError as error:
                bad.append((shown, error))
            place.tell((len(x) + len(bad)) / total)
        if label not in t:
            raise DataError(
                "{folder}: none of its {count} files can be used. First error: {reason}",
                folder=root / name,
                count=len(files[name]),
                reason=_reason(bad[-len(files[name])][1]),
            )
    task = BINARY if len(names) == 2 else CLASSIFICATION
    samples = np.array(x, np.float32)
    return Dataset(
        "pictures",
        root.name,
        names,
        *in_parts(samples, np.array(t, np.int64), recipe, task),
        task=task,
        limits=(0.0, 1.0),
        picture=(SIDE, SIDE),
        remarks=left_out(bad, total),
    )


def left_out(bad: Sequence[tuple[str, DataError]], total: int) -> tuple[Sentence, ...]:
    """Which of so many files are not among the samples, and why the first of them is not."""
    if not bad:
        return ()
    told = sentence(
        "{count} of {total} files cannot be used and are left out: {names}{more} First error: "
        "{reason}",
        count=len(bad),
        total=total,
        names=", ".join(name for name, _ in bad[:MOST_NAMES]),
        more=" …" if len(bad) > MOST_NAMES else ".",
        reason=_reason(bad[0][1]),
    )
    return (told,)


def files_in(folder: Path) -> list[Path]:
    """The files in a folder and its sub-folders, in order. Raises DataError for too many."""
    try:
        files = sorted(one for one in folder.rglob("*") if one.is_file() and _shown(one))
    except OSError as error:
        raise DataError("{path} cannot be read: {reason}.", path=folder, reason=error) from None
    _require_few(folder, len(files))
    return files


def _reason(error: DataError) -> Sentence:
    return Sentence(error.template, error.values)


def _files(root: Path) -> dict[str, list[Path]]:
    """The files of each class. Raises DataError for a folder that is not laid out so."""
    try:
        if not root.is_dir():
            raise DataError(
                "{path} is not a folder. Choose a folder with one subfolder per class.", path=root
            )
        folders = _folders(root)
        files = {
            one.name: sorted(file for file in one.iterdir() if file.is_file() and _shown(file))
            for one in folders
        }
        deeper = [one for one in folders if len(_folders(one)) > 1]
    except OSError as error:
        raise DataError("{path} cannot be read: {reason}.", path=root, reason=error) from None
    files = {name: found for name, found in files.items() if found}
    if not files and deeper:
        raise DataError(
            "{path} contains no images itself: the class folders are one level deeper. Choose "
            "{deeper}.",
            path=root,
            deeper=deeper[-1],
        )
    if len(files) < 2:
        raise DataError(
            "{path} contains images of {count} class(es), but at least two are needed. Put the "
            "images of each class into a subfolder named after it.",
            path=root,
            count=len(files),
        )
    _require_few(root, sum(map(len, files.values())))
    return files


def _require_few(folder: Path, count: int) -> None:
    """Raise DataError for more pictures than can be read."""
    if count > MOST_PICTURES:
        raise DataError(
            "{path} contains {count} images; at most {most} can be read.",
            path=folder,
            count=count,
            most=MOST_PICTURES,
        )


def _folders(root: Path) -> list[Path]:
    return sorted(one for one in root.iterdir() if one.is_dir() and _shown(one))


def _shown(path: Path) -> bool:
    """Not what file managers leave in folders."""
    return not path.name.startswith(".") and path.name.casefold() not in LEFT_BEHIND
