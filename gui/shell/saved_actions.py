"""SavedActions: the saved runs in the workspace Runs, and what a person does with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QWidget

import nn
from gui.panels.runs.about_run import AboutRunPanel
from gui.panels.runs.saved import SavedPanel
from gui.panels.runs.saved_curves import SavedCurvesPanel
from gui.panels.runs.saved_row import SavedRow
from gui.session.run_saver import AUTOSAVE_BYTES
from gui.session.saved_runs import SavedRuns
from gui.session.session import Session
from gui.session.state import Run
from gui.shell import messages
from gui.shell.notices import Notices
from gui.shell.workspaces import FIRST, Workspaces
from gui.style import settings


class SavedActions(QObject):
    """Between the cards about saved runs and their library.

    Signals:
        failed: (Failure).
    """

    failed = pyqtSignal(object)

    def __init__(
        self, window: QWidget, session: Session, workspaces: Workspaces, notices: Notices
    ) -> None:
        super().__init__(window)
        self._session, self._workspaces, self._notices = session, workspaces, notices
        self._opening: Path | None = None  # what was asked for here
        self.runs = SavedRuns(self)
        self.runs.failed.connect(self.failed)
        self.runs.changed.connect(self._show)
        self.runs.outdated.connect(self.look)
        self.runs.trashed.connect(lambda count: notices.say(lambda: messages.of_trashed(count)))
        session.saver.autosave_bytes = autosave_limit
        session.saved.connect(self._on_saved)
        session.loaded.connect(self._on_loaded)
        workspaces.chosen.connect(lambda _: self.look())
        workspaces.rearranged.connect(self.look)
        workspaces.rebuilt.connect(self._connect)
        for key in workspaces.panels:
            self._connect(key)

    def look(self) -> None:
        """See which runs there are, where they are seen."""
        if SavedPanel.key() in self._workspaces.page.seen:
            self.runs.look()

    def open(self, rows: Sequence[SavedRow]) -> None:
        """Open lanes of saved runs, in place of the present run."""
        if rows:
            self.open_lanes([(row.run.path, row.index) for row in rows], rows[0].run.title)

    def open_lanes(self, lanes: Sequence[tuple[Path, int]], title: str) -> None:
        """Open lanes of files, each by its index, and show them where one trains."""
        self.runs.open_lanes(lanes, title, self._open_file)

    def keep(self) -> None:
        """Keep what a person is just writing about a run."""
        self._workspaces.panel(AboutRunPanel).keep()

    def close(self) -> None:
        """Keep what was written, and end the thread."""
        self.keep()
        self.runs.close()

    def _connect(self, key: str) -> None:
        panel = self._workspaces.panels[key]
        if isinstance(panel, SavedPanel):
            panel.limit = autosave_limit()
            panel.picked.connect(self._on_picked)
            panel.open_asked.connect(self.open)
            panel.trash_asked.connect(self.runs.trash)
            panel.limit_chosen.connect(self._bound)
        elif isinstance(panel, AboutRunPanel):
            panel.described.connect(self.runs.describe)

    def _show(self, runs: list[nn.SavedRun]) -> None:
        self._workspaces.panel(SavedPanel).limit = autosave_limit()  # of any window
        self._workspaces.tell(self._workspaces.panel(SavedPanel).show_runs, runs)

    def _on_picked(self, chosen: list[SavedRow], listed: list[SavedRow]) -> None:
        tell, panel = self._workspaces.tell, self._workspaces.panel
        tell(panel(SavedCurvesPanel).show_picked, chosen, listed)
        tell(panel(AboutRunPanel).show_picked, chosen)

    def _on_saved(self, path: str) -> None:
        """A run that a person saved belongs to the library; others are found there."""
        if path == str(self._session.saver.kept_path):
            self.look()
        else:
            self.runs.note(Path(path))

    def _open_file(self, path: Path) -> None:
        self._opening = path
        self._session.open_file(path)

    def _on_loaded(self, run: Run) -> None:
        """A run that was opened belongs to the library, as one that was saved."""
        if run.path is not None:
            if nn.runs_folder().absolute() not in run.path.absolute().parents:
                self.runs.note(run.path)
            if run.path == self._opening:
                self._workspaces.choose(FIRST)
        self._opening = None

    def _bound(self, most_bytes: int) -> None:
        """Autosaves may have as many bytes together, from now on."""
        settings.remember(settings.AUTOSAVE_BYTES, most_bytes)
        self.runs.bound(most_bytes)


def autosave_limit() -> int:
    """How many bytes autosaves may have together; also in another thread."""
    return int(settings.recall(settings.AUTOSAVE_BYTES, AUTOSAVE_BYTES))
