"""New samples from outside, and what a network predicts for them: rows of a table, or digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION
from nn.data.digit_pages import DigitBox, find_digits
from nn.data.drawings import Drawing
from nn.data.pictures import files_in, left_out
from nn.data.recipe import DataRecipe, Decode, Progress
from nn.errors import DataError, Sentence
from nn.training.model import Model


@dataclass(frozen=True, eq=False)
class NewSamples:
    """Samples ``x`` (n, features) as they are before the preparation, and what they are called.

    ``keys`` are the names of the columns that tell one sample from another, and ``names`` their
    texts, a tuple for each sample; there may be none. ``digits`` tell of each digit that was found
    in a picture its file, which one it is there, and where. ``remarks`` tell of what was filled
    in, unknown or left out.
    """

    x: Array
    keys: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    digits: tuple[tuple[Path, int, DigitBox], ...] = ()
    remarks: tuple[Sentence, ...] = ()

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True, eq=False)
class Predictions:
    """What a network predicts for new samples.

    ``answers`` (n,) are classes or numbers in the target's unit, ``shares`` (n, classes) the
    probabilities; of a regression there are none (n, 0).
    """

    samples: NewSamples
    class_names: tuple[str, ...]
    answers: Array
    shares: Array

    def __len__(self) -> int:
        return len(self.answers)

    @property
    def header(self) -> list[str]:
        """The names of the columns of a table of predictions."""
        if not self.class_names:
            return [*self.samples.keys, "answer"]
        probabilities = [f"probability of {name}" for name in self.class_names]
        return [*self.samples.keys, "answer", "probability", *probabilities]

    def row(self, index: int) -> list[str]:
        """A sample's texts under ``header``."""
        names = self.samples.names[index] if self.samples.names else ()
        if not self.class_names:
            return [*names, f"{self.answers[index]:.6g}"]
        answer, shares = int(self.answers[index]), self.shares[index]
        told = [f"{share:.4f}" for share in (shares[answer], *shares)]
        return [*names, self.class_names[answer], *told]

    def table(self) -> list[list[str]]:
        """The header, and a row for each sample."""
        return [self.header, *(self.row(index) for index in range(len(self)))]


def predict(model: Model, samples: NewSamples) -> Predictions:
    """Ask a network about new samples."""
    outputs = model.outputs(samples.x)
    regression = model.task == REGRESSION
    shares = np.empty((len(samples), 0)) if regression else model.shares_of(outputs)
    return Predictions(
        samples, () if regression else model.class_names, model.meant(outputs), shares
    )


def read_samples(
    model: Model,
    paths: Sequence[Path],
    recipe: DataRecipe,
    decode: Decode,
    progress: Progress | None = None,
) -> NewSamples:
    """The samples in files: the rows of a table for a network that learned from one, else digits.

    Digits come from pictures, and from all pictures of folders and their sub-folders; a picture
    can hold several. ``recipe`` is that of the network's data. Raises DataError where a network
    or files of another kind are given, or nothing can be used.
    """
    if model.columns:
        if len(paths) != 1:
            raise DataError("{count} files were given. Choose one table.", count=len(paths))
        rows = model.read_rows(paths[0], recipe)
        names = tuple((one,) for one in rows.ids)
        keys = (model.id_column,) if rows.ids else ()
        return NewSamples(rows.x, keys, names, (), tuple(rows.remarks))
    if not model.pictures:
        raise DataError(
            "{path}: this network learned neither from a table nor from images of 28 × 28 "
            "pixels, so it cannot predict files.",
            path=paths[0],
        )
    return read_pictures(paths, decode, progress)


def read_pictures(
    paths: Sequence[Path], decode: Decode, progress: Progress | None = None
) -> NewSamples:
    """The digits in pictures, and in all pictures of folders. Raises DataError if there are none.

    ``progress`` gets the share that is done, and may raise to cancel.
    """
    files = {
        file: file.relative_to(path).as_posix() if file is not path else path.name
        for path in paths
        for file in (files_in(path) if path.is_dir() else [path])
    }
    seen: list[Array] = []
    found: list[tuple[Path, int, DigitBox]] = []
    bad: list[tuple[str, DataError]] = []
    for count, (file, name) in enumerate(files.items(), 1):
        try:
            digits = find_digits(decode(file), name)
            seen += [Drawing(ink=one.ink).seen for one in digits]  # the ink itself is large
            found += [(file, number, one.box) for number, one in enumerate(digits, 1)]
        except DataError as error:
            bad.append((name, error))
        if progress is not None:
            progress(count / len(files))
    if not found:
        raise bad[0][1] if bad else DataError("{path} contains no images.", path=paths[0])
    return NewSamples(
        np.array(seen, np.float32),
        ("file", "digit"),
        tuple((files[file], str(number)) for file, number, _ in found),
        tuple(found),
        left_out(bad, len(files)),
    )
