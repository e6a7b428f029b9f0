"""Examiner: the clinic's checks and a description of each lane's data, made in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.state import Entrant


@dataclass(frozen=True)
class Examined:
    """What is known of the data ``prepared``."""

    prepared: nn.Prepared
    checks: tuple[nn.Check, ...]
    description: nn.Description


class Examiner(QObject):
    """Looks at the data of lanes, once at each; lanes with the same data share it.

    Signals:
        examined: (Examined).
    """

    examined = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._wanted: list[nn.Prepared] = []
        self._closed = False

    def ask(self, lanes: Sequence[Entrant]) -> None:
        """Have the data of these lanes looked at, but for those that were asked for before."""
        if self._closed:
            return  # a run that came while the window went
        known, self._wanted = self._wanted, []
        for lane in lanes:
            if not any(lane.prepared is one for one in self._wanted):
                self._wanted.append(lane.prepared)
                if not any(lane.prepared is one for one in known):
                    self._pool.submit(self._examine, lane.prepared)

    def close(self) -> None:
        """End the thread."""
        self._closed, self._wanted = True, []
        self._pool.shutdown(wait=True)

    def _examine(self, prepared: nn.Prepared) -> None:
        if any(prepared is one for one in self._wanted):  # else nobody waits for it any more
            try:
                checks = tuple(nn.checkup(prepared, lambda: prepared not in self._wanted))
            except nn.Cancelled:
                return
            self.examined.emit(Examined(prepared, checks, nn.describe(prepared.dataset)))
