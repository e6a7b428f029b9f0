"""Runs that saved themselves: kept while the window lives, offered after a crash.

Each window saves to a file of its own beside a lock that it holds. The system releases the lock
when the window's process ends, however it ends, so a file whose lock nobody holds was left by a
window that did not end well.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from filelock import FileLock, Timeout

import nn


class Recovery:
    """This window's file in ``folder``, and what others left behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / f"{nn.RUNNING_RUN}{os.getpid()}-{secrets.token_hex(3)}.npz"
        self._lock = _lock(self.path)
        with contextlib.suppress(OSError, Timeout):
            folder.mkdir(parents=True, exist_ok=True)
            nn.remove_old_parts(folder)
            self._lock.acquire()

    @property
    def last(self) -> Path:
        """Where a run is kept when its window is closed, or another run takes its place."""
        return self._folder / nn.LAST_RUN

    def left_behind(self) -> list[Path]:
        """Runs whose window crashed, the newest first."""
        left = [
            path
            for path in self._folder.glob(f"{nn.RUNNING_RUN}*.npz")
            if path != self.path and _nobody_holds(_lock(path))
        ]
        return sorted(left, key=_moment, reverse=True)

    def adopt(self, path: Path) -> Path:
        """Make a run that was left behind this window's own; where it lies then."""
        try:
            os.replace(path, self.path)
        except OSError:
            return path
        _remove(path.with_suffix(".lock"))
        return self.path

    def forget(self, path: Path) -> None:
        """Delete a run that was left behind."""
        _remove(path)
        _remove(path.with_suffix(".lock"))

    def close(self, saved: bool = True) -> None:
        """This window ends; a run that could not be ``saved`` is offered at the next start."""
        if saved:
            _remove(self.path)
        self._lock.release()
        _remove(self.path.with_suffix(".lock"))


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), timeout=0)


def _nobody_holds(lock: FileLock) -> bool:
    try:
        with lock:
            return True
    except (OSError, Timeout):
        return False


def _moment(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it is gone by now
        return 0.0


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
