"""DataChecks: the clinic's checks and a description of each lane's data, made in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure
from gui.lane_view import LaneView


class DataChecks(QObject):
    """Looks at the data of lanes, once at each; lanes with the same data share it.

    Signals:
        reported: (nn.DataReport).
        failed: (Failure) data could not be looked at.
    """

    reported = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.failed.connect(lambda error: self.failed.emit(failure(error)))
        self._wanted: list[nn.Prepared] = []

    def ask(self, lanes: Sequence[LaneView]) -> None:
        """Have the data of these lanes looked at, but for those that were asked for before."""
        known, self._wanted = self._wanted, []
        for lane in lanes:
            if not any(lane.prepared is one for one in self._wanted):
                self._wanted.append(lane.prepared)
                if not any(lane.prepared is one for one in known):
                    work = partial(
                        nn.report_on_data, lane.prepared, partial(self._unwanted, lane.prepared)
                    )
                    self._background.submit(work, self.reported.emit, key=str(id(lane.prepared)))

    def close(self) -> None:
        """End the thread."""
        self._wanted = []
        self._background.close()

    def _unwanted(self, prepared: nn.Prepared) -> bool:
        """Whether nobody waits for what is found in these data any more."""
        return not any(prepared is one for one in self._wanted)
