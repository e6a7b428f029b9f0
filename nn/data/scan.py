"""From a picture of a digit to its ink: dark on light or light on dark, scanned or photographed.

The paper's brightness is a smooth surface (a quadratic polynomial of the place) fitted to
what is not ink, so light that falls from one side is no ink; the hard edge of a shadow is. What
differs from the paper more than Otsu's threshold (1979, "A threshold selection method from
gray-level histograms") is one of two kinds of pixels; the kind that most of the picture's edge
belongs to is paper. Of the rest, specks and what lies along the edge (the end of a sheet) are
left out; an even frame around the picture (a table, a black border) is cut off before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn.data.images import INK_SIDE, resample
from nn.errors import DataError, Phrase

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

LEAST_SIDE = 8  # pixels; smaller pictures hold no digit
LEAST_CONTRAST = 0.08  # of the range from black to white, between paper and ink
PAPER_FITS = 4
PAPER_REACH = 1.5  # standard deviations from the surface within which a pixel counts as paper
LEVELS = 256
SPECK = 0.03  # of the largest piece of ink
EDGE_SHARE = 0.1  # of the picture's edge; a piece that covers more of it may be no digit
DIGIT_SHARE = 0.25  # of the picture's shorter side; what is left without it must be so large
FRAME_DEPTH = 0.25  # of the picture's shorter side, up to which a frame around it is cut off
WHOLE = 0.95  # of the pixels once around, which are as good as all


def find_ink(pixels: NDArray[np.uint8], name: str = Phrase("The image")) -> NDArray[np.uint8]:
    """The ink (280, 280) of a grey picture (height, width): 0 is paper, 255 ink.

    The whole picture is fitted into the square, its aspect kept, and stands in the middle.
    Raises DataError, with the picture's ``name``, where it is too small or no ink is found.
    """
    require_side(pixels, name)
    apart, dark = from_paper(resized(without_frame(pixels), INK_SIDE))
    shades = shades_of(apart, dark, _digit(dark))
    if shades is None:
        raise no_digit(name)
    return in_square(shades)


def require_side(pixels: NDArray[np.uint8], name: str) -> None:
    """Raise DataError where a picture is too small to hold a digit."""
    height, width = pixels.shape
    if min(height, width) < LEAST_SIDE:
        raise DataError(
            "{name} has {width} × {height} pixels, but a digit needs at least {least} × {least}.",
            name=name,
            width=width,
            height=height,
            least=LEAST_SIDE,
        )


def no_digit(name: str) -> DataError:
    """What is told of a picture without ink."""
    return DataError("{name} shows no digit: nothing stands out from the background.", name=name)


def resized(pixels: NDArray[np.uint8], longest: int) -> Floats:
    """Grey values in 0 … 1 with so many pixels on the longer side, the aspect kept."""
    height, width = pixels.shape
    scale = longest / max(height, width)
    shape = max(round(height * scale), 1), max(round(width * scale), 1)
    return resample(pixels.astype(np.float32) / np.float32(255), *shape)


def shades_of(apart: Floats, dark: Mask, where: Mask) -> Floats | None:
    """How much ink there is in each pixel, 0 … 1, ``where`` a digit is; None without contrast.

    ``apart`` and ``dark`` are what ``from_paper`` gives.
    """
    strength = float(np.percentile(apart[where], 75)) if where.any() else 0.0
    if strength < LEAST_CONTRAST:
        return None
    floor = float(apart[~dark].std()) if (~dark).any() else 0.0
    floor = min(2 * floor, strength / 2)
    near = _grown(where)  # with the greys along the edges of the strokes
    found: Floats = np.where(near, np.clip((apart - floor) / (strength - floor), 0, 1), 0)
    return found


def in_square(shades: Floats) -> NDArray[np.uint8]:
    """Ink (h, w) of at most 280 pixels a side in the middle of the square (280, 280)."""
    height, width = shades.shape
    ink = np.zeros((INK_SIDE, INK_SIDE), np.uint8)
    top, left = (INK_SIDE - height) // 2, (INK_SIDE - width) // 2
    ink[top : top + height, left : left + width] = np.round(shades * 255)
    return ink


def pieces_as_strokes(ink: NDArray[np.uint8]) -> list[NDArray[np.intp]]:
    """Two corners (x, y) of the box of each piece of ink that hangs together, (2, 2)."""
    pieces = pieces_of(ink >= LEVELS // 4)
    boxes = []
    for number in range(1, int(pieces.max()) + 1):
        y, x = np.nonzero(pieces == number)
        boxes.append(np.array([[x.min(), y.min()], [x.max(), y.max()]]))
    return boxes


def without_frame(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture inside of an even frame of another brightness, all around it."""
    around, apart = float(np.median(_edge(pixels))), 2 * LEAST_CONTRAST * LEVELS
    height, width = pixels.shape
    for depth in range(int(FRAME_DEPTH * min(height, width))):
        ring = _edge(pixels[depth : height - depth, depth : width - depth])
        others = float((np.abs(ring - around) > apart).mean())
        if others > WHOLE:
            return pixels[depth + 1 : height - depth - 1, depth + 1 : width - depth - 1]
        if depth == 0 and others > 1 - WHOLE:
            break
    return pixels


