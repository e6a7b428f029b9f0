"""Surveyor: what each lane's network says over the whole plane, asked in a thread."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.state import Entrant, Snapshot

CELLS = 100  # on each side of the plane
MARGIN = 0.12  # around the samples, as a share of their extent
Bounds = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True)
class Survey:
    """Of one lane after ``step`` steps.

    ``shares`` (CELLS, CELLS, classes) are the probabilities over the plane, the first row at the
    top; of a regression (CELLS, CELLS, 1) are its answers; along a line (CELLS, 1).
    """

    slot: int
    step: int
    bounds: Bounds
    shares: nn.Array


class Surveyor(QObject):
    """Asks copies of the networks about a grid of points; one question at a time.

    Signals:
        surveyed: (list of Survey).
    """

    surveyed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._busy = threading.Event()
        self._lanes: tuple[Entrant, ...] = ()
        self._models: dict[int, nn.Model] = {}
        self._steps: object = None

    def ask(self, lanes: tuple[Entrant, ...], snapshot: Snapshot, bounds: Bounds) -> bool:
        """Have the plane asked with these weights; False while the last answer is not there."""
        if self._busy.is_set():
            return False
        self._busy.set()
        self._pool.submit(self._survey, lanes, snapshot, bounds)
        return True

    def close(self) -> None:
        """End the thread."""
        self._pool.shutdown(wait=True)

    # In the thread.

    def _survey(self, lanes: tuple[Entrant, ...], snapshot: Snapshot, bounds: Bounds) -> None:
        try:
            if [lane.record for lane in lanes] != [lane.record for lane in self._lanes]:
                self._models = {lane.slot: lane.model(lane.network.copy()) for lane in lanes}
            self._lanes = lanes
            steps = dict(snapshot.steps)
            surveys = []
            for slot, model in self._models.items():
                if slot in snapshot.states:
                    model.network.restore(snapshot.states[slot])
                    surveys.append(survey(model, slot, steps[slot], bounds))
            self.surveyed.emit(surveys)
        finally:
            self._busy.clear()


def survey(model: nn.Model, slot: int, step: int, bounds: Bounds) -> Survey:
    """What a model says at the middle of each cell."""
    line = model.features == 1
    shares = model.shares(places(bounds, line))
    return Survey(slot, step, bounds, shares if line else shares.reshape(CELLS, CELLS, -1))


@lru_cache(maxsize=4)
def places(bounds: Bounds, line: bool) -> nn.Array:
    """The middle of each cell, (CELLS, 1) along a line or (CELLS², 2), the top row first."""
    left, right, bottom, top = bounds
    middles = (np.arange(CELLS) + 0.5) / CELLS
    across = (left + (right - left) * middles).astype(np.float32)
    if line:
        return across[:, None]
    up = (top + (bottom - top) * middles).astype(np.float32)
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def bounds_of(dataset: nn.Dataset) -> Bounds:
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


def fits(lanes: Sequence[Entrant]) -> bool:
    """Whether the lanes' samples can be drawn: two features, or one and a number to reach."""
    data = lanes[0].prepared.sound if lanes else None
    if data is None or data.entries is not None or data.picture_shape is not None:
        return False
    return data.features == 2 or (data.features == 1 and data.task == nn.REGRESSION)
