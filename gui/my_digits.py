"""A person's own digits: drawings with labels, saved after each one in the user's data folder."""

from __future__ import annotations

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.canvas import DEFAULT_PEN

FILE = "my-digits.npz"


class MyDigits(QObject):
    """The drawings that were kept, of this day and earlier ones; read and written in a thread.

    Signals:
        failed: (NablascopeError) the file could not be read or written; nothing else is lost.
        changed: there are others than before.
    """

    failed = pyqtSignal(object)
    changed = pyqtSignal()
    _read_done = pyqtSignal(object, object)

    def __init__(self, parent: QObject, path: Path | None = None) -> None:
        super().__init__(parent)
        self.path = path or nn.data_folder() / FILE
        self.drawings = nn.Drawings()
        self.pictures = np.empty((0, nn.PICTURE_SIDE**2), np.float32)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._read_done.connect(self._take)

    def __len__(self) -> int:
        return len(self.drawings)

    @property
    def labels(self) -> nn.Array:
        """The label of each, (n,)."""
        return np.array(self.drawings.labels, np.int64)

    def read(self) -> None:
        """Take what was kept before; a damaged file is set aside and named by ``failed``."""
        if self.path.exists():
            self._pool.submit(self._read)

    def keep(self, strokes: list[nn.Array], label: int) -> None:
        """Keep a drawing on a canvas of 280 × 280, and save them all."""
        self.drawings.add(strokes, label)
        self.pictures = np.concatenate([self.pictures, _pictures([strokes])])
        self._pool.submit(self._write, self._copy())
        self.changed.emit()

    def close(self) -> None:
        """Wait until all is saved."""
        self._pool.shutdown(wait=True)

    def _copy(self) -> nn.Drawings:
        return nn.Drawings(list(self.drawings.strokes), list(self.drawings.labels))

    def _take(self, kept: nn.Drawings, pictures: nn.Array) -> None:
        """What was read comes before what has been drawn meanwhile."""
        new = self.drawings
        self.drawings = nn.Drawings(kept.strokes + new.strokes, kept.labels + new.labels)
        self.pictures = np.concatenate([pictures, self.pictures])
        if len(new):
            self._pool.submit(self._write, self._copy())
        self.changed.emit()

    # In the thread.

    def _read(self) -> None:
        try:
            kept = nn.load_drawings(self.path)
        except nn.NablascopeError:
            aside = self.path.with_name(f"{self.path.name}.damaged")
            with contextlib.suppress(OSError):
                os.replace(self.path, aside)
            told = nn.DataError(
                "{path} was damaged and could not be read. It was set aside as {aside}; your own "
                "digits begin anew.",
                path=self.path,
                aside=aside,
            )
            self.failed.emit(told)
        else:
            self._read_done.emit(kept, _pictures(kept.strokes))

    def _write(self, drawings: nn.Drawings) -> None:
        try:
            drawings.save(self.path)
        except nn.NablascopeError as error:
            self.failed.emit(error)


def _pictures(drawings: list[list[nn.Array]]) -> nn.Array:
    rows = [nn.draw_digit(strokes, float(DEFAULT_PEN)).reshape(-1) for strokes in drawings]
    return np.array(rows, np.float32).reshape(-1, nn.PICTURE_SIDE**2)
