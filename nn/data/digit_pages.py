"""Several digits in one picture: where each is, in reading order, and its ink.

The paper and the ink are told apart as for one digit (see scan.py). Pieces of ink that stand above
each other belong to one digit, such as the bar of a five. A piece that is wider than a digit can be
is cut where it has the least ink: digits that touch. Lines of digits are read from the top down,
and each from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from nn.data.images import INK_SIDE, resample, side_by_side
from nn.data.scan import (
    Floats,
    Mask,
    from_paper,
    in_square,
    no_digit,
    pieces_of,
    require_side,
    resized,
    shades_of,
    without_frame,
)
from nn.errors import Phrase

LONGEST = 1000  # pixels of the longer side, in which digits are looked for
SPECK, DOT = 0.02, 0.2  # of a digit's area and height: smaller pieces are no digits
RULE = 6.0  # times as wide as high, and longer than a digit: a ruled line
ABOVE = 0.5  # of the narrower piece that has to stand above another to belong to it
NEAR = 0.5  # of a digit's height between two such pieces
PART, CLOSE = 0.6, 0.2  # of a digit's height: a piece as low, and as near, belongs to its neighbor
TOUCHING = 1.25  # times as wide as a digit is high: more than one digit
WIDE = 0.75  # times as wide as high: a digit among others that touch
SAME_LINE, LAST = 0.75, 3  # of a digit's height from the middle of the last digits of a line
MARGIN = 0.5  # of the ink's longer side around it in the square of a digit
MOST = 500  # digits of a picture


@dataclass(frozen=True)
class DigitBox:
    """Where a digit is in a picture, as shares of its width and height, 0 … 1."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, eq=False)
class FoundDigit:
    """A digit of a picture: its ink (280, 280), and where it is."""

    ink: NDArray[np.uint8]
    box: DigitBox


@dataclass(frozen=True)
class _Box:
    """Pixels from (top, left) up to, but without, (bottom, right), and the pieces in them."""

    top: int
    left: int
    bottom: int
    right: int
    pieces: tuple[int, ...]

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def find_digits(pixels: NDArray[np.uint8], name: str = Phrase("The image")) -> list[FoundDigit]:
    """The digits of a grey picture (height, width), at most MOST of them.

    Raises DataError, with the picture's ``name``, where it is too small or shows no digit.
    """
    require_side(pixels, name)
    inner = without_frame(pixels)
    depth = (pixels.shape[0] - inner.shape[0]) // 2
    grey = resized(inner, min(LONGEST, max(INK_SIDE, *inner.shape)))
    apart, dark = from_paper(grey)
    pieces = pieces_of(dark)
    boxes = _digits(_boxes(pieces), pieces)
    scale = inner.shape[0] / grey.shape[0]
    found = []
    for box in list(chain.from_iterable(_lines(boxes)))[:MOST]:
        ink = _ink(box, apart, dark, pieces)
        if ink is not None:
            left, right = ((depth + scale * x) / pixels.shape[1] for x in (box.left, box.right))
            top, bottom = ((depth + scale * y) / pixels.shape[0] for y in (box.top, box.bottom))
            found.append(FoundDigit(ink, DigitBox(left, top, right, bottom)))
    if not found:
        raise no_digit(name)
    return found


def _boxes(pieces: NDArray[np.intp]) -> list[tuple[_Box, int]]:
    """The box of each piece of ink, with the number of its pixels."""
    y, x = np.nonzero(pieces)
    numbers = pieces[y, x]
    count = int(pieces.max()) + 1
    low, high = np.full((2, count), LONGEST), np.zeros((2, count), int)
    for axis, at in enumerate((y, x)):
        np.minimum.at(low[axis], numbers, at)
        np.maximum.at(high[axis], numbers, at + 1)
    sizes, ends = np.bincount(numbers, minlength=count), np.concatenate([low, high])
    found = []
    for number in np.flatnonzero(sizes).tolist():
        top, left, bottom, right = ends[:, number].tolist()
        found.append((_Box(top, left, bottom, right, (number,)), int(sizes[number])))
    return found


def _digits(found: Sequence[tuple[_Box, int]], pieces: NDArray[np.intp]) -> list[_Box]:
    """The boxes that hold digits: without specks and lines, put together and cut apart."""
    if not found:
        return []
    sizes = np.array([size for _, size in found], float)
    heights = np.array([box.height for box, _ in found], float)
    typical = _weighted_median(heights, sizes)
    area = _weighted_median(sizes, sizes)
    kept = [
        box
        for box, size in found
        if size >= SPECK * area
        and max(box.height, box.width) >= DOT * typical
        and not (box.width > RULE * box.height and box.width > typical)
        and not (box.height > RULE * box.width and box.height > 2 * typical)
    ]
    whole = [box for box in _together(kept, typical) if box.height >= typical / 3]
    if len(_lines(whole)) == 1 and _columns(kept) == 1:
        return [reduce(_union, kept)]  # one digit, however broken or wide it is
    return [part for box in whole for part in _apart(box, pieces, typical)]


