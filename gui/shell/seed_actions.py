"""SeedActions: the lanes are repeated with other seeds, as a sweep of their own."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QWidget

import nn
from gui.failure import failure
from gui.panels.train.seeds import SeedsPanel
from gui.session.session import Session
from gui.session.state import Run
from gui.session.sweeps import SweepOrder, Sweeps
from gui.shell.workspaces import Workspaces
from gui.style.i18n import tr


class SeedActions(QObject):
    """Between the panel Seeds and the sweep that it follows.

    Signals:
        failed: (Failure).
    """

    failed = pyqtSignal(object)

    def __init__(self, window: QWidget, session: Session, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._session, self._workspaces = session, workspaces
        self.sweeps = Sweeps(self)
        self.sweeps.failed.connect(self._on_failed)
        self.sweeps.changed.connect(self._show)
        session.loaded.connect(self._on_loaded)
        workspaces.rebuilt.connect(self._connect)
        self._connect(SeedsPanel.key())

    def start(self, count: int) -> None:
        """Train every lane with so many seeds."""
        run = self._session.run
        if run is None:
            return
        title = tr("{title}: {count} seeds").format(title=run.title, count=count)
        seed = run.lanes[0].experiment.seed  # of all: they are compared seed by seed
        lanes = tuple(lane.experiment.changed("seed", seed) for lane in run.lanes)
        panel = self._workspaces.panel(SeedsPanel)
        self._show(None)
        self._workspaces.tell(panel.show_starting, [lane.slot for lane in run.lanes])
        try:
            order = SweepOrder(title, lanes, (), count)
            self.sweeps.start(order, self._session.model.data_dir)
        except nn.NablascopeError as error:
            self._on_failed(failure(error))

    def close(self) -> None:
        """Follow nothing more; the sweep goes on."""
        self.sweeps.close()

    def _connect(self, key: str) -> None:
        panel = self._workspaces.panels[key]
        if isinstance(panel, SeedsPanel):
            panel.seeds_asked.connect(self.start)
            panel.stop_asked.connect(self.sweeps.stop)

    def _on_loaded(self, _: Run) -> None:
        """The seeds of other lanes say nothing about these; their sweep goes on in Runs."""
        self.sweeps.follow(None)
        self._show(None)

    def _on_failed(self, error: object) -> None:
        self._show(None)
        self.failed.emit(error)

    def _show(self, results: nn.SweepResults | None) -> None:
        self._workspaces.tell(self._workspaces.panel(SeedsPanel).show_results, results)
