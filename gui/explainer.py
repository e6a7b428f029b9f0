"""What a drawing's preparation is worth, where it may stand, and which samples are nearest.

It takes longer than a frame, so it happens in a thread of its own, for the latest drawing
and weights that were asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.predictor import Inside, Predictor
from gui.state import Loaded, Snapshot, failure

REACH = 6  # pixels by which the digit is shifted to each side
NEAREST = 5


@dataclass(frozen=True)
class Explanation:
    """Of one drawing with one set of weights.

    ``ladder`` are its pictures (28, 28) along nn.ladder_to the steps that are taken, ``answers``
    the probabilities of each lane, by slot, for each of them. ``surest`` is the slot of the lane
    that is surest of its answer to the picture ``seen`` by the networks, ``winner`` that answer,
    ``shifted`` (13, 13) its probability when the picture is moved by -6 … 6 pixels down (rows)
    and right (columns).
    ``inside`` is what happens to the picture in each lane. ``nearest`` are (picture, class,
    distance) of the training samples with the least Euclidean distance to the picture.
    """

    seen: nn.Array
    ladder: tuple[nn.Array, ...]
    answers: tuple[dict[int, nn.Array], ...]
    surest: int
    winner: int
    shifted: nn.Array
    inside: tuple[Inside, ...]
    nearest: tuple[tuple[nn.Array, int, float], ...]


class Explainer(QObject):
    """Explains drawings, the latest first; older questions that have not begun are dropped.

    Signals:
        explained: (Explanation, or None for a drawing that cannot be explained).
        own_read: (answers, guesses, unseen) to what ``ask_own`` asked.
        failed: (Failure) a question could not be answered.
    """

    explained = pyqtSignal(object)
    own_read = pyqtSignal(object, object, object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background()
        self._background.failed.connect(lambda error: self.failed.emit(failure(error)))
        self._run: Loaded | None = None
        self._predictor: Predictor | None = None
        self._squares: nn.Array | None = None

    def ask(
        self,
        run: Loaded,
        drawing: nn.Drawing,
        rungs: nn.Rungs,
        snapshot: Snapshot,
    ) -> None:
        """Have a drawing explained with the weights of a run, and its training samples."""
        work = partial(self._explain, run, drawing, rungs, snapshot)
        self._background.submit(work, self.explained.emit, key="drawing")

    def ask_own(self, run: Loaded, snapshot: Snapshot, mine: nn.Array, others: nn.Array) -> None:
        """Have a person's own digits (n, 784) and other pictures (m, 784) read by every lane.

        The answers come by slot, with which of the own digits the lanes do not train on.
        """
        work = partial(self._read_own, run, snapshot, mine, others)
        self._background.submit(work, lambda read: self.own_read.emit(*read), key="own")

    def close(self) -> None:
        """End the thread."""
        self._background.close()

    # In the thread.

    def _using(self, run: Loaded, snapshot: Snapshot) -> Predictor:
        """The thread's own networks of a run, with the weights of a snapshot."""
        if self._run is None or self._run.race is not run.race:
            self._squares = None
        if self._predictor is None or self._run is None or self._run.lanes != run.lanes:
            models = {lane.slot: lane.model(lane.network.copy()) for lane in run.lanes}
            self._predictor = Predictor(models)
        self._run = run
        self._predictor.use(snapshot)
        return self._predictor

    def _read_own(
        self, run: Loaded, snapshot: Snapshot, mine: nn.Array, others: nn.Array
    ) -> tuple[dict[int, nn.Array], dict[int, nn.Array], nn.Array]:
        predictor = self._using(run, snapshot)
        unseen = nn.untrained(mine, run.race.dataset)
        return predictor.answers(mine), predictor.answers(others), unseen

    def _explain(
        self, run: Loaded, drawing: nn.Drawing, rungs: nn.Rungs, snapshot: Snapshot
    ) -> Explanation | None:
        predictor = self._using(run, snapshot)
        ladder = nn.ladder_to(rungs)
        pictures = {one: drawing.picture(one) for one in dict.fromkeys(ladder)}
        answers = {one: predictor.probabilities(pictures[one]) for one in pictures}
        seen = pictures[rungs]
        final = np.array(answers[rungs] or np.full((1, 1), np.nan))
        if not np.isfinite(final).any():
            return None
        place, winner = np.unravel_index(np.nanargmax(final), final.shape)
        slots = [lane.slot for lane in run.lanes]
        slot = slots[int(place)]
        return Explanation(
            seen,
            tuple(pictures[one] for one in ladder),
            tuple(dict(zip(slots, answers[one] or (), strict=True)) for one in ladder),
            slot,
            int(winner),
            predictor.shares(slot, shifts(seen), int(winner)),
            predictor.look_inside(seen),
            self._nearest(seen),
        )

    def _nearest(self, seen: nn.Array) -> tuple[tuple[nn.Array, int, float], ...]:
        assert self._run is not None
        data = self._run.race.dataset
        x, train = data.train.x[: data.distinct], data.train
        if self._squares is None:
            self._squares = np.einsum("ij,ij->i", x, x)
        flat = seen.reshape(-1)
        distances = self._squares - 2 * (x @ flat) + flat @ flat
        count = min(NEAREST, len(distances))
        chosen = distances.argpartition(count - 1)[:count]
        chosen = chosen[distances[chosen].argsort()]
        return tuple(
            (train.x[i].reshape(seen.shape), int(train.t[i]), float(max(distances[i], 0.0) ** 0.5))
            for i in chosen
        )


def shifts(picture: nn.Array) -> nn.Array:
    """The picture (28, 28) moved by -6 … 6 pixels: (13, 13, 28, 28); what leaves it is lost."""
    side = len(picture)
    padded = np.pad(picture, REACH)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side))
    moved: nn.Array = windows[::-1, ::-1]
    return moved
