"""WeightPath: the weights that a lane has passed, thinned out so that they take bounded memory."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array

MOST_KEPT = 32  # places of a path
MOST_NUMBERS = 8_000_000  # in all of them: 32 MB
FEWEST_KEPT = 6


class WeightPath:
    """Parameters at step 0 and at steps evenly spread over what a lane has done so far.

    When there is no more room, every other place is dropped and the distance doubles. A network
    too large for FEWEST_KEPT places has no path: ``kept`` stays empty.
    """

    def __init__(self, size: int) -> None:
        fits = min(MOST_KEPT, MOST_NUMBERS // max(size, 1))
        self._most = fits if fits >= FEWEST_KEPT else 0
        self._stride = 1
        self.kept: list[tuple[int, Array]] = []

    @property
    def possible(self) -> bool:
        """Whether the network is small enough for its path to be kept."""
        return self._most > 0

    def visit(self, step: int, parameters: Array) -> None:
        """The lane is at these parameters after ``step`` steps; they are copied if need be."""
        if not self._most or step % self._stride or (self.kept and step <= self.kept[-1][0]):
            return
        if len(self.kept) == self._most:
            self.kept = self.kept[::2]
            self._stride *= 2
            if step % self._stride:
                return
        self.kept.append((step, parameters.copy()))

    def steps_and_places(self) -> tuple[Array, Array]:
        """The steps (k,) and the parameters (k, size) that are kept, the oldest first."""
        return np.array([step for step, _ in self.kept]), np.array([one for _, one in self.kept])
