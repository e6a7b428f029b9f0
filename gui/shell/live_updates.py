"""LiveUpdates: what is renewed while a run trains, and how often. Every cadence is here."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.inside.step_length.panel import StepLengthPanel
from gui.panels.panel import Panel
from gui.panels.results.regions import RegionsPanel
from gui.session.session import Session
from gui.session.state import State
from gui.shell import messages
from gui.shell.diagnosis import Diagnosis
from gui.shell.probe_controller import ProbeController
from gui.shell.refresher import Part, Refresher
from gui.shell.results_controller import ResultsController
from gui.shell.status_line import StatusLine
from gui.shell.timeline import Timeline
from gui.shell.workspaces import Workspaces

# In ticks of 33 ms:
INSPECTION_TICKS = 6  # a panel of inspections is renewed five times a second
DOCTOR_TICKS = 30  # the doctor makes a round once a second
SURVEY_TICKS = 4  # the plane is asked at three of four ticks that do not only draw
FIGURES_TICKS = 6  # progress, rate and figures, five times a second
SENTENCE_TICKS = 15  # the sentence that compares the lanes, twice a second
CURVE_TICKS = 8  # the sparkline, four times a second


class LiveUpdates(QObject):
    """Called at every tick of the session. A tick draws one part of a panel, or does the rest.

    It hears of no tick any more when the workspaces, its parent, are gone.

    Signals:
        copied: (tuple of nn.LaneCopy) the copies of the lanes that were asked for.
    """

    copied = pyqtSignal(object)

    def __init__(
        self,
        session: Session,
        workspaces: Workspaces,
        timeline: Timeline,
        status: StatusLine,
        probes: ProbeController,
        results: ResultsController,
    ) -> None:
        super().__init__(workspaces)
        self._session, self._workspaces = session, workspaces
        self._timeline, self._status, self._probes = timeline, status, probes
        self._results = results
        self._diagnosis = Diagnosis()
        self.refresher = Refresher(self._parts())
        self._ticks = 0
        self._rows = -1  # that have been drawn
        self._put_off = False  # whether the last tick did nothing but draw
        self._inspections: tuple[nn.Inspection, ...] | None = None  # that are shown
        self._asked: object = None  # what the last inspections were asked for
        self._traces: tuple[nn.LaneTrace, ...] | nn.NablascopeError | None = None  # that are shown
        self._copies: tuple[nn.LaneCopy, ...] | None = None  # that were handed over
        self._traced: object = None  # what the last traces were asked for
        self._last = dict.fromkeys(("asked", "round", "traced", "figures", "sentence", "curves"), 0)

    def show_new_lanes(self) -> None:
        """The lanes are others: draw their parts, and inspect them."""
        self.refresher.draw_these(self._parts())
        self._inspections = self._traces = None
        self._diagnosis.forget()
        self.trace_again()
        self.inspect_again()
        self.draw_again()

    def draw_again(self) -> None:
        """Everything is to be drawn again, whether rows have come or not."""
        self._rows = -1
        self.refresher.mark()

    def look_again(self) -> None:
        """Another step is shown: what was asked of the lanes is asked of that one."""
        self.refresher.mark()
        self._diagnosis.forget()

    def inspect_again(self) -> None:
        """Have the lanes inspected again, whether they have gone on or not."""
        self._asked = None

    def tick(self) -> None:
        """What is due now."""
        self._ticks += 1
        history = self._session.model.history
        if history is None:
            return
        rows = history.rows
        if rows != self._rows:
            self._rows = rows
            self.refresher.mark()
        drawn = self.refresher.tick()
        self._put_off = drawn and not self._put_off
        if self._put_off:  # what is drawn has a turn of its own: an event that comes waits for one
            return
        self._inspect()
        self._trace()
        self._measure()
        self._take_copies()
        self._results.tick()
        self._diagnose()
        self._probes.tick()
        self._survey()
        self._show_figures()

    def _show_figures(self) -> None:
        if self._due("figures", FIGURES_TICKS):
            self._timeline.show_progress(self._session.model)
            self.show_run_figures()
        elif self._due("sentence", SENTENCE_TICKS):
            self._workspaces.show_sentence()
        elif self._due("curves", CURVE_TICKS):
            self._timeline.show_curves(self._session.model)

    def show_run_figures(self) -> None:
        """Say how large the networks are, and how fast the window draws."""
        run = self._session.run
        if run is not None:
            live = self._session.state is State.RUNNING
            rate = self.refresher.frames_per_second if live else None
            self._status.show_figures(
                messages.figures(run, rate, self._session.observations.threads)
            )

    def _due(self, what: str, ticks: int) -> bool:
        """Whether so many ticks have gone since it was done; it is done now, then."""
        if self._ticks - self._last[what] < ticks:
            return False
        self._last[what] = self._ticks
        return True

    def _inspect(self) -> None:
        """Ask for inspections of the lanes, and show those that have come."""
        panels, observations = self._workspaces.inspected, self._session.observations
        quantity = next((one.quantity for one in panels if one.quantity), None)
        wanted = self._session.model.moment, panels, quantity
        ticks = INSPECTION_TICKS if panels else DOCTOR_TICKS
        due = self._ticks - self._last["asked"] >= ticks
        if (due or self._asked is None) and wanted != self._asked:
            self._asked, self._last["asked"] = wanted, self._ticks
            observations.ask_for_inspections(quantity)
        inspections = observations.inspections
        if inspections is None or inspections is self._inspections:
            return
        self._inspections = inspections
        for panel in panels:
            self._workspaces.tell(panel.show_inspections, inspections)
        still = self._session.state is not State.RUNNING or self._session.model.back is not None
        if still or self._ticks - self._last["round"] >= DOCTOR_TICKS:
            self._last["round"] = self._ticks
            self._diagnosis.begin(inspections)

    def trace_again(self) -> None:
        """Have the lanes traced again, whether they have gone on or not."""
        self._traced = None

    def _trace(self) -> None:
        """Ask for traces of the lanes while the graph is seen, and show those that have come."""
        graph, observations = self._workspaces.panel(GraphPanel), self._session.observations
        if not graph.isVisible():
            return
        wanted = self._session.model.moment, self._session.state, graph.first
        due = self._ticks - self._last["traced"] >= INSPECTION_TICKS
        if (due or self._traced is None) and wanted != self._traced:
            self._traced, self._last["traced"] = wanted, self._ticks
            observations.ask_for_traces(graph.feed, graph.first, graph.with_update)
        traces = observations.traces
        if traces is not None and traces is not self._traces:
            self._traces = traces
            self._workspaces.tell(graph.show_traces, traces)

    def _measure(self) -> None:
        """Have step quality and sharpness measured while they are seen."""
        if self._workspaces.panel(StepLengthPanel).isVisible():
            self._session.observations.ask_for_measurements()

    def _take_copies(self) -> None:
        """Hand over the copies of the lanes that were asked for."""
        copies = self._session.observations.lane_copies
        if copies is not None and copies is not self._copies:
            self._copies = copies
            self.copied.emit(copies)

    def _diagnose(self) -> None:
        findings = self._diagnosis.advance(self._session.model.lanes)
        if findings is not None:
            self._workspaces.show_findings(findings)

    def _survey(self) -> None:
        """Have the plane asked while it is seen, and show the latest answers."""
        regions = self._workspaces.panel(RegionsPanel)
        if regions.wanted and self._ticks % SURVEY_TICKS:
            observations = self._session.observations
            observations.ask_for_survey(regions.view.bounds)
            surveys = observations.surveys
            if surveys is not None:
                self._workspaces.tell(regions.show_surveys, surveys)

    def _parts(self) -> list[Part]:
        """The parts of panels that are drawn in turn while it trains."""
        return [
            (panel, partial(self._draw, panel, index))
            for panel in self._workspaces.panels.values()
            for index in range(panel.parts)
        ]

    def _draw(self, panel: Panel, index: int) -> None:
        self._workspaces.tell(panel.show_part, index)
