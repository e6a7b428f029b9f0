"""Surface: heights over a plane as points of the screen, seen from above at an angle."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QPointF, QRectF

import nn

FLATTENED = 0.5  # how much shorter the way to the back looks than the way across
TALL = 0.42  # of the room's height: the highest point
TURN = math.radians(35.0)


@dataclass(frozen=True)
class Surface:
    """``heights`` (n, m) in 0 … 1, the first row in front, turned by an angle about the middle."""

    room: QRectF
    heights: nn.Array
    turn: float = TURN

    @property
    def points(self) -> tuple[nn.Array, nn.Array, nn.Array]:
        """x and y on the screen, and the distance from who looks, each (n, m)."""
        rows, columns = self.heights.shape
        across, back = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
        right, away = self._turned(across, back)
        x, y = self._placed(right, away, self.heights)
        return x, y, away

    def point(self, across: float, back: float, height: float) -> QPointF:
        """The point of the screen of a place in the plane (-1 … 1 each way) at a height."""
        right, away = self._turned(np.array(across), np.array(back))
        x, y = self._placed(right, away, np.array(height))
        return QPointF(float(x), float(y))

    def _turned(self, across: nn.Array, back: nn.Array) -> tuple[nn.Array, nn.Array]:
        cosine, sine = math.cos(self.turn), math.sin(self.turn)
        return across * cosine - back * sine, across * sine + back * cosine

    def _placed(
        self, right: nn.Array, away: nn.Array, heights: nn.Array
    ) -> tuple[nn.Array, nn.Array]:
        reach = math.sqrt(2.0)
        wide = self.room.width() / (2.0 * reach)
        deep = min(self.room.height() * (1.0 - TALL) / (2.0 * reach), wide * FLATTENED)
        middle = self.room.bottom() - deep * reach - 2.0
        x = self.room.center().x() + right * wide
        y = middle - away * deep - heights * self.room.height() * TALL
        return x, y

    def faces(self) -> list[tuple[int, int]]:
        """Row and column of the first corner of each face, the farthest first."""
        _, _, away = self.points
        middles = away[:-1, :-1] + away[1:, 1:]
        order = np.argsort(-middles, axis=None, kind="stable")
        rows, columns = np.unravel_index(order, middles.shape)
        return list(zip(rows.tolist(), columns.tolist(), strict=True))
