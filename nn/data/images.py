"""From the path of a pen to the 28 x 28 picture a network sees: the only way there.

The picture is prepared as MNIST's are (LeCun, Bottou, Bengio & Haffner 1998,
"Gradient-based learning applied to document recognition", section III-A): the
ink is fitted into a 20 x 20 box without changing its aspect, and the box is
moved by whole pixels until the ink's centre of mass lies in the centre of the
28 x 28 grid. A digit drawn small in a corner and the same digit drawn large
thus give nearly the same picture; they differ in the thickness of the line.

The path itself is scaled, not a picture of it. A round pen then runs along it
in short hops, and a pixel's grey is about the part of it that the pen covers:
``clip(radius + 1/2 - distance, 0, 1)``, with the distance from the pixel's
centre to the nearest point of the path. Pixel centres have whole numbers:
(0, 0) is the centre of the upper left pixel, x runs right, y runs down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn.errors import FieldError, ShapeError

Floats = NDArray[np.float32]

SIDE = 28
"""Pixels on each side of a picture."""

BOX = 20
"""Pixels on the longer side of the ink."""

INK_SIDE = 280
"""Units on each side of the canvas, and pixels of the ink found in a picture (see scan.py)."""

SPACING = 0.6
"""Pixels between two hops of the pen; at this distance the dots merge into a line."""

PEN_WIDTHS = (1.8, 2.6)
"""Thinnest and thickest pen of ``draw_digit``, in pixels of the picture.

