"""What a file is that was dropped, pasted or chosen: by its name, else by what it holds."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PyQt5.QtGui import QImageReader

import nn
from gui.shell.file_dialogs import TABLES

HEAD_BYTES = 65_536  # of a file whose name says nothing; enough for two rows of most tables
CREDULOUS = (b"svgz", b"tga")  # formats for which Qt takes nearly any packed or binary file
DELIMITERS = ",;\t|"


class Kind(Enum):
    """What can be opened."""

    TABLE = auto()
    RUN = auto()
    EXPERIMENT = auto()
    MNIST = auto()
    FOLDER = auto()  # with a sub-folder of pictures for each class
    DIGITS = auto()
    PICTURE = auto()
    NETWORK = auto()  # of another program
    LESSON = auto()


def kind_of(path: Path) -> Kind | None:
    """What a file or a folder is; None for what cannot be opened. Raises DataError.

    The content decides where the name does not, as for all ``.npz`` and ``.json`` files. One
    that is cut off is still the kind that its name says, whose reader tells what is wrong.
    """
    if nn.is_mnist(path):
        return Kind.MNIST
    if path.is_dir():
        return Kind.FOLDER
    suffix = path.suffix.casefold()
    if suffix in TABLES:
        return Kind.TABLE
    if nn.is_network(path):
        return Kind.NETWORK
    if suffix.removeprefix(".").encode() in QImageReader.supportedImageFormats():
        return Kind.PICTURE
    return _by_content(path, suffix)


def is_json(path: Path) -> bool:
    """Whether a file begins as JSON does."""
    return _head(path).lstrip()[:1] in (b"{", b"[")


def _by_content(path: Path, suffix: str) -> Kind | None:
    head = _head(path)
    arrays = nn.array_names(path)
    if nn.checkpoint.is_run(arrays) or (suffix == ".npz" and not arrays):
        return Kind.RUN
    if nn.are_drawings(arrays):
        return Kind.DIGITS
    if nn.is_lesson(path):
        return Kind.LESSON
    if nn.is_preset(path):
        return Kind.EXPERIMENT
    if _has_rows(head) and not is_json(path):
        return Kind.TABLE
    reader = QImageReader(str(path))
    found = reader.canRead() and bytes(reader.format()) not in CREDULOUS
    return Kind.PICTURE if found else None


def _has_rows(head: bytes) -> bool:
    """Whether the first two lines of a text have as many cells, and more than one."""
    if b"\0" in head:
        return False
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()]
    return len(lines) > 1 and any(
        lines[0].count(mark) == lines[1].count(mark) > 0 for mark in DELIMITERS
    )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise nn.DataError(
            "{path} cannot be read: {reason}.", path=path, reason=error.strerror or error
        ) from None
