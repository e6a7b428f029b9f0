"""Autosaves: the runs that were saved when they ended, as many as there is room for."""

from __future__ import annotations

import contextlib
import os
import shutil
from datetime import datetime
from pathlib import Path

AUTOSAVED = "autosaved"
LAST = "last.npz"  # of the run that ended last
RUNNING = "running-"  # how the names of runs begin that a window is training


def autosaves(folder: Path) -> list[Path]:
    """The runs in a folder that nobody asked to be saved, the latest first."""
    earlier = sorted(folder.glob(f"{AUTOSAVED}-*.npz"), key=_changed, reverse=True)
    return [path for path in (folder / LAST, *earlier) if path.is_file()]


def keep_earlier(last: Path) -> Path | None:
    """Give the run at ``last`` a second name, as another run is about to take its place.

    Returns the new path; None where there is no run, or it has one. Raises OSError.
    """
    if not last.is_file():
        return None
    moment = datetime.fromtimestamp(_changed(last))
    name, number = f"{AUTOSAVED}-{moment:%Y-%m-%d-%H%M%S}", 1
    path = last.with_name(f"{name}.npz")
    while path.exists():
        if path.samefile(last):
            return None
        number += 1
        path = last.with_name(f"{name}-{number}.npz")
    try:
        os.link(last, path)
    except OSError:  # a file system without links
        shutil.copy2(last, path)
    return path


def drop_oldest(folder: Path, most_bytes: int) -> list[Path]:
    """Delete the oldest autosaves until all together have no more bytes; the last one stays.

    Returns those that are gone.
    """
    gone, total = [], 0
    for number, path in enumerate(autosaves(folder)):
        with contextlib.suppress(OSError):  # gone by now, or in use
            total += path.stat().st_size
            if number and total > most_bytes:
                path.unlink()
                gone.append(path)
    return gone


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it is gone by now
        return 0.0