Between 1.5 and 2.4 the width hardly matters to a network trained on MNIST; from
3 on it reads real pen strokes (UNIPEN) one to two percent worse.
"""

_MARGIN = (SIDE - BOX) // 2
_INKED = 64  # of 255; darker pixels are ink
_DOT = 1e-6  # a drawing smaller than this is a dot and is not magnified
_FARTHEST = 1e9  # positions beyond this are no drawing
_DIGITS_AT_ONCE = 250  # keeps the working set of ``render`` in the processor's cache
_MOST_HOPS = 15_000  # enough to blacken the box many times over; bounds the time


@dataclass(frozen=True)
class Rungs:
    """What is done to a drawing on its way to the picture, each after the one before.

    ``crop``: the ink's own box is scaled, not the whole canvas. ``fit``: it is scaled to
    20 pixels, not to all 28. ``centre``: the centre of mass is moved to the middle. A network
    that was trained on MNIST needs them all; without any, the canvas is only shrunk.
    """

    crop: bool = True
    fit: bool = True
    centre: bool = True


LADDER = (
    Rungs(crop=False, fit=False, centre=False),
    Rungs(fit=False, centre=False),
    Rungs(centre=False),
    Rungs(),
)
"""From the shrunken canvas to what a network trained on MNIST expects, rung by rung."""


def ladder_to(rungs: Rungs) -> tuple[Rungs, ...]:
    """The stages of a preparation that takes only these steps; LADDER where it takes all."""
    return tuple(
        Rungs(
            crop=stage.crop and rungs.crop,
            fit=stage.fit and rungs.fit,
            centre=stage.centre and rungs.centre,
        )
        for stage in LADDER
    )


def draw_digit(
    strokes: Sequence[ArrayLike],
    pen_width: float,
    rungs: Rungs = LADDER[-1],
) -> Floats:
    """The picture of a drawn digit as a network trained on MNIST expects it.

    Where and how large the digit is drawn does not matter (with all rungs); a single
    dot stays a dot and is not magnified. The ink is 20 pixels wide or high, whichever
    is more.

    Args:
        strokes: one (n, 2) array of x, y positions per stroke, y pointing down;
            n = 1 is a dot, n = 0 is skipped. They are read, never changed.
        pen_width: diameter of the pen in the units of the positions. In the
            picture it is scaled with the drawing, but kept within ``PEN_WIDTHS``,
            so that small and large drawings stay legible.
        rungs: which steps of the preparation are taken.
        side: of the canvas, in the units of the positions; needed without ``crop`` only.

    Returns:
        float32 (28, 28), 0 for paper and 1 for ink; all 0 if there is no point.

    Raises:
        ShapeError: a stroke is not an (n, 2) array of finite numbers.
        FieldError: ``pen_width`` is not a positive, finite number.
    """
    if not (np.isfinite(pen_width) and pen_width > 0):
        raise FieldError("pen_width: {value} is not a positive number.", value=pen_width)
    paths = [path for path in map(_checked, strokes) if len(path)]
    if not paths:
        return np.zeros((SIDE, SIDE), np.float32)
    points = np.concatenate(paths)
    box = float(BOX if rungs.fit else SIDE)
    if rungs.crop:
        width = _width_in_picture(points, pen_width, box)
        scaled = fit(points[None], np.array([width]), box)[0]
    else:
        scale = box / INK_SIDE
        width = max(pen_width * scale, 1.0)
        scaled = (points - INK_SIDE / 2) * scale + (SIDE - 1) / 2
    lengths = np.cumsum([len(path) for path in paths])[:-1]
    picture = render(_hops(np.split(scaled, lengths))[None], np.array([width / 2]))
    picture = (centre(picture) if rungs.centre else picture)[0]
    return np.minimum(picture, 1, out=picture)  # rounding may leave a little more


def draw_ink(ink: NDArray[np.uint8], rungs: Rungs = LADDER[-1]) -> Floats:
    """The picture (28, 28) of a digit that was found as ink (280, 280), 0 … 255.

    As ``draw_digit`` makes it from strokes: the ink is shrunk, not its path, and a line that
    would become thinner than the thinnest of ``PEN_WIDTHS`` is thickened first. All 0 where
    there is no ink.
    """
    if not (ink >= _INKED).any():
        return np.zeros((SIDE, SIDE), np.float32)
    box = BOX if rungs.fit else SIDE
    if rungs.crop:
        ink = _square(_thickened(ink, PEN_WIDTHS[0] * len(_square(ink)) / box))
    margin = (SIDE - box) // 2
    shrunk = resample(ink.astype(np.float32) / np.float32(255), box, box)
    picture = np.pad(shrunk, margin)[None]
    return (centre(picture) if rungs.centre else picture)[0]


def resample(pixels: Floats, height: int, width: int) -> Floats:
    """Pixels (h, w) in another size: each new one is the mean of the area that it covers.

    A mean lies within the range of the pixels; rounding would leave some a little outside.
    """
    down, across = _overlaps(pixels.shape[0], height), _overlaps(pixels.shape[1], width)
    resized: Floats = (down @ pixels @ across.T).astype(np.float32, copy=False)
    return np.clip(resized, pixels.min(), pixels.max(), out=resized)


def require_pictures(field: str, features: int) -> None:
    """Raise FieldError, named after a field of the recipe, unless rows of so many numbers are
    pictures of 28 × 28."""
    if features != SIDE**2:
        raise FieldError(
            "{field}: this needs images of {side} × {side} pixels, but a sample here has "
            "{features} values. Turn it off for this data.",
            field=field,
            side=SIDE,
            features=features,
        )


def side_by_side(strokes: Sequence[ArrayLike], pen_width: float) -> int:
    """How many drawings stand side by side: groups of strokes with blank paper between them.

    Only groups of at least half the height of all ink count: a dot beside a digit is none.
    Arguments and errors as for ``draw_digit``.
    """
    paths = [path for path in map(_checked, strokes) if len(path)]
    if not paths:
        return 0
    boxes = [np.concatenate([path.min(axis=0), path.max(axis=0)]) for path in paths]
    groups: list[NDArray[Any]] = []  # left, top, right, bottom
    for box in sorted(boxes, key=lambda one: float(one[0])):
        if groups and box[0] - groups[-1][2] <= pen_width:
            last = groups[-1]
            groups[-1] = np.concatenate(
                [np.minimum(last[:2], box[:2]), np.maximum(last[2:], box[2:])]
            )
        else:
            groups.append(box)
    tall = max(group[3] for group in groups) - min(group[1] for group in groups) + pen_width
    counted = [group for group in groups if group[3] - group[1] + pen_width >= tall / 2]
    return max(len(counted), 1)


def fit(points: NDArray[Any], width: NDArray[Any], box: float = BOX) -> NDArray[Any]:
    """Scale and move paths so that their ink just fills the 20 x 20 box, aspect kept.

    Shapes: points (digits, points, 2), width (digits,) of the pen in pixels of
    the picture; the result is like points. The shorter side is put in the
    middle of the box, whose sides ``box`` may change.
    """
    low, high = points.min(axis=1, keepdims=True), points.max(axis=1, keepdims=True)
    extent = np.maximum((high - low).max(axis=2, keepdims=True), _DOT)
    scale = (box - width[:, None, None]) / extent
    middle = (low + high) / 2
    result: NDArray[Any] = (points - middle) * scale + (SIDE - 1) / 2
    return result


def render(points: NDArray[Any], radius: NDArray[Any]) -> Floats:
    """Ink of a round pen that was put down at each of the points, anti-aliased.

    Shapes: points (digits, points, 2) in pixels, not more than about ``SPACING``
    apart along a stroke; radius (digits,) or, for a pen under varying pressure,
    (digits, points), in pixels, at least 1/2. Result (digits, 28, 28), 0..1.
    What lies outside of the picture is cut off.
    """
    radius = np.broadcast_to(radius.reshape(len(radius), -1), points.shape[:2])
    pictures = np.empty((len(points), SIDE, SIDE), np.float32)
    for start in range(0, len(points), _DIGITS_AT_ONCE):
        some = slice(start, start + _DIGITS_AT_ONCE)
        pictures[some] = _render_some(points[some], radius[some])
    return pictures


def centre(pictures: Floats) -> Floats:
    """Move each picture by whole pixels until its centre of mass is the grid's centre.

    Shapes: (digits, 28, 28) with the ink inside the 20 x 20 box; result alike.
    That centre is pixel (14, 14), counted from 0: whole-pixel moves leave MNIST's
    own centres of mass within half a pixel of it, and so it is here. No ink
    leaves the picture, even where that keeps a lopsided drawing off the centre.
    """
    mass = np.maximum(pictures.sum(axis=(1, 2)), np.finfo(np.float32).tiny)
    grid = np.arange(SIDE)
    rows = _sources(pictures.sum(axis=2) @ grid / mass)
    columns = _sources(pictures.sum(axis=1) @ grid / mass)
    padded = np.pad(pictures, ((0, 0), (_MARGIN, _MARGIN), (_MARGIN, _MARGIN)))
    digits = np.arange(len(pictures))[:, None, None]
    return padded[digits, rows[:, :, None], columns[:, None, :]]


def _overlaps(old: int, new: int) -> Floats:
    """The share of each of ``old`` pixels in each of ``new`` ones along the same length."""
    edges = np.arange(new + 1) * (old / new)
    ends = np.minimum(edges[1:, None], np.arange(1, old + 1))
    covered = np.clip(ends - np.maximum(edges[:-1, None], np.arange(old)), 0, None)
    shares: Floats = (covered * (new / old)).astype(np.float32)
    return shares


def _square(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The smallest square around the ink, with the ink in its middle."""
    low, high = (
        np.array([f(np.flatnonzero((ink >= _INKED).any(axis=axis))) for axis in (1, 0)])
        for f in (np.min, np.max)
    )
    side = int((high - low).max()) + 1
    top, left = (low + high + 1 - side) // 2 + side
    return np.pad(ink, side)[top : top + side, left : left + side]


