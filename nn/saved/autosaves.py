"""Autosaves: the runs that were saved when they ended, each in a file of its own."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from nn.files import PART_BYTES, file_stamp

AUTOSAVED = "autosaved"
LAST = "last.npz"  # a second name of the run that ended last
RUNNING = "running-"  # how the names of runs begin that a window is training


def autosaves(folder: Path) -> list[Path]:
    """The runs in a folder that saved themselves when they ended, the latest first."""
    found = {path: file_stamp(path) for path in folder.glob(f"{AUTOSAVED}-*.npz")}
    last = folder / LAST
    found[last] = None if file_stamp(last) in found.values() else file_stamp(last)
    known = {path: stamp for path, stamp in found.items() if stamp is not None}
    return sorted(known, key=lambda path: known[path], reverse=True)


def keep(folder: Path, write: Callable[[Path], None]) -> Path:
    """Have ``write`` save the run that ended last in a new file; returns its path.

    Raises what ``write`` raises; then nothing has changed.
    """
    if folder / LAST in autosaves(folder):  # an earlier version has only that name
        with contextlib.suppress(OSError):
            moment = datetime.fromtimestamp((folder / LAST).stat().st_mtime)
            _give_name(folder / LAST, _new_name(folder, moment))
    path = _new_name(folder, datetime.now())
    write(path)
    with contextlib.suppress(OSError):  # it has its own name
        _give_name(path, folder / LAST)
    return path


def oldest(paths: list[Path], most_bytes: int) -> list[Path]:
    """Those of some autosaves, the latest first, for which ``most_bytes`` leave no room.

    The first is never among them.
    """
    gone, total = [], 0
    for number, path in enumerate(paths):
        stamp = file_stamp(path)
        total += stamp[1] if stamp is not None else 0
        if number and total > most_bytes:
            gone.append(path)
    return gone


def _new_name(folder: Path, moment: datetime) -> Path:
    token = secrets.token_hex(2)  # of two windows that end in the same second
    return folder / f"{AUTOSAVED}-{moment:%Y-%m-%d-%H%M%S}-{token}.npz"


def _give_name(path: Path, name: Path) -> None:
    """Let a file be found by another name, too; on a file system without links as a copy."""
    part = name.with_name(f".{name.name}-{secrets.token_hex(PART_BYTES)}")
    try:
        os.link(path, part)
    except OSError:
        shutil.copy2(path, part)
    os.replace(part, name)
