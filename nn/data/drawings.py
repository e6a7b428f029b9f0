"""Drawings: digits with their labels, as strokes of a pen or as ink, and the file that keeps them.

A file is an ``.npz`` with ``xy`` (points, 2), y down; ``point_offset``: stroke s is
``xy[point_offset[s] : point_offset[s + 1]]``; ``stroke_offset``: drawing i has the strokes
``stroke_offset[i]`` … ``stroke_offset[i + 1] - 1``; and ``label`` (drawings,), digits 0 … 9.
Drawings that came from pictures have no strokes: ``ink`` (k, 280, 280) holds what was found,
and ``ink_of`` (k,) which drawings they are; ``pen`` (drawings,) is how wide the pen was. A file
without these has no pictures and the usual pen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from nn.archive import ArchiveKind
from nn.arrays import Array
from nn.data.dataset import Part
from nn.data.images import INK_SIDE, LADDER, SIDE, Rungs, draw_digit, draw_ink, side_by_side
from nn.data.scan import pieces_as_strokes
from nn.errors import DataError, Phrase
from nn.files import replace_file

PARTS = ("xy", "point_offset", "stroke_offset", "label")
INK_PARTS = ("ink", "ink_of")
FILE = ArchiveKind(
    members=re.compile("|".join([*PARTS, *INK_PARTS, "pen"])),
    most_bytes=2**28,
    stored=False,
    error=DataError,
    damaged=Phrase(
        "{path} contains no drawings, or it is damaged ({reason}). It needs the arrays xy, "
        "point_offset, stroke_offset and label."
    ),
)
FARTHEST = 1e6  # of a position, in units of the canvas: what lies beyond it is no drawing
PENS = (1.0, 100.0)
USUAL_PEN = 18.0  # of the canvas's 280 units


@dataclass(frozen=True, eq=False)
class Drawing:
    """A digit: strokes (n, 2) on a canvas of 280 × 280, or ink (280, 280) found in a picture.

    ``pen`` is the width of the strokes. Positions are float64, as in the file, so that a
    drawing is seen in the same way before and after it was kept, to the last bit.
    """

    strokes: tuple[Array, ...] = ()
    ink: Array | None = None
    pen: float = USUAL_PEN

    def __post_init__(self) -> None:
        strokes = tuple(np.asarray(stroke, np.float64) for stroke in self.strokes)
        object.__setattr__(self, "strokes", strokes)

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes and self.ink is None

    def picture(self, rungs: Rungs = LADDER[-1]) -> Array:
        """float32 (28, 28) in 0 … 1 as a network sees it."""
        if self.ink is not None:
            return draw_ink(self.ink, rungs)
        return draw_digit(self.strokes, self.pen, rungs)

    @cached_property
    def seen(self) -> Array:
        """``picture()`` as a row, (784,)."""
        return self.picture().reshape(-1)

    @cached_property
    def side_by_side(self) -> int:
        """How many drawings stand side by side (see images.side_by_side)."""
        if self.ink is not None:
            return side_by_side(pieces_as_strokes(self.ink), 1.0)
        return side_by_side(self.strokes, self.pen)


@dataclass
class Drawings:
    """Drawings in the order in which they were made, and their labels."""

    drawings: list[Drawing] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def part(self) -> Part:
        """The drawings as samples."""
        return Part(pictures_of(self.drawings), np.array(self.labels, np.int64))

    def add(self, drawing: Drawing, label: int) -> None:
        """Keep one more."""
        self.drawings.append(drawing)
        self.labels.append(label)

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises DataError."""
        every = [stroke for drawing in self.drawings for stroke in drawing.strokes]
        inks = {index: one.ink for index, one in enumerate(self.drawings) if one.ink is not None}
        arrays: dict[str, Array] = {
            "xy": np.concatenate([np.empty((0, 2)), *every]),
            "point_offset": _offsets([len(stroke) for stroke in every]),
            "stroke_offset": _offsets([len(drawing.strokes) for drawing in self.drawings]),
            "label": np.array(self.labels, np.uint8),
            "pen": np.array([drawing.pen for drawing in self.drawings], np.float64),
        }
        if inks:
            arrays |= {"ink": np.array(list(inks.values())), "ink_of": np.array(list(inks))}
        try:
            replace_file(path, lambda file: np.savez_compressed(file, **arrays))  # type: ignore[arg-type]
        except OSError as error:
            raise DataError(
                "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
            ) from error


