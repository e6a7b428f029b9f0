"""ProbeController: asks every lane what it says to the sample on the right, live."""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PyQt5.QtCore import QObject

import nn
from gui.panels.inside.functions.panel import FunctionsPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.results.representation.panel import RepresentationPanel
from gui.probe.probe_side import ProbeSide
from gui.probe.row_probe import RowProbe
from gui.session.session import Session
from gui.session.state import Run
from gui.shell.drawing_controller import DrawingController
from gui.shell.side import FoldingSide
from gui.shell.workspaces import Workspaces
from gui.style import formatting

READING_SHARE = 0.25  # of the window's time may go into asking again
RENEWAL_SECONDS = 0.18  # at least, between two pictures of weights and predictions
MOST_ASKED = 2000  # rows of the validation set in which a mistake is looked for


class ProbeController(QObject):
    """Takes the latest weights, and shows what they say in the probe and on its rail."""

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
        self.drawing = DrawingController(self, session, side.drawing, workspaces)
        self._predictor: nn.Predictor | None = None
        self._due = 0.0  # when new weights may be taken: those of large networks take a while
        self._renewal = 0.0  # when the panels about the drawing may be renewed
        self._behind = False  # whether there are weights that those panels do not show yet
        for probe in side.probes.values():
            probe.changed.connect(self._on_changed)
        side.row.mistake_asked.connect(self._show_mistake)
        self.drawing.drawn.connect(self.read)
        workspaces.rearranged.connect(self._renew)

    def show_lanes(self, run: Run) -> None:
        """Ask these lanes from now on."""
        self._predictor = nn.Predictor(
            {lane.slot: lane.model() for lane in run.lanes},
            {lane.slot: lane.record for lane in run.lanes},
        )
        self.drawing.show_lanes(run, self._predictor)
        self._take_weights()  # before the first question
        self._side.show_run(run.lanes, run.dataset)
        self.read()

    def rename(self) -> None:
        """The same lanes have other names, or have stopped."""
        run = self._session.run
        self._side.rename(run.lanes if run else ())

    def tick(self) -> None:
        """Ask again with new weights; now and then renew what is expensive to paint."""
        functions = self._workspaces.panel(FunctionsPanel)
        asked = self._side.probe is not None or not self.drawing.empty or functions.wants_outputs
        if not asked and not self.drawing.wanted:
            return
        start = perf_counter()
        if start < self._due:
            return
        self._session.observations.ask_for_snapshot()
        if self._take_weights():
            self._behind = True
            if asked:
                self._ask()
            self._due = start + (perf_counter() - start) / READING_SHARE
        if self._behind and start >= self._renewal:
            self._renewal = start + RENEWAL_SECONDS
            self._renew()

    def read(self) -> None:
        """Show what the networks say now."""
        self._take_weights()
        self._ask()
        self._renew()

    def _on_changed(self) -> None:
        """Another sample: the first answer is already that of the latest weights."""
        self._take_weights()
        self._ask()

    def _renew(self) -> None:
        self._behind = False
        self.drawing.renew()

    def _take_weights(self) -> bool:
        """Take the latest weights; whether they are others than before."""
        snapshot = self._session.observations.snapshot
        return bool(self._predictor and snapshot and self._predictor.use(snapshot))

    def _show_given(self) -> None:
        """Tell the graph which sample could go through the networks, and where it is to be seen."""
        probe, canvas = self._side.probe, self._side.drawing.canvas
        graph = self._workspaces.panel(GraphPanel)
        if probe is not None:
            sample = probe.sample()
            x, truth = None if sample is None else sample[0], probe.truth
        else:
            x = None if canvas.empty else canvas.image().reshape(-1).astype(np.float32)
            truth = None
        self._workspaces.tell(graph.show_given, x, truth)
        self._workspaces.tell(self._workspaces.panel(RepresentationPanel).show_given, x)

    def show_outputs(self) -> None:
        """Tell the losses what the lanes give for the sample that is wanted there."""
        functions, run = self._workspaces.panel(FunctionsPanel), self._session.run
        if not functions.wants_outputs or self._predictor is None or run is None:
            return
        probe, canvas = self._side.probe, self._side.drawing.canvas
        x, truth = None, None
        if functions.losses.wanted == "sample":
            part = run.dataset.validation
            index = functions.losses.index % max(len(part), 1)
            x, truth = part.x[index : index + 1], float(part.t[index])
        elif probe is not None:
            x, truth = probe.sample(), probe.truth
        elif not canvas.empty:
            x = canvas.image().reshape(1, -1).astype(np.float32)
        answers = self._predictor.ask(x) if x is not None else None
        self._workspaces.tell(functions.show_outputs, answers, truth)

    def _ask(self) -> None:
        self._show_given()
        self.show_outputs()
        predictor, probe = self._predictor, self._side.probe
        if probe is None:
            self.drawing.read()
            self._show_drawing_rail()
            return
        x = probe.sample()
        shares = predictor.ask(x) if predictor is not None and x is not None else None
        probe.show_shares(shares, dict(predictor.steps) if predictor else {})
        if isinstance(probe, RowProbe):
            row = probe.varied
            answers = predictor.ask_rows(row.x) if predictor is not None and row else {}
            probe.show_varied(row, answers)
        if self._folding.folded:
            chips = [(lane.slot, probe.shares.answer(lane.slot)) for lane in probe.lanes]
            self._folding.view.show_chips(chips)

    def _show_drawing_rail(self) -> None:
        if not self._folding.folded or self._session.run is None:
            return
        prediction = self._side.drawing.prediction
        told = prediction.probabilities is not None
        lanes = self._session.run.lanes
        chips = [
            (lane.slot, (prediction.answer(i) if told else None) or formatting.MISSING)
            for i, lane in enumerate(lanes)
        ]
        self._folding.view.show_chips(chips, prediction.image)

    def _show_mistake(self) -> None:
        """Show the next row of the validation set that the first lane gets wrong."""
        row = self._side.row
        if self._predictor is None or row.dataset is None or not row.lanes:
            return
        x = row.dataset.validation.x[:MOST_ASKED]
        predicted = self._predictor.predict(row.lanes[0].slot, x)
        if predicted is not None:
            row.show_mistake(predicted)