def _thickened(ink: NDArray[np.uint8], least: float) -> NDArray[np.uint8]:
    """Ink whose lines are at least so many pixels wide: grown by a disc where they are thinner.

    The width of a line is its area by half the length of its outline.
    """
    inked = np.pad(ink >= _INKED, 1)
    inside = inked[:-2, 1:-1] & inked[2:, 1:-1] & inked[1:-1, :-2] & inked[1:-1, 2:]
    area, outline = int(inked.sum()), int((inked[1:-1, 1:-1] & ~inside).sum())
    radius = (least - 2 * area / max(outline, 1)) / 2
    reach = int(np.ceil(radius))
    if reach < 1:
        return ink
    room = np.pad(ink, reach)
    grown = ink.copy()
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            if np.hypot(down, right) <= radius + 0.5:
                moved = room[
                    reach + down : reach + down + len(ink), reach + right : reach + right + len(ink)
                ]
                np.maximum(grown, moved, out=grown)
    return grown


def _checked(stroke: ArrayLike) -> NDArray[np.float64]:
    """One stroke as float64 (n, 2); ShapeError if it is anything else."""
    try:
        path = np.asarray(stroke, np.float64)
    except (TypeError, ValueError):
        raise ShapeError("A stroke must be an array of numbers with shape (n, 2).") from None
    if path.size == 0:
        return np.empty((0, 2))
    if path.ndim != 2 or path.shape[1] != 2:
        raise ShapeError("A stroke must have shape (n, 2), but has {shape}.", shape=path.shape)
    if not (np.abs(path) <= _FARTHEST).all():
        raise ShapeError("A stroke contains a position that is not finite.")
    return path


