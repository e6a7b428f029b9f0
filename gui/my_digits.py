"""A person's own digits: drawings with labels, saved after each one in the user's data folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QCoreApplication, QObject, pyqtSignal, pyqtSlot

import nn
from gui.pictures import grey_image, ink_image

EXPORTED = "{label}-{number:04}.png"  # a name that tells the label (see scans.label_of)


class MyDigits(QObject):
    """The drawings that were kept, of this day and earlier ones; read and written in a thread.

    Signals:
        failed: (NablascopeError) a file could not be read or written; nothing else is lost.
        changed: there are others than before.
        exported: (path) the drawings were written there.
        imported: (count) so many were added from a file.
    """

    failed = pyqtSignal(object)
    changed = pyqtSignal()
    exported = pyqtSignal(str)
    imported = pyqtSignal(int)
    _read_done = pyqtSignal(object, object)
    _import_done = pyqtSignal(object, object)

    def __init__(self, parent: QObject, path: Path | None = None) -> None:
        super().__init__(parent)
        self.path = path or nn.data_folder() / nn.OWN_FILE
        self.drawings = nn.Drawings()
        self.pictures = np.empty((0, nn.PICTURE_SIDE**2), np.float32)
        self._reading = False  # until it is done nothing is written: it would lose what was kept
        self._closed = False
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._read_done.connect(self._take)
        self._import_done.connect(self._add)

    def __len__(self) -> int:
        return len(self.drawings)

    @property
    def labels(self) -> nn.Array:
        """The label of each, (n,)."""
        return np.array(self.drawings.labels, np.int64)

    @property
    def part(self) -> nn.Part:
        """The digits as samples."""
        return nn.Part(self.pictures, self.labels)

    def read(self) -> None:
        """Take what was kept before; a damaged file is set aside and named by ``failed``."""
        if self.path.exists():
            self._reading = True
            self._submit(self._read)

    def keep(self, drawings: Sequence[nn.Drawing], labels: Sequence[int]) -> None:
        """Keep some more, and save them all."""
        self._add(nn.Drawings(list(drawings), list(labels)), nn.pictures_of(drawings))

    def remove(self, place: int) -> None:
        """Drop one, and save the others."""
        del self.drawings.drawings[place], self.drawings.labels[place]
        self.pictures = np.delete(self.pictures, place, axis=0)
        self._save()

    def add_file(self, path: Path) -> None:
        """Add the drawings in an ``.npz`` file; ``imported`` tells how many."""
        self._submit(partial(self._read_other, path))

    def export_file(self, path: Path) -> None:
        """Write all to an ``.npz`` file."""
        self._submit(partial(self._export, self._copy(), path, partial(_save_file, path)))

    def export_pictures(self, folder: Path) -> None:
        """Write each as a PNG file of 280 × 280 whose name begins with its label."""
        self._submit(partial(self._export, self._copy(), folder, partial(_save_pictures, folder)))

    def close(self) -> None:
        """Wait until all is saved."""
        self._pool.shutdown(wait=True)
        self._closed = True
        QCoreApplication.sendPostedEvents(self)  # what was drawn while the file was being read

    def _submit(self, work: Callable[[], None]) -> None:
        if self._closed:
            work()
        else:
            self._pool.submit(work)

    def _copy(self) -> nn.Drawings:
        return nn.Drawings(list(self.drawings.drawings), list(self.drawings.labels))

    @pyqtSlot(object, object)
    def _take(self, kept: nn.Drawings, pictures: nn.Array) -> None:
        """What was read comes before what has been drawn meanwhile."""
        self._reading = False
        new, new_pictures = self.drawings, self.pictures
        self.drawings, self.pictures = kept, pictures
        if len(new):
            self._add(new, new_pictures)
        else:
            self.changed.emit()

    def _add(self, added: nn.Drawings, pictures: nn.Array) -> None:
        for drawing, label in zip(added.drawings, added.labels, strict=True):
            self.drawings.add(drawing, label)
        self.pictures = np.concatenate([self.pictures, pictures])
        self._save()

    def _save(self) -> None:
        if not self._reading:
            self._submit(partial(self._write, self._copy()))
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
            kept = nn.Drawings()
        self._read_done.emit(kept, nn.pictures_of(kept.drawings))

    def _read_other(self, path: Path) -> None:
        try:
            kept = nn.load_drawings(path)
            self._import_done.emit(kept, nn.pictures_of(kept.drawings))
            self.imported.emit(len(kept))
        except nn.NablascopeError as error:
            self.failed.emit(error)

    def _write(self, drawings: nn.Drawings) -> None:
        try:
            drawings.save(self.path)
        except nn.NablascopeError as error:
            self.failed.emit(error)

    def _export(
        self, drawings: nn.Drawings, path: Path, save: Callable[[nn.Drawings], None]
    ) -> None:
        try:
            save(drawings)
        except nn.NablascopeError as error:
            self.failed.emit(error)
        else:
            self.exported.emit(str(path))


def _save_file(path: Path, drawings: nn.Drawings) -> None:
    drawings.save(path)


def _save_pictures(folder: Path, drawings: nn.Drawings) -> None:
    for number, (drawing, label) in enumerate(
        zip(drawings.drawings, drawings.labels, strict=True), start=1
    ):
        path = folder / EXPORTED.format(label=label, number=number)
        image = grey_image(drawing.ink) if drawing.ink is not None else ink_image(drawing.strokes)
        if not image.save(str(path)):
            raise nn.DataError(
                "{path} cannot be written: {reason}.", path=path, reason="is the folder there?"
            )
