"""SweepActions: sweeps are asked for, followed, and their runs opened as lanes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QWidget

import nn
from gui.failure import failure
from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.sweep_panel import SweepPanel
from gui.session.session import Session
from gui.session.sweeps import SweepOrder, Sweeps
from gui.shell.saved_actions import SavedActions
from gui.shell.sweep_dialog import SweepDialog
from gui.shell.workspaces import Workspaces


class SweepActions(QObject):
    """Between the panels of the workspace Runs and the sweeps.

    Signals:
        failed: (Failure).
    """

    failed = pyqtSignal(object)

    def __init__(
        self, window: QWidget, session: Session, workspaces: Workspaces, saved: SavedActions
    ) -> None:
        super().__init__(window)
        self._saved = saved
        self._window, self._session, self._workspaces = window, session, workspaces
        self.sweeps = Sweeps(self)
        self._results: nn.SweepResults | None = None
        self.sweeps.failed.connect(self.failed)
        self.sweeps.changed.connect(self._show)
        self.sweeps.listed.connect(self._list)
        workspaces.chosen.connect(self._on_workspace)
        workspaces.rebuilt.connect(self.connect_panel)
        for key in workspaces.panels:
            self.connect_panel(key)

    def connect_panel(self, key: str) -> None:
        """Follow what a panel asks for."""
        panel = self._workspaces.panels[key]
        if isinstance(panel, RunsPanel):
            panel.sweep_asked.connect(self.ask)
            panel.sweep_chosen.connect(self.sweeps.follow)
            panel.stop_asked.connect(self.sweeps.stop)
            panel.go_on_asked.connect(self.sweeps.go_on)
            panel.open_asked.connect(self.open)
            panel.freed.connect(partial(self._choose, None))
        elif isinstance(panel, ParallelPanel):
            panel.brushed.connect(self._choose)

    def ask(self) -> None:
        """Ask what a new sweep is to vary."""
        run = self._session.run
        if run is not None:
            lanes = [lane.experiment for lane in run.lanes]
            dialog = SweepDialog(run.title, lanes, self._window)
            dialog.asked.connect(self.start)
            dialog.open()

    def start(self, order: SweepOrder) -> None:
        """Start a sweep, and show it."""
        try:
            self.sweeps.start(order, self._session.model.data_dir)
        except nn.NablascopeError as error:
            self.failed.emit(failure(error))

    def open(self, numbers: Sequence[int]) -> None:
        """Open runs of the sweep as lanes, in place of the present run."""
        results = self._results
        if results is None:
            return
        files = {row["run"]: row["file"] for row in results.rows}
        lanes = [(results.path / files[number], 0) for number in numbers if files.get(number)]
        if lanes:
            self._saved.open_lanes(lanes, results.plan.title)

    def close(self) -> None:
        """Follow nothing more; sweeps go on by themselves."""
        self.sweeps.close()

    def _on_workspace(self, name: str) -> None:
        if name != RunsPanel.workspace:
            return
        found = self.sweeps.folders()
        if self.sweeps.path is None and found:
            self.sweeps.follow(found[0])
        else:
            self._list()  # there may be others by now

    def _panels(self) -> Collection[SweepPanel]:
        members = self._workspaces.pages[RunsPanel.workspace].panels.values()
        return [one for one in members if isinstance(one, SweepPanel)]

    def _show(self, results: nn.SweepResults | None) -> None:
        self._results = results
        for panel in self._panels():
            self._workspaces.tell(panel.show_results, results)

    def _list(self) -> None:
        if self.sweeps.path is None or (
            self._results is not None and self._results.path != self.sweeps.path
        ):
            self._show(None)
        panel = self._workspaces.panel(RunsPanel)
        self._workspaces.tell(panel.show_sweeps, self.sweeps.folders(), self.sweeps.path)

    def _choose(self, runs: Collection[int] | None) -> None:
        for panel in self._panels():
            self._workspaces.tell(panel.show_chosen, runs)
