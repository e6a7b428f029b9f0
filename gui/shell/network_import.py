"""NetworkImport: a network from a file of another program becomes a lane."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QWidget

import nn
from gui.background import Background
from gui.failure import failure
from gui.recipe.form import RecipeForm
from gui.session.session import Session
from gui.shell.import_network_dialog import ImportNetworkDialog
from gui.shell.notices import Notices


class NetworkImport(QObject):
    """Reads the file off the window's thread, and asks what it does not say."""

    def __init__(
        self, window: QWidget, session: Session, form: RecipeForm, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._form, self._notices = form, notices
        self._background = Background(self)
        self._background.failed.connect(lambda error: notices.warn_of_file(failure(error).error))

    def open(self, path: Path) -> None:
        """Read a network, and add it as a lane when all is known of it."""
        run = self._session.run
        if run is None:
            self._notices.warn_of_file(
                nn.CheckpointError(
                    "{path}: a network becomes a lane of a run. Choose an experiment first.",
                    path=path,
                )
            )
            return
        work = partial(_read, path, run.dataset)
        self._background.submit(work, self._on_read, key="import")

    def close(self) -> None:
        """End the thread."""
        self._background.close()

    def _on_read(self, read: tuple[nn.FoundNetwork, dict[str, Any]]) -> None:
        found, fields = read
        if found.known or not (fields["hidden"] or fields["convolutions"]):
            self._add(fields)
            return
        dialog = ImportNetworkDialog(
            found.path.name, fields, [layer.name for layer in found.layers], self._window
        )
        dialog.asked.connect(lambda chosen: self._add({**fields, **chosen}))
        dialog.open()

    def _add(self, fields: dict[str, Any]) -> None:
        """Add the lane: a copy of the one that is edited, but for its network."""
        also = dict(fields)
        path = also.pop("weights")
        slot = self._form.slot
        try:
            name = self._name(Path(path).stem)
            self._session.editor.add_lane(slot, "weights", path, name, also)
        except nn.NablascopeError as error:
            self._notices.warn_of_file(error)

    def _name(self, stem: str) -> str:
        """The file's name, with a number where a lane is called so already."""
        taken = {lane.name for lane in self._session.draft.values()}
        short = stem[: nn.LONGEST_NAME - 2]
        names = [short, *(f"{short} {number}" for number in range(2, 9))]
        return next(one for one in names if one not in taken)


def _read(path: Path, data: nn.Dataset) -> tuple[nn.FoundNetwork, dict[str, Any]]:
    """The network in a file, and the fields of its recipe."""
    found = nn.read_network(path, data.features, data.entries)
    return found, nn.fields_of(found, data)
