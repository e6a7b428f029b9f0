"""Files from outside, dropped, pasted or chosen: each goes where its kind belongs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import nn
from gui.session.session import Session
from gui.shell.drawing_controller import DrawingController
from gui.shell.file_dialogs import TABLES
from gui.shell.file_kinds import Kind, is_json, kind_of
from gui.shell.messages import MOST_NAMES
from gui.style.i18n import N_

KNOWN = nn.Sentence(
    N_(
        "These can be opened: tables ({tables}), saved runs and digits (.npz), experiments "
        "and lessons (.json), networks (.onnx, .safetensors), MNIST files, images, and folders "
        "with one subfolder of images per class."
    ),
    {"tables": " ".join(TABLES)},
)


class Opener:
    """Opens files in the session where they hold data or runs, and on the desk where digits.

    ``import_table`` asks how a table is read; without it the table is read as it is found.
    ``import_network`` makes a lane of a network, and ``open_lesson`` takes a lesson.
    """

    def __init__(
        self,
        session: Session,
        desk: DrawingController,
        import_table: Callable[[Path], None] | None = None,
        import_network: Callable[[Path], None] = lambda _: None,
    ) -> None:
        self.open_lesson: Callable[[Path], None] = lambda _: None
        self._session, self._desk = session, desk
        self._import_table = import_table or session.editor.use_file
        self._import_network = import_network

    def open(self, paths: Sequence[Path]) -> None:
        """Open these files. Raises DataError about those that are not opened; the others are.

        Any number of pictures and files of digits is taken, but only one file or folder that
        a new run comes from. What is wrong inside of a file is told by whatever reads it.
        """
        kinds = {path: kind_of(path) for path in paths}
        pictures = [path for path, kind in kinds.items() if kind is Kind.PICTURE]
        if pictures:
            self._desk.take_files(pictures, labels=False)
        runs: dict[Path, Kind] = {}
        for path, kind in kinds.items():
            if kind is Kind.DIGITS:
                self._desk.mine.add_file(path)
            elif kind is Kind.NETWORK:
                self._import_network(path)
            elif kind is Kind.LESSON:
                self.open_lesson(path)
            elif kind is Kind.MNIST:  # the four files of one folder are one thing to open
                runs[path if path.is_dir() else path.parent] = kind
            elif kind is not None and kind is not Kind.PICTURE:
                runs[path] = kind
        if len(runs) > 1:
            raise nn.DataError(
                "{names}: each of these starts a new run. Open one at a time.",
                names=_names(list(runs)),
            )
        for path, kind in runs.items():
            self._start(path, kind)
        unknown = [path for path, kind in kinds.items() if kind is None]
        if unknown:
            raise _not_known(unknown)

    def _start(self, path: Path, kind: Kind) -> None:
        """Start a new run with what a file or a folder holds."""
        if kind is Kind.TABLE:
            self._import_table(path)
        elif kind is Kind.FOLDER:
            self._session.editor.use_file(path)
        elif kind is Kind.MNIST:
            self._session.editor.use_mnist(path)
        else:
            self._session.open_file(path)


def _not_known(paths: Sequence[Path]) -> nn.DataError:
    if len(paths) == 1 and is_json(paths[0]):
        return nn.DataError(
            "{names} is a JSON file, but not an experiment. {known}",
            names=_names(paths),
            known=KNOWN,
        )
    return nn.DataError("{names} cannot be opened. {known}", names=_names(paths), known=KNOWN)


def _names(paths: Sequence[Path]) -> str:
    names = ", ".join(path.name for path in paths[:MOST_NAMES])
    return names + (" …" if len(paths) > MOST_NAMES else "")
