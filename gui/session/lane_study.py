"""LaneStudy: examines copies of the lanes off the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure

Work = Callable[[tuple[nn.LaneCopy, ...], Callable[[float], None]], Any]
SHARE = 0.35  # of the time, while the lanes train: both threads want the same cores
LONGEST_REST = 0.05  # seconds, so that a cancel is heard
LEAST_PROGRESS = 0.01  # that is told: each telling draws a card again


class LaneStudy(QObject):
    """One piece of work at a time; a new one replaces the one before.

    While the lanes train (``training`` says so from any thread) the work rests for most of the
    time, wherever it tells its progress.

    Signals:
        reported: (object) what the work returned.
        progressed: (share) how much of it is done.
        refused: (error) why the lanes cannot be examined so.
        failed: (Failure) something else went wrong.
        copies_asked: the lanes are to be copied; ``take`` gets them.
    """

    reported = pyqtSignal(object)
    progressed = pyqtSignal(float)
    refused = pyqtSignal(object)
    failed = pyqtSignal(object)
    copies_asked = pyqtSignal()

    def __init__(self, parent: QObject, training: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._training = training
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._cancelled = threading.Event()
        self._waiting: Work | None = None

    def ask(self, work: Work) -> None:
        """Do this with copies of the lanes as they are now; ``reported`` tells the result.

        ``work`` is called in another thread, with the copies and a function that takes the share
        that is done, and raises Cancelled once nobody waits.
        """
        self._cancelled.set()
        self._waiting = work
        self.copies_asked.emit()

    def take(self, copies: tuple[nn.LaneCopy, ...]) -> None:
        """The lanes were copied, for this study or for another one."""
        work, self._waiting = self._waiting, None
        if work is None:
            return
        cancelled = self._cancelled = threading.Event()
        told, began = -1.0, perf_counter()

        def progress(share: float) -> None:
            nonlocal told, began
            if self._training():
                worked = perf_counter() - began
                cancelled.wait(min(worked * (1.0 / SHARE - 1.0), LONGEST_REST))
            began = perf_counter()
            if cancelled.is_set():
                raise nn.Cancelled
            if share - told >= LEAST_PROGRESS:
                told = share
                self.progressed.emit(share)

        def done(result: Any) -> None:
            if not cancelled.is_set():
                self.reported.emit(result)

        self._background.submit(partial(work, copies, progress), done, "study")

    def cancel(self) -> None:
        """Stop it."""
        self._waiting = None
        self._cancelled.set()

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.close()

    def _on_failed(self, error: Exception) -> None:
        if self._cancelled.is_set():
            return
        if isinstance(error, nn.NablascopeError):
            self.refused.emit(error)
        else:
            self.failed.emit(failure(error))
