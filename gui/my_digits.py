"""A person's own digits: drawings with labels, saved after each one in the user's data folder."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QCoreApplication, QObject, pyqtSignal, pyqtSlot

import nn
from gui.files import stamp
from gui.pictures import image_of, ink_image
from gui.scans import MARK

EXPORTED = "{label}-{number:04}.png"  # a name that tells the label (see scans.label_of)


class MyDigits(QObject):
    """The drawings that were kept, of this day and earlier ones; read and written in a thread.

    Signals:
        failed: (NablascopeError) a file could not be read or written; nothing else is lost.
        changed: there are others than before.
        exported: (path) the drawings were written there.
        imported: (added, known) so many came from elsewhere, and so many were there already.
    """

    failed = pyqtSignal(object)
    changed = pyqtSignal()
    exported = pyqtSignal(str)
    imported = pyqtSignal(int, int)
    _read_done = pyqtSignal(object)
    _found = pyqtSignal(object, bool)

    def __init__(self, parent: QObject, path: Path | None = None) -> None:
        super().__init__(parent)
        self.path = path or nn.data_folder() / nn.OWN_FILE
        self.drawings = nn.Drawings()
        self._reading = False  # until it is done nothing is written: it would lose what was kept
        self._unreadable = False  # what was kept is there, but cannot be read
        self._closed = False
        self._removed: set[tuple[str, int]] = set()
        self._latest: nn.Drawings | None = None  # what was asked to be written last
        self._stamp: tuple[int, int] | None = None  # of the file as this window knows it
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._read_done.connect(self._take)
        self._found.connect(self._add_found)

    def __len__(self) -> int:
        return len(self.drawings)

    @property
    def labels(self) -> nn.Array:
        """The label of each, (n,)."""
        return self.part.t

    @property
    def pictures(self) -> nn.Array:
        """What networks see of each, (n, 784)."""
        return self.part.x

    @property
    def part(self) -> nn.Part:
        """The digits as samples."""
        return self.drawings.part

    def read(self) -> None:
        """Take what was kept before; a damaged file is set aside and named by ``failed``."""
        if self.path.exists():
            self._reading = True
            self._submit(self._read)

    def keep(self, drawings: Sequence[nn.Drawing], labels: Sequence[int]) -> None:
        """Keep some more, and save them all."""
        for drawing, label in zip(drawings, labels, strict=True):
            self.drawings.add(drawing, label)
        self._save()

    def relabel(self, place: int, label: int) -> None:
        """Give one another label, and save them all."""
        self._removed.add(keys_of(self.drawings)[place])
        self.drawings.labels[place] = label
        self._save()

    def remove(self, place: int) -> None:
        """Drop one, and save the others."""
        self._removed.add(keys_of(self.drawings)[place])
        del self.drawings.drawings[place], self.drawings.labels[place]
        self._save()

    def place_of(self, drawing: nn.Drawing) -> int | None:
        """Where a drawing stands among them; None for one that was not kept."""
        places = (i for i, one in enumerate(self.drawings.drawings) if one is drawing)
        return next(places, None)

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
        QCoreApplication.sendPostedEvents(self)  # what was read meanwhile

    def _submit(self, work: Callable[[], None]) -> None:
        if self._closed:
            work()
        else:
            self._pool.submit(work)

    def _copy(self) -> nn.Drawings:
        return nn.Drawings(list(self.drawings.drawings), list(self.drawings.labels))

    @pyqtSlot(object)
    def _take(self, kept: nn.Drawings | None) -> None:
        """What was read comes before what has been drawn meanwhile; None: it cannot be read."""
        self._reading, self._unreadable = False, kept is None
        if kept is None:
            return
        new = self.drawings
        self.drawings = kept
        if len(new):
            self.keep(new.drawings, new.labels)
        else:
            self.changed.emit()

    @pyqtSlot(object, bool)
    def _add_found(self, found: nn.Drawings, told: bool) -> None:
        """Add those that are not here yet: from a file, or from another window's."""
        known = {*keys_of(self.drawings)} | (set() if told else self._removed)
        new = [i for i, key in enumerate(keys_of(found)) if key not in known]
        if new:
            self.keep([found.drawings[i] for i in new], [found.labels[i] for i in new])
        if told:
            self.imported.emit(len(new), len(found) - len(new))

    def _save(self) -> None:
        if self._unreadable:
            self.read()  # perhaps it can be read by now; then all is written
        elif not self._reading:
            self._latest = self._copy()
            self._submit(partial(self._write, self._latest))
        self.changed.emit()

    # In the thread.

    def _read(self) -> None:
        kept: nn.Drawings | None = None
        try:
            kept = nn.load_drawings(self.path)
            nn.pictures_of(kept.drawings)  # each is made here, not in the window's thread
            self._stamp = stamp(self.path)
        except Exception as error:  # whatever is in the file must not stop the saving
            if isinstance(error.__cause__, OSError):
                told = nn.DataError(
                    "{path} cannot be read now ({reason}). Your own digits are kept in memory "
                    "and saved when it can.",
                    path=self.path,
                    reason=error.__cause__,
                )
            else:
                kept, told = self._set_aside()
            self.failed.emit(told)
        self._read_done.emit(kept)

    def _set_aside(self) -> tuple[nn.Drawings | None, nn.DataError]:
        """Move a damaged file to a free name beside it; what there is then, and what to say."""
        names = (f"{self.path.name}.damaged{i or ''}" for i in itertools.count())
        aside = next(
            self.path.with_name(name) for name in names if not self.path.with_name(name).exists()
        )
        try:
            os.replace(self.path, aside)
        except OSError as error:
            return None, nn.DataError(
                "{path} is damaged and cannot be set aside ({reason}). Your own digits are kept "
                "in memory and saved when it can.",
                path=self.path,
                reason=error,
            )
        return nn.Drawings(), nn.DataError(
            "{path} was damaged and could not be read. It was set aside as {aside}; your own "
            "digits begin anew.",
            path=self.path,
            aside=aside,
        )

    def _read_other(self, path: Path) -> None:
        try:
            kept = nn.load_drawings(path)
            nn.pictures_of(kept.drawings)
            self._found.emit(kept, True)
        except nn.NablascopeError as error:
            self.failed.emit(error)

    def _write(self, drawings: nn.Drawings) -> None:
        """Write these; what another window has written meanwhile is added, not lost."""
        if drawings is not self._latest:
            return  # later ones wait to be written
        try:
            if self.path.exists() and stamp(self.path) != self._stamp:
                others = nn.load_drawings(self.path)
                known = {*keys_of(drawings), *self._removed}
                for drawing, key in zip(others.drawings, keys_of(others), strict=True):
                    if key not in known:
                        drawings.add(drawing, key[1])
                self._found.emit(others, False)
            drawings.save(self.path)
            self._stamp = stamp(self.path)
        except nn.NablascopeError as error:
            self.failed.emit(error)
        except OSError as error:
            self.failed.emit(
                nn.DataError("{path} cannot be written: {reason}.", path=self.path, reason=error)
            )

    def _export(
        self, drawings: nn.Drawings, path: Path, save: Callable[[nn.Drawings], None]
    ) -> None:
        try:
            save(drawings)
        except nn.NablascopeError as error:
            self.failed.emit(error)
        else:
            self.exported.emit(str(path))


def keys_of(drawings: nn.Drawings) -> list[tuple[str, int]]:
    """By what each drawing is known again: its picture, and its label."""
    return [
        (nn.picture_key(drawing.seen), label)
        for drawing, label in zip(drawings.drawings, drawings.labels, strict=True)
    ]


def _save_file(path: Path, drawings: nn.Drawings) -> None:
    drawings.save(path)


def _save_pictures(folder: Path, drawings: nn.Drawings) -> None:
    for number, (drawing, label) in enumerate(
        zip(drawings.drawings, drawings.labels, strict=True), start=1
    ):
        path = folder / EXPORTED.format(label=label, number=number)
        image = ink_image(drawing.strokes, drawing.pen)
        if drawing.ink is not None:
            image = image_of(drawing.ink)
        image.setText(MARK, nn.picture_key(drawing.seen))  # by which it is known when it comes back
        if not image.save(str(path)):
            raise nn.DataError(
                "{path} cannot be written: {reason}.", path=path, reason="is the folder there?"
            )
