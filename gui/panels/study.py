"""Study: what a panel wants to know about copies of the lanes, and how far that has come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.lane_view import LaneView
from gui.style.i18n import sentence, tr

Work = Callable[[tuple[nn.LaneCopy, ...], Callable[[float], None]], Any]


def left_out(lanes: Sequence[LaneView], found: Collection[int]) -> str:
    """Which lanes there is no answer about, and why; "" where there is one about all.

    ``found`` are the slots of the others.
    """
    parts = []
    for lane in lanes:
        if lane.slot not in found:
            told = tr("'{name}' is not shown.")
            if lane.failure is not None:
                told = tr("'{name}' has diverged and is not shown.")
            parts.append(told.format(name=lane.name))
    return " ".join(parts)


class Study(QObject):
    """A panel asks; somebody else has the work done and tells what came of it.

    ``report`` is the latest answer, ``share`` how much of the present work is done, ``error`` why
    there was none.

    Signals:
        asked: (work) this is to be done with copies of the lanes.
        cancelled: nobody waits for it any more.
        changed: there is an answer, or it has come further.
    """

    asked = pyqtSignal(object)
    cancelled = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False
        self.share = 0.0
        self.report: Any = None
        self.error: nn.NablascopeError | None = None

    @property
    def told(self) -> str:
        """Why there was no answer; "" if there was one."""
        return sentence(self.error) if self.error is not None else ""

    def ask(self, work: Work) -> None:
        """Have this done; an earlier question is dropped."""
        self.busy, self.share, self.error = True, 0.0, None
        self.asked.emit(work)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the work; the answer before it stays."""
        if self.busy:
            self.busy = False
            self.cancelled.emit()
            self.changed.emit()

    def forget(self) -> None:
        """Drop the answer: the lanes are others."""
        self.cancel()
        self.report = self.error = None
        self.changed.emit()

    def take_report(self, report: Any) -> None:
        """The answer has come."""
        if self.busy:
            self.busy, self.report, self.error = False, report, None
            self.changed.emit()

    def take_progress(self, share: float) -> None:
        """So much is done."""
        if self.busy:
            self.share = share
            self.changed.emit()

    def take_refused(self, error: nn.NablascopeError) -> None:
        """There is no answer, for this reason."""
        if self.busy:
            self.busy, self.report, self.error = False, None, error
            self.changed.emit()


def of_every(
    work: Callable[..., Any],
    copies: tuple[nn.LaneCopy, ...],
    progress: Callable[[float], None],
) -> tuple[Any, ...]:
    """``work(copy, progress=…)`` of every lane; one that has no answer is left out, if others do.

    Raises the FieldError of a lane where no lane has an answer.
    """
    found, error = [], None
    for index, copy in enumerate(copies):

        def part(share: float, index: int = index) -> None:
            progress((index + share) / len(copies))

        try:
            found.append(work(copy, progress=part))
        except nn.FieldError as reason:
            error = reason
    if error is not None and not found:
        raise error
    return tuple(found)