def pictures_of(drawings: Iterable[Drawing]) -> Array:
    """What networks see of drawings, a row each: float32 (drawings, 784)."""
    rows = [drawing.seen for drawing in drawings]
    return np.array(rows, np.float32).reshape(-1, SIDE**2)


def are_drawings(arrays: Collection[str]) -> bool:
    """Whether a file with arrays of these names holds drawings."""
    return all(part in arrays for part in PARTS)


def load_drawings(path: Path) -> Drawings:
    """Read a file of drawings. Raises DataError that says what is wrong with it."""
    kept = FILE.read(path)
    missing = [part for part in PARTS if part not in kept]
    if missing:
        raise FILE.unlike(path, Phrase("an array is missing"))
    with FILE.checking(path):
        xy, points, strokes, labels = (kept[part] for part in PARTS)
        none = np.empty((0, INK_SIDE, INK_SIDE), np.uint8), np.empty(0, np.intp)
        inks, owners = (kept[part] for part in INK_PARTS) if "ink" in kept else none
        pens = kept.get("pen", np.full(len(labels), USUAL_PEN))
        wrong = (
            _what_is_wrong(xy, points, strokes, labels)
            or _wrong_ink(inks, owners, len(labels))
            or _wrong_drawing(points, strokes, owners, pens)
        )
        if wrong:
            raise FILE.unlike(path, wrong)
        every = np.split(xy.astype(np.float64), points[1:-1])
        ink_of = dict(zip(owners.tolist(), inks, strict=True))
        return Drawings(
            [
                Drawing(tuple(every[first:last]), ink_of.get(index), float(pens[index]))
                for index, (first, last) in enumerate(itertools.pairwise(strokes))
            ],
            [int(label) for label in labels],
        )


def _offsets(lengths: list[int]) -> Array:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _what_is_wrong(xy: Array, points: Array, strokes: Array, labels: Array) -> str:
    """Why the arrays do not fit together; nothing when they do."""
    if xy.ndim != 2 or xy.shape[1] != 2:
        return f"xy has shape {xy.shape}"
    if not (np.abs(xy.astype(np.float64)) <= FARTHEST).all():
        return Phrase("xy contains a position outside the canvas")
    for name, offsets, end in (
        ("point_offset", points, len(xy)),
        ("stroke_offset", strokes, len(points) - 1),
    ):
        whole = offsets.ndim == 1 and len(offsets) and offsets.dtype.kind in "iu"
        if not whole or offsets[0] != 0 or offsets[-1] != end or (np.diff(offsets) < 0).any():
            return f"{name} does not run from 0 to {end}"
    if labels.shape != (len(strokes) - 1,) or labels.dtype.kind not in "iu":
        return f"{len(strokes) - 1} drawings, but labels of shape {labels.shape}"
    if len(labels) and not (labels.min() >= 0 and labels.max() <= 9):
        return f"a label is {labels.min() if labels.min() < 0 else labels.max()}"
    return ""


def _wrong_ink(inks: Array, owners: Array, drawings: int) -> str:
    """Why the ink does not belong to the drawings; nothing when it does."""
    if inks.shape != (len(inks), INK_SIDE, INK_SIDE) or inks.dtype != np.uint8:
        return f"ink has shape {inks.shape}"
    if owners.shape != (len(inks),) or owners.dtype.kind not in "iu":
        return f"{len(inks)} inks, but owners of shape {owners.shape}"
    if len(owners) and not (owners.min() >= 0 and owners.max() < drawings):
        return f"ink belongs to a drawing outside 0 … {drawings - 1}"
    return ""


def _wrong_drawing(points: Array, strokes: Array, owners: Array, pens: Array) -> str:
    """Which drawing is none; nothing when all are."""
    if (np.diff(points) == 0).any():
        return Phrase("a stroke has no points")
    blank = np.flatnonzero(np.diff(strokes) == 0)
    if not np.isin(blank, owners).all():
        return Phrase("a drawing has neither strokes nor ink")
    if pens.shape != (len(strokes) - 1,) or not ((pens >= PENS[0]) & (pens <= PENS[1])).all():
        return f"pens of shape {pens.shape} are not valid widths"
    return ""
