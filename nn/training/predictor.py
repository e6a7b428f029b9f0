"""Predictor: what each lane's network predicts for one sample, with a copy of its weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.data.dataset import BINARY, REGRESSION
from nn.data.images import SIDE
from nn.network import Network
from nn.training.history import Record
from nn.training.lane import Lane
from nn.training.model import Model
from nn.training.probes import activation_indices


@dataclass(frozen=True)
class Snapshot:
    """The weights of all lanes at one moment; nobody changes them any more.

    ``steps`` are slot and step of each lane, ``states`` the states of their networks by slot; of a
    lane that stopped early those of its best step. ``records`` are the lanes' own: a later lane in
    the same slot has another one.
    """

    steps: tuple[tuple[int, int], ...]
    states: dict[int, dict[str, Array]]
    records: dict[int, Record]

    @classmethod
    def of(cls, lanes: Sequence[Lane], then: bool = False) -> Snapshot:
        """Copy the weights of lanes as they are now; ``then`` even if there were better ones."""
        results = {
            lane.slot: (lane.step, lane.network.state()) if then else lane.result for lane in lanes
        }
        return cls(
            tuple((slot, step) for slot, (step, _) in results.items()),
            {slot: state for slot, (_, state) in results.items()},
            {lane.slot: lane.record for lane in lanes},
        )


@dataclass(frozen=True)
class Response:
    """What happens to a picture in the lane ``slot``.

    ``saliency`` (28, 28) is the gradient of the score of ``winner``, its answer, with respect to
    the pixels (None where the network cannot tell it); ``activations`` is what leaves each of
    its hidden layers: (units,), or of a convolution (channels, height, width).
    """

    slot: int
    winner: int
    saliency: Array | None
    activations: tuple[Array, ...]


class Predictor:
    """Networks of the window's own, by slot, filled with the weights of a snapshot.

    ``records`` are those of the lanes that the networks are like.
    """

    def __init__(self, models: Mapping[int, Model], records: Mapping[int, Record]) -> None:
        self._models, self._records = models, records
        self._steps: tuple[tuple[int, int], ...] | None = None

    def use(self, snapshot: Snapshot) -> bool:
        """Take the weights of a snapshot; False when they are not of other steps or lanes."""
        lanes = snapshot.records
        known = lanes.keys() == self._records.keys() and all(
            record is self._records[slot] for slot, record in lanes.items()
        )
        if snapshot.steps == self._steps or not known:
            return False
        for slot, state in snapshot.states.items():
            self._models[slot].network.restore(state)
        self._steps = snapshot.steps
        return True

    @property
    def steps(self) -> tuple[tuple[int, int], ...]:
        """Slot and step of each lane that the weights belong to; none before they have come."""
        return self._steps or ()

    def answers(self, x: Array) -> dict[int, Array]:
        """By slot, the class that each lane gives each of some samples (n, features)."""
        return {
            slot: model.answers(x) if len(x) else np.empty(0, np.intp)
            for slot, model in self._models.items()
            if model.pictures
        }

    def predict(self, slot: int, x: Array) -> Array | None:
        """What one lane predicts for samples (n, features): classes, or numbers; None at first."""
        if self._steps is None or slot not in self._models:
            return None
        return self._models[slot].answers(x)

    def probabilities(self, image: Array) -> list[Array] | None:
        """One row of probabilities for each lane (NaN where its scores are not finite).

        None before the first snapshot, and for a picture that does not fit the networks.
        """
        row, models = image.reshape(1, -1), self._models.values()
        if self._steps is None or any(
            not model.pictures or model.task == REGRESSION for model in models
        ):
            return None
        return [model.shares(row)[0] for model in models]

    def ask(self, x: Array) -> dict[int, Array] | None:
        """By slot, what each lane says to one sample (1, features); None before the weights.

        Probabilities (classes,), or the answer of a regression (1,).
        """
        if self._steps is None:
            return None
        return {slot: model.shares(x)[0] for slot, model in self._models.items()}

    def ask_rows(self, x: Array) -> dict[int, Array]:
        """By slot, what each lane says to samples (n, features): (n, classes), or numbers (n, 1).

        Nothing before the weights have come.
        """
        if self._steps is None:
            return {}
        return {slot: model.shares(x) for slot, model in self._models.items()}

    def shares(self, slot: int, images: Array, winner: int) -> Array:
        """What a lane gives one class for images (…, 28, 28), in the shape of the rest."""
        model = self._models[slot]
        shares = model.shares(images.reshape(-1, model.features))[:, winner]
        return shares.reshape(images.shape[:-2])

    def look_inside(self, image: Array) -> tuple[Response, ...]:
        """What happens to one image in each lane."""
        return tuple(self._look_inside(slot, image) for slot in self._models)

    def _look_inside(self, slot: int, image: Array) -> Response:
        model = self._models[slot]
        network, preparation = model.network, model.preparation
        row = image.reshape(1, -1)
        winner = int(model.answers(row)[0])
        outputs = [network.outputs[end] for end in activation_indices(network)[:-1]]
        activations = tuple(one[0].copy() for one in outputs if one is not None)
        saliency = None
        score = np.eye(len(model.class_names), dtype=network.dtype)[[winner]]
        if model.task == BINARY:
            score = score[:, 1:] - score[:, :1]  # one score speaks for a class, or against it
        if preparation.text is None:
            grad = network.input_gradient(preparation.apply(row), score)
            if preparation.factor is not None:
                grad = grad * preparation.factor  # with respect to the pixels as drawn
            saliency = grad.reshape(image.shape)
        return Response(slot, winner, saliency, activations)

    def first_weights(self) -> dict[int, Array]:
        """By slot, each unit's weights in the first layer: (units, 28, 28) where they meet the
        pixels of a picture, (channels, 3, 3) the windows of a convolution, else (units, 1, n)."""
        return {slot: _first_weights(model.network) for slot, model in self._models.items()}


def _first_weights(network: Network) -> Array:
    weights = network.params[network.weight_names[0]]
    if weights.ndim == 4:
        return weights[:, 0].copy()
    side = SIDE
    shape = (side, side) if len(weights) == side**2 else (1, len(weights))
    return weights.T.reshape(-1, *shape).copy()
