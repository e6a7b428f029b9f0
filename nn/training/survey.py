"""Survey: what a lane's network says over the whole plane of its samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from nn.arrays import Array
from nn.data.dataset import REGRESSION, Dataset
from nn.errors import Cancelled
from nn.training.lane import Lane
from nn.training.model import Model

CELLS = 100  # on each side of the plane
MARGIN = 0.12  # around the samples, as a share of their extent
SHADES = 252  # numbers that a cell's shade is told with, shared out among the classes
BORDER = 255  # the shade of a cell at which the answer changes
Bounds = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True)
class Survey:
    """Of the lane ``slot`` after ``step`` steps.

    ``shares`` (CELLS, CELLS, classes) are the probabilities over the plane, the first row at the
    top; of a regression (CELLS, CELLS, 1) are its answers; along a line (CELLS, 1). ``shades``
    uint8 (CELLS, CELLS) says how a cell is painted: class × levels + certainty, or the height of
    a regression's answer between the least and the largest target; None along a line.
    """

    slot: int
    step: int
    bounds: Bounds
    shares: Array
    shades: Array | None


def survey(lane: Lane, bounds: Bounds, cancelled: Callable[[], bool] = lambda: False) -> Survey:
    """What the network of a lane says at the middle of each cell.

    It takes seconds for a large network: raises Cancelled as soon as ``cancelled`` says so.
    """
    data = lane.prepared.sound
    model = Model.of(lane.network, lane.prepared)
    line = data.features == 1
    points, some = cell_middles(bounds, line), lane.network.evaluation_chunk
    parts = []
    for start in range(0, len(points), some):
        if cancelled():
            raise Cancelled
        parts.append(model.shares(points[start : start + some]))
    shares = np.concatenate(parts)
    if line:
        return Survey(lane.slot, lane.step, bounds, shares, None)
    shares = shares.reshape(CELLS, CELLS, -1)
    shades = heights(shares[..., 0], data) if data.task == REGRESSION else shaded(shares)
    return Survey(lane.slot, lane.step, bounds, shares, shades)


def shade_levels(classes: int) -> int:
    """How many shades each class has."""
    return SHADES // max(classes, 1)


def shaded(shares: Array) -> Array:
    """The shades of probabilities (CELLS, CELLS, classes)."""
    classes = shares.shape[2]
    answer = shares.argmax(axis=2)
    best = reduce(np.maximum, np.moveaxis(shares, 2, 0))  # faster than along a short axis
    sure = (np.nan_to_num(best) - 1 / classes) / (1 - 1 / classes)
    most = shade_levels(classes) - 1
    shades = (answer * shade_levels(classes) + np.clip(sure * most, 0, most)).astype(np.uint8)
    shades[1:][answer[1:] != answer[:-1]] = BORDER
    shades[:, 1:][answer[:, 1:] != answer[:, :-1]] = BORDER
    return shades


def heights(values: Array, data: Dataset) -> Array:
    """The shades of a regression's answers."""
    low, high = float(data.train.t.min()), float(data.train.t.max())
    share = (values - low) / max(high - low, 1e-9)
    return (np.clip(np.nan_to_num(share), 0, 1) * (SHADES - 1)).astype(np.uint8)


@lru_cache(maxsize=4)
def cell_middles(bounds: Bounds, line: bool) -> Array:
    """The middle of each cell, (CELLS, 1) along a line or (CELLS², 2), the top row first."""
    left, right, bottom, top = bounds
    middles = (np.arange(CELLS) + 0.5) / CELLS
    across = (left + (right - left) * middles).astype(np.float32)
    if line:
        return across[:, None]
    up = (top + (bottom - top) * middles).astype(np.float32)
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def plane_bounds(dataset: Dataset) -> Bounds:
    """Around all samples, with a margin: the plane of two features, or feature and target."""
    parts = dataset.parts.values()
    x = np.concatenate([part.x for part in parts])
    upper = x[:, 1] if dataset.features > 1 else np.concatenate([part.t for part in parts])
    ends = []
    for values in (x[:, 0], upper):
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        room = MARGIN * (high - low) or 1.0
        ends += [low - room, high + room]
    left, right, bottom, top = ends
    return left, right, bottom, top


def can_be_drawn(data: Dataset | None) -> bool:
    """Whether samples can be drawn in a plane: two features, or one and a number to reach."""
    if data is None or data.entries is not None or data.picture_shape is not None:
        return False
    return data.features == 2 or (data.features == 1 and data.task == REGRESSION)
