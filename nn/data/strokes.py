"""``strokes``: handwritten digits that the program draws itself, so that it needs no download.

Each way of writing a digit (an *allograph*: a 7 with or without a bar, an open or a closed
4) is a skeleton of two to twelve control points, designed by hand. How the points lie and vary
together was then fitted to MNIST's *training* images (``tests/nn/data/fit_strokes.py``): a mean,
the principal axes of the variation, and the width of the pen. A few that MNIST's writers hardly
use (a 1 with a long flag, or on a base) keep the points and the share given by hand. To write
one digit,

1. its control points are drawn from that distribution, and moved a little more;
2. a Catmull-Rom spline (Catmull & Rom 1974) runs through them, broken where the pen turns
   sharply;
3. it is slanted, stretched and turned a little more;
4. a pen of random width and slightly varying pressure runs along it, and the picture is
   prepared as MNIST's are (see ``nn.data.images``).

A spline is linear in its control points: all digits of one allograph are one matrix product.
What a network that has seen only these digits reads of real handwriting: ``docs/digits.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn.data import images
from nn.errors import FieldError

Floats = NDArray[np.float32]

CLASSES = 10
FITTED = Path(__file__).with_name("allographs.npz")
"""Means, principal axes, pens and shares of ALLOGRAPHS, as ``fit_strokes`` writes them."""

_DIGITS_AT_ONCE = 500  # about 20 ms of work between two calls of ``progress``
_LENGTHENING = 1.3  # reserve of sample points for digits that are longer than their mean

# Random variation: standard deviations of normal distributions unless stated otherwise. Chosen
# by how well a network trained on the digits reads MNIST's training images.
_JITTER = 0.8  # of a control point, in pixels
_HAND_JITTER = 1.3  # of one that was not fitted
_HAND_SIDE = 17.0  # pixels of 100 units of a skeleton that was not fitted
_SLANT, _ROTATION, _STRETCH = 0.06, 0.03, 0.04  # width per height, radians, log(width / height)
_WIDTH_SPREAD = 0.1  # of the log of the pen's width, beside what was fitted
_WIDTHS = 1.2, 4.8  # thinnest and thickest pen, in pixels
_PRESSURE = 0.1  # relative change of the pen's width along the path


@dataclass(frozen=True)
class Allograph:
    """One way of writing a digit.

    ``skeleton`` lists the control points of the pen as ``x,y`` with y down and the digit about
    100 units high; ``!`` after a point is a corner, ``|`` lifts the pen. ``share`` of its class
    is told for one that is not fitted to MNIST.
    """

    digit: int
    skeleton: str
    share: float = 0.0

    @cached_property
    def strokes(self) -> list[list[str]]:
        """The words of the skeleton, stroke by stroke."""
        return [stroke.split() for stroke in self.skeleton.split("|")]

    @cached_property
    def control(self) -> Floats:
        """Control points as they were designed, (points, 2)."""
        words = [word.rstrip("!").split(",") for stroke in self.strokes for word in stroke]
        return np.array(words, np.float32)

    @cached_property
    def pieces(self) -> list[NDArray[np.intp]]:
        """Numbers of the control points of each smooth piece; a corner ends one and starts one."""
        pieces, first = [], 0
        for stroke in self.strokes:
            corners = [i for i, word in enumerate(stroke) if word.endswith("!")]
            ends = [0, *corners, len(stroke) - 1]
            for start, stop in pairwise(ends):
                pieces.append(np.arange(first + start, first + stop + 1))
            first += len(stroke)
        return pieces

    def spline(self, control: NDArray[Any]) -> Floats:
        """Matrix (samples, points) that turns control points into points of the path.

        ``control`` (points, 2), in pixels, says about how long the path will be.
        """
        return np.concatenate([self._piece(piece, control) for piece in self.pieces])

    def _piece(self, piece: NDArray[np.intp], control: NDArray[Any]) -> Floats:
        """Rows of ``spline`` for one smooth piece."""
        pixels = np.hypot(*np.diff(control[piece], axis=0).T) * _LENGTHENING
        samples = np.maximum(np.ceil(pixels / images.SPACING), 1).astype(int)
        unit = np.eye(len(control), dtype=np.float32)[piece]
        return catmull_rom(unit, samples)


@dataclass(frozen=True)
class Way:
    """An allograph as it is written: its digit, share, and the distribution of its points.

    Shapes: mean (points, 2) in pixels, axes (variations, points, 2) of one standard deviation
    each, spline (samples, points); width is mean and deviation of the log of the pen's radius;
    jitter is the deviation, in pixels, by which each point varies besides.
    """

    digit: int
    share: float
    mean: Floats
    axes: Floats
    width: tuple[float, float]
    spline: Floats
    jitter: float = _JITTER


@cache
def ways() -> tuple[Way, ...]:
    """The allographs as fitted; of each class together a share of 1."""
    fitted = _fitted()
    found = []
    for digit in range(CLASSES):
        of_digit = [way for way in fitted if way.digit == digit]
        by_hand = [one for one in ALLOGRAPHS if one.share and one.digit == digit]
        rest = 1 - sum(one.share for one in by_hand)
        rest /= sum(way.share for way in of_digit)
        found += [replace(way, share=way.share * rest) for way in of_digit]
        found += [_as_designed(one, of_digit) for one in by_hand]
    return tuple(found)


def _as_designed(allograph: Allograph, others: list[Way]) -> Way:
    """An allograph that was not fitted, with the pen of those of its digit that were."""
    path = allograph.control * (_HAND_SIDE / 100)
    mean = path - (path.min(axis=0) + path.max(axis=0)) / 2 + images.SIDE / 2
    width = np.average([way.width for way in others], axis=0, weights=[w.share for w in others])
    return Way(
        allograph.digit,
        allograph.share,
        mean.astype(np.float32),
        np.zeros((0, *mean.shape), np.float32),
        (float(width[0]), float(width[1])),
        allograph.spline(mean),
        _HAND_JITTER,
    )


def _fitted() -> tuple[Way, ...]:
    """The allographs whose distributions ``FITTED`` holds."""
    allographs = [one for one in ALLOGRAPHS if not one.share]
    with np.load(FITTED, allow_pickle=False) as kept:
        fitted = {name: kept[name].astype(np.float32) for name in kept.files}
    cuts = np.cumsum([len(allograph.control) for allograph in allographs])[:-1]
    means = np.split(fitted["mean"], cuts)
    axes = np.split(fitted["axes"], cuts, axis=1)
    return tuple(
        Way(
            allograph.digit,
            float(share),
            mean,
            np.ascontiguousarray(axis),
            (float(width[0]), float(width[1])),
            allograph.spline(mean),
        )
        for allograph, share, mean, axis, width in zip(
            allographs, fitted["share"], means, axes, fitted["width"], strict=True
        )
    )


def catmull_rom(control: Floats, samples: NDArray[Any]) -> Floats:
    """Points on the uniform Catmull-Rom spline through the control points.

    Shapes: control (points, any), samples (points - 1,): how many points each
    span gets; result (sum of samples + 1, any), the last control point included.
    """
    before, after = 2 * control[:1] - control[1:2], 2 * control[-1:] - control[-2:-1]
    knots = np.concatenate([before, control, after])
    span = np.repeat(np.arange(len(samples)), samples)
    t = np.concatenate([np.arange(n) / n for n in samples]).astype(np.float32)[:, None]
    p0, p1, p2, p3 = (knots[span + i] for i in range(4))
    cubic = p1 + t / 2 * (
        p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))
    )
    return np.concatenate([cubic, control[-1:]])


def draw(
    rng: np.random.Generator,
    count: int,
    progress: Callable[[float], None] | None = None,
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Write ``count`` digits, no two alike.

    The ten classes are as equal in number as ``count`` allows and come in random
    order. Generators of equal state give equal bytes on one machine.

    Args:
        rng: source of all randomness; it is advanced.
        count: number of digits, 0 or more.
        progress: is told the fraction done, 0..1, every few hundredths of a
            second. It may raise to stop the work; nothing is kept then.

    Returns:
        images uint8 (count, 784), row by row, 0 for paper and 255 for ink as
        MNIST's, and labels int64 (count,).

    Raises:
        FieldError: ``count`` is negative.
    """
    if count < 0:
        raise FieldError(
            "count: {value} digits cannot be drawn; the count must be 0 or more.", value=count
        )
    pictures = np.empty((count, images.SIDE**2), np.uint8)
    labels = np.empty(count, np.int64)
    indices = rng.permutation(count)
    done = 0
    for allograph, number in _shares(rng, count):
        slots = indices[done : done + number]
        pictures[slots] = _write(rng, allograph, number)
        labels[slots] = allograph.digit
        done += number
        if progress is not None:
            progress(done / count)
    return pictures, labels


