"""Drawings: digits as the strokes of a pen, with their labels, and the file that keeps them.

A file is an ``.npz`` with ``xy`` (points, 2), y down; ``point_offset``: stroke s is
``xy[point_offset[s] : point_offset[s + 1]]``; ``stroke_offset``: drawing i has the strokes
``stroke_offset[i]`` … ``stroke_offset[i + 1] - 1``; and ``label`` (drawings,), digits 0 … 9.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.errors import DataError
from nn.files import DAMAGED_ARCHIVE, replace_file

PARTS = ("xy", "point_offset", "stroke_offset", "label")


@dataclass
class Drawings:
    """Drawings in the order in which they were made: strokes (n, 2) of each, and its label."""

    strokes: list[list[Array]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.labels)

    def add(self, strokes: list[Array], label: int) -> None:
        """Keep one more."""
        self.strokes.append([np.asarray(stroke, np.float32) for stroke in strokes])
        self.labels.append(label)

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises DataError."""
        every = [stroke for drawing in self.strokes for stroke in drawing]
        arrays: dict[str, Array] = {
            "xy": np.concatenate([np.empty((0, 2), np.float32), *every]),
            "point_offset": _offsets([len(stroke) for stroke in every]),
            "stroke_offset": _offsets([len(drawing) for drawing in self.strokes]),
            "label": np.array(self.labels, np.uint8),
        }
        try:
            replace_file(path, lambda file: np.savez_compressed(file, **arrays))  # type: ignore[arg-type]
        except OSError as error:
            raise DataError(
                "{path} cannot be written: {reason}.", path=path, reason=error
            ) from error


def load_drawings(path: Path) -> Drawings:
    """Read a file of drawings. Raises DataError that says what is wrong with it."""
    try:
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as kept:
            xy, points, strokes, labels = (kept[part] for part in PARTS)
    except FileNotFoundError:
        raise DataError("There is no file {path}.", path=path) from None
    except DAMAGED_ARCHIVE as error:
        raise _damaged(path, error) from error
    wrong = _what_is_wrong(xy, points, strokes, labels)
    if wrong:
        raise _damaged(path, wrong)
    every = np.split(xy.astype(np.float32), points[1:-1])
    return Drawings(
        [every[first:last] for first, last in itertools.pairwise(strokes)],
        [int(label) for label in labels],
    )


def _offsets(lengths: list[int]) -> Array:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _damaged(path: Path, reason: object) -> DataError:
    return DataError(
        "{path} holds no drawings, or it is damaged ({reason}). It needs the arrays {parts}.",
        path=path,
        reason=reason,
        parts=", ".join(PARTS),
    )


def _what_is_wrong(xy: Array, points: Array, strokes: Array, labels: Array) -> str:
    """Why the arrays do not fit together; nothing when they do."""
    if xy.ndim != 2 or xy.shape[1] != 2 or not np.isfinite(xy.astype(np.float64)).all():
        return f"xy has the shape {xy.shape}"
    for name, offsets, end in (
        ("point_offset", points, len(xy)),
        ("stroke_offset", strokes, len(points) - 1),
    ):
        whole = offsets.ndim == 1 and len(offsets) and offsets.dtype.kind in "iu"
        if not whole or offsets[0] != 0 or offsets[-1] != end or (np.diff(offsets) < 0).any():
            return f"{name} does not lead from 0 to {end}"
    if labels.shape != (len(strokes) - 1,) or labels.dtype.kind not in "iu":
        return f"{len(strokes) - 1} drawings and labels of shape {labels.shape}"
    if len(labels) and not (labels.min() >= 0 and labels.max() <= 9):
        return f"a label is {labels.min() if labels.min() < 0 else labels.max()}"
    return ""