def _width_in_picture(points: NDArray[np.float64], pen_width: float, box: float) -> float:
    """Pen width in pixels of the picture: scaled with the ink, within ``PEN_WIDTHS``."""
    ink = float(np.ptp(points, axis=0).max()) + pen_width
    thinnest, thickest = PEN_WIDTHS
    return min(max(pen_width * box / ink, thinnest), thickest)


def _hops(paths: list[NDArray[Any]]) -> NDArray[Any]:
    """Points (n, 2) at equal distances along all paths, the ends of each included."""
    lengths = [_arc_length(path) for path in paths]
    spacing = max(SPACING, sum(float(along[-1]) for along in lengths) / _MOST_HOPS)
    hops = []
    for path, along in zip(paths, lengths, strict=True):
        stops = np.linspace(0, along[-1], 1 + int(np.ceil(along[-1] / spacing)))
        hops.append(np.stack([np.interp(stops, along, path[:, axis]) for axis in (0, 1)], axis=1))
    return np.concatenate(hops)


def _arc_length(path: NDArray[Any]) -> NDArray[Any]:
    """Length of the path from its start to each of its points, (n,)."""
    steps = np.hypot(*np.diff(path, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _render_some(points: NDArray[Any], radius: NDArray[Any]) -> Floats:
    """``render`` for a few digits: one pass for each pixel of the patch a pen can touch."""
    digits = len(points)
    reach = int(np.ceil(radius.max(initial=0)))
    border = 2 * reach + 1  # a pen reach + 1 outside draws nothing; its patch needs reach more
    side = SIDE + 2 * border
    points = np.clip(points, -(reach + 1), SIDE + reach).astype(np.float32)
    nearest = np.rint(points)
    offset_x, offset_y = np.moveaxis(nearest - points, 2, 0)
    column, row = np.moveaxis(nearest.astype(np.intp) + border, 2, 0)
    pixel = (np.arange(digits)[:, None] * side + row) * side + column
    edge = radius.astype(np.float32) + np.float32(0.5)
    ink = np.zeros(digits * side * side, np.float32)
    for down in range(-reach, reach + 1):
        square = (offset_y + down) ** 2
        for right in range(-reach, reach + 1):
            cover = edge - np.sqrt(square + (offset_x + right) ** 2)
            np.maximum.at(ink, (pixel + (down * side + right)).ravel(), cover.ravel())
    inner = slice(border, border + SIDE)
    return np.minimum(ink.reshape(digits, side, side)[:, inner, inner], np.float32(1))


def _sources(centres: NDArray[Any]) -> NDArray[np.intp]:
    """Row (or column) of the padded picture that each of the 28 new ones shows."""
    shift = np.clip(np.rint(SIDE // 2 - centres), -_MARGIN, _MARGIN).astype(np.intp)
    return np.arange(SIDE)[None, :] - shift[:, None] + _MARGIN
