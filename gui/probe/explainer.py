"""Explainer: asks the networks about drawings in a thread, since it takes longer than a frame."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure
from gui.lane_view import LaneView

Lanes = Sequence[LaneView]


class Explainer(QObject):
    """Explains drawings, the latest first; older questions that have not begun are dropped.

    Signals:
        explained: (nn.Explanation, or None for a drawing that cannot be explained).
        digits_read: (predictions, guesses, unseen) to what ``ask_digits`` asked.
        failed: (Failure) a question could not be answered.
    """

    explained = pyqtSignal(object)
    digits_read = pyqtSignal(object, object, object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.failed.connect(lambda error: self.failed.emit(failure(error)))
        self._lanes: Lanes = ()
        self._dataset: nn.Dataset | None = None
        self._predictor: nn.Predictor | None = None
        self._neighbours: nn.Neighbours | None = None

    def ask(
        self,
        lanes: Lanes,
        dataset: nn.Dataset,
        drawing: nn.Drawing,
        rungs: nn.Rungs,
        snapshot: nn.Snapshot,
    ) -> None:
        """Have a drawing explained with these weights of the lanes, and the training samples."""
        work = partial(self._explain, lanes, dataset, drawing, rungs, snapshot)
        self._background.submit(work, self.explained.emit, key="drawing")

    def ask_digits(
        self,
        lanes: Lanes,
        dataset: nn.Dataset,
        snapshot: nn.Snapshot,
        digits: nn.Array,
        others: nn.Array,
    ) -> None:
        """Have the user's own digits (n, 784) and other images (m, 784) read by every lane.

        The predictions come by slot, with which of the own digits the lanes do not train on.
        """
        work = partial(self._read, lanes, dataset, snapshot, digits, others)
        self._background.submit(work, lambda read: self.digits_read.emit(*read), key="digits")

    def close(self) -> None:
        """End the thread."""
        self._background.close()

    # In the thread.

    def _using(self, lanes: Lanes, dataset: nn.Dataset, snapshot: nn.Snapshot) -> nn.Predictor:
        """The thread's own networks of the lanes, with the weights of a snapshot."""
        if self._dataset is not dataset:
            self._dataset, self._neighbours = dataset, None
        if self._predictor is None or self._lanes != lanes:
            models = {lane.slot: lane.model(lane.network.copy()) for lane in lanes}
            records = {lane.slot: lane.record for lane in lanes}
            self._predictor, self._lanes = nn.Predictor(models, records), lanes
        self._predictor.use(snapshot)
        return self._predictor

    def _read(
        self,
        lanes: Lanes,
        dataset: nn.Dataset,
        snapshot: nn.Snapshot,
        digits: nn.Array,
        others: nn.Array,
    ) -> tuple[dict[int, nn.Array], dict[int, nn.Array], nn.Array]:
        predictor = self._using(lanes, dataset, snapshot)
        unseen = nn.untrained(digits, dataset)
        return predictor.answers(digits), predictor.answers(others), unseen

    def _explain(
        self,
        lanes: Lanes,
        dataset: nn.Dataset,
        drawing: nn.Drawing,
        rungs: nn.Rungs,
        snapshot: nn.Snapshot,
    ) -> nn.Explanation | None:
        predictor = self._using(lanes, dataset, snapshot)
        if self._neighbours is None:
            self._neighbours = nn.Neighbours(dataset)
        slots = [lane.slot for lane in lanes]
        return nn.explain(predictor, slots, drawing, rungs, self._neighbours)