def _shares(rng: np.random.Generator, count: int) -> Iterator[tuple[Way, int]]:
    """Which allograph to write how often, in portions of ``_DIGITS_AT_ONCE``."""
    for digit in range(CLASSES):
        of_digit = [way for way in ways() if way.digit == digit]
        share = np.array([way.share for way in of_digit], np.float64)
        of_class = count // CLASSES + (digit < count % CLASSES)
        numbers = rng.multinomial(of_class, share / share.sum())
        for way, number in zip(of_digit, numbers.tolist(), strict=True):
            for start in range(0, number, _DIGITS_AT_ONCE):
                yield way, min(number - start, _DIGITS_AT_ONCE)


def _write(rng: np.random.Generator, way: Way, number: int) -> NDArray[np.uint8]:
    """That many digits of one allograph, (number, 784)."""
    along = _normal(rng, 1.0, number, len(way.axes))
    control = way.mean + np.tensordot(along, way.axes, 1)
    control += _normal(rng, way.jitter, *control.shape)
    path = way.spline @ _slope(rng, control - np.float32(images.SIDE / 2))
    spread = float(np.hypot(way.width[1], _WIDTH_SPREAD))
    width = np.clip(2 * np.exp(way.width[0] + _normal(rng, spread, number)), *_WIDTHS)
    radius = np.maximum(width[:, None] / 2 * _pressure(rng, number, path.shape[1]), 0.5)
    ink = images.centre(images.render(images.fit(path, 2 * radius.max(axis=1)), radius))
    return np.rint(255 * ink).astype(np.uint8).reshape(number, -1)


