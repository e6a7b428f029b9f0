"""Augmentation: pictures that are shifted, turned, stretched, bent and drawn with another pen.

A digit that is bent a little is the same digit: a network that sees each training picture in
a new shape every time learns what the shapes have in common (Simard, Steinkraus & Platt 2003,
"Best practices for convolutional neural networks applied to visual document analysis").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nn.data.images import SIDE, require_pictures

Floats = NDArray[np.float32]

AT_ONCE = 10  # pictures read at once: their arrays are used again by the next ten
KNOTS = 6  # of the elastic field along each side; between them it is smooth


@dataclass(frozen=True)
class Augmentation:
    """How much pictures of 28 × 28 pixels are changed: the largest change of each kind.

    All are drawn uniformly, for each picture anew: ``shift`` in pixels along x and y,
    ``rotate`` in degrees, ``scale`` as a share of the size (x and y apart), ``shear`` as shift
    per height, ``thickness`` as the share by which a stroke gains (or loses) its outermost
    pixels. ``elastic`` is the standard deviation of the bending, in pixels. ``noise`` is the
    largest standard deviation of the grey of inked pixels: a network of convolutions else learns
    how smooth the training pictures' lines are, and misreads rougher ones.
    """

    shift: float = 0.0
    rotate: float = 0.0
    scale: float = 0.0
    shear: float = 0.0
    elastic: float = 0.0
    thickness: float = 0.0
    noise: float = 0.0

    def apply(self, x: NDArray[np.float32], seed: tuple[int, ...]) -> Floats:
        """Changed copies of the pictures x (n, 784); equal seeds make equal changes.

        Raises FieldError for rows that are no pictures of 28 × 28.
        """
        require_pictures("augment", x.shape[1])
        rng = np.random.default_rng(seed)
        pictures = x.reshape(-1, SIDE, SIDE)
        if self.thickness:
            pictures = self._thicken(rng, pictures)
        moved = sample(pictures, self._offsets(rng, len(x))).reshape(len(x), -1)
        return self._roughen(rng, moved) if self.noise else moved

    def _offsets(self, rng: np.random.Generator, number: int) -> Floats:
        """Where in the old picture each new pixel is found: x and y, (number, 2, 784)."""

        def within(limit: float) -> Floats:
            return rng.uniform(-limit, limit, number).astype(np.float32)

        angle = np.radians(within(self.rotate))
        cos, sin = np.cos(angle), np.sin(angle)
        wide, high, shear = 1 + within(self.scale), 1 + within(self.scale), within(self.shear)
        # The inverse of: scale, then shear along x, then rotate.
        rows = [(cos + shear * sin) / wide, (sin - shear * cos) / wide, -sin / high, cos / high]
        positions = (np.stack(rows, axis=1).reshape(-1, 2) @ self._grid).reshape(number, 2, -1)
        middle = np.float32((SIDE - 1) / 2)
        positions += np.stack([within(self.shift), within(self.shift)], axis=1)[:, :, None] + middle
        if self.elastic:
            knots = rng.standard_normal((2 * number, KNOTS**2), np.float32)
            knots *= np.float32(self.elastic)
            positions += (knots @ self._field).reshape(positions.shape)
        result: Floats = positions
        return result

    def _thicken(self, rng: np.random.Generator, pictures: Floats) -> Floats:
        """Each picture on its way to its dilation, or to its erosion."""
        limits = -self.thickness, self.thickness
        share = rng.uniform(*limits, (len(pictures), 1, 1)).astype(np.float32)
        padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
        around = [
            padded[:, 1 + down : 1 + down + SIDE, 1 + right : 1 + right + SIDE]
            for down, right in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))
        ]
        thick, thin = around[0].copy(), around[0].copy()
        for other in around[1:]:
            np.maximum(thick, other, out=thick)
            np.minimum(thin, other, out=thin)
        goal = np.where(share > 0, thick, thin)
        goal -= pictures
        goal *= np.abs(share)
        goal += pictures
        return goal

    def _roughen(self, rng: np.random.Generator, rows: Floats) -> Floats:
        """Each picture with noise of a strength of its own where there is ink."""
        strength = rng.uniform(0, self.noise, (len(rows), 1)).astype(np.float32)
        noise = rng.standard_normal(rows.shape, np.float32)
        noise *= strength * (rows > 0)
        noise += rows
        return np.clip(noise, 0, 1, out=noise)

    @cached_property
    def _grid(self) -> Floats:
        """x and y of every pixel from the middle of the picture, (2, 784)."""
        y, x = np.mgrid[:SIDE, :SIDE].reshape(2, -1) - (SIDE - 1) / 2
        return np.stack([x, y]).astype(np.float32)

    @cached_property
    def _field(self) -> Floats:
        """What each knot of the elastic field adds to each pixel, (KNOTS², 784).

        Gaussian bumps at the knots, of a total variance of 1 in every pixel.
        """
        knots = np.linspace(0, SIDE - 1, KNOTS)
        width = knots[1]
        along = np.exp(-((np.arange(SIDE) - knots[:, None]) ** 2) / (2 * (width / 1.5) ** 2))
        bumps = np.einsum("iy,jx->ijyx", along, along).reshape(KNOTS**2, -1)
        return (bumps / np.sqrt((bumps**2).sum(axis=0))).astype(np.float32)


AUGMENTATIONS: dict[str, Augmentation | None] = {
    "none": None,
    "light": Augmentation(
        shift=1.0, rotate=8, scale=0.08, shear=0.08, elastic=0.5, thickness=0.3, noise=0.1
    ),
    "strong": Augmentation(
        shift=1.5, rotate=12, scale=0.15, shear=0.2, elastic=1.0, thickness=0.6, noise=0.25
    ),
}
"""What an experiment can choose from, besides CUSTOM."""

CUSTOM = "custom"


def sample(pictures: Floats, positions: Floats) -> Floats:
    """Pictures (n, 28, 28) read at positions (n, 2, pixels), bilinearly; paper is around them."""
    read = np.empty((len(pictures), positions.shape[2]), np.float32)
    for start in range(0, len(pictures), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        read[some] = _sample_some(pictures[some], positions[some])
    return read


def _sample_some(pictures: Floats, positions: Floats) -> Floats:
    """``sample`` for a few pictures."""
    number, wide = len(pictures), SIDE + 3  # a row of paper before, two behind
    padded = np.zeros((number, wide, wide), np.float32)
    padded[:, 1:-2, 1:-2] = pictures
    flat = padded.ravel()
    positions = np.clip(positions + np.float32(1), 0, SIDE + 1)
    whole = positions.astype(np.intp)
    positions -= whole
    x, y = positions[:, 0], positions[:, 1]
    first = whole[:, 1] * wide
    first += whole[:, 0]
    first += (np.arange(number) * wide**2)[:, None]
    corners = [flat.take(first + offset) for offset in (0, 1, wide, wide + 1)]
    for left, right in (corners[:2], corners[2:]):
        right -= left
        right *= x
        left += right
    upper, _, lower, _ = corners
    lower -= upper
    lower *= y
    lower += upper
    return lower
