"""Dataset: samples with their targets, in three parts that are kept apart."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from nn.arrays import Array
from nn.data.images import SIDE
from nn.data.tables.spelling import Spelling
from nn.errors import Sentence

CLASSIFICATION, BINARY, REGRESSION = "classification", "binary", "regression"


@dataclass(frozen=True)
class Part:
    """Samples x (N, features) float32 with class numbers t (N,), or numbers to reach (N,)."""

    x: Array
    t: Array

    def __len__(self) -> int:
        return len(self.t)


@dataclass(frozen=True)
class Column:
    """How a column of a table becomes features.

    A number becomes one feature, a flag 0 or 1, a text one feature for each of its
    ``categories``, a date (``form`` as strptime names it) days, months and weekdays. ``fill``
    stands for a missing number, and is NaN where rows without it are dropped, ``text_fill`` for a
    missing text. ``spelling`` is how its numbers are written, ``signs`` stand for a missing text;
    both are None in runs of the first edition. With ``merged`` capitals and small letters are the
    same. ``strays`` cells are no numbers: they made a text column one, or count as missing;
    ``gaps`` were filled.
    """

    name: str
    categories: tuple[str, ...] = ()
    fill: float = float("nan")
    text_fill: str | None = None
    strays: int = 0
    gaps: int = 0
    type: str = ""
    spelling: Spelling | None = None
    signs: tuple[str, ...] | None = None
    form: str = ""
    merged: bool = False


@dataclass(frozen=True)
class ReadColumn:
    """What became of a column of a table: its role, its type, its gaps and what is to be told.

    ``role`` and ``type`` are words of nn/data/tables/words.py.
    """

    name: str
    role: str
    type: str
    gaps: int
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A task: what is trained on, what is watched, and what is asked last.

    ``train`` changes the weights, ``validation`` is looked at while training, ``test`` once at the
    end. ``task`` is classification, binary or regression, which has no ``class_names`` and whose
    targets are numbers. ``limits`` is the range in which each number is declared to lie;
    ``picture`` the height and width of samples that are pictures; ``entries`` says that samples are
    sequences of numbers from 0 to entries - 1 (0 pads); ``words`` names these numbers, or the
    features of a bag of words; ``columns`` is how the rows of a table became features,
    ``read_columns`` all that it has, ``id_column`` the one that names its rows, ``named`` whether
    the table has a row of names, and ``remarks`` what reading them did.
    ``trained_digits`` are the digits of a person's own that ``train`` holds, which are repeated
    after its first ``distinct`` samples.
    """

    name: str
    source: str
    class_names: tuple[str, ...]
    train: Part
    validation: Part
    test: Part
    trained_digits: Part | None = None
    distinct: int | None = None
    licence: str = ""
    task: str = CLASSIFICATION
    names: tuple[str, ...] = ()
    target: str = "class"
    limits: tuple[float, float] | None = None
    picture: tuple[int, int] | None = None
    entries: int | None = None
    words: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    read_columns: tuple[ReadColumn, ...] = ()
    id_column: str = ""
    named: bool = True
    remarks: tuple[Sentence, ...] = field(default=(), compare=False)

    @property
    def features(self) -> int:
        """Numbers in one sample."""
        return int(self.train.x.shape[1])

    @property
    def classes(self) -> int:
        """Number of classes; 0 in a regression."""
        return len(self.class_names)

    @property
    def outputs(self) -> int:
        """Numbers that a network gives for a sample: a score a class, or one for two of them."""
        return self.classes if self.task == CLASSIFICATION else 1

    @property
    def parts(self) -> dict[str, Part]:
        """Training, validation and test part, by name."""
        return {"train": self.train, "validation": self.validation, "test": self.test}

    @property
    def picture_shape(self) -> tuple[int, int] | None:
        """Height and width where the samples are pictures."""
        if self.picture or self.features != SIDE**2 or self.names:
            return self.picture
        return SIDE, SIDE

    @property
    def like_drawings(self) -> bool:
        """Whether the samples are pictures of the size that drawn digits become."""
        return self.picture_shape == (SIDE, SIDE)

    @property
    def feature_names(self) -> tuple[str, ...]:
        """A name for each feature."""
        return self.names or tuple(f"x{index}" for index in range(1, self.features + 1))

    @cached_property
    def counts(self) -> dict[str, Array]:
        """For each part, how many samples of each class; labels beyond the classes are left out.

        A regression has no classes to count.
        """
        return {
            name: np.bincount(
                part.t[(part.t >= 0) & (part.t < self.classes)], minlength=self.classes
            )
            for name, part in self.parts.items()
        }

    @cached_property
    def fingerprint(self) -> str:
        """A short mark by which a saved run knows the data it was trained on."""
        labels = samples = 0
        for part in self.parts.values():
            labels = zlib.crc32(np.ascontiguousarray(part.t).data, labels)
            samples = zlib.crc32(np.ascontiguousarray(part.x).data, samples)
        return f"{len(self.train)}-{labels:08x}-{samples:08x}"


def pixels(images: Array) -> Array:
    """uint8 pixels 0 … 255 as float32 0 … 1, in the shape of ``images``."""
    return np.divide(images, 255.0, dtype=np.float32)
