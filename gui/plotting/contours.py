"""Contours: heights as an image with a shade for each level and a line between two of them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PyQt5.QtGui import QColor, QImage

import nn
from gui.style import theme

LEVELS = 14
LOWEST_SHARE = 1e-3  # of the height that is seen: where the lowest level ends
LINE = 0.45  # how much of the line's colour is on a border
STRONGEST = 0.42  # how much of the accent the lowest level has


def contour_image(heights: nn.Array, low: float | None = None, high: float | None = None) -> QImage:
    """Heights (rows, columns), the first row at the top; lower is more coloured.

    The levels are evenly spaced in the logarithm of the height above ``low`` (the lowest one):
    close around the bottom of a valley, far apart high above. What is not finite is grey.
    """
    known = np.isfinite(heights)
    inside = heights[known]
    if not len(inside):
        return _image(np.full(heights.shape, LEVELS), np.zeros(heights.shape))
    low = float(inside.min()) if low is None else low
    high = float(inside.max()) if high is None else high
    spread = max(high - low, 1e-300)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        share = (heights - low) / spread
        powers = np.log10(np.maximum(share, LOWEST_SHARE)) / -np.log10(LOWEST_SHARE) + 1.0
    along = np.clip(np.where(known, powers, 1.0), 0.0, 1.0) * LEVELS
    levels = np.where(known, np.minimum(along.astype(np.intp), LEVELS - 1), LEVELS)
    return _image(levels, _border(along))


def _border(along: nn.Array) -> nn.Array:
    """How much of each pixel belongs to a line between levels, 0 … 1: lines are a pixel wide."""
    nearest = np.rint(along)
    down, right = np.gradient(along) if min(along.shape) > 1 else (along, along)
    steep = np.hypot(down, right)
    with np.errstate(invalid="ignore", divide="ignore"):
        pixels = np.abs(along - nearest) / steep
    inner = (nearest > 0) & (nearest < LEVELS) & (steep > 1e-9)
    found: nn.Array = np.where(inner, np.clip(1.1 - pixels, 0.0, 1.0), 0.0)
    return found


def _image(levels: nn.Array, border: nn.Array) -> QImage:
    shades, line = _table(theme.current().name)
    plain = shades[levels]
    share = LINE * border[..., np.newaxis]
    colors = np.rint(plain + share * (line - plain)).astype(np.uint8)
    rows, columns = levels.shape
    pixels = np.ascontiguousarray(colors)
    return QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()


@lru_cache(maxsize=4)
def _table(name: str) -> tuple[nn.Array, nn.Array]:
    """RGB of each level and of what is not finite, and that of a line."""
    shown = theme.THEMES[name]
    card, accent, line = (_rgb(code) for code in (shown.card, shown.accent, shown.muted))
    share = STRONGEST * (1.0 - np.arange(LEVELS) / LEVELS)[:, np.newaxis]
    shades = card + share * (accent - card)
    return np.concatenate([shades, _rgb(shown.raised)[np.newaxis]]), line


def _rgb(code: str) -> nn.Array:
    color = QColor(code)
    return np.array([color.red(), color.green(), color.blue()], float)
