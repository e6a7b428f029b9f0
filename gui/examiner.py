"""Examiner: the clinic's checks and a description of each lane's data, made in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.state import Entrant, failure


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
        failed: (Failure) data could not be looked at.
    """

    examined = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background()
        self._background.failed.connect(lambda error: self.failed.emit(failure(error)))
        self._wanted: list[nn.Prepared] = []

    def ask(self, lanes: Sequence[Entrant]) -> None:
        """Have the data of these lanes looked at, but for those that were asked for before."""
        known, self._wanted = self._wanted, []
        for lane in lanes:
            if not any(lane.prepared is one for one in self._wanted):
                self._wanted.append(lane.prepared)
                if not any(lane.prepared is one for one in known):
                    work = partial(_examine, lane.prepared, partial(self._unwanted, lane.prepared))
                    self._background.submit(work, self.examined.emit, key=str(id(lane.prepared)))

    def close(self) -> None:
        """End the thread."""
        self._wanted = []
        self._background.close()

    def _unwanted(self, prepared: nn.Prepared) -> bool:
        """Whether nobody waits for what is found in these data any more."""
        return not any(prepared is one for one in self._wanted)


def _examine(prepared: nn.Prepared, cancelled: Callable[[], bool]) -> Examined:
    if cancelled():
        raise nn.Cancelled
    checks = tuple(nn.checkup(prepared, cancelled))
    return Examined(prepared, checks, nn.describe(prepared.dataset))
