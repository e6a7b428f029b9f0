"""Runs that saved themselves: kept while the window lives, offered after a crash.

Each window saves to a file of its own beside a lock that it holds. A file whose lock
nobody holds was left by a window that did not end well.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from PyQt5.QtCore import QLockFile

LAST_NAME = "last.npz"


class Recovery:
    """This window's file in ``folder``, and what others left behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / f"running-{os.getpid()}-{secrets.token_hex(3)}.npz"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self.path)
        self._lock.tryLock(0)

    @property
    def last(self) -> Path:
        """Where a run is kept when its window is closed, or another run takes its place."""
        return self._folder / LAST_NAME

    def left_behind(self) -> list[Path]:
        """Runs whose window crashed, the newest first."""
        left = []
        for path in self._folder.glob("running-*.npz"):
            lock = _lock(path)
            if path != self.path and lock.tryLock(0):
                lock.unlock()
                left.append(path)
        return sorted(left, key=lambda path: path.stat().st_mtime, reverse=True)

    def adopt(self, path: Path) -> Path:
        """Make a run that was left behind this window's own; where it lies then."""
        try:
            os.replace(path, self.path)
        except OSError:
            return path
        return self.path

    def forget(self, path: Path) -> None:
        """Delete a run that was left behind."""
        with contextlib.suppress(OSError):
            path.unlink()

    def close(self) -> None:
        """This window ends in peace."""
        self.forget(self.path)
        self._lock.unlock()


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock
