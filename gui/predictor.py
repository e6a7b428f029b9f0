"""What each lane's network thinks of a drawing, with the latest copy of its weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import nn
from gui.state import Snapshot


class Predictor:
    """Networks of the window's own, filled with the weights of a snapshot."""

    def __init__(self, networks: Sequence[nn.Network]) -> None:
        self._networks = networks
        self._step: int | None = None

    def use(self, snapshot: Snapshot) -> bool:
        """Take the weights of a snapshot; False when they are those that are used already."""
        if snapshot.step == self._step:
            return False
        for network, state in zip(self._networks, snapshot.states, strict=True):
            network.restore(state)
        self._step = snapshot.step
        return True

    def probabilities(self, image: nn.Array) -> list[nn.Array] | None:
        """One row of probabilities for each lane (NaN where its scores are not finite).

        None before the first snapshot, and for a picture that does not fit the networks.
        """
        if self._step is None or any(image.size != one.input_size for one in self._networks):
            return None
        with np.errstate(over="ignore", invalid="ignore"):
            return [nn.softmax(network.predict(image.reshape(-1))) for network in self._networks]
