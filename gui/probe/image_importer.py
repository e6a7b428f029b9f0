"""ImageImporter: reads images of digits from files and the clipboard, beside the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QImage

import nn
from gui.background import Background
from gui.failure import failure
from gui.image_import import grey, read_image

MOST_FILES = 2_000
AT_ONCE = 16  # files that are told of together
LABEL = re.compile(r"([0-9])(?:[-_.( ].*)?")  # a name that begins with a digit of its own
MARK = "nablascope"  # the key of a PNG's text by which an exported drawing is known again


class ImageImporter(QObject):
    """Reads pictures in a thread of its own, in the order in which they were asked for.

    Signals:
        found: (list of nn.ImportedImage, list of (name, nn.DataError)) what some of the
            pictures showed, and what was wrong.
    """

    found = pyqtSignal(list, list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._closed = False

    def read_files(self, paths: Sequence[Path], labels: bool) -> None:
        """Have the pictures in these files read, with ``labels`` told by their names or without."""
        chosen = list(paths)
        if len(chosen) > MOST_FILES:
            told = nn.DataError(
                "{count} files are too many at once. Only the first {most} are read.",
                count=len(chosen),
                most=MOST_FILES,
            )
            self.found.emit([], [("", told)])
        for start in range(0, min(len(chosen), MOST_FILES), AT_ONCE):
            some = chosen[start : min(start + AT_ONCE, MOST_FILES)]
            readers = [(path.name, partial(_read_file, path, labels)) for path in some]
            self._background.submit(partial(self._read, readers), self._on_read)

    def read_image(self, image: QImage, name: str) -> None:
        """Have a picture that is in memory read."""
        readers = [(name, partial(_read_image, image.copy(), name))]
        self._background.submit(partial(self._read, readers), self._on_read)

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._background.close()

    def _on_read(
        self, read: tuple[list[nn.ImportedImage], list[tuple[str, nn.NablascopeError]]]
    ) -> None:
        if not self._closed:
            self.found.emit(*read)

    def _read(
        self, readers: Sequence[tuple[str, Callable[[], nn.ImportedImage]]]
    ) -> tuple[list[nn.ImportedImage], list[tuple[str, nn.NablascopeError]]]:
        """In the thread: what some pictures show, and what is wrong with the others."""
        scans, errors = [], []
        for name, read in readers:
            if self._closed:
                raise nn.Cancelled
            try:
                scans.append(read())
            except Exception as error:
                errors.append((name, failure(error).error))
        return scans, errors


def _read_file(path: Path, labels: bool) -> nn.ImportedImage:
    image, animated = read_image(path)
    label = label_of(path) if labels else None
    return nn.ImportedImage(
        path.name, _drawing(grey(image), path.name), label, image.text(MARK), animated
    )


def _read_image(image: QImage, name: str) -> nn.ImportedImage:
    return nn.ImportedImage(name, _drawing(grey(image), name))


def label_of(path: Path) -> int | None:
    """The digit that a file's name begins with, or that its folder is called."""
    for name in (path.stem, path.parent.name):
        found = LABEL.fullmatch(name)
        if found and (name is not path.parent.name or len(name) == 1):
            return int(found.group(1))
    return None


def _drawing(pixels: nn.Array, name: str) -> nn.Drawing:
    drawing = nn.Drawing(ink=nn.find_ink(pixels, name))
    drawing.seen, drawing.side_by_side  # noqa: B018  computed here, not in the window's thread
    return drawing