def _slope(rng: np.random.Generator, points: Floats) -> Floats:
    """Stretch, slant and turn each digit's points (digits, points, 2), in its own way."""
    number = len(points)
    slant = _normal(rng, _SLANT, number)
    stretch = np.exp(_normal(rng, _STRETCH, number))
    angle = _normal(rng, _ROTATION, number)
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = points[:, :, 0] * stretch[:, None], points[:, :, 1]
    x = x - slant[:, None] * y
    turned = [cos[:, None] * x - sin[:, None] * y, sin[:, None] * x + cos[:, None] * y]
    return np.stack(turned, axis=2)


def _pressure(rng: np.random.Generator, number: int, samples: int) -> Floats:
    """Relative width of the pen along each path, (number, samples): one slow wave."""
    along = np.linspace(0, 2 * np.pi, samples, dtype=np.float32)
    phase = rng.uniform(0, 2 * np.pi, (number, 1)).astype(np.float32)
    return 1 + _normal(rng, _PRESSURE, number, 1) * np.sin(along + phase)


def _normal(rng: np.random.Generator, deviation: float, *shape: int) -> Floats:
    """Normally distributed numbers around 0, float32."""
    return np.float32(deviation) * rng.standard_normal(shape, np.float32)


ALLOGRAPHS: tuple[Allograph, ...] = (
    # 0: closed; open at the top; overlapping; begun inside
    Allograph(0, "35,0 7,25 7,75 35,100 63,75 63,25 35,0"),
    Allograph(0, "34,3 5,35 10,85 42,98 66,55 54,10 36,5"),
    Allograph(0, "48,8 12,16 0,60 28,100 62,75 62,22 34,0 14,10"),
    Allograph(0, "50,20 18,12 2,60 28,100 62,78 66,28 44,2 24,4"),
    # 1: bar; flag; flag and base; long flags; long flags and wide bases
    Allograph(1, "53,0 48,50 50,100"),
    Allograph(1, "32,22 50,0! 50,100"),
    Allograph(1, "30,20 52,0! 52,100 | 24,100 80,100"),
    Allograph(1, "14,40 48,0! 50,100", 0.08),
    Allograph(1, "24,34 54,0! 46,100", 0.08),
    Allograph(1, "24,28 52,0! 50,100 | 14,100 88,100", 0.08),
    Allograph(1, "22,34 58,0! 48,100 | 4,98 84,98", 0.08),
    # 2: corner; loop; wavy base; Z; long tails; large loops
    Allograph(2, "5,25 15,5 38,0 60,15 55,42 30,75 2,100! 35,98 70,98"),
    Allograph(2, "5,25 20,3 45,0 60,20 50,50 25,82 8,97 0,85 14,78 38,90 72,95"),
    Allograph(2, "5,20 25,0 52,5 58,28 40,60 4,97! 22,88 45,96 70,88"),
    Allograph(2, "5,6 35,2 60,5! 35,50 3,98! 65,97"),
    Allograph(2, "8,30 25,10 50,14 52,40 30,65 3,88! 40,86 100,80"),
    Allograph(2, "8,18 35,0 58,14 50,58 28,94 4,96 4,76 28,70 58,88 86,92"),
    Allograph(2, "12,14 40,0 58,16 50,50 30,86 8,100 0,86 16,74 45,84 66,96"),
    Allograph(2, "15,8 42,2 46,30 36,70 25,94! 45,96 70,92"),
    Allograph(2, "10,24 38,2 62,22 50,60 20,92 0,84 22,68 52,84 95,74"),
    # 3: round; soft; flat-topped; mid loop; slanted; long tail
    Allograph(3, "5,12 25,0 50,8 50,32 22,47! 52,56 60,78 38,100 3,92"),
    Allograph(3, "5,8 32,0 52,16 38,42 24,48! 50,58 58,82 30,100 2,88"),
    Allograph(3, "5,3 35,3 58,2! 28,40! 55,50 62,75 40,98 3,92"),
    Allograph(3, "5,12 28,0 52,12 46,34 28,48 16,46 26,42 52,56 58,80 34,100 2,90"),
    Allograph(3, "20,10 50,0 68,12 48,36 26,46! 56,56 50,80 25,98 0,90"),
    Allograph(3, "12,6 44,2 54,16 26,40! 58,54 54,82 22,100 -14,84"),
    # 4: open; round left side; closed; in one stroke; long bar
    Allograph(4, "10,5 2,55! 65,52 | 55,0 52,100"),
    Allograph(4, "8,3 3,38 16,54 40,50 60,42 | 60,0 54,100"),
    Allograph(4, "50,0 25,35 0,65! 72,62 | 50,0 50,100"),
    Allograph(4, "5,5 3,40 26,52 52,38 58,5! 52,50 50,100"),
    Allograph(4, "25,5 5,45 12,54 90,42 | 62,12 45,100"),
    # 5: one stroke; two strokes; S-shaped; bar far to the right; round; nearly closed
    Allograph(5, "62,2 15,2! 10,42! 36,38 58,60 48,90 25,100 2,90"),
    Allograph(5, "18,5 12,45! 40,40 60,66 42,95 3,95 | 18,3 68,0"),
    Allograph(5, "65,3 30,4 12,22 24,44 48,60 48,85 26,100 2,92"),
    Allograph(5, "32,10 15,48! 45,45 60,62 48,90 3,98 | 35,10 95,0"),
    Allograph(5, "60,0 18,5! 14,36! 48,32 72,56 60,90 30,100 0,85"),
    Allograph(5, "58,2 22,3! 14,40! 42,36 60,64 40,98 10,93 3,76"),
    Allograph(5, "70,0 38,6! 25,40! 46,44 52,72 25,100 0,95"),
    # 6: large loop; small loop; straight stem; wide, low loops
    Allograph(6, "50,0 20,25 2,62 12,95 42,98 56,75 40,55 8,68"),
    Allograph(6, "46,0 18,32 3,70 12,96 34,97 45,80 32,66 8,80"),
    Allograph(6, "15,0 5,40 3,78 20,100 45,88 45,65 25,58 5,74"),
    Allograph(6, "22,0 2,42 4,82 32,100 66,82 66,56 42,52 22,78"),
    Allograph(6, "40,0 10,36 0,80 28,100 72,76 62,50 32,60 14,88"),
    # 7: serif; curved; round; angular; slanted; with a bar
    Allograph(7, "3,22 6,4! 62,3! 42,48 30,100"),
    Allograph(7, "3,10 30,8 62,2! 38,45 28,100"),
    Allograph(7, "3,10 30,3 56,8 50,42 36,70 28,100"),
    Allograph(7, "0,26 5,8! 55,5! 50,50 40,100"),
    Allograph(7, "0,16 40,13 78,0! 50,45 20,100"),
    Allograph(7, "4,24 8,6! 60,3! 42,50 32,100 | 15,56 66,48"),
    Allograph(7, "0,20 14,4 46,3 60,18 48,60 18,100"),
    Allograph(7, "5,10 50,4! 35,50 25,100 | 0,60 65,50"),
    # 8: two loops; open at the top; from the middle; unequal loops; wide; narrow
    Allograph(8, "30,0 8,22 30,47 52,22 30,0 | 30,47 2,74 30,100 58,74 30,47"),
    Allograph(8, "62,8 30,2 10,22 30,46 50,72 35,98 10,88 18,62 40,38 64,6"),
    Allograph(8, "40,46 10,28 24,2 54,12 44,40 14,66 6,92 36,100 56,78 38,46"),
    Allograph(8, "52,15 34,2 18,18 36,42 68,70 40,100 0,84 24,54 48,32 52,15"),
    Allograph(8, "62,16 35,0 5,20 28,45 46,74 32,100 15,82 30,55 56,32 62,12"),
    Allograph(8, "60,10 30,0 8,16 40,50 66,82 34,100 2,84 28,50 58,22 56,8"),
    Allograph(8, "50,10 30,0 12,18 30,44 44,76 28,100 18,76 34,44 52,18"),
    # 9: curved, slanted tail; small loop; without a corner; large loop; angular
    Allograph(9, "52,15 28,0 4,22 20,46 48,30 55,12! 54,60 36,97 6,95"),
    Allograph(9, "56,12 32,0 6,22 20,44 46,32 58,8! 42,55 30,100"),
    Allograph(9, "48,10 28,2 10,20 18,36 38,28 50,8! 45,50 36,100"),
    Allograph(9, "54,14 30,0 6,20 8,46 32,52 52,32 55,12 55,50 52,100"),
    Allograph(9, "56,30 40,3 12,8 2,34 20,54 46,44 56,14! 58,50 66,100"),
    Allograph(9, "55,15 30,0 8,22 22,44 52,32 56,12 54,60 40,96 8,88"),
    Allograph(9, "62,8 28,2 2,20 8,42 36,38 60,6! 50,52 46,100"),
    Allograph(9, "64,6 26,4 2,32 14,54 44,38 64,4! 58,60 56,100"),
)
"""The ways of writing the digits; a new one is one more line here."""
