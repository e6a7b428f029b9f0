"""The files that a command writes: refused before the work, or written after it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nn
from cli.reporting import say


def check_targets(*paths: str | None) -> None:
    """Raise DataError for files that cannot be written: before the training, not after it."""
    for path in filter(None, paths):
        folder = Path(path).absolute().parent
        if Path(path).is_dir():
            raise nn.DataError(
                "{path} cannot be written: {reason}.", path=path, reason="it is a folder"
            )
        if Path(path).exists() and not Path(path).is_file() and os.access(path, os.W_OK):
            continue  # a device or a pipe is written to as it is
        if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK)):
            raise nn.DataError(
                "{path} cannot be written: {reason}.",
                path=path,
                reason=f"{folder} is not a writable folder",
            )


def written(path: str | None, write: Callable[[Path], None]) -> bool:
    """Write a file if it was asked for; if that fails, tell it and return False."""
    try:
        if path:
            write(Path(path))
    except OSError as error:
        say(f"{path} cannot be written: {error.strerror or error}.")
        return False
    except nn.NablascopeError as error:
        say(str(error))
        return False
    return True


def write_report(path: Path, result: Any) -> None:
    """Write the results as JSON. Raises OSError."""
    text = json.dumps(result, indent=2)
    nn.replace_file(path, lambda file: file.write(text), "w")
