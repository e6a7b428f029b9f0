"""ResultsController: what is known of every sample, and the one selection that all panels share."""

from __future__ import annotations

from time import perf_counter

from PyQt5.QtCore import QObject

import nn
from gui.panels.assessed_panel import AssessedPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.selecting_panel import SelectingPanel
from gui.probe.probe_side import ProbeSide
from gui.selection import Selection
from gui.session.session import Session
from gui.shell.side import FoldingSide
from gui.shell.workspaces import Workspaces

SHOWING_SHARE = 0.1  # of the window's time may go into showing assessments
CHEAP = 0.002  # seconds: what takes no longer is shown at once


class ResultsController(QObject):
    """Has the lanes assessed while a panel about that is seen, and tells the panels."""

    def __init__(
        self,
        parent: QObject,
        session: Session,
        side: ProbeSide,
        folding: FoldingSide,
        workspaces: Workspaces,
    ) -> None:
        super().__init__(parent)
        self._session, self._side, self._folding = session, side, folding
        self._workspaces = workspaces
        self.selection = Selection()
        self._shown: tuple[nn.Assessment, ...] = ()
        self._dataset: nn.Dataset | None = None
        self._due = 0.0  # when new assessments may be shown again: many classes take a while
        side.graph_asked.connect(self._show_graph)
        session.loaded.connect(self._on_loaded)  # before anybody shows the new lanes

    def connect_panel(self, panel: SelectingPanel) -> None:
        """Hear what a panel asks for, and tell it what is selected."""
        if isinstance(panel, AssessedPanel):
            panel.part_asked.connect(self._on_part)
        panel.selected.connect(self.select)
        panel.probe_asked.connect(self.probe)
        panel.show_selection(self.selection)

    @property
    def _panels(self) -> list[AssessedPanel]:
        every = self._workspaces.panels.values()
        return [panel for panel in every if isinstance(panel, AssessedPanel)]

    def _on_loaded(self) -> None:
        """What was selected of other data is not selected any more."""
        run = self._session.run
        if run is not None and run.dataset is not self._dataset:
            self._dataset = run.dataset
            self.select(Selection())

    def select(self, selection: Selection) -> None:
        """Show this as selected everywhere."""
        if selection == self.selection:
            return
        if selection.part != self.selection.part:
            self._shown = ()
        self.selection = selection
        for panel in self._workspaces.panels.values():
            if isinstance(panel, SelectingPanel):
                self._workspaces.tell(panel.show_selection, selection)

    def probe(self, selection: Selection) -> None:
        """Select a sample, and ask every lane about it on the right."""
        self.select(selection)
        if selection.sample is not None:
            if self._folding.folded:
                self._folding.toggle()
            self._side.show_sample(selection.sample, selection.part)

    def tick(self) -> None:
        """Ask for assessments while they are seen, and show those that are new."""
        seen, run = [panel for panel in self._panels if panel.isVisible()], self._session.run
        if not seen or run is None:
            return
        if self.selection.part == "test" and not all(
            lane.over for lane in self._session.model.lanes
        ):
            self.select(Selection())  # they go on
        observations = self._session.observations
        observations.ask_for_assessments(self.selection.part)
        found = observations.assessments
        if not found or found[0].part != self.selection.part:
            return
        if found is not self._shown:
            self._shown = found
            for panel in self._panels:
                self._workspaces.tell(panel.take_assessments, found)
        start = perf_counter()
        if start < self._due:
            return
        for panel in seen:
            self._workspaces.tell(panel.show_taken)
        cost = perf_counter() - start
        self._due = start + (cost / SHOWING_SHARE if cost > CHEAP else 0.0)

    def _on_part(self, part: str) -> None:
        self.select(Selection(part))

    def _show_graph(self) -> None:
        """The sample on the right, in the computational graph."""
        graph = self._workspaces.panel(GraphPanel)
        self._workspaces.show_panel(graph.key())
        graph.feed_choice.choose("given")
