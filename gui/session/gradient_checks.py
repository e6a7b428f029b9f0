"""GradientChecks: checks the gradient of a lane's copy off the window's thread."""

from __future__ import annotations

import threading
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure


class GradientChecks(QObject):
    """One check at a time; a new one replaces the one before.

    Signals:
        reported: (nn.CheckReport) what was found.
        progressed: (share) how much of the check is done.
        refused: (error) why a lane cannot be checked.
        failed: (Failure) something else went wrong.
    """

    reported = pyqtSignal(object)
    progressed = pyqtSignal(float)
    refused = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._cancelled = threading.Event()

    def check(self, copy: nn.LaneCopy) -> None:
        """Check this copy; ``reported`` tells the result."""
        self._cancelled.set()
        cancelled = self._cancelled = threading.Event()

        def progress(share: float) -> None:
            if cancelled.is_set():
                raise nn.Cancelled
            self.progressed.emit(share)

        self._background.submit(partial(nn.check_lane, copy, progress), self.reported.emit, "check")

    def cancel(self) -> None:
        """Stop the check."""
        self._cancelled.set()

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.close()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, nn.NablascopeError):
            self.refused.emit(error)
        else:
            self.failed.emit(failure(error))
