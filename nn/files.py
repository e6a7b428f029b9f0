"""Files: written so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from nn.errors import DataError

PART_BYTES = 4  # random ones in the name of a temporary file
PART_NAME = re.compile(rf"\..+-[0-9a-f]{{{2 * PART_BYTES}}}")
OLD_SECONDS = 24 * 3600.0  # no write takes so long


def replace_file(path: Path, write: Callable[[IO[Any]], Any], mode: str = "wb") -> None:
    """Call ``write`` with a temporary file beside ``path``, then put it in its place.

    Folders on the way are made. What is no ordinary file (such as a pipe) is written
    to as it is. Raises OSError; then ``path`` is as it was.
    """
    encoding = None if "b" in mode else "utf-8"
    if path.exists() and not path.is_file():
        with open(path, mode, encoding=encoding) as file:
            write(file)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:100]}-{secrets.token_hex(PART_BYTES)}")
    try:
        with open(part, mode.replace("w", "x"), encoding=encoding) as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises DataError."""
    try:
        replace_file(path, lambda file: file.write(content))
    except OSError as error:
        raise DataError(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def remove_old_parts(folder: Path) -> None:
    """Delete the temporary files that a crash left in ``folder`` more than a day ago."""
    oldest = time.time() - OLD_SECONDS
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if PART_NAME.fullmatch(path.name) and path.lstat().st_mtime < oldest:
                path.unlink()


def file_stamp(path: Path) -> tuple[int, int] | None:
    """By which a file is known not to have changed; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
