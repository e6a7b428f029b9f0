"""Files: written so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any


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
    part = path.with_name(f".{path.name[:100]}-{secrets.token_hex(4)}")
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
