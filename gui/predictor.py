"""What each lane's network thinks of a drawing, with the latest copy of its weights."""

from __future__ import annotations

import nn
from gui.state import Loaded, Snapshot


class Predictor:
    """Networks of the run's recipes, filled with the weights of a snapshot."""

    def __init__(self, run: Loaded) -> None:
        self._networks = [
            one.network(run.features, len(run.class_names)) for one in run.experiments
        ]
        self._classes = len(run.class_names)
        self._step: int | None = None

    def use(self, snapshot: Snapshot) -> bool:
        """Take the weights of a snapshot; False when they are those that are used already."""
        if snapshot.step == self._step:
            return False
        for network, parameters in zip(self._networks, snapshot.parameters, strict=True):
            network.parameters[:] = parameters
        self._step = snapshot.step
        return True

    def probabilities(self, image: nn.Array) -> list[nn.Array] | None:
        """One row of probabilities for each lane; None for a picture that does not fit them."""
        if self._step is None or any(image.size != one.input_size for one in self._networks):
            return None
        return [nn.softmax(network.predict(image.reshape(-1))) for network in self._networks]