def _columns(boxes: Sequence[_Box]) -> int:
    """How many digits have blank paper between them, from the left to the right."""
    corners = [np.array([[one.left, one.top], [one.right - 1, one.bottom - 1]]) for one in boxes]
    return side_by_side(corners, 1.0)


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The value below and above which half of the weight lies."""
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][int(np.searchsorted(total, total[-1] / 2))])


def _together(boxes: Sequence[_Box], typical: float) -> list[_Box]:
    """Boxes above each other with little paper between them as one, and low ones with the next."""
    left = sorted(boxes, key=lambda box: box.height * box.width, reverse=True)
    result: list[_Box] = []
    for box in left:
        for index, other in enumerate(result):
            across = min(box.right, other.right) - max(box.left, other.left)
            between = max(box.top, other.top) - min(box.bottom, other.bottom)
            whole = max(box.bottom, other.bottom) - min(box.top, other.top)
            above = across >= ABOVE * min(box.width, other.width) and between <= NEAR * typical
            beside = box.height <= PART * typical and max(-across, between) <= CLOSE * typical
            if (above or beside) and whole <= 1.5 * max(typical, other.height):
                result[index] = _union(box, other)
                break
        else:
            result.append(box)
    return result


def _union(one: _Box, other: _Box) -> _Box:
    return _Box(
        min(one.top, other.top),
        min(one.left, other.left),
        max(one.bottom, other.bottom),
        max(one.right, other.right),
        (*one.pieces, *other.pieces),
    )


def _apart(box: _Box, pieces: NDArray[np.intp], typical: float) -> list[_Box]:
    """A box with touching digits, cut between them; any other as it is."""
    height = max(box.height, typical)
    count = round(box.width / (WIDE * height))
    if box.width < TOUCHING * height or count < 2:
        return [box]
    ink = np.isin(pieces[box.top : box.bottom, box.left : box.right], box.pieces).sum(axis=0)
    cuts, share = [0], box.width / count
    for index in range(1, count):  # near each even cut, where there is the least ink
        low, high = (int((index + off) * share) for off in (-0.25, 0.25))
        cuts.append(low + int(ink[low : high + 1].argmin()))
    cuts.append(box.width)
    return [
        replace(box, left=box.left + first, right=box.left + last)
        for first, last in pairwise(cuts)
        if last > first
    ]


def _lines(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """From the top down; a box belongs to the line whose last boxes stand at its height."""
    if not boxes:
        return []
    reach = SAME_LINE * float(np.median([box.height for box in boxes]))
    lines: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda one: one.left):
        nearest = min(lines, key=lambda line: abs(_middle(line) - _middle([box])), default=None)
        if nearest is None or abs(_middle(nearest) - _middle([box])) > reach:
            lines.append([box])
        else:
            nearest.append(box)
    return sorted(lines, key=_middle)


def _middle(line: Sequence[_Box]) -> float:
    """The height at which the last boxes of a line stand; a line may rise or fall."""
    return float(np.mean([(box.top + box.bottom) / 2 for box in line[-LAST:]]))


def _ink(
    box: _Box, apart: Floats, dark: Mask, pieces: NDArray[np.intp]
) -> NDArray[np.uint8] | None:
    """The ink of a digit alone, as that of a picture of it; None where it is too faint."""
    around = round(MARGIN * max(box.height, box.width)) + 1
    top, left = max(box.top - around, 0), max(box.left - around, 0)
    area = slice(top, box.bottom + around), slice(left, box.right + around)
    where = np.isin(pieces[area], box.pieces)
    where[:, : box.left - left] = where[:, box.right - left :] = False
    shades = shades_of(apart[area], dark[area], where)
    if shades is None:
        return None
    y, x = np.nonzero(shades)
    shades = shades[y.min() : y.max() + 1, x.min() : x.max() + 1]
    scale = INK_SIDE / (1 + 2 * MARGIN) / max(shades.shape)
    shape = max(round(shades.shape[0] * scale), 1), max(round(shades.shape[1] * scale), 1)
    return in_square(resample(shades.astype(np.float32), *shape))
