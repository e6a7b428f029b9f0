"""Explanation of one drawing: what its preparation changes, where it may stand, its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Dataset
from nn.data.drawings import Drawing
from nn.data.images import Rungs, ladder_to
from nn.training.predictor import Predictor, Response

REACH = 6  # pixels by which the digit is shifted to each side
NEAREST = 5


@dataclass(frozen=True)
class Explanation:
    """Of one drawing with one set of weights.

    ``ladder`` are its pictures (28, 28) along ladder_to the steps that are taken, ``answers``
    the probabilities of each lane, by slot, for each of them. ``surest`` is the slot of the lane
    that is surest of its answer to the picture ``seen`` by the networks, ``winner`` that answer,
    ``shifted`` (13, 13) its probability when the picture is moved by -6 … 6 pixels down (rows)
    and right (columns).
    ``inside`` is what happens to the picture in each lane. ``nearest`` are (picture, class,
    distance) of the training samples with the least Euclidean distance to the picture.
    """

    seen: Array
    ladder: tuple[Array, ...]
    answers: tuple[dict[int, Array], ...]
    surest: int
    winner: int
    shifted: Array
    inside: tuple[Response, ...]
    nearest: tuple[tuple[Array, int, float], ...]


class Neighbours:
    """Finds the training samples that are nearest to a picture, by Euclidean distance."""

    def __init__(self, dataset: Dataset) -> None:
        self._train = dataset.train
        self._x = dataset.train.x[: dataset.distinct]
        self._squares = np.einsum("ij,ij->i", self._x, self._x)

    def of(self, picture: Array) -> tuple[tuple[Array, int, float], ...]:
        """(picture, class, distance) of the nearest samples to a picture (28, 28)."""
        flat, train = picture.reshape(-1), self._train
        distances = self._squares - 2 * (self._x @ flat) + flat @ flat
        count = min(NEAREST, len(distances))
        chosen = distances.argpartition(count - 1)[:count]
        chosen = chosen[distances[chosen].argsort()]
        return tuple(
            (
                train.x[i].reshape(picture.shape),
                int(train.t[i]),
                float(max(distances[i], 0.0) ** 0.5),
            )
            for i in chosen
        )


def explain(
    predictor: Predictor,
    slots: Sequence[int],
    drawing: Drawing,
    rungs: Rungs,
    neighbours: Neighbours,
) -> Explanation | None:
    """What lanes make of a drawing prepared by ``rungs``; None where no lane can predict."""
    ladder = ladder_to(rungs)
    pictures = {one: drawing.picture(one) for one in dict.fromkeys(ladder)}
    answers = {one: predictor.probabilities(pictures[one]) for one in pictures}
    seen = pictures[rungs]
    final = np.array(answers[rungs] or np.full((1, 1), np.nan))
    if not np.isfinite(final).any():
        return None
    lane, winner = np.unravel_index(np.nanargmax(final), final.shape)
    slot = slots[int(lane)]
    return Explanation(
        seen,
        tuple(pictures[one] for one in ladder),
        tuple(dict(zip(slots, answers[one] or (), strict=True)) for one in ladder),
        slot,
        int(winner),
        predictor.shares(slot, shifts(seen), int(winner)),
        predictor.look_inside(seen),
        neighbours.of(seen),
    )


def shifts(picture: Array) -> Array:
    """The picture (28, 28) moved by -6 … 6 pixels: (13, 13, 28, 28); what leaves it is lost."""
    side = len(picture)
    padded = np.pad(picture, REACH)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side))
    moved: Array = windows[::-1, ::-1]
    return moved
