"""What each lane's network thinks of a drawing, with the latest copy of its weights."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

import nn
from gui.state import Snapshot


class Predictor:
    """Networks of the window's own, filled with the weights of a snapshot."""

    def __init__(self, networks: Mapping[int, nn.Network]) -> None:
        self._networks = networks  # by slot
        self._steps: tuple[tuple[int, int], ...] | None = None

    def use(self, snapshot: Snapshot) -> bool:
        """Take the weights of a snapshot; False when they are not of other steps or lanes."""
        known = {slot for slot, _ in snapshot.steps} == self._networks.keys()
        if snapshot.steps == self._steps or not known:
            return False
        for slot, state in snapshot.states.items():
            self._networks[slot].restore(state)
        self._steps = snapshot.steps
        return True

    def probabilities(self, image: nn.Array) -> list[nn.Array] | None:
        """One row of probabilities for each lane (NaN where its scores are not finite).

        None before the first snapshot, and for a picture that does not fit the networks.
        """
        networks = self._networks.values()
        if self._steps is None or any(image.size != one.input_size for one in networks):
            return None
        with np.errstate(over="ignore", invalid="ignore"):
            return [nn.softmax(network.predict(image.reshape(-1))) for network in networks]

    def shares(self, slot: int, images: nn.Array, winner: int) -> nn.Array:
        """What a lane gives one class for images (…, 28, 28), in the shape of the rest."""
        network = self._networks[slot]
        rows = images.reshape(-1, network.input_size or 0)
        with np.errstate(over="ignore", invalid="ignore"):
            shares: nn.Array = nn.softmax(network.predict(rows))[:, winner]
        return shares.reshape(images.shape[:-2])

    def accuracies(self, x: nn.Array, t: nn.Array) -> tuple[float, ...]:
        """The share of samples that each lane gives their own class; NaN of none."""
        return tuple(
            network.accuracy(x, t) if len(t) else np.nan for network in self._networks.values()
        )

    def look_inside(
        self, slot: int, image: nn.Array, winner: int
    ) -> tuple[nn.Array | None, tuple[nn.Array, ...]]:
        """A lane's saliency map of one class (None where there is none), and what leaves each
        of its hidden layers, for one image."""
        network = self._networks[slot]
        row = image.reshape(1, -1)
        network.predict(row)
        ends = nn.activation_places(network)[:-1]
        inside = tuple(np.ravel(network.outputs[end]).copy() for end in ends)  # type: ignore[arg-type]
        try:
            score = np.eye(network.output_size, dtype=network.dtype)[[winner]]
            return network.input_gradient(row, score).reshape(image.shape), inside
        except nn.ShapeError:
            return None, inside
