"""A person's own digits: drawings with labels, saved after each one in the user's data folder."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.background import Background
from gui.failure import failure
from gui.plotting.pixels import image_of, ink_image
from gui.probe.image_importer import MARK

LOCK_SECONDS = 5.0  # that another window may hold the file
EXPORTED = "{label}-{number:04}.png"  # a name that tells the label (see scans.label_of)


Stamp = tuple[int, int] | None


@dataclass(frozen=True)
class Met:
    """What a visit to the file came to: what was there, its stamp afterwards, and what went wrong.

    ``saved`` tells whether it holds all that was to be written.
    """

    others: nn.Drawings
    stamp: Stamp
    error: nn.NablascopeError | None = None
    saved: bool = True


class MyDigits(QObject):
    """The drawings that were kept, of this day and earlier ones; read and written in a thread.

    The file may be open in several windows: each write is made under a lock, and what another
    window has written meanwhile is added, not lost.

    Signals:
        failed: (NablascopeError) a file could not be read or written; nothing else is lost.
        refused: (NablascopeError) digits could not be imported or exported.
        changed: there are others than before.
        exported: (path) the drawings were written there.
        imported: (added, known) so many came from elsewhere, and so many were there already.
    """

    failed = pyqtSignal(object)
    refused = pyqtSignal(object)
    changed = pyqtSignal()
    exported = pyqtSignal(str)
    imported = pyqtSignal(int, int)

    def __init__(self, parent: QObject, path: Path | None = None) -> None:
        super().__init__(parent)
        self.path = path or nn.data_folder() / nn.USER_DIGITS_FILE
        self.drawings = nn.Drawings()
        self.unsaved = False  # whether something is here that could not be written
        self._removed: set[tuple[str, int]] = set()
        self._stamp: Stamp = None  # of the file whose drawings are all here
        self._background = Background(self)
        self._background.failed.connect(lambda error: self.refused.emit(failure(error).error))

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
            self._background.submit(self._read, self._take)

    def keep(self, drawings: Sequence[nn.Drawing], labels: Sequence[int]) -> None:
        """Keep some more, and save them all."""
        for drawing, label in zip(drawings, labels, strict=True):
            self.drawings.add(drawing, label)
        self._save()

    def relabel(self, index: int, label: int) -> None:
        """Give one another label, and save them all."""
        self._removed.add(keys_of(self.drawings)[index])
        self.drawings.labels[index] = label
        self._save()

    def remove(self, index: int) -> None:
        """Drop one, and save the others."""
        self._removed.add(keys_of(self.drawings)[index])
        del self.drawings.drawings[index], self.drawings.labels[index]
        self._save()

    def place_of(self, drawing: nn.Drawing) -> int | None:
        """Where a drawing stands among them; None for one that was not kept."""
        indices = (i for i, one in enumerate(self.drawings.drawings) if one is drawing)
        return next(indices, None)

    def add_file(self, path: Path) -> None:
        """Add the drawings in an ``.npz`` file; ``imported`` tells how many."""
        self._background.submit(partial(_load, path), self._take_import)

    def export_file(self, path: Path) -> None:
        """Write all to an ``.npz`` file."""
        self._export(path, partial(_save_file, path, self._copy()))

    def export_pictures(self, folder: Path) -> None:
        """Write each as a PNG file of 280 × 280 whose name begins with its label."""
        self._export(folder, partial(_save_pictures, folder, self._copy()))

    def save(self) -> None:
        """Write all of them, and add what another window has written meanwhile."""
        self.unsaved = True
        work = partial(self._write, self._copy(), set(self._removed), self._stamp)
        self._background.submit(work, self._on_written, key="write")

    def flush(self) -> nn.NablascopeError | None:
        """Save at once what has not been saved; why it could not be."""
        if not self.unsaved:
            return None
        met = self._write(self._copy(), self._removed, self._stamp)
        self._on_written(replace(met, error=None))
        return None if met.saved else met.error

    def close(self) -> None:
        """End the thread, with all that was kept saved if it can be."""
        self._background.close()
        self.flush()

    def save_as(self, path: Path | None) -> bool:
        """Write all to another file at once; whether that could be done."""
        if path is None:
            return False
        try:
            _save_file(path, self._copy())
        except nn.NablascopeError as error:
            self.failed.emit(error)
            return False
        return True

    def _copy(self) -> nn.Drawings:
        return nn.Drawings(list(self.drawings.drawings), list(self.drawings.labels))

    def _export(self, path: Path, save: Callable[[], None]) -> None:
        self._background.submit(save, lambda _: self.exported.emit(str(path)))

    def _save(self) -> None:
        self.save()
        self.changed.emit()

    def _take(self, met: Met) -> None:
        """What was read comes before what has been drawn meanwhile."""
        new, self.drawings, self._stamp = self.drawings, met.others, met.stamp
        if met.error is not None:
            self.failed.emit(met.error)
        if len(new):
            self.keep(new.drawings, new.labels)
        else:
            self.changed.emit()

    def _take_import(self, found: nn.Drawings) -> None:
        added = self._add(found, set())
        self.imported.emit(added, len(found) - added)
        if added:
            self._save()

    def _add(self, found: nn.Drawings, but: set[tuple[str, int]]) -> int:
        """Add those that are not here yet, but for some; how many they are."""
        known = {*keys_of(self.drawings)} | but
        new = [i for i, key in enumerate(keys_of(found)) if key not in known]
        for i in new:
            self.drawings.add(found.drawings[i], found.labels[i])
        return len(new)

    def _on_written(self, met: Met) -> None:
        self.unsaved, self._stamp = not met.saved, met.stamp
        if self._add(met.others, self._removed):
            self.changed.emit()
        if met.error is not None:
            self.failed.emit(met.error)

    # In the thread.

    def _read(self) -> Met:
        """What is in the file; nothing, with the reason, where it cannot be read."""
        try:
            with self._locked():
                return Met(self._in_file(), nn.file_stamp(self.path))
        except nn.NablascopeError as error:
            return Met(nn.Drawings(), None, error)

    def _write(self, mine: nn.Drawings, removed: set[tuple[str, int]], known: Stamp) -> Met:
        """Write these, after what else the file holds unless it is the one that is ``known``."""
        others = nn.Drawings()
        try:
            with self._locked():
                if self.path.exists() and nn.file_stamp(self.path) != known:
                    others = self._in_file()
                here, every = {*keys_of(mine), *removed}, nn.Drawings()
                for drawing, key in zip(others.drawings, keys_of(others), strict=True):
                    if key not in here:
                        every.add(drawing, key[1])
                for drawing, label in zip(mine.drawings, mine.labels, strict=True):
                    every.add(drawing, label)
                every.save(self.path)
                return Met(others, nn.file_stamp(self.path))
        except nn.NablascopeError as error:
            return Met(others, known, error, saved=False)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """While nobody else reads, changes and writes the file. Raises DataError."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_suffix(".lock"), timeout=LOCK_SECONDS):
                yield
        except Timeout:
            raise nn.DataError(
                "{path} is in use by another window. Your digits stay in memory and are saved with "
                "the next digit.",
                path=self.path,
            ) from None
        except OSError as error:
            raise nn.DataError(
                "{path} cannot be written: {reason}.", path=self.path, reason=error.strerror
            ) from error

    def _in_file(self) -> nn.Drawings:
        """What is in the file; a damaged one is set aside. Raises DataError if it is unreadable."""
        try:
            return _load(self.path)
        except Exception as error:  # whatever is in the file must not stop the saving
            if isinstance(error.__cause__, OSError):
                raise nn.DataError(
                    "{path} cannot be read at the moment ({reason}). Your digits stay in memory "
                    "and are saved when it can be read again.",
                    path=self.path,
                    reason=error.__cause__.strerror or error.__cause__,
                ) from error
            self._set_aside()
            return nn.Drawings()

    def _set_aside(self) -> None:
        """Move a damaged file to a free name beside it, and say so. Raises DataError."""
        names = (f"{self.path.name}.damaged{i or ''}" for i in itertools.count())
        aside = next(
            self.path.with_name(name) for name in names if not self.path.with_name(name).exists()
        )
        try:
            os.replace(self.path, aside)
        except OSError as error:
            raise nn.DataError(
                "{path} is damaged and cannot be moved out of the way ({reason}). Your digits stay "
                "in memory and are saved when it can be moved.",
                path=self.path,
                reason=error.strerror,
            ) from error
        told = nn.DataError(
            "{path} is damaged and could not be read. It was renamed to {aside}, and a new file "
            "takes its place.",
            path=self.path,
            aside=aside,
        )
        self.failed.emit(told)  # at once: the result of a write may be overtaken by the next one


def _load(path: Path) -> nn.Drawings:
    """The drawings in a file, each with its picture made. Raises DataError."""
    kept = nn.load_drawings(path)
    nn.pictures_of(kept.drawings)  # here, not in the window's thread
    return kept


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
                "{path} cannot be written: {reason}.",
                path=path,
                reason=nn.Phrase("check that the folder exists"),
            )