def from_paper(grey: Floats) -> tuple[Floats, Mask]:
    """How far each pixel lies from the paper towards the ink, and which pixels are ink."""
    above = grey - _paper(grey)
    threshold = _otsu(above)
    high = above > threshold
    sign = 1 if _edge(high).mean() < 0.5 else -1
    dark = high if sign > 0 else ~high
    apart: Floats = sign * (above - np.median(above[~dark]))
    return apart, dark


def _paper(grey: Floats) -> Floats:
    """The brightness of the paper: a quadratic surface through what is not ink."""
    y, x = (np.linspace(-1, 1, size) for size in grey.shape)
    x, y = (part.ravel() for part in np.meshgrid(x, y))
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    values = grey.ravel().astype(np.float64)
    paper = np.abs(values - np.median(values)) <= max(values.std(), 1e-6)
    surface = np.full(len(values), np.median(values))
    for _ in range(PAPER_FITS):
        if paper.sum() < len(values) // 4:
            break
        found = np.linalg.lstsq(terms[paper], values[paper], rcond=None)[0]
        surface = terms @ found
        rest = values - surface
        paper = np.abs(rest) <= PAPER_REACH * max(float(rest[paper].std()), 1e-3)
    return surface.reshape(grey.shape).astype(np.float32)


def _otsu(values: Floats) -> float:
    """The threshold that parts the values into two groups as far apart as can be."""
    counts, edges = np.histogram(values, LEVELS)
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)[:-1].astype(np.float64)
    total, whole = np.cumsum(counts * middles)[:-1], float((counts * middles).sum())
    rest = counts.sum() - below
    with np.errstate(invalid="ignore", divide="ignore"):
        between = below * rest * (total / below - (whole - total) / rest) ** 2
    between = np.nan_to_num(between)
    best = np.flatnonzero(between >= between.max())
    return float(edges[1 + int(best.mean())])


def _digit(dark: Mask) -> Mask:
    """The pieces of ink that belong to a digit.

    A piece that lies along the edge is left out where what remains is as large as a digit. In a
    picture that is cut to its ink all four edges have some, and nothing is left out.
    """
    pieces = pieces_of(dark)
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    sizes[sizes < SPECK * sizes.max()] = 0
    along = np.bincount(_edge(pieces), minlength=len(sizes)) > EDGE_SHARE * len(_edge(pieces))
    inner = np.where(along, 0, sizes)
    rest = np.argwhere((inner > 0)[pieces])
    left = int(np.ptp(rest, axis=0).max()) + 1 if len(rest) else 0
    cut = all(side.any() for side in (dark[0], dark[-1], dark[:, 0], dark[:, -1]))
    kept = sizes if cut or left < DIGIT_SHARE * min(dark.shape) else inner
    chosen: Mask = (kept > 0)[pieces] & dark
    return chosen


def _edge(values: NDArray[Any]) -> NDArray[Any]:
    """The outermost numbers of an array, once around."""
    return np.concatenate([values[0], values[-1], values[1:-1, 0], values[1:-1, -1]])


def pieces_of(mask: Mask) -> NDArray[np.intp]:
    """A number for each pixel of the mask, the same for pixels that hang together; 0 elsewhere."""
    inner = slice(1, -1), slice(1, -1)
    numbers = np.zeros((mask.shape[0] + 2, mask.shape[1] + 2), np.intp)
    indices = np.arange(numbers.size).reshape(numbers.shape)
    numbers[inner] = np.where(mask, indices[inner], 0)
    while True:
        before = numbers.copy()
        for axis in (0, 1):
            shifted = np.maximum(np.roll(numbers, 1, axis), np.roll(numbers, -1, axis))
            numbers[inner] = np.where(mask, np.maximum(numbers, shifted)[inner], 0)
        numbers = numbers.ravel()[numbers]  # each takes the number of the pixel it points to
        if np.array_equal(numbers, before):
            break
    _, result = np.unique(numbers[inner], return_inverse=True)
    result = result.reshape(mask.shape)
    return result + (0 if not mask.all() else 1)


def _grown(mask: Mask) -> Mask:
    """The mask and the pixels next to it."""
    padded = np.pad(mask, 1)
    around = mask.copy()
    for down in (0, 1, 2):
        for right in (0, 1, 2):
            around |= padded[down : down + mask.shape[0], right : right + mask.shape[1]]
    return around
